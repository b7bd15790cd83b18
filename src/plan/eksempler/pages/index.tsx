import type { Texts } from '../../../kernel/index.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, type Option, options, SelectField } from '../../../ui/form.tsx';
import { chosen, type Eksempel, FYLKER, readValg, STOERRELSER, TEMAER, VALG, type Valg } from '../eksempel.ts';
import { EKSEMPEL_TEXTS } from '../texts.ts';
import { ExampleCards, ShortList, type Using } from './cards.tsx';

export interface EksempelPageDeps {
  readonly eksempler: readonly Eksempel[];
  /** The phases of step 4 by their id, '2.3', as the guide calls them. */
  readonly faser: readonly { readonly id: string; readonly navn: Texts }[];
  readonly using: (ctx: Ctx) => Promise<Using>;
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

async function libraryPage(ctx: Ctx, deps: EksempelPageDeps): Promise<Page> {
  const t = EKSEMPEL_TEXTS[ctx.lang];
  const at = library(ctx);
  const valg = readValg(ctx.url.searchParams);
  const asked = Object.keys(valg).length > 0;
  const found = chosen(deps.eksempler, valg);
  const full = found.filter((e) => e.laerdom);
  const short = found.filter((e) => !e.laerdom);
  return {
    title: t.title,
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
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
  ];
}
