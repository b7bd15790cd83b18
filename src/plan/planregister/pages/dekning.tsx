import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { BarList } from '../../../ui/charts/bar-list.ts';
import { ButtonLink, ErrorSummary } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import { tiltakNumber } from '../../tiltak/index.ts';
import { dekningOf, gruppeDekning, SVARGRADER, type Svargrad, utenFoering } from '../dekning.ts';
import { foeringNumber } from '../foering.ts';
import { FOERING_TEXTS } from '../foeringtekster.ts';
import type { RegisterRefusal } from '../parse.ts';
import { planNumber, standing } from '../plan.ts';
import { coverageTables } from '../tables.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { FoeringTable } from './foeringer.tsx';
import { Conflicts } from './motstrid.tsx';
import { loadRegister, type PlanregisterPageDeps, Press, type Register, shown, statusOf, where } from './parts.tsx';

const countsIn = (register: Register) => {
  const found = dekningOf(register);
  return Object.fromEntries(SVARGRADER.map((g) => [g, found[g].length])) as Record<Svargrad, number>;
};

function findingOf(ctx: Ctx, register: Register): string {
  const t = FOERING_TEXTS[ctx.lang];
  const counts = countsIn(register);
  const all = standing(register.foeringer).length;
  if (all === 0) return t.emptyFinding;
  const waived = counts.begrunnet > 0 ? ` ${t.coverageWaived(counts.begrunnet)}` : '';
  return `${t.coverageFinding(counts, all)}${waived}`;
}

function Grades({ ctx, register }: { ctx: Ctx; register: Register }) {
  const t = FOERING_TEXTS[ctx.lang];
  const { foeringer } = where(ctx);
  const counts = countsIn(register);
  const items = SVARGRADER.map((g) => ({ label: t.grades[g], value: counts[g] }));
  const open = dekningOf(register).ubesvart;
  return (
    <>
      <Picture
        caption={t.coveragePicture}
        tableLabel={t.asTable}
        draw={(width) =>
          BarList({
            title: t.coveragePicture,
            description: t.coverageDescription,
            unit: t.foeringUnit,
            items,
            missing: t.missing,
            ...(width ? { width } : {}),
          })
        }
      >
        <DataTable
          caption={t.coveragePicture}
          hideCaption
          columns={[{ label: t.answer }, { label: t.count, align: 'right' }]}
          rows={SVARGRADER.map((g) => ({
            cells: [<a href={ctx.href(`${foeringer}?svar=${g}`)}>{t.grades[g]}</a>, String(counts[g])],
          }))}
        />
      </Picture>
      <SourceLine>{t.fundedNote}</SourceLine>
      <h2>{t.grades.ubesvart}</h2>
      {open.length > 0 ? (
        <FoeringTable ctx={ctx} rows={open} register={register} caption={t.grades.ubesvart} />
      ) : (
        <p>{t.nothingHere}</p>
      )}
    </>
  );
}

function Numbers(p: { ctx: Ctx; at: string; numbers: readonly number[]; name: (n: number) => string }) {
  if (p.numbers.length === 0) return <>–</>;
  return (
    <>
      {p.numbers.map((n, i) => (
        <>
          {i > 0 ? ', ' : ''}
          <a class="bp-no" href={p.ctx.href(`${p.at}/${n}`)}>
            {p.name(n)}
          </a>
        </>
      ))}
    </>
  );
}

function Groups({ ctx, register }: { ctx: Ctx; register: Register }) {
  const t = FOERING_TEXTS[ctx.lang];
  const { home, planer, foeringer } = where(ctx);
  const names = MAALGRUPPE_NAMES[ctx.lang];
  const rows = gruppeDekning(register);
  const none = rows.filter((r) => r.plans.length === 0).map((r) => names[r.group].toLowerCase());
  return (
    <section>
      <h2>{t.groupsHeading}</h2>
      <p class="bp-text">
        <strong>{none.length > 0 ? t.groupsFinding(none.join(', ')) : t.groupsAll}</strong>
      </p>
      <DataTable
        caption={t.groupsHeading}
        hideCaption
        stack
        columns={[{ label: t.group }, { label: t.inPlans }, { label: t.title }, { label: t.tiltak }]}
        rows={rows.map((r) => ({
          cells: [
            names[r.group],
            <Numbers ctx={ctx} at={planer} numbers={r.plans} name={planNumber} />,
            <Numbers ctx={ctx} at={foeringer} numbers={r.foeringer} name={foeringNumber} />,
            <Numbers ctx={ctx} at={`${home}/tiltak`} numbers={r.tiltak} name={tiltakNumber} />,
          ],
        }))}
      />
      <SourceLine>{t.groupsNote}</SourceLine>
    </section>
  );
}

function Unasked({ ctx, register }: { ctx: Ctx; register: Register }) {
  const t = FOERING_TEXTS[ctx.lang];
  const { home } = where(ctx);
  const { maal, tiltak } = utenFoering(register);
  return (
    <section>
      <h2>{t.unaskedHeading}</h2>
      {maal.length + tiltak.length === 0 ? (
        <p>{t.unaskedNone}</p>
      ) : (
        <>
          <p class="bp-text">{t.unaskedText}</p>
          <ul class="bp-text">
            {maal.map((m) => (
              <li>{`${t.maal} ${m.number}. ${m.title}`}</li>
            ))}
            {tiltak.map((m) => (
              <li>
                <a href={ctx.href(`${home}/tiltak/${m.number}`)}>{tiltakNumber(m.number)}</a> {m.title}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function LastPress({ ctx, register }: { ctx: Ctx; register: Register }) {
  const t = FOERING_TEXTS[ctx.lang];
  const gone = register.motstrid.find(
    (m) => m.data.removed && String(m.number) === ctx.url.searchParams.get('fjernet'),
  );
  if (!gone || !ctx.may('rediger')) return null;
  return (
    <Notice tone="success">
      <p>{t.conflictRemoved}</p>
      <Press
        ctx={ctx}
        to={`${where(ctx).foeringer}/motstrid/angre`}
        label={PLANREGISTER_TEXTS[ctx.lang].bringBack}
        fields={{ number: gone.number, revision: gone.revision }}
      />
    </Notice>
  );
}

/** What answers what: grades, groups, what nobody asked for, and what pulls two ways. */
export async function dekningPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page> {
  const t = FOERING_TEXTS[ctx.lang];
  const { foeringer, planer } = where(ctx);
  const register = await loadRegister(ctx, deps);
  const e = shown(ctx, refusals);
  const empty = standing(register.foeringer).length === 0;
  return {
    title: t.coverage,
    nav: 'foringer',
    step: 4,
    wide: true,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(foeringer)}>← {t.title}</a>
        </p>
        <h1>{t.coverage}</h1>
        <ErrorSummary
          heading={t.conflictErrors}
          errors={e.errors}
          nameOf={(field) => ({ a: t.first, b: t.second, reason: t.reason })[field]}
        />
        <Finding>{findingOf(ctx, register)}</Finding>
        <LastPress ctx={ctx} register={register} />
        {empty ? (
          <EmptyState heading={t.emptyHeading} action={<ButtonLink href={ctx.href(foeringer)}>{t.title}</ButtonLink>}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : (
          <>
            <Grades ctx={ctx} register={register} />
            <Groups ctx={ctx} register={register} />
            <Unasked ctx={ctx} register={register} />
            <Conflicts ctx={ctx} register={register} typed={typed} of={e.of} />
          </>
        )}
        <NextAction heading={t.next}>
          {empty ? null : (
            <>
              <ButtonLink href={ctx.href(`${foeringer}/dekning.xlsx`)} variant="secondary">
                {t.excel}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${foeringer}/dekning/utskrift`)} variant="secondary">
                {t.print}
              </ButtonLink>
            </>
          )}
          <ButtonLink href={ctx.href(`${planer}/kart`)} variant="secondary">
            {PLANREGISTER_TEXTS[ctx.lang].map}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

async function coverageDocument(ctx: Ctx, deps: PlanregisterPageDeps): Promise<PlanDocument> {
  const t = FOERING_TEXTS[ctx.lang];
  const register = await loadRegister(ctx, deps);
  return {
    schema: 1,
    lang: ctx.lang,
    title: t.coverage,
    kommune: where(ctx).kommune.name,
    facts: [],
    chapters: [{ id: 'dekning', title: t.coverage, blocks: coverageTables(register, register.motstrid, ctx.lang) }],
  };
}

/** The coverage without forms, as it will be on paper. */
export async function dekningPrint(ctx: Ctx, deps: PlanregisterPageDeps): Promise<Page> {
  const t = FOERING_TEXTS[ctx.lang];
  const document = await coverageDocument(ctx, deps);
  const register = await loadRegister(ctx, deps);
  return {
    title: `${t.coverage}: ${document.kommune}`,
    nav: 'foringer',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${where(ctx).foeringer}/dekning`)}>← {t.coverage}</a>
        </p>
        <h1>{`${t.coverage}: ${document.kommune}`}</h1>
        <p class="bp-source">{t.printed(formatDate(ctx.clock.today()))}</p>
        <Finding>{findingOf(ctx, register)}</Finding>
        <deps.View document={document} />
      </>
    ),
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const dekningFile = async (ctx: Ctx, deps: PlanregisterPageDeps): Promise<Response> =>
  download(await deps.toExcel(await coverageDocument(ctx, deps)), XLSX, 'dekning.xlsx');
