import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { SelectField, TextArea } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import {
  allTiltak,
  hasCost,
  listTiltak,
  surenessOf,
  TILTAK_TEXTS,
  type Tiltak,
  tiltakNumber,
} from '../../tiltak/index.ts';
import type { Utgave } from '../behandling.ts';
import { spanOf } from '../behandlingtabell.ts';
import type { NumberedTiltak, Oekonomiplan } from '../oekonomiplan.ts';
import { askedInVain, givenMoney, likeliestOutcome, outcomeField, outcomesFor } from '../tilbakefoering.ts';
import { TILBAKEFOERING_TEXTS } from '../tilbakefoeringtekster.ts';
import { where } from './parts.tsx';

const tiltakHref = (ctx: Ctx, number: number) => ctx.href(`/arbeid/${where(ctx).slug}/tiltak/${number}`);
const named = ({ number, data }: NumberedTiltak) => `${tiltakNumber(number)} ${data.title}`;

export const tiltakHere = (ctx: Ctx): Promise<NumberedTiltak[]> =>
  ctx.db.inKommune(where(ctx).id, (tx) => listTiltak(tx));

/** What the fields below are called, where a refusal names one. */
export const writeBackLabels = (ctx: Ctx, all: readonly NumberedTiltak[]): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(all.map((a) => [outcomeField(a.number), named(a)])),
  utfallsgrunn: TILBAKEFOERING_TEXTS[ctx.lang].why,
});

/** What an adoption will write into the tiltak, and what must be said of those that get no money. */
export function WriteBackFields(p: {
  ctx: Ctx;
  plan: Oekonomiplan;
  all: readonly NumberedTiltak[];
  typed: Readonly<Record<string, string>>;
  error: (field: string) => string | undefined;
}) {
  const { ctx, plan, all, typed, error } = p;
  const t = TILBAKEFOERING_TEXTS[ctx.lang];
  const money = givenMoney(plan, all);
  const asked = askedInVain(plan, all);
  const rough = money.filter((m) => hasCost(m.data) && surenessOf(m.data) !== 'nok');
  const statuses = TILTAK_TEXTS[ctx.lang].statuses;
  return (
    <section>
      <h3>{t.heading}</h3>
      <p class="bp-text">{t.given(money.length)}</p>
      {rough.length > 0 ? (
        <Notice tone="warning">
          <p>{t.rough(rough.map((m) => tiltakNumber(m.number)).join(', '))}</p>
        </Notice>
      ) : null}
      <fieldset class="ds-fieldset">
        <legend class="ds-label">{t.asked}</legend>
        {asked.length === 0 ? <p>{t.none}</p> : null}
        {asked.map((a) => (
          <SelectField
            name={outcomeField(a.number)}
            label={named(a)}
            description={t.now(statuses[a.data.status])}
            value={typed[outcomeField(a.number)] ?? likeliestOutcome(a.data)}
            options={outcomesFor(a.data).map((u) => ({ value: u, label: t.outcomes[u] }))}
            error={error(outcomeField(a.number))}
          />
        ))}
        {asked.length > 0 ? (
          <TextArea
            name="utfallsgrunn"
            label={t.why}
            description={t.whyHelp}
            rows={2}
            value={typed.utfallsgrunn ?? t.whyDraft(spanOf(plan.years))}
            error={error('utfallsgrunn')}
          />
        ) : null}
      </fieldset>
    </section>
  );
}

/** What an adopted plan wrote into the tiltak; nothing for the readings before it. */
export async function writtenBack(ctx: Ctx, utgave: Utgave) {
  if (utgave.trinn !== 'vedtatt') return null;
  const t = TILBAKEFOERING_TEXTS[ctx.lang];
  const all = await ctx.db.inKommune(where(ctx).id, (tx) => allTiltak(tx));
  const first = new Map<number, Tiltak>();
  for (const r of all.toSorted((a, b) => a.number - b.number || a.revision - b.revision))
    if (r.data.decision?.utgave === utgave.number && !first.has(r.number)) first.set(r.number, r.data);
  const statuses = TILTAK_TEXTS[ctx.lang].statuses;
  return (
    <section>
      <h2>{t.written}</h2>
      {first.size === 0 ? (
        <p class="bp-text">{t.writtenNone}</p>
      ) : (
        <DataTable
          caption={t.written}
          hideCaption
          columns={[{ label: t.tiltak }, { label: t.status }, { label: t.reason }]}
          rows={[...first].map(([number, data]) => ({
            cells: [
              <a href={tiltakHref(ctx, number)}>{named({ number, data })}</a>,
              statuses[data.status],
              data.reason || '–',
            ],
          }))}
        />
      )}
    </section>
  );
}
