import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { pagesBeside } from '../live.ts';
import type { Ordliste } from '../ordliste.ts';
import { VEILEDER_TEXTS } from '../texts.ts';
import { type Trinn, trinnMedSlug, underprosessMedId } from '../veileder.ts';
import { frontPage, guideBase, overviewOf, StepList } from './front.tsx';
import { ordlistePage } from './ordliste.tsx';
import { type PapirDeps, papirRoutes } from './papir.ts';
import {
  ActorTable,
  ContentParts,
  Duration,
  LiveLink,
  type Reading,
  StandingList,
  StatementList,
  type Workspace,
} from './parts.tsx';
import { PlanformChoice } from './planform.tsx';
import { readerOf } from './reading.ts';

export interface VeilederPageDeps extends PapirDeps {
  readonly ordliste: Ordliste;
  /** The example cards under step 4, drawn by the example library. */
  readonly examples: (ctx: Ctx, workspace: Workspace) => Child;
  /** The way from a step or a phase ('2.3') to its examples. */
  readonly exampleLinks: (ctx: Ctx) => Promise<Reading['exampleLink']>;
  /** The workspace a "do it here" link leads to, and its state when the guide is read there. */
  readonly workspaceOf: (ctx: Ctx) => Promise<Workspace>;
  /** What the municipality of the address has written at the headings of a page. */
  readonly besideOf: (ctx: Ctx, side: string) => Promise<Reading['beside']>;
  /** What the planstrategi opens with in a municipality: findings of its own follow-up. */
  readonly planstrategiFunn: (ctx: Ctx) => Promise<Child>;
  /** Step 4 is live in the demonstration municipality. */
  readonly demoSlug: string;
}

interface Pages extends VeilederPageDeps {
  /** What a page of the guide is read with. */
  readonly read: (ctx: Ctx, side: string) => Promise<Reading>;
}

function Subprocesses(p: { ctx: Ctx; trinn: Trinn; html: Reading['html'] }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  const { lang } = p.ctx;
  return (
    <section aria-labelledby="underprosesser">
      <h2 id="underprosesser">{t.subprocesses}</h2>
      {p.trinn.underprosesser.map((u) => (
        <Details summary={u.tittel[lang]} id={u.anker}>
          <p>{raw(p.html(u.ingress))}</p>
          <ol>
            {u.faser.map((fase) => (
              <li>
                <a href={p.ctx.href(`${guideBase(p.ctx)}/${p.trinn.slug}/${u.id}#${fase.anker}`)}>
                  {fase.tittel[lang]}
                </a>
              </li>
            ))}
          </ol>
          <p>
            <a href={p.ctx.href(`${guideBase(p.ctx)}/${p.trinn.slug}/${u.id}`)}>{`${t.open}: ${u.tittel[lang]}`}</a>
          </p>
        </Details>
      ))}
    </section>
  );
}

function BackLink(p: { ctx: Ctx; id?: string }) {
  return (
    <p class="bp-crumb" id={p.id}>
      <a href={p.ctx.href(overviewOf(p.ctx))}>← {VEILEDER_TEXTS[p.ctx.lang].back}</a>
    </p>
  );
}

async function stepPage(ctx: Ctx, deps: Pages): Promise<Page | Response> {
  const { veileder } = deps;
  const trinn = trinnMedSlug(veileder, ctx.params.trinn ?? '');
  if (!trinn) return notFound();
  const t = VEILEDER_TEXTS[ctx.lang];
  const reading = await deps.read(ctx, trinn.slug);
  return {
    title: `${t.step(trinn.nummer)}: ${trinn.tittel[ctx.lang]}`,
    step: trinn.nummer,
    ...(ctx.kommune ? { nav: 'veileder' } : {}),
    body: (
      <>
        <BackLink ctx={ctx} id="tilbake" />
        <p class="bp-eyebrow">{t.step(trinn.nummer)}</p>
        <h1 id={trinn.anker}>{trinn.tittel[ctx.lang]}</h1>
        <p class="ds-paragraph" data-size="lg" id={trinn.ingress.anker}>
          {raw(reading.html(trinn.ingress))}
        </p>
        <Duration ctx={ctx} varighet={trinn.varighet} />
        {trinn.nummer === 1 ? await deps.planstrategiFunn(ctx) : null}
        <ContentParts
          ctx={ctx}
          veileder={veileder}
          reading={reading}
          innhold={trinn}
          place={{ trinn }}
          bakgrunn={trinn.bakgrunn}
          level={2}
        />
        {trinn.planform ? <PlanformChoice ctx={ctx} reading={reading} planform={trinn.planform} /> : null}
        {trinn.underprosesser.length > 0 ? <Subprocesses ctx={ctx} trinn={trinn} html={reading.html} /> : null}
        {trinn.nummer === 4 ? (
          <section class="bp-full" aria-labelledby="eksempler">
            <h2 id="eksempler">{t.examples}</h2>
            {deps.examples(ctx, reading)}
          </section>
        ) : null}
        {reading.exampleLink({ trinn: String(trinn.nummer) })}
        <p class="bp-crumb">
          {t.paper.get} <a href={ctx.href(`/veileder/${trinn.slug}/trinn.pdf`)}>{t.paper.pdf}</a>{' '}
          <a href={ctx.href(`/veileder/${trinn.slug}/trinn.docx`)}>{t.paper.word}</a>
        </p>
        <BackLink ctx={ctx} />
      </>
    ),
  };
}

async function subprocessPage(ctx: Ctx, deps: Pages): Promise<Page | Response> {
  const trinn = trinnMedSlug(deps.veileder, ctx.params.trinn ?? '');
  const u = trinn && underprosessMedId(trinn, ctx.params.underprosess ?? '');
  if (!trinn || !u) return notFound();
  const t = VEILEDER_TEXTS[ctx.lang];
  const reading = await deps.read(ctx, `${trinn.slug}/${u.id}`);
  const hvem = deps.veileder.deler.find((d) => d.id === 'hvem')?.tittel[ctx.lang] ?? '';
  const bakgrunn = deps.veileder.deler.find((d) => d.id === 'bakgrunn')?.tittel[ctx.lang] ?? '';
  return {
    title: u.tittel[ctx.lang],
    step: trinn.nummer,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(overviewOf(ctx))}>{t.back}</a> ·{' '}
          <a
            href={ctx.href(`${guideBase(ctx)}/${trinn.slug}`)}
          >{`${t.step(trinn.nummer)}: ${trinn.tittel[ctx.lang]}`}</a>
        </p>
        <h1 id={u.anker}>{u.tittel[ctx.lang]}</h1>
        <p class="ds-paragraph" data-size="lg">
          {raw(reading.html(u.ingress))}
        </p>
        <LiveLink ctx={ctx} reading={reading} to={u.liveLink} />
        <Duration ctx={ctx} varighet={u.varighet} />
        <h2 id="hvem">{hvem}</h2>
        <StandingList ctx={ctx} reading={reading} pages={pagesBeside('hvem', { trinn, underprosess: u }, undefined)} />
        <div class="bp-full">
          <ActorTable ctx={ctx} veileder={deps.veileder} rows={u.aktoerer} caption={`${hvem} ${u.tittel[ctx.lang]}`} />
        </div>
        {reading.beside('hvem', hvem)}
        <h2 id="bakgrunn">{bakgrunn}</h2>
        <StandingList
          ctx={ctx}
          reading={reading}
          pages={pagesBeside('bakgrunn', { trinn, underprosess: u }, u.liveLink)}
        />
        <StatementList ctx={ctx} reading={reading} punkter={u.bakgrunn} />
        {reading.beside('bakgrunn', bakgrunn)}
        {u.faser.map((fase) => (
          <section class="bp-full" aria-labelledby={fase.anker}>
            <h2 id={fase.anker}>{`${t.phase(fase.nummer)}: ${fase.tittel[ctx.lang]}`}</h2>
            <h3 class="ds-sr-only">{fase.tittel[ctx.lang]}</h3>
            <Duration ctx={ctx} varighet={fase.varighet} />
            <ContentParts
              ctx={ctx}
              veileder={deps.veileder}
              reading={reading}
              innhold={fase}
              place={{ trinn, underprosess: u }}
              idPrefix={`${fase.anker}-`}
              level={4}
            />
            {reading.exampleLink({ fase: `${u.nummer}.${fase.nummer}` })}
          </section>
        ))}
        <BackLink ctx={ctx} />
      </>
    ),
  };
}

function guidePage(ctx: Ctx, { veileder }: VeilederPageDeps): Page {
  const t = VEILEDER_TEXTS[ctx.lang];
  return {
    title: t.title,
    body: (
      <>
        <h1>{t.title}</h1>
        <p>{ctx.kommune ? t.sameInKommune : t.guideIntro}</p>
        <p>
          <a href={ctx.href('/ordliste')}>{t.ordliste.link}</a>
          {ctx.kommune ? (
            <>
              {' '}
              <a href={ctx.href(`/arbeid/${ctx.kommune.slug}/notater`)}>{t.ownNotes}</a>
            </>
          ) : null}
        </p>
        <StepList ctx={ctx} veileder={veileder} />
        {veileder.trinn
          .filter((trinn) => trinn.underprosesser.length > 0)
          .map((trinn) => (
            <Subprocesses ctx={ctx} trinn={trinn} html={(punkt) => punkt.html[ctx.lang]} />
          ))}
      </>
    ),
  };
}

export function veilederRoutes(d: VeilederPageDeps): Route[] {
  const explained = readerOf(d.veileder, d.ordliste);
  const deps: Pages = {
    ...d,
    read: async (ctx, side) => ({
      ...(await d.workspaceOf(ctx)),
      html: explained(ctx, side),
      beside: await d.besideOf(ctx, side),
      exampleLink: await d.exampleLinks(ctx),
    }),
  };
  const steps = deps.veileder.trinn;
  const stepAddresses = steps.map((trinn) => `/veileder/${trinn.slug}`);
  const subAddresses = steps.flatMap((trinn) => trinn.underprosesser.map((u) => `/veileder/${trinn.slug}/${u.id}`));
  /** The same page for everybody, and in the workspace with the municipality's state. */
  const both = (path: string, handle: Route['handle'], examples?: readonly string[]): Route[] => [
    { method: 'GET', path, who: 'alle', fixed: true, handle, ...(examples ? { examples } : {}) },
    {
      method: 'GET',
      path: `/arbeid/:kommune${path}`,
      who: { kommune: 'les' },
      handle,
      ...(examples ? { examples: examples.map((e) => `/arbeid/:kommune${e}`) } : {}),
    },
  ];
  return [
    {
      method: 'GET',
      path: '/',
      who: 'alle',
      fixed: true,
      handle: (ctx) => frontPage(ctx, deps.veileder, deps.demoSlug),
    },
    { method: 'GET', path: '/ordliste', who: 'alle', fixed: true, handle: (ctx) => ordlistePage(ctx, deps.ordliste) },
    ...papirRoutes(deps),
    ...both('/veileder', (ctx) => guidePage(ctx, deps)),
    ...both('/veileder/:trinn', (ctx) => stepPage(ctx, deps), stepAddresses),
    ...both('/veileder/:trinn/:underprosess', (ctx) => subprocessPage(ctx, deps), subAddresses),
  ];
}
