import { formatDate, formatNumber, sumKroner } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { listAlleEgneFelt, listEgneFelt } from '../../egnefelt/index.ts';
import { type Opptalt, unitsInCount } from '../effekt.ts';
import { amountsOf, canBeFinansiert, countsInOekonomiplan } from '../finansiering.ts';
import { staffOf } from '../linjedrift.ts';
import type { Typed } from '../maal.ts';
import { MONEY_FIELDS, type TiltakRefusal } from '../parse.ts';
import { takeBackNeedsAdopt } from '../status.ts';
import { listMaal, listTidligere, listTiltak, tiltakHistory } from '../store.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { PLAN_YEARS, type Tiltak, tiltakNumber } from '../tiltak.ts';
import { Bibliotek, Utgangspunkt } from './bibliotek.tsx';
import { Effects } from './effekter.tsx';
import { Borte, Erstatt } from './erstatt.tsx';
import { Facts } from './facts.tsx';
import { fieldLabel, TiltakForm } from './form.tsx';
import { Historikk } from './historikk.tsx';
import { laidOver, shownIn, TooLate } from './late.tsx';
import { Oppgaver } from './oppgaver.tsx';
import { firstYearOf, shown, type TiltakPageDeps, TONES, where } from './parts.tsx';
import { Sammenheng } from './sammenheng.tsx';
import { StatusPart } from './status.tsx';
import { Conditions } from './vilkaar.tsx';
import { startIn, Virkemidler } from './virkemidler.tsx';

export async function newPage(
  ctx: Ctx,
  deps: TiltakPageDeps,
  refusals: readonly TiltakRefusal[] = [],
  typed: Typed = {},
): Promise<Page> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { goals, units, plans, places, felter, from, tidligere } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    goals: await listMaal(tx),
    units: await deps.unitNames(tx),
    plans: await deps.plans(tx),
    places: await deps.places(tx),
    felter: await listEgneFelt(tx),
    from: await startIn(tx, ctx, deps.virkemidler, deps.eksempler),
    tidligere: await listTidligere(tx),
  }));
  const e = shown(ctx, refusals);
  const nameOf = fieldLabel(ctx, firstYearOf(ctx), felter);
  return {
    title: t.addTiltak,
    nav: 'tiltak',
    step: 4,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.addTiltak}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={nameOf} />
        {goals.length === 0 ? (
          <Notice tone="warning">
            <a href={ctx.href(base)}>{t.needGoal}</a>
          </Notice>
        ) : (
          <>
            <Bibliotek ctx={ctx} tidligere={tidligere} eksempler={deps.eksempler} />
            <Virkemidler ctx={ctx} all={deps.virkemidler} />
            <TiltakForm
              ctx={ctx}
              deps={deps}
              units={units}
              plans={plans}
              places={places}
              action={base}
              goals={goals}
              felter={felter}
              typed={refusals.length > 0 ? typed : { ...from, ...typed }}
              firstYear={firstYearOf(ctx)}
              of={e.of}
            />
          </>
        )}
      </>
    ),
  };
}

function Numbers(p: { ctx: Ctx; d: Tiltak }) {
  const { ctx, d } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => ({
    label: String(d.firstYear + i),
    align: 'right' as const,
  }));
  const amounts = amountsOf(d);
  const said = staffOf(d);
  const staff = said?.some((n) => n > 0) ? said : null;
  const row = (label: string, values: readonly number[], decimals = 0) => ({
    cells: [
      label,
      ...values.map((n) => formatNumber(n, decimals)),
      formatNumber(
        values.reduce((n, v) => n + v, 0),
        decimals,
      ),
    ],
  });
  const kept = MONEY_FIELDS.filter(
    (f) => f === 'investment' || f === 'operation' || sumKroner(amounts[f]) !== 0,
  ).flatMap((f) =>
    f === 'operation' && sumKroner(amounts.investment) !== 0
      ? [row(t.loan, amounts.loan), row(t.yearFields[f], amounts[f])]
      : [row(t.yearFields[f], amounts[f])],
  );
  return (
    <>
      <Effects ctx={ctx} d={d} />
      <DataTable
        caption={t.money}
        columns={[{ label: t.kr }, ...years, { label: t.sum, align: 'right' }]}
        rows={kept}
      />
      {staff ? (
        <DataTable
          caption={t.yearFields.staff}
          hideCaption
          columns={[{ label: t.year }, ...years]}
          rows={[{ cells: [t.yearFields.staff, ...staff.map((n) => formatNumber(n, 1))] }]}
        />
      ) : null}
    </>
  );
}

/** What of a finished tiltak stands among the dwellings there are, and is not expected once more. */
function Counted(p: { ctx: Ctx; d: Tiltak; counted: Opptalt }) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  const at = p.counted[p.d.ledger];
  const units = unitsInCount(p.d, p.counted);
  if (!at || units === 0) return null;
  return (
    <p class="bp-text">
      {at.list ? t.inList(formatNumber(units), formatDate(at.list)) : t.inTyped(formatNumber(units), at.year)}
    </p>
  );
}

export async function showPage(
  ctx: Ctx,
  deps: TiltakPageDeps,
  refusals: readonly TiltakRefusal[] = [],
  sent: Typed | null = null,
  from: 'skjema' | 'status' = 'skjema',
): Promise<Page | Response> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const { goals, revisions, others, counted, units, plans, places, all } = await ctx.db.inKommune(
    kommune.id,
    async (tx) => ({
      goals: await listMaal(tx),
      units: await deps.unitNames(tx),
      plans: await deps.plans(tx),
      places: await deps.places(tx),
      others: await listTiltak(tx),
      counted: await deps.counted(tx),
      all: await listAlleEgneFelt(tx),
      revisions: await tiltakHistory(tx, number),
    }),
  );
  const [stored, older] = revisions;
  if (!stored) return notFound();
  // As the list has it: pointing at those that stand.
  const newest = others.find((o) => o.number === number && o.revision === stored.revision) ?? stored;
  const d = newest.data;
  const e = shown(ctx, refusals);
  const felter = all.filter((f) => !f.data.removed);
  const nameOf = fieldLabel(ctx, d.firstYear, all);
  const changed = refusals.some((r) => r.code === 'endret-av-andre');
  const over = changed && sent && from === 'skjema' ? laidOver(revisions, d, sent) : null;
  const typed = over?.typed ?? sent;
  const answers = await deps.answersTo(ctx, 'tiltak', number);
  const paid = await deps.paidBy(ctx, number);
  const origin = await deps.cameFrom(ctx, 'tiltak', number);
  const unmet = canBeFinansiert(d).filter((c) => !c.met).length;
  return {
    title: `${tiltakNumber(number)} ${d.title}`,
    nav: 'tiltak',
    step: 4,
    wide: true,
    status: changed ? 409 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{`${tiltakNumber(number)} ${d.title}`}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={nameOf} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        <Borte ctx={ctx} tiltak={d} />
        <Finding>{unmet === 0 ? t.conditionsMet : t.conditionsUnmet(unmet, countsInOekonomiplan(d))}</Finding>
        <p>
          <Status tone={TONES[d.status]}>{t.statuses[d.status]}</Status> <Status>{t.ledgers[d.ledger]}</Status>
        </p>
        {d.description ? <p class="bp-text">{d.description}</p> : null}
        <Facts
          plans={plans}
          felter={felter}
          ctx={ctx}
          d={d}
          goal={goals.find((g) => g.number === d.maal)}
          deps={deps}
        />
        <Oppgaver ctx={ctx} tiltak={newest} error={e.of('done')} />
        <Sammenheng ctx={ctx} tiltak={newest} all={others} />
        {origin}
        <Utgangspunkt ctx={ctx} from={d.from} eksempler={deps.eksempler} />
        <Numbers ctx={ctx} d={d} />
        <Counted ctx={ctx} d={d} counted={counted} />
        <Conditions ctx={ctx} d={d} />
        {paid}
        <StatusPart ctx={ctx} revisions={revisions} typed={from === 'status' ? typed : null} of={e.of} />
        {answers}
        {changed && typed ? (
          <TooLate ctx={ctx} now={d} typed={typed} merged={over?.merged ?? false} nameOf={nameOf} />
        ) : null}
        {ctx.may('rediger') && !d.removed ? (
          <section>
            <h2>{t.edit}</h2>
            <TiltakForm
              ctx={ctx}
              deps={deps}
              units={units}
              plans={plans}
              places={places}
              action={`${base}/${number}`}
              goals={goals}
              felter={felter}
              typed={(from === 'skjema' ? typed : null) ?? shownIn(d)}
              revision={newest.revision}
              firstYear={d.firstYear}
              of={e.of}
            />
            <Erstatt ctx={ctx} tiltak={newest} others={others} error={e.of('med')} />
          </section>
        ) : null}
        <section>
          <h2>{t.history}</h2>
          <Historikk ctx={ctx} revisions={revisions} nameOf={nameOf} />
          {ctx.may('rediger') && older && (ctx.may('vedta') || !takeBackNeedsAdopt(d, older.data)) ? (
            <Form action={ctx.href(`${base}/${number}/angre`)} csrf={ctx.csrf}>
              <input type="hidden" name="revision" value={String(newest.revision)} />
              <SubmitRow>
                <Button variant="secondary">{t.undo}</Button>
              </SubmitRow>
            </Form>
          ) : null}
        </section>
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/oekonomiplan`)} variant="secondary">
            {t.toPlan}
          </ButtonLink>
          {ctx.may('rediger') ? (
            <ButtonLink href={ctx.href(`${base}/nytt?fra=${number}`)} variant="secondary">
              {t.startFromThis}
            </ButtonLink>
          ) : null}
        </NextAction>
      </>
    ),
  };
}
