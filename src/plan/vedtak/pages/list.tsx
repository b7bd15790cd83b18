import type { Child } from 'hono/jsx';
import { formatDate } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Status } from '../../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { tiltakNumber } from '../../tiltak/index.ts';
import { ORGAN_NAMES } from '../organ-names.ts';
import { listVedtak } from '../store.ts';
import { VEDTAK_TEXTS } from '../texts.ts';
import { replacedBy, type StoredVedtak, type Subject, standing, type Vedtak, vedtakNumber } from '../vedtak.ts';
import { where } from './where.ts';

export const bodyOf = (ctx: Ctx, v: Vedtak): string => v.bodyName || ORGAN_NAMES[ctx.lang][v.body];

/** What a decision is about, as a link to where that is kept. */
export function SubjectLink(p: { ctx: Ctx; subject: Subject }) {
  const { ctx, subject: s } = p;
  const t = VEDTAK_TEXTS[ctx.lang];
  const { work, planform } = where(ctx);
  switch (s.kind) {
    case 'planform':
    case 'mandat':
      return <a href={ctx.href(planform)}>{t.emner[s.kind]}</a>;
    case 'oekonomiplan':
      return <a href={ctx.href(`${work}/oekonomiplan`)}>{t.emner[s.kind]}</a>;
    case 'prosessplan':
      return <>{t.emner[s.kind]}</>;
    case 'planversjon':
      return <a href={ctx.href(`${work}/dokument/versjon/${s.number}`)}>{`${t.planversjon} ${s.number}`}</a>;
    case 'tiltak':
      return <a href={ctx.href(`${work}/tiltak/${s.number}`)}>{tiltakNumber(s.number)}</a>;
  }
}

export const subjectLinks = (ctx: Ctx, subjects: readonly Subject[]): Child =>
  subjects.length === 0
    ? '–'
    : subjects.map((subject, i) => (
        <>
          {i > 0 ? ', ' : ''}
          <SubjectLink ctx={ctx} subject={subject} />
        </>
      ));

/** Whether it stands, and if not, what stands in its place. */
export function StateTag(p: { ctx: Ctx; vedtak: StoredVedtak; all: readonly StoredVedtak[] }) {
  const t = VEDTAK_TEXTS[p.ctx.lang];
  const newer = replacedBy(p.vedtak.number, p.all);
  if (!newer) return <Status tone="success">{t.inForce}</Status>;
  const say = newer.data.replacing?.kind === 'retting' ? t.correctedBy : t.replacedBy;
  return <Status tone="neutral">{say(vedtakNumber(newer.number))}</Status>;
}

export async function listPage(ctx: Ctx): Promise<Page> {
  const t = VEDTAK_TEXTS[ctx.lang];
  const { kommune, vedtak, planform } = where(ctx);
  const all = await ctx.db.inKommune(kommune.id, listVedtak);
  const edit = ctx.may('rediger');
  const live = standing(all);
  const newest = live.toSorted((a, b) => b.data.date.localeCompare(a.data.date))[0];
  return {
    title: t.title,
    nav: 'vedtak',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        {newest ? <Finding>{t.finding(live.length, newest.data.title, formatDate(newest.data.date))}</Finding> : null}
        <p class="bp-text">{t.lead}</p>
        {all.length === 0 ? (
          <EmptyState
            heading={t.emptyHeading}
            action={edit ? <ButtonLink href={ctx.href(`${vedtak}/nytt`)}>{t.add}</ButtonLink> : undefined}
          >
            <p>{t.emptyText}</p>
            <ol>
              {t.emptySteps.map((step) => (
                <li>{step}</li>
              ))}
            </ol>
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption={t.table}
              stack
              columns={[
                { label: t.number },
                { label: t.date },
                { label: t.bodyHead },
                { label: t.caseHead },
                { label: t.titleHead },
                { label: t.about },
                { label: t.state },
              ]}
              rows={all.map((v) => ({
                cells: [
                  vedtakNumber(v.number),
                  formatDate(v.data.date),
                  bodyOf(ctx, v.data),
                  v.data.caseNumber,
                  <a href={ctx.href(`${vedtak}/${v.number}`)}>{v.data.title}</a>,
                  subjectLinks(ctx, v.data.subjects),
                  <StateTag ctx={ctx} vedtak={v} all={all} />,
                ],
              }))}
            />
            {edit ? (
              <SubmitRow>
                <ButtonLink href={ctx.href(`${vedtak}/nytt`)}>{t.add}</ButtonLink>
              </SubmitRow>
            ) : null}
          </>
        )}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${vedtak}/sak`)} variant="secondary">
            {t.papers}
          </ButtonLink>
          <ButtonLink href={ctx.href(planform)} variant="secondary">
            {t.toPlanform}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
