import type { Language } from '../../kernel/index.ts';
import type { GuideTask } from '../../plan/runde/index.ts';
import type { Seksjon } from '../../plan/veileder/index.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { EmptyState, Finding } from '../../ui/blocks.tsx';
import { ownDocuments } from './egne.ts';
import { createHeldIndekser } from './held.ts';
import { createIndeks, findIn, GRUPPER, type Gruppe, groupsOf, type Indeks, MAX_QUERY, type Treff } from './indeks.ts';
import { type Bibliotek, publicDocuments } from './innhold.ts';
import type { Piece } from './norwegian.ts';
import { SOK_TEXTS } from './texts.ts';

/** Of each group on the page of all groups, and at most of one group alone. */
const FEW = 5;
const MANY = 200;

const Pieces = (p: { pieces: readonly Piece[] }) => (
  <>{p.pieces.map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>
);

/** The guide and the examples are read inside the workspace when one searches there. */
const addressOf = (ctx: Ctx, hit: { readonly gruppe: Gruppe; readonly href: string }): string => {
  const inside = ctx.kommune && hit.gruppe !== 'ordliste' ? `/arbeid/${ctx.kommune.slug}` : '';
  return ctx.href(inside + hit.href);
};

function Group(p: {
  ctx: Ctx;
  gruppe: Gruppe;
  hits: readonly Treff[];
  alone: boolean;
  self: (vis?: Gruppe) => string;
}) {
  const { ctx, gruppe, hits } = p;
  const t = SOK_TEXTS[ctx.lang];
  const shown = hits.slice(0, p.alone ? MANY : FEW);
  return (
    <section aria-labelledby={`treff-${gruppe}`}>
      <h2 id={`treff-${gruppe}`}>{`${t.grupper[gruppe]} (${hits.length})`}</h2>
      <ul class="bp-hits">
        {shown.map((hit) => (
          <li>
            <a href={addressOf(ctx, hit)}>
              <Pieces pieces={hit.title} />
            </a>
            {hit.excerpt.length > 0 ? (
              <p>
                <Pieces pieces={hit.excerpt} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {p.alone ? (
        <p>
          <a href={p.self()}>{t.back}</a>
        </p>
      ) : hits.length > shown.length ? (
        <p>
          <a href={p.self(gruppe)}>
            {t.more(hits.length)}
            <span class="ds-sr-only">{`: ${t.grupper[gruppe]}`}</span>
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Nothing(p: { ctx: Ctx; indeks: Indeks; query: string }) {
  const { ctx } = p;
  const t = SOK_TEXTS[ctx.lang];
  const near = p.indeks.near(p.query);
  return (
    <EmptyState heading={t.none}>
      {near.length > 0 ? (
        <>
          <p>{t.near}</p>
          <ul>
            {near.map((d) => (
              <li>
                <a href={addressOf(ctx, d)}>{d.title}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t.noneText}</p>
      <ul>
        {(['veileder', 'eksempler', 'ordliste'] as const).map((place) => (
          <li>
            <a href={addressOf(ctx, { gruppe: place, href: `/${place}` })}>{t.places[place]}</a>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

export interface SokDeps extends Bibliotek {
  readonly guide: readonly GuideTask[];
  /** The headings of the guide that a municipality may have notes at. */
  readonly seksjoner: ReadonlyMap<string, Seksjon>;
}

export function sokRoutes(deps: SokDeps): Route[] {
  // Made the first time somebody searches in a language: content is the same as long as the process lives.
  const shipped = new Map<Language, Indeks>();
  const shippedIn = (lang: Language): Indeks => {
    const known = shipped.get(lang) ?? createIndeks(publicDocuments(deps, lang));
    shipped.set(lang, known);
    return known;
  };
  const held = createHeldIndekser();
  const tasks = new Map(deps.guide.map((task) => [task.id, task]));

  async function page(ctx: Ctx): Promise<Page> {
    const t = SOK_TEXTS[ctx.lang];
    const { kommune } = ctx;
    const query = (ctx.url.searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY);
    if (query === '')
      return {
        title: t.title,
        body: (
          <>
            <h1>{t.title}</h1>
            <p>{kommune ? t.howOwn : t.how}</p>
          </>
        ),
      };
    const indeks = shippedIn(ctx.lang);
    const own = kommune
      ? await ctx.db.inKommune(kommune.id, (tx) => ownDocuments(tx, { tasks, seksjoner: deps.seksjoner }, ctx.lang))
      : [];
    const hits = findIn(kommune ? [held.indeksOf(`${kommune.id}:${ctx.lang}`, own), indeks] : [indeks], query);
    const vis = GRUPPER.find((g) => g === ctx.url.searchParams.get('vis'));
    const self = (gruppe?: Gruppe) =>
      ctx.href(
        `${kommune ? `/arbeid/${kommune.slug}` : ''}/sok?${new URLSearchParams({ q: query, ...(gruppe ? { vis: gruppe } : {}) })}`,
      );
    return {
      title: t.titleFor(query),
      body: (
        <>
          <h1>{t.titleFor(query)}</h1>
          {hits.length === 0 ? (
            <Nothing ctx={ctx} indeks={indeks} query={query} />
          ) : (
            <>
              <Finding>{t.found(hits.length)}</Finding>
              {groupsOf(hits)
                .filter((g) => !vis || g === vis)
                .map((gruppe) => (
                  <Group
                    ctx={ctx}
                    gruppe={gruppe}
                    hits={hits.filter((h) => h.gruppe === gruppe)}
                    alone={vis !== undefined}
                    self={self}
                  />
                ))}
            </>
          )}
        </>
      ),
    };
  }

  return [
    { method: 'GET', path: '/sok', who: 'alle', handle: page, examples: ['/sok?q=boligbehov', '/sok?q=qqqq'] },
    {
      method: 'GET',
      path: '/arbeid/:kommune/sok',
      who: { kommune: 'les' },
      handle: page,
      examples: ['/arbeid/:kommune/sok', '/arbeid/:kommune/sok?q=boliger'],
    },
  ];
}
