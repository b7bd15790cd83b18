import { formatKroner, formatNumber, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import { revisionsOf } from '../../../platform/db/revisions.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import {
  Button,
  ErrorSummary,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextArea,
} from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { here } from '../../organisering/index.ts';
import { bookedOn, periodName } from '../../regnskap/index.ts';
import { listTiltak, tiltakNumber } from '../../tiltak/index.ts';
import type { Kilder } from '../actions.ts';
import { saidOfMoney } from '../funn.ts';
import { moneyDeviations } from '../penger.ts';
import { AVVIK, isAsked, RAPPORTSTATUS, type Rapport, startOf, statusOf, typedRapport, yearOf } from '../rapport.ts';
import { listRapporter, listRapportrunder, plannedFor, RAPPORT } from '../store.ts';
import { OPPFOELGING_TEXTS } from '../texts.ts';

/** Where one tiltak is reported on; null where nothing is asked, or the round is closed. */
export async function rapportPage(
  ctx: Ctx,
  { accounts, adopted }: Pick<Kilder, 'accounts' | 'adopted'>,
  which: { readonly runde: number; readonly tiltak: number },
  refusals: readonly RowRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | null> {
  const t = OPPFOELGING_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const { runde, account, planned, tiltak, own, before, revisions } = await ctx.db.inKommune(kommune.id, async (tx) => {
    const runder = await listRapportrunder(tx);
    const rapporter = await listRapporter(tx);
    const runde = runder.find((r) => r.number === which.runde);
    const own = rapporter.find((r) => r.data.runde === which.runde && r.data.tiltak === which.tiltak);
    const account = runde ? await accounts(tx, runde.data.date) : null;
    const against = runde && { account, adopted: await adopted(tx, runde.data.date) };
    return {
      before: startOf(runder, rapporter, which),
      runde,
      account,
      planned: runde && against ? (await plannedFor(tx, runde.data, against))(which.tiltak) : null,
      tiltak: (await listTiltak(tx)).find((row) => row.number === which.tiltak),
      own,
      revisions: own ? await revisionsOf<Rapport>(tx, RAPPORT.table, own.number) : [],
    };
  });
  if (!runde || runde.data.closed || !tiltak || !isAsked(tiltak.data)) return null;
  const year = yearOf(runde.data);
  const off = moneyDeviations(account, runde.data.type, runde.data.grense).filter((l) => l.tiltak === tiltak.number);
  const booked = account ? bookedOn(account, tiltak.number) : null;
  // Income alone is nothing used, and is for a person to judge.
  const fills = booked !== null && booked >= 0;
  const filled = !sent && !own && fills;
  /** What a report begins with. */
  const status = before ? null : statusOf(tiltak.data, year);
  const fresh: TypedFields = {
    ...before?.typed,
    ...(status ? { status } : {}),
    ...(fills ? { money: String(booked) } : {}),
  };
  const begun = sent || own ? null : before ? t.begun(before.title) : status ? t.begunOf : null;
  const e = sentences(ctx.lang, refusals);
  const late = e.status === 409 && sent !== null && own !== undefined;
  const earlier = revisions.find((r) => String(r.revision) === sent?.revision);
  const seen = earlier ? typedRapport(earlier.data) : sent?.revision === '0' ? fresh : undefined;
  const typed = late ? overSaved(sent, seen, typedRapport(own.data)) : sent;
  const shown: TypedFields = typed ?? (own ? typedRapport(own.data) : fresh);
  const field = (name: string) => ({ name, value: shown[name] ?? '', error: e.of(name) });
  const back = `${work}/oppfoelging/${runde.number}`;
  const labels: TypedFields = {
    status: t.status,
    units: t.units(year),
    money: t.money,
    avvik: t.avvik,
    comment: t.comment,
  };
  const words: Readonly<Record<string, string>> = { ...t.statuses, ...t.avviks };
  const said = (name: string, value: string) =>
    name === 'status' || name === 'avvik' ? (words[value] ?? value) : value;
  return {
    title: t.reportOn(tiltakNumber(tiltak.number)),
    nav: 'oppfoelging',
    step: 6,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(back)}>← {runde.data.title}</a>
        </p>
        <h1>{`${tiltakNumber(tiltak.number)} ${tiltak.data.title}`}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} nameOf={(f) => labels[f]} />
        {late && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={seen !== undefined}
            differ={differences(typedRapport(own.data), typed, (f) => labels[f], said)}
          />
        ) : null}
        <p>{planned === null ? t.plannedNone(year) : t.plannedIs(year, formatNumber(planned))}</p>
        {account ? (
          <p>
            {booked === null
              ? t.accountNothing(periodName(account))
              : `${t.accountSays(formatKroner(booked), periodName(account))} ${filled ? t.accountFilled : ''}`}
          </p>
        ) : null}
        {begun ? <p>{begun}</p> : null}
        {off.length > 0 ? (
          <Notice tone="warning">{`${off.map((l) => saidOfMoney(l, ctx.lang)).join(' ')} ${t.mustSay}`}</Notice>
        ) : null}
        <Form action={ctx.href(`${back}/tiltak/${tiltak.number}`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(own?.revision ?? 0)} />
          <SelectField {...field('status')} label={t.status} empty="–" options={options(RAPPORTSTATUS, t.statuses)} />
          <NumberField {...field('units')} label={t.units(year)} description={t.unitsHelp} />
          <NumberField {...field('money')} label={t.money} unit="kr" description={t.moneyHelp} />
          <SelectField
            {...field('avvik')}
            label={t.avvik}
            description={t.avvikHelp}
            empty={t.noAvvik}
            options={options(AVVIK, t.avviks)}
          />
          <TextArea {...field('comment')} label={t.comment} description={t.commentHelp} />
          <SubmitRow>
            <Button>{t.save}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}
