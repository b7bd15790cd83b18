import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Ring } from '../../../ui/charts/ring.ts';
import { ButtonLink } from '../../../ui/form.tsx';
import { pagesBeside } from '../live.ts';
import type { Ordliste } from '../ordliste.ts';
import { VEILEDER_TEXTS } from '../texts.ts';
import { type Planform, type Trinn, trinnMedSlug, underprosessMedId, type Veileder } from '../veileder.ts';
import { ordlistePage } from './ordliste.tsx';
import {
  ActorTable,
  ContentParts,
  Duration,
  LiveLink,
  StandingList,
  Statement,
  StatementList,
  type Workspace,
} from './parts.tsx';

export interface VeilederPageDeps {
  readonly veileder: Veileder;
  readonly ordliste: Ordliste;
  /** The example cards under step 4, drawn by the example library. */
  readonly examples: (ctx: Ctx, workspace: Workspace) => Child;
  /** The way from a step or a phase ('2.3') to its examples. */
  readonly exampleLink: (ctx: Ctx, of: { readonly trinn: string } | { readonly fase: string }) => Child;
  /** The workspace a "do it here" link leads to, and its state when the guide is read there. */
  readonly workspaceOf: (ctx: Ctx) => Promise<Workspace>;
  /** Step 4 is live in the demonstration municipality. */
  readonly demoSlug: string;
}

/** The guide's own address: in a municipality's workspace it is read there, with the municipality's state. */
const guideBase = (ctx: Ctx) => (ctx.kommune ? `/arbeid/${ctx.kommune.slug}/veileder` : '/veileder');
const overviewOf = (ctx: Ctx) => (ctx.kommune ? guideBase(ctx) : '/');

function StepList(p: { ctx: Ctx; veileder: Veileder }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  return (
    <ol class="bp-front-steps">
      {p.veileder.trinn.map((trinn) => (
        <li>
          <a href={p.ctx.href(`${guideBase(p.ctx)}/${trinn.slug}`)} id={`velg-${trinn.anker}`}>
            <b>{trinn.nummer}</b>
            <span>
              <span class="ds-sr-only">{`${t.step(trinn.nummer)}: `}</span>
              {trinn.tittel[p.ctx.lang]}
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function ringSvg(ctx: Ctx, veileder: Veileder, current?: number): string {
  const t = VEILEDER_TEXTS[ctx.lang];
  return Ring({
    title: t.title,
    description: veileder.forside.velg.tekst[ctx.lang],
    steps: veileder.trinn.map((trinn) => ({
      label: trinn.tittel[ctx.lang],
      href: ctx.href(`${guideBase(ctx)}/${trinn.slug}`),
      current: trinn.nummer === current,
    })),
  });
}

function front(ctx: Ctx, { veileder, demoSlug }: VeilederPageDeps): Page {
  const t = VEILEDER_TEXTS[ctx.lang];
  const { forside } = veileder;
  return {
    title: forside.tittel.tekst[ctx.lang],
    wide: true,
    body: (
      <>
        <h1 id={forside.tittel.anker}>{forside.tittel.tekst[ctx.lang]}</h1>
        <p class="bp-text" id={forside.ingress.anker}>
          {raw(forside.ingress.html[ctx.lang])}
        </p>
        <div class="bp-front">
          <div class="bp-ring">{raw(ringSvg(ctx, veileder))}</div>
          <div>
            <h2 id={forside.velg.anker}>{forside.velg.tekst[ctx.lang]}</h2>
            <StepList ctx={ctx} veileder={veileder} />
          </div>
        </div>
        <div class="bp-doors">
          <section class="bp-next">
            <h2>{t.see}</h2>
            <p>{t.seeText}</p>
            <ButtonLink href={ctx.href(`/arbeid/${demoSlug}`)} variant="secondary">
              {t.see}
            </ButtonLink>
          </section>
          <section class="bp-next">
            <h2>{t.start}</h2>
            <p>{t.startText}</p>
            <ButtonLink href={ctx.href('/start')}>{t.start}</ButtonLink>
          </section>
        </div>
      </>
    ),
  };
}

function PlanformChoice(p: { ctx: Ctx; workspace: Workspace; planform: Planform }) {
  const { ctx, planform, workspace } = p;
  const t = VEILEDER_TEXTS[ctx.lang];
  const answer = (svar: Planform['spoersmaal'][number]['ja']) =>
    'spoersmaal' in svar ? (
      <a href={`#planform-spoersmaal-${svar.spoersmaal}`}>{t.next}</a>
    ) : (
      svar.utfall.map((id, i) => (
        <>
          {i > 0 ? ', ' : ''}
          <a href={`#planform-utfall-${id}`}>{planform.utfall.find((u) => u.id === id)?.tittel[ctx.lang]}</a>
        </>
      ))
    );
  return (
    <section aria-labelledby={planform.anker}>
      <h2 id={planform.anker}>{planform.tittel[ctx.lang]}</h2>
      {planform.ingress.map((punkt) => (
        <Statement ctx={ctx} workspace={workspace} punkt={punkt} />
      ))}
      <ol>
        {planform.spoersmaal.map((q) => (
          <li id={q.anker}>
            {raw(q.html[ctx.lang])}
            <ul>
              <li>
                {t.yes}: {answer(q.ja)}
              </li>
              <li>
                {t.no}: {answer(q.nei)}
              </li>
            </ul>
          </li>
        ))}
      </ol>
      {planform.utfall.map((u) => (
        <div>
          <h3>{u.tittel[ctx.lang]}</h3>
          <Statement ctx={ctx} workspace={workspace} punkt={u} />
          <p class="bp-source">{u.lovstyrt ? t.statutory : t.voluntary}</p>
        </div>
      ))}
    </section>
  );
}

function Subprocesses(p: { ctx: Ctx; trinn: Trinn }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  const { lang } = p.ctx;
  return (
    <section aria-labelledby="underprosesser">
      <h2 id="underprosesser">{t.subprocesses}</h2>
      {p.trinn.underprosesser.map((u) => (
        <Details summary={u.tittel[lang]} id={u.anker}>
          <p>{raw(u.ingress.html[lang])}</p>
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

async function stepPage(ctx: Ctx, deps: VeilederPageDeps): Promise<Page | Response> {
  const { veileder } = deps;
  const trinn = trinnMedSlug(veileder, ctx.params.trinn ?? '');
  if (!trinn) return notFound();
  const t = VEILEDER_TEXTS[ctx.lang];
  const workspace = await deps.workspaceOf(ctx);
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
          {raw(trinn.ingress.html[ctx.lang])}
        </p>
        <Duration ctx={ctx} varighet={trinn.varighet} />
        <ContentParts
          ctx={ctx}
          veileder={veileder}
          workspace={workspace}
          innhold={trinn}
          place={{ trinn }}
          bakgrunn={trinn.bakgrunn}
          level={2}
        />
        {trinn.planform ? <PlanformChoice ctx={ctx} workspace={workspace} planform={trinn.planform} /> : null}
        {trinn.underprosesser.length > 0 ? <Subprocesses ctx={ctx} trinn={trinn} /> : null}
        {trinn.nummer === 4 ? (
          <section class="bp-full" aria-labelledby="eksempler">
            <h2 id="eksempler">{t.examples}</h2>
            {deps.examples(ctx, workspace)}
          </section>
        ) : null}
        {deps.exampleLink(ctx, { trinn: String(trinn.nummer) })}
        <BackLink ctx={ctx} />
      </>
    ),
  };
}

async function subprocessPage(ctx: Ctx, deps: VeilederPageDeps): Promise<Page | Response> {
  const trinn = trinnMedSlug(deps.veileder, ctx.params.trinn ?? '');
  const u = trinn && underprosessMedId(trinn, ctx.params.underprosess ?? '');
  if (!trinn || !u) return notFound();
  const t = VEILEDER_TEXTS[ctx.lang];
  const workspace = await deps.workspaceOf(ctx);
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
          {raw(u.ingress.html[ctx.lang])}
        </p>
        <LiveLink ctx={ctx} workspace={workspace} to={u.liveLink} />
        <Duration ctx={ctx} varighet={u.varighet} />
        <h2 id="hvem">{hvem}</h2>
        <StandingList
          ctx={ctx}
          workspace={workspace}
          pages={pagesBeside('hvem', { trinn, underprosess: u }, undefined)}
        />
        <div class="bp-full">
          <ActorTable ctx={ctx} veileder={deps.veileder} rows={u.aktoerer} caption={`${hvem} ${u.tittel[ctx.lang]}`} />
        </div>
        <h2 id="bakgrunn">{bakgrunn}</h2>
        <StandingList
          ctx={ctx}
          workspace={workspace}
          pages={pagesBeside('bakgrunn', { trinn, underprosess: u }, u.liveLink)}
        />
        <StatementList ctx={ctx} workspace={workspace} punkter={u.bakgrunn} />
        {u.faser.map((fase) => (
          <section class="bp-full" aria-labelledby={fase.anker}>
            <h2 id={fase.anker}>{`${t.phase(fase.nummer)}: ${fase.tittel[ctx.lang]}`}</h2>
            <h3 class="ds-sr-only">{fase.tittel[ctx.lang]}</h3>
            <Duration ctx={ctx} varighet={fase.varighet} />
            <ContentParts
              ctx={ctx}
              veileder={deps.veileder}
              workspace={workspace}
              innhold={fase}
              place={{ trinn, underprosess: u }}
              idPrefix={`${fase.anker}-`}
              level={4}
            />
            {deps.exampleLink(ctx, { fase: `${u.nummer}.${fase.nummer}` })}
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
        </p>
        <StepList ctx={ctx} veileder={veileder} />
        {veileder.trinn
          .filter((trinn) => trinn.underprosesser.length > 0)
          .map((trinn) => (
            <Subprocesses ctx={ctx} trinn={trinn} />
          ))}
      </>
    ),
  };
}

export function veilederRoutes(deps: VeilederPageDeps): Route[] {
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
    { method: 'GET', path: '/', who: 'alle', fixed: true, handle: (ctx) => front(ctx, deps) },
    { method: 'GET', path: '/ordliste', who: 'alle', fixed: true, handle: (ctx) => ordlistePage(ctx, deps.ordliste) },
    ...both('/veileder', (ctx) => guidePage(ctx, deps)),
    ...both('/veileder/:trinn', (ctx) => stepPage(ctx, deps), stepAddresses),
    ...both('/veileder/:trinn/:underprosess', (ctx) => subprocessPage(ctx, deps), subAddresses),
  ];
}
