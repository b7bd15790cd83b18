import { formatDate, formatKroner, kroner, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, EmptyState, Finding, Notice } from '../../../ui/blocks.tsx';
import {
  Button,
  ErrorSummary,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextField,
} from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { here } from '../../organisering/index.ts';
import { wholeYears } from '../../regnskap/index.ts';
import { listTiltakEndret, oppgaverMedFrist } from '../../tiltak/index.ts';
import { aarsfristerOf } from '../aarsfrister.ts';
import { BAGATELL, GRENSE } from '../penger.ts';
import { dekningOf, isAsked, linjerOf, RUNDETYPER } from '../rapport.ts';
import { listRapporter, listRapportrunder, listUtgaver } from '../store.ts';
import { OPPFOELGING_TEXTS } from '../texts.ts';
import { Aarsfrister } from './aarsfrister.tsx';
import { Oppgaver } from './oppgaver.tsx';

/** Every round with what is reported of what is asked, and where a new one is started. */
export async function listPage(ctx: Ctx, refusals: readonly RowRefusal[] = [], typed: TypedFields = {}): Promise<Page> {
  const t = OPPFOELGING_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const read = await ctx.db.inKommune(kommune.id, async (tx) => ({
    runder: await listRapportrunder(tx),
    rapporter: await listRapporter(tx),
    tiltak: await listTiltakEndret(tx),
    utgaver: await listUtgaver(tx),
    accounts: await wholeYears(tx),
  }));
  const frister = aarsfristerOf(
    read.runder.map((r) => r.data),
    read.accounts,
    ctx.clock.today(),
  );
  const rows = [...read.runder].reverse().map((runde) => {
    const frozen = read.utgaver.find((u) => u.runde === runde.number);
    return { runde, dekning: dekningOf(frozen?.linjer ?? linjerOf(runde, read.tiltak, read.rapporter)) };
  });
  const running = rows.find(({ runde }) => !runde.data.closed) ?? rows[0];
  const e = sentences(ctx.lang, refusals);
  const labels: TypedFields = {
    title: t.name,
    type: t.type,
    date: t.date,
    deadline: t.deadline,
    grense: t.grense,
  };
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: e.of(name) });
  return {
    title: t.title,
    nav: 'oppfoelging',
    step: 6,
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} nameOf={(f) => labels[f]} />
        {!read.tiltak.some((row) => isAsked(row.data)) ? (
          <Notice>
            <p>{t.noTiltak}</p>
            <p>
              <a href={ctx.href(`${work}/tiltak`)}>{t.toTiltak}</a>
            </p>
          </Notice>
        ) : null}
        {running ? (
          <>
            {running.dekning.percent === null ? null : (
              <Finding>
                {`${running.runde.data.title}: ${t.finding(running.dekning.reported, running.dekning.asked, running.dekning.percent)}`}
              </Finding>
            )}
            <DataTable
              stack
              caption={t.rounds}
              columns={[
                { label: t.round },
                { label: t.type },
                { label: t.date },
                { label: t.deadline },
                { label: t.state },
                { label: t.coverage, align: 'right' },
              ]}
              rows={rows.map(({ runde, dekning }) => ({
                cells: [
                  <a href={ctx.href(`${work}/oppfoelging/${runde.number}`)}>{runde.data.title}</a>,
                  t.types[runde.data.type],
                  formatDate(runde.data.date),
                  formatDate(runde.data.deadline),
                  runde.data.closed ? t.closed : t.open,
                  `${dekning.reported} / ${dekning.asked}`,
                ],
              }))}
            />
          </>
        ) : (
          <EmptyState heading={t.title}>
            <p>{ctx.may('oekonomi') ? t.none : t.noneRead}</p>
          </EmptyState>
        )}
        <Oppgaver ctx={ctx} late={oppgaverMedFrist(read.tiltak, ctx.clock.today(), -1)} />
        <Aarsfrister ctx={ctx} frister={frister} />
        <p class="bp-screen">
          <a href={ctx.href(`${work}/oppfoelging/maalindikatorer`)}>{t.toIndicators}</a>
        </p>
        {ctx.may('oekonomi') ? (
          <Details summary={t.newRound} open={rows.length === 0 || refusals.length > 0}>
            <Form action={ctx.href(`${work}/oppfoelging`)} csrf={ctx.csrf}>
              <TextField {...field('title')} label={t.name} />
              <SelectField {...field('type')} label={t.type} empty="–" options={options(RUNDETYPER, t.types)} />
              <TextField {...field('date')} type="date" short label={t.date} description={t.dateHelp} />
              <TextField {...field('deadline')} type="date" short label={t.deadline} />
              <NumberField
                {...field('grense')}
                value={typed.grense ?? String(GRENSE)}
                label={t.grense}
                unit="%"
                description={t.grenseHelp(formatKroner(kroner(BAGATELL)))}
              />
              <SubmitRow>
                <Button>{t.start}</Button>
              </SubmitRow>
            </Form>
          </Details>
        ) : null}
      </>
    ),
  };
}
