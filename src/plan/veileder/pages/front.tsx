import { raw } from 'hono/html';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Ring } from '../../../ui/charts/ring.ts';
import { ButtonLink } from '../../../ui/form.tsx';
import { VEILEDER_TEXTS } from '../texts.ts';
import type { Veileder } from '../veileder.ts';

/** The guide's own address: in a municipality's workspace it is read there, with the municipality's state. */
export const guideBase = (ctx: Ctx) => (ctx.kommune ? `/arbeid/${ctx.kommune.slug}/veileder` : '/veileder');
export const overviewOf = (ctx: Ctx) => (ctx.kommune ? guideBase(ctx) : '/');

export function StepList(p: { ctx: Ctx; veileder: Veileder }) {
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

export function frontPage(ctx: Ctx, veileder: Veileder, demoSlug: string): Page {
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
