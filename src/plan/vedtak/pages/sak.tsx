import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { NextAction, Notice } from '../../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import { latestRun } from '../../boligbehov/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { listVersions, loadPlan } from '../../plandokument/index.ts';
import { buildBrief, buildSaksframlegg, SAKER, type Sak, type SakParts } from '../sak.ts';
import { SAK_TEXTS } from '../sak-texts.ts';
import { listVurderinger } from '../store.ts';
import { type VedtakPageDeps, where } from './where.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const PAPERS = { saksframlegg: buildSaksframlegg, 'ti-minutter': buildBrief } as const;
type Paper = keyof typeof PAPERS;

/** What the papers are made of: the newest assessment that says something, the stored run, and the økonomiplan. */
async function load(ctx: Ctx, deps: VedtakPageDeps): Promise<SakParts> {
  const { kommune } = where(ctx);
  const plan = await loadPlan(ctx.db, kommune, ctx.clock.today(), deps.tables);
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const all = (await listVurderinger(tx)).filter((v) => Object.keys(v.data.answers).length > 0);
    const [newest] = await listVersions(tx);
    // What is adopted already is not proposed again.
    const version = newest && newest.state !== 'vedtatt' ? newest : null;
    return { plan, run: await latestRun(tx), rules: deps.rules, vurdering: all.at(-1)?.data ?? null, version };
  });
}

const sakIn = (ctx: Ctx): Sak => SAKER.find((sak) => sak === ctx.url.searchParams.get('sak')) ?? 'mandat';

async function sakPage(ctx: Ctx, deps: VedtakPageDeps): Promise<Page> {
  const t = SAK_TEXTS[ctx.lang];
  const { vedtak, planform, work } = where(ctx);
  const sak = sakIn(ctx);
  const parts = await load(ctx, deps);
  const document: PlanDocument = buildBrief(sak, parts, ctx.lang);
  return {
    title: t.pageTitle,
    nav: 'vedtak',
    step: 4,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(vedtak)}>← {t.back}</a>
        </p>
        <h1>{t.pageTitle}</h1>
        <p class="bp-text">{t.pageLead}</p>
        {sak === 'mandat' && !parts.vurdering?.choice ? (
          <Notice tone="warning">
            {t.noForm} <a href={ctx.href(planform)}>{t.toPlanform}</a>
          </Notice>
        ) : null}
        {parts.run ? null : (
          <Notice tone="warning">
            {t.noRun} <a href={ctx.href(`${work}/behov`)}>{t.toRun}</a>
          </Notice>
        )}
        <nav aria-label={t.choose}>
          <ul>
            {SAKER.map((other) => (
              <li>
                <a href={ctx.href(`${vedtak}/sak?sak=${other}`)} aria-current={other === sak ? 'page' : undefined}>
                  {t.kinds[other]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <SubmitRow>
          <ButtonLink href={ctx.href(`${vedtak}/sak/saksframlegg-${sak}.docx`)}>{`${t.paper} (${t.word})`}</ButtonLink>
          <ButtonLink href={ctx.href(`${vedtak}/sak/ti-minutter-${sak}.docx`)} variant="secondary">
            {`${t.brief} (${t.word})`}
          </ButtonLink>
        </SubmitRow>
        <h2>{t.preview}</h2>
        <deps.View document={document} />
        {ctx.may('rediger') ? (
          <NextAction heading={t.next}>
            <ButtonLink href={ctx.href(`${vedtak}/nytt?gjelder=${sak === 'mandat' ? 'mandat' : ''}`)}>
              {t.register}
            </ButtonLink>
          </NextAction>
        ) : null}
      </>
    ),
  };
}

const paperFile =
  (deps: VedtakPageDeps, paper: Paper, sak: Sak) =>
  async (ctx: Ctx): Promise<Response> => {
    const document = PAPERS[paper](sak, await load(ctx, deps), ctx.lang);
    return download(await deps.toPaper(document), WORD, `${paper}-${sak}-${where(ctx).kommune.slug}.docx`);
  };

export function sakRoutes(deps: VedtakPageDeps): Route[] {
  const path = '/arbeid/:kommune/vedtak/sak';
  const who = { kommune: 'les' } as const;
  return [
    { method: 'GET', path, who, handle: (ctx) => sakPage(ctx, deps) },
    ...(Object.keys(PAPERS) as Paper[]).flatMap((paper) =>
      SAKER.map(
        (sak): Route => ({
          method: 'GET',
          path: `${path}/${paper}-${sak}.docx`,
          who,
          handle: paperFile(deps, paper, sak),
        }),
      ),
    ),
  ];
}
