import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { here } from '../../organisering/index.ts';
import { ALVOR, type Alvor } from '../finding.ts';
import type { JudgedFinding } from '../godtatt.ts';
import { mendOf, sentenceOf } from '../setning.ts';
import { ROEDTRAAD_TEXTS } from '../texts.ts';
import { ObjectLink, type RoedtraadDeps, read } from './parts.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

export const TONES: Readonly<Record<Alvor, 'danger' | 'warning' | 'neutral'>> = {
  feil: 'danger',
  advarsel: 'warning',
  merknad: 'neutral',
};
const GROUPS = [...ALVOR, 'godtatt'] as const;
type Group = (typeof GROUPS)[number];

/** What somebody has accepted stands by itself, whatever its severity was. */
const groupOf = (j: JudgedFinding): Group => (j.standing === 'godtatt' ? 'godtatt' : j.finding.severity);

function Row(p: { ctx: Ctx; of: JudgedFinding }) {
  const { ctx } = p;
  const { finding, row, standing, key } = p.of;
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const sentence = sentenceOf(finding, ctx.lang);
  return (
    <li class="bp-traad-funn">
      <p>
        <Status tone={TONES[finding.severity]}>{ROEDTRAAD_TEXTS[ctx.lang].alvor[finding.severity]}</Status> {sentence}
      </p>
      <p class="bp-source">{mendOf(finding, ctx.lang)}</p>
      {row ? <p>{standing === 'godtatt' ? t.accepted(row.data.reason) : t.changed(row.data.reason)}</p> : null}
      <p>
        <ObjectLink ctx={ctx} of={finding.objects[0]} short />
        {' · '}
        <a href={ctx.href(`${here(ctx).work}/roed-traad/funn/${key}`)}>
          {t.answer}
          <span class="ds-sr-only">{`: ${sentence}`}</span>
        </a>
      </p>
    </li>
  );
}

/** Every finding, the most serious first, with what somebody has accepted last. */
export async function listPage(ctx: Ctx, deps: RoedtraadDeps): Promise<Page> {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const base = `${work}/roed-traad`;
  const { plan, report, judged } = await read(ctx, deps);
  const count = (group: Group) => judged.filter((j) => groupOf(j) === group).length;
  const asked = GROUPS.find((g) => g === ctx.url.searchParams.get('alvor')) ?? null;
  const isEmpty = plan.maal?.length === 0 && plan.tiltak?.length === 0;
  const waiting = count('feil') + count('advarsel') + count('merknad');
  return {
    title: t.title,
    nav: 'roed-traad',
    step: 4,
    body: (
      <>
        <h1>{t.title}</h1>
        {isEmpty ? (
          <EmptyState
            heading={t.empty}
            action={<ButtonLink href={ctx.href(`${work}/tiltak`)}>{t.toTiltak}</ButtonLink>}
          >
            <p>{t.emptyText}</p>
            {ctx.may('rediger') ? (
              <p>
                <a href={ctx.href(`${work}/inntak`)}>{t.takeIn}</a>
              </p>
            ) : null}
          </EmptyState>
        ) : (
          <>
            <Finding>{waiting > 0 ? t.finding(count('feil'), count('advarsel'), count('merknad')) : t.sound}</Finding>
            {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{ROW_TEXTS[ctx.lang].saved}</Notice> : null}
            <p class="bp-text">{t.lead}</p>
            <SubmitRow>
              <ButtonLink href={ctx.href(`${base}/bilde`)} variant="secondary">
                {t.pictureTitle}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/spor`)} variant="secondary">
                {t.traceTitle}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/utskrift`)} variant="secondary">
                {t.print}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/roed-traad.xlsx`)} variant="secondary">
                {t.excel}
              </ButtonLink>
            </SubmitRow>
            <nav aria-label={t.show}>
              <ul class="bp-chips">
                <li>
                  <a href={ctx.href(base)} aria-current={asked ? undefined : 'true'}>{`${t.all} (${judged.length})`}</a>
                </li>
                {GROUPS.map((g) => (
                  <li>
                    <a
                      href={ctx.href(`${base}?alvor=${g}`)}
                      aria-current={asked === g ? 'true' : undefined}
                    >{`${t.groups[g]} (${count(g)})`}</a>
                  </li>
                ))}
              </ul>
            </nav>
            {GROUPS.filter((g) => (asked ? g === asked : count(g) > 0)).map((g) => (
              <section>
                <h2>{t.groups[g]}</h2>
                {count(g) === 0 ? <p>{t.none}</p> : null}
                <ul class="bp-traad">
                  {judged
                    .filter((j) => groupOf(j) === g)
                    .map((j) => (
                      <Row ctx={ctx} of={j} />
                    ))}
                </ul>
              </section>
            ))}
            {report.notJudged.length > 0 ? (
              <section>
                <h2>{t.notJudged}</h2>
                <p class="bp-text">{`${t.notJudgedText} ${report.notJudged.join(', ')}`}</p>
              </section>
            ) : null}
            <NextAction heading={t.next}>
              <ButtonLink href={ctx.href(`${work}/dokument`)} variant="secondary">
                {t.toDokument}
              </ButtonLink>
            </NextAction>
          </>
        )}
      </>
    ),
  };
}
