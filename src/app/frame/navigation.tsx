import type { Child } from 'hono/jsx';
import type { Ctx, KommuneCtx, Page } from '../../platform/http/route.ts';
import { MENU, menuName } from './menu.ts';
import { FRAME_TEXTS } from './texts.ts';

const STEP_SLUGS = [
  'trinn-1-planstrategi',
  'trinn-2-samfunnsdel',
  'trinn-3-arealdel',
  'trinn-4-temaplan-bolig',
  'trinn-5-reguleringsplan',
  'trinn-6-oekonomiplan',
] as const;

/** One line that opens on a narrow screen; on a wide one what is inside stands open, without the line. */
export function Fold(p: { line: string; children: Child }) {
  return (
    <details class="bp-fold">
      <summary>{p.line}</summary>
      <div>{p.children}</div>
    </details>
  );
}

/** The ring as a slim rail: where one stands among the six steps. */
export function Rail({ ctx, page }: { ctx: Ctx; page: Page }) {
  const t = FRAME_TEXTS[ctx.lang];
  const base = ctx.may('les') && ctx.kommune ? `/arbeid/${ctx.kommune.slug}` : '';
  const name = page.step ? t.steps[page.step - 1] : undefined;
  return (
    <nav class="bp-rail" aria-label={t.railLabel}>
      <div class="bp-shell">
        <Fold line={page.step && name ? t.railLine(page.step, name) : t.railLabel}>
          <a href={ctx.href(base || '/')}>{t.overview}</a>
          <ol>
            {STEP_SLUGS.map((slug, i) => (
              <li>
                <a href={ctx.href(`${base}/veileder/${slug}`)} aria-current={page.step === i + 1 ? 'step' : undefined}>
                  <span class="bp-step-no">{i + 1}</span> <span class="bp-step-name">{t.steps[i]}</span>
                </a>
              </li>
            ))}
          </ol>
        </Fold>
      </div>
    </nav>
  );
}

/** The pages of the workspace in their groups, beside the name of the municipality. */
export function WorkspaceMenu({ ctx, kommune, nav }: { ctx: Ctx; kommune: KommuneCtx; nav: string | undefined }) {
  const t = FRAME_TEXTS[ctx.lang];
  const here = { hjem: t.home, veileder: t.guide.toLowerCase() }[nav ?? ''] ?? menuName(nav ?? '')?.[ctx.lang];
  const groups = Object.entries(MENU).filter(([, group]) => Object.keys(group.pages).length > 0);
  return (
    <nav class="bp-menu" aria-label={t.menuLabel}>
      <div class="bp-shell">
        <Fold line={t.pageLine(kommune.name, here ?? t.pages)}>
          <a
            class="bp-menu-home"
            href={ctx.href(`/arbeid/${kommune.slug}`)}
            aria-current={nav === 'hjem' ? 'page' : undefined}
          >
            {kommune.name}
          </a>
          <div class="bp-menu-groups">
            {groups.map(([id, group]) => (
              <div class="bp-menu-group">
                <span id={`meny-${id}`}>{group.heading[ctx.lang]}</span>
                <ul aria-labelledby={`meny-${id}`}>
                  {Object.entries(group.pages).map(([slug, name]) => (
                    <li>
                      <a
                        href={ctx.href(`/arbeid/${kommune.slug}/${slug}`)}
                        aria-current={nav === slug ? 'page' : undefined}
                      >
                        {name[ctx.lang]}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </Fold>
      </div>
    </nav>
  );
}
