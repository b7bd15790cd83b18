import type { FC } from 'hono/jsx';
import {
  formatDate,
  formatKroner,
  formatNumber,
  kroner,
  type RowRefusal,
  type TypedFields,
} from '../../../kernel/index.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SelectField, SubmitRow } from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { listTilbudsrader } from '../../boligtilbud/index.ts';
import { here } from '../../organisering/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { bookedOn, periodName, type Sammenstilling } from '../../regnskap/index.ts';
import { listTiltakEndret, oppgaverMedFrist, tiltakNumber } from '../../tiltak/index.ts';
import type { Kilder } from '../actions.ts';
import { ESKALERING_DAGER } from '../eskalering.ts';
import { sinceOf } from '../indikatorer.ts';
import { type Funnet, omtalerIn } from '../omtale.ts';
import { BAGATELL, GRENSE, moneyDeviates } from '../penger.ts';
import {
  compareUtgaver,
  dekningOf,
  type Linje,
  linjerOf,
  type Rapportrunde,
  type Rapportutgave,
  turnsOf,
  unitsIn,
  yearOf,
} from '../rapport.ts';
import { leveringFor, listRapporter, listRapportrunder, listUtgaver, plannedFor } from '../store.ts';
import { leveringDocument, rapportDocument } from '../tables.ts';
import { OPPFOELGING_TEXTS } from '../texts.ts';
import { ComparedIndikatorer, Indikatorer } from './indikatorer.tsx';
import { Levert, levertLabel } from './levert.tsx';
import { Omtaler } from './omtale.tsx';

export interface RundeDeps extends Omit<Kilder, 'indikatorer'> {
  /** The same of indicators; figures are read before the transaction that asks for them. */
  readonly indikatorer: (ctx: Ctx) => Promise<Kilder['indikatorer']>;
  /** Gives who answers for a tiltak without the names of persons, for what is frozen. */
  readonly unitsOnly: (db: Database, kommuneId: string) => Promise<(responsible: string) => string>;
  /** Gives what in a text may point out a person, by rule or by the name of one who works here. */
  readonly signsIn: (db: Database, kommuneId: string) => Promise<(text: string) => Funnet>;
  /** Whether the installation sends mail, and so tells who leads of what is left. */
  readonly sendsMail: boolean;
  readonly View: FC<{ document: PlanDocument }>;
  /** A document with whole addresses for the pages that explain it. */
  readonly leadingTo: (document: PlanDocument, workspace: string | null) => PlanDocument;
  /** One chapter within a page. */
  readonly Chapter: FC<{ document: PlanDocument }>;
}

const said = (t: (typeof OPPFOELGING_TEXTS)['nb'], line: Linje | null): string => {
  if (!line) return t.notAsked;
  if (!line.report) return t.notReported;
  const { status, units, money, avvik } = line.report;
  return [
    t.statuses[status],
    units === null ? '' : t.unitsShort(formatNumber(units)),
    money === null ? '' : t.moneyShort(formatKroner(money)),
    avvik === null ? '' : t.avviks[avvik],
  ]
    .filter(Boolean)
    .join(', ');
};

function Compared(p: { ctx: Ctx; utgave: Rapportutgave; others: readonly Rapportutgave[] }) {
  const t = OPPFOELGING_TEXTS[p.ctx.lang];
  const { work } = here(p.ctx);
  const asked = p.ctx.url.searchParams.get('mot') ?? '';
  const other = p.others.find((u) => String(u.runde) === asked);
  if (p.others.length === 0) return null;
  const changes = other ? compareUtgaver(other, p.utgave) : [];
  return (
    <>
      <form method="get" action={p.ctx.href(`${work}/oppfoelging/${p.utgave.runde}`)} class="bp-screen">
        <SelectField
          name="mot"
          label={t.compare}
          value={other ? asked : ''}
          options={p.others.map((u) => ({ value: String(u.runde), label: u.title }))}
        />
        <SubmitRow>
          <Button variant="secondary">{t.show}</Button>
        </SubmitRow>
      </form>
      {!other ? null : changes.length === 0 ? (
        <Notice>{t.alike}</Notice>
      ) : (
        <>
          <Finding>{t.comparedFinding(changes.length, ...turnsOf(changes))}</Finding>
          <DataTable
            stack
            caption={t.compared(other.title, p.utgave.title)}
            columns={[{ label: t.number }, { label: t.tiltak }, { label: t.was }, { label: t.is }]}
            rows={changes.map((c) => ({
              cells: [tiltakNumber(c.tiltak), c.title, said(t, c.before), said(t, c.after)],
            }))}
          />
        </>
      )}
      {other ? <ComparedIndikatorer ctx={p.ctx} before={other} after={p.utgave} /> : null}
    </>
  );
}

function Open(p: {
  ctx: Ctx;
  number: number;
  runde: Rapportrunde;
  linjer: Linje[];
  /** Tiltak with a task past its day. */
  late: readonly number[];
  account: Sammenstilling | null;
  sendsMail: boolean;
}) {
  const { ctx, linjer, number, account } = p;
  const t = OPPFOELGING_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const d = dekningOf(linjer);
  const named = (numbers: readonly number[]) => numbers.map(tiltakNumber).join(', ');
  const edit = ctx.may('oekonomi');
  const unexplained = linjer
    .filter((l) => !l.report?.avvik && moneyDeviates(account, p.runde, l.tiltak))
    .map((l) => l.tiltak);
  return (
    <>
      <Finding>{d.percent === null ? t.noTiltak : t.finding(d.reported, d.asked, d.percent)}</Finding>
      {d.missing.length > 0 && p.runde.deadline < ctx.clock.today() ? (
        <Notice tone="warning">{t.late(d.missing.length)}</Notice>
      ) : null}
      {d.stale.length > 0 ? <Notice tone="warning">{t.stale(named(d.stale))}</Notice> : null}
      {d.ownerless.length > 0 ? <Notice tone="warning">{t.ownerless(named(d.ownerless))}</Notice> : null}
      {p.late.length > 0 ? <Notice tone="warning">{t.tasksLateIn(named(p.late))}</Notice> : null}
      {unexplained.length > 0 ? <Notice tone="warning">{t.unexplained(named(unexplained))}</Notice> : null}
      <DataTable
        stack
        caption={t.table}
        columns={[
          { label: t.number },
          { label: t.tiltak },
          { label: t.responsible },
          { label: t.planned(yearOf(p.runde)), align: 'right' },
          ...(account ? [{ label: t.booked, unit: 'kr', align: 'right' as const }] : []),
          { label: t.status },
          ...(edit ? [{ label: t.report, screenOnly: true }] : []),
        ]}
        rows={linjer.map((l) => ({
          cells: [
            tiltakNumber(l.tiltak),
            l.title,
            l.responsible || '–',
            formatNumber(l.planned),
            ...(account ? [formatNumber(bookedOn(account, l.tiltak))] : []),
            said(t, l),
            ...(edit
              ? [
                  <a
                    href={ctx.href(`${work}/oppfoelging/${number}/tiltak/${l.tiltak}`)}
                    aria-label={`${l.report ? t.change : t.report} ${tiltakNumber(l.tiltak)}`}
                  >
                    {l.report ? t.change : t.report}
                  </a>,
                ]
              : []),
          ],
        }))}
      />
      {account ? <SourceLine>{t.bookedSource(periodName(account), account.name)}</SourceLine> : null}
      {p.sendsMail ? <SourceLine>{t.escalated(ESKALERING_DAGER)}</SourceLine> : null}
    </>
  );
}

/** The end of the round, below all that is frozen with it. */
function Close(p: {
  ctx: Ctx;
  number: number;
  revision: number;
  linjer: readonly Linje[];
  signsIn: (text: string) => Funnet;
}) {
  const { ctx, number, linjer } = p;
  const t = OPPFOELGING_TEXTS[ctx.lang];
  const { work } = here(ctx);
  if (!ctx.may('oekonomi') || linjer.length === 0) return null;
  return (
    <section>
      <h2 id="avslutt">{t.close}</h2>
      <Form action={ctx.href(`${work}/oppfoelging/${number}/lukk`)} csrf={ctx.csrf}>
        <input type="hidden" name="revision" value={String(p.revision)} />
        <p>{t.closeText(dekningOf(linjer).missing.length)}</p>
        <Omtaler
          ctx={ctx}
          number={number}
          comments={linjer.filter((l) => l.report && l.report.comment !== '').length}
          mentions={omtalerIn(linjer, p.signsIn)}
        />
        <SubmitRow>
          <Button>{t.close}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

/** A round: while it is open who has answered, and when it is closed its frozen report. Null for a round that is not there. */
export async function rundePage(
  ctx: Ctx,
  deps: RundeDeps,
  number: number,
  refusals: readonly RowRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page | null> {
  const t = OPPFOELGING_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const indikatorer = await deps.indikatorer(ctx);
  const read = await ctx.db.inKommune(kommune.id, async (tx) => {
    const runder = await listRapportrunder(tx);
    const runde = runder.find((r) => r.number === number);
    const open = runde && !runde.data.closed ? runde.data : null;
    const account = open ? await deps.accounts(tx, open.date) : null;
    const against = open && { account, adopted: await deps.adopted(tx, open.date) };
    return {
      runde,
      account,
      levering: open && against ? await leveringFor(tx, open, against) : null,
      planned: open && against ? await plannedFor(tx, open, against) : undefined,
      indikatorer: runde && open ? await indikatorer(tx, open.date, sinceOf(runder, runde)) : [],
      rapporter: await listRapporter(tx),
      tiltak: await listTiltakEndret(tx),
      rader: open && ctx.may('oekonomi') ? await listTilbudsrader(tx) : [],
      utgaver: await listUtgaver(tx),
    };
  });
  const { runde } = read;
  if (!runde) return null;
  const utgave = read.utgaver.find((u) => u.runde === number);
  const outside = utgave && unitsIn(utgave, await deps.unitsOnly(ctx.db, kommune.id), t.aPerson);
  const { View, Chapter, leadingTo } = deps;
  const file = `${work}/oppfoelging/${number}/rapport`;
  const e = sentences(ctx.lang, refusals);
  const linjer = utgave ? [] : linjerOf(runde, read.tiltak, read.rapporter, read.planned);
  return {
    title: runde.data.title,
    nav: 'oppfoelging',
    step: 6,
    wide: true,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/oppfoelging`)}>← {t.title}</a>
        </p>
        <h1>{runde.data.title}</h1>
        <ErrorSummary
          heading={e.status === 409 ? t.conflict : ROW_TEXTS[ctx.lang].errors}
          errors={e.errors}
          nameOf={levertLabel(ctx.lang)}
        />
        <p>
          {`${t.types[runde.data.type]}. ${t.date} ${formatDate(runde.data.date)}. ${t.deadline}: ${formatDate(runde.data.deadline)}. ${t.grenseIs(runde.data.grense ?? GRENSE, formatKroner(kroner(BAGATELL)))}`}
        </p>
        {ctx.url.searchParams.get('lagret') === 'ja' ? <Notice tone="success">{t.saved}</Notice> : null}
        {utgave ? (
          <>
            <div class="bp-actions bp-screen">
              <ButtonLink href={ctx.href(`${file}.xlsx`)}>{`${t.files}: ${t.excel}`}</ButtonLink>
              <ButtonLink href={ctx.href(`${file}.pdf`)}>{t.pdf}</ButtonLink>
              <ButtonLink href={ctx.href(`${file}.docx`)}>{t.word}</ButtonLink>
            </div>
            {!runde.data.closed || read.utgaver[0]?.runde !== number ? null : (
              <p class="bp-screen">
                {t.toRound} <a href={ctx.href(`${work}/runde`)}>{t.theRound}</a>
              </p>
            )}
            <Compared ctx={ctx} utgave={utgave} others={read.utgaver.filter((u) => u.runde !== number)} />
            <View document={leadingTo(rapportDocument(outside ?? utgave, kommune.name, ctx.lang), ctx.href(work))} />
          </>
        ) : (
          <>
            <Open
              ctx={ctx}
              number={number}
              runde={runde.data}
              account={read.account}
              sendsMail={deps.sendsMail}
              late={[...new Set(oppgaverMedFrist(read.tiltak, ctx.clock.today(), -1).map((o) => o.tiltak))]}
              linjer={linjer}
            />
            <SourceLine>{t.source(formatDate(runde.data.date))}</SourceLine>
            <Indikatorer ctx={ctx} linjer={read.indikatorer} date={runde.data.date} />
            {read.levering ? (
              <Chapter
                document={leadingTo(
                  leveringDocument(read.levering, read.account, kommune.name, ctx.lang),
                  ctx.href(work),
                )}
              />
            ) : null}
            {ctx.may('oekonomi') ? <Levert ctx={ctx} runde={runde} rader={read.rader} typed={typed} of={e.of} /> : null}
            <Close
              ctx={ctx}
              number={number}
              revision={runde.revision}
              linjer={linjer}
              signsIn={await deps.signsIn(ctx.db, kommune.id)}
            />
          </>
        )}
      </>
    ),
  };
}
