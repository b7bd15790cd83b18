import type { RowRefusal, Texts } from '../../../kernel/index.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, type Option, options, SelectField } from '../../../ui/form.tsx';
import { PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { chosen, type Eksempel, FYLKER, readValg, STOERRELSER, TEMAER, VALG, type Valg } from '../eksempel.ts';
import { EGET, listEgne } from '../store.ts';
import { EKSEMPEL_TEXTS } from '../texts.ts';
import { ExampleCards, ShortList, type Using } from './cards.tsx';
import { egneRoutes } from './eget.tsx';

export interface EksempelPageDeps {
  readonly eksempler: readonly Eksempel[];
  /** The phases of step 4 by their id, '2.3', as the guide calls them. */
  readonly faser: readonly { readonly id: string; readonly navn: Texts }[];
  readonly using: (ctx: Ctx) => Promise<Using>;
}

/** What the municipality of the address has written itself, and what it has put away. */
async function loadOwn(ctx: Ctx) {
  if (!ctx.kommune) return { egne: [], away: [] };
  return ctx.db.inKommune(ctx.kommune.id, async (tx) => ({
    egne: await listEgne(tx),
    away: (await listAllRows(tx, EGET)).filter((row) => row.data.removed),
  }));
}

function OwnExamples(p: { ctx: Ctx; found: readonly Eksempel[]; own: Awaited<ReturnType<typeof loadOwn>> }) {
  const { ctx, found, own } = p;
  const t = EKSEMPEL_TEXTS[ctx.lang];
  if (!ctx.kommune) return null;
  const base = library(ctx);
  const edits = ctx.may('rediger');
  if (own.egne.length === 0 && !edits) return null;
  return (
    <>
      <h2>{t.own(ctx.kommune.name)}</h2>
      <p class="bp-text">{found.length > 0 ? t.ownText : own.egne.length > 0 ? t.ownOther : t.ownNone}</p>
      {found.length > 0 ? (
        <ShortList
          ctx={ctx}
          eksempler={found}
          own={{ edit: edits ? (number) => ctx.href(`${base}/${number}`) : null }}
        />
      ) : null}
      {own.egne.some((e) => e.eget?.visible === 'publisert') ? (
        <p>
          <a href={ctx.href(`/k/${ctx.kommune.slug}/eksempler`)}>{t.publicLink}</a>
        </p>
      ) : null}
      {edits ? (
        <>
          <p>
            <ButtonLink href={ctx.href(`${base}/nytt`)} variant="secondary">
              {t.add}
            </ButtonLink>
          </p>
          <PutAway
            lang={ctx.lang}
            action={ctx.href(`${base}/angre`)}
            csrf={ctx.csrf}
            rows={own.away.map((row) => ({ number: row.number, name: row.data.title }))}
          />
        </>
      ) : null}
    </>
  );
}

/** The library as links and a GET form: every choice is an address of its own. */
function Chooser(p: { ctx: Ctx; deps: EksempelPageDeps; valg: Valg; at: string }) {
  const { ctx, deps, valg } = p;
  const t = EKSEMPEL_TEXTS[ctx.lang];
  const choices: Readonly<Record<(typeof VALG)[number], readonly Option[]>> = {
    trinn: ['1', '2', '3', '4', '5', '6'].map((n) => ({ value: n, label: t.stepNo(n) })),
    fase: deps.faser.map((f) => ({ value: f.id, label: `${f.id} ${f.navn[ctx.lang]}` })),
    tema: options(TEMAER, t.temaer),
    stoerrelse: options(STOERRELSER, t.stoerrelser),
    fylke: FYLKER.map((f) => ({ value: f, label: f })),
  };
  return (
    <form class="bp-form bp-filter" method="get" action={ctx.href(p.at)}>
      <h2>{t.choose}</h2>
      {VALG.map((name) => (
        <SelectField
          name={name}
          label={t.labels[name]}
          options={choices[name]}
          empty={t.all}
          value={valg[name] ?? ''}
          {...(name === 'stoerrelse' ? { description: t.sizeHelp } : {})}
        />
      ))}
      <Button variant="secondary">{t.show}</Button>
    </form>
  );
}

async function libraryPage(ctx: Ctx, deps: EksempelPageDeps, refusals: readonly RowRefusal[] = []): Promise<Page> {
  const t = EKSEMPEL_TEXTS[ctx.lang];
  const at = library(ctx);
  const valg = readValg(ctx.url.searchParams);
  const asked = Object.keys(valg).length > 0;
  const own = await loadOwn(ctx);
  const egne = chosen(own.egne, valg);
  const shipped = chosen(deps.eksempler, valg);
  const found = [...egne, ...shipped];
  const e = sentences(ctx.lang, refusals);
  const full = shipped.filter((e) => e.laerdom);
  const short = shipped.filter((e) => !e.laerdom);
  return {
    title: t.title,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {ctx.url.searchParams.get('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        <p class="bp-text">{t.intro(deps.eksempler.length)}</p>
        <Chooser ctx={ctx} deps={deps} valg={valg} at={at} />
        {asked && found.length > 0 ? (
          <p>
            <strong>{t.found(found.length)}</strong> <a href={ctx.href(at)}>{t.reset}</a>
          </p>
        ) : null}
        {found.length === 0 ? (
          <EmptyState heading={t.none} action={<ButtonLink href={ctx.href(at)}>{t.reset}</ButtonLink>}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : null}
        <OwnExamples ctx={ctx} found={egne} own={own} />
        {full.length > 0 ? (
          <>
            <h2>{t.full}</h2>
            <ExampleCards ctx={ctx} eksempler={full} using={await deps.using(ctx)} />
          </>
        ) : null}
        {short.length > 0 ? (
          <>
            <h2>{t.short}</h2>
            <ShortList ctx={ctx} eksempler={short} />
          </>
        ) : null}
        <p class="bp-source">{t.mayBeGone}</p>
      </>
    ),
  };
}

const library = (ctx: Ctx) => (ctx.kommune ? `/arbeid/${ctx.kommune.slug}/eksempler` : '/eksempler');

/** One click from a step or a phase of the guide; nothing where no example belongs. */
export function ExampleLink(p: { ctx: Ctx; eksempler: readonly Eksempel[]; of: { trinn: string } | { fase: string } }) {
  const t = EKSEMPEL_TEXTS[p.ctx.lang];
  const count = chosen(p.eksempler, p.of).length;
  if (count === 0) return null;
  const query = new URLSearchParams(p.of).toString();
  return (
    <p class="bp-crumb">
      <a href={p.ctx.href(`${library(p.ctx)}?${query}`)}>{'fase' in p.of ? t.forPhase(count) : t.forStep(count)}</a>
    </p>
  );
}

export function eksempelRoutes(deps: EksempelPageDeps): Route[] {
  return [
    { method: 'GET', path: '/eksempler', who: 'alle', fixed: true, handle: (ctx) => libraryPage(ctx, deps) },
    {
      method: 'GET',
      path: '/arbeid/:kommune/eksempler',
      who: { kommune: 'les' },
      handle: (ctx) => libraryPage(ctx, deps),
    },
    ...egneRoutes(deps, (ctx, refusals) => libraryPage(ctx, deps, refusals)),
  ];
}
