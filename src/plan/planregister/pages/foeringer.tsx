import { formatDate } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { tiltakNumber } from '../../tiltak/index.ts';
import { SVARGRADER, type Svargrad, svargradOf } from '../dekning.ts';
import { type Foering, type FoeringRow, foeringNumber } from '../foering.ts';
import { FOERING_TEXTS } from '../foeringtekster.ts';
import type { RegisterRefusal } from '../parse.ts';
import { standing } from '../plan.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { loadRegister, type PlanregisterPageDeps, Press, type Register, shown, statusOf, where } from './parts.tsx';

export const GRADE_TONES: Readonly<Record<Svargrad, 'danger' | 'warning' | 'info' | 'success' | 'neutral'>> = {
  ubesvart: 'danger',
  maal: 'warning',
  tiltak: 'info',
  finansiert: 'success',
  begrunnet: 'neutral',
};

/** The plan or law, with the place in it. */
export function sourceOf(f: Foering, register: Pick<Register, 'plans'>): string {
  const plan = register.plans.find((p) => p.number === f.plan && !p.data.removed);
  return [plan?.data.title ?? f.source, f.place].filter((words) => words !== '').join(', ');
}

export function validityOf(ctx: Ctx, f: Foering): string {
  const t = FOERING_TEXTS[ctx.lang];
  if (!f.validFrom && !f.validTo) return '';
  if (!f.validTo) return t.validFrom(formatDate(f.validFrom ?? ''));
  return t.validBetween(f.validFrom ? formatDate(f.validFrom) : '–', formatDate(f.validTo));
}

/** The numbers of the goals and tiltak that answer, none of them broken over two lines. */
function AnswersIn(p: { foering: Foering; goal: string }) {
  const said = [...p.foering.maal.map((n) => `${p.goal} ${n}`), ...p.foering.tiltak.map(tiltakNumber)];
  if (said.length === 0) return <>–</>;
  return (
    <>
      {said.map((words, i) => (
        <>
          <span class="bp-no">{i < said.length - 1 ? `${words},` : words}</span>{' '}
        </>
      ))}
    </>
  );
}

/** "§ 3-1" keeps its parts together. */
const unbroken = (text: string): string =>
  text.replace(/(§§?) (?=\d)/g, '$1\u00a0').replace(/(\d)-(?=\d)/g, '$1\u2011');

export function FoeringTable(p: { ctx: Ctx; rows: readonly FoeringRow[]; register: Register; caption: string }) {
  const { ctx, register } = p;
  const t = FOERING_TEXTS[ctx.lang];
  const { foeringer } = where(ctx);
  return (
    <DataTable
      caption={p.caption}
      hideCaption
      stack
      columns={[
        { label: t.number },
        { label: t.foering },
        { label: t.from },
        { label: t.kind },
        { label: t.groups },
        { label: t.answer },
        { label: t.answers },
      ]}
      rows={p.rows.map((r) => {
        const grade = svargradOf(r.data, register);
        return {
          cells: [
            <a class="bp-no" href={ctx.href(`${foeringer}/${r.number}`)}>
              {foeringNumber(r.number)}
            </a>,
            r.data.text,
            unbroken(sourceOf(r.data, register)),
            t.kinds[r.data.kind],
            r.data.groups.map((g) => MAALGRUPPE_NAMES[ctx.lang][g]).join(', ') || '–',
            <Status tone={GRADE_TONES[grade]}>{t.grades[grade]}</Status>,
            <AnswersIn foering={r.data} goal={t.maal} />,
          ],
        };
      })}
    />
  );
}

function AddReady(p: { ctx: Ctx; first: boolean }) {
  const { ctx } = p;
  const t = FOERING_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(`${where(ctx).foeringer}/klare`)} csrf={ctx.csrf}>
      <p>{t.addReadyText}</p>
      <SubmitRow>
        <Button variant={p.first ? 'primary' : 'secondary'}>{t.addReady}</Button>
      </SubmitRow>
    </Form>
  );
}

function LastPress(p: { ctx: Ctx; register: Register }) {
  const { ctx } = p;
  const t = FOERING_TEXTS[ctx.lang];
  const { foeringer } = where(ctx);
  const { searchParams } = ctx.url;
  const gone = p.register.foeringer.find((r) => r.data.removed && String(r.number) === searchParams.get('fjernet'));
  const ready = Number(searchParams.get('klare')) || 0;
  if (gone)
    return (
      <Notice tone="success">
        <p>{`${t.removed} (${foeringNumber(gone.number)})`}</p>
        {ctx.may('rediger') ? (
          <Press
            ctx={ctx}
            to={`${foeringer}/${gone.number}/angre`}
            label={PLANREGISTER_TEXTS[ctx.lang].bringBack}
            what={foeringNumber(gone.number)}
            fields={{ revision: gone.revision }}
          />
        ) : null}
      </Notice>
    );
  if (searchParams.has('klare'))
    return (
      <Notice tone="success">
        <p>{t.readyAdded(ready)}</p>
        {ready > 0 && ctx.may('rediger') ? (
          <Press ctx={ctx} to={`${foeringer}/klare/angre`} label={t.undoReady} />
        ) : null}
      </Notice>
    );
  if (searchParams.has('ryddet')) return <Notice tone="success">{t.untouchedGone}</Notice>;
  return null;
}

/** The føringer, all or those with one grade of answer. */
export async function foeringerPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
): Promise<Page> {
  const t = FOERING_TEXTS[ctx.lang];
  const { foeringer, planer } = where(ctx);
  const register = await loadRegister(ctx, deps);
  const rows = standing(register.foeringer);
  const wanted = SVARGRADER.find((g) => g === ctx.url.searchParams.get('svar')) ?? null;
  const chosen = wanted ? rows.filter((r) => svargradOf(r.data, register) === wanted) : rows;
  const open = rows.filter((r) => svargradOf(r.data, register) === 'ubesvart').length;
  const edit = ctx.may('rediger');
  const more = deps.vanlige.foeringer.some((v) => !register.foeringer.some((r) => r.data.ready === v.id));
  return {
    title: t.title,
    nav: 'foringer',
    step: 4,
    wide: true,
    status: statusOf(refusals),
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={shown(ctx, refusals).errors.map(({ text }) => ({ text }))} />
        <Finding>{rows.length === 0 ? t.emptyFinding : t.finding(rows.length, open)}</Finding>
        <LastPress ctx={ctx} register={register} />
        {rows.length === 0 ? (
          <EmptyState heading={t.emptyHeading} action={edit ? <AddReady ctx={ctx} first /> : undefined}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : (
          <>
            <p class="bp-text">{t.lead}</p>
            <nav aria-label={t.filter}>
              <p>
                {`${t.filter}: `}
                <a href={ctx.href(foeringer)} aria-current={wanted ? undefined : 'true'}>
                  {t.all}
                </a>
                {SVARGRADER.map((g) => (
                  <>
                    {' · '}
                    <a href={ctx.href(`${foeringer}?svar=${g}`)} aria-current={wanted === g ? 'true' : undefined}>
                      {t.grades[g]}
                    </a>
                  </>
                ))}
              </p>
            </nav>
            {chosen.length > 0 ? (
              <FoeringTable ctx={ctx} rows={chosen} register={register} caption={t.title} />
            ) : (
              <p>{t.nothingHere}</p>
            )}
          </>
        )}
        {edit ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(`${foeringer}/ny`)} variant={rows.length > 0 ? 'primary' : 'secondary'}>
              {t.add}
            </ButtonLink>
          </SubmitRow>
        ) : null}
        {edit && rows.length > 0 && more ? <AddReady ctx={ctx} first={false} /> : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${foeringer}/dekning`)} variant="secondary">
            {t.coverage}
          </ButtonLink>
          <ButtonLink href={ctx.href(planer)} variant="secondary">
            {t.toPlans}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
