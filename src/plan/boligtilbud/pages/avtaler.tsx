import { formatDate, formatNumber } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { avtalerIn, type Husbankvilkaar } from '../avtale.ts';
import { AVTALE_TEXTS } from '../avtale-texts.ts';
import { TILBUD_TEXTS } from '../texts.ts';
import { expiryState, type Leveranse, monthsLeft, type Tilbud } from '../tilbud.ts';
import { partSaid } from './avtale.tsx';
import { VilkaarMark } from './vilkaar.tsx';
import { where } from './where.ts';

/** One button in a row of a table: remove, or bring back. */
export function RowButton(p: { ctx: Ctx; to: 'fjern' | 'angre'; number: number; label: string; what: string }) {
  return (
    <form method="post" action={p.ctx.href(`${where(p.ctx).base}/${p.to}`)}>
      <input type="hidden" name="csrf" value={p.ctx.csrf} />
      <input type="hidden" name="number" value={String(p.number)} />
      <button class="bp-linkbutton" type="submit" aria-label={`${p.label} ${p.what}`}>
        {p.label}
      </button>
    </form>
  );
}

/** From when an agreement holds and until when, and that it soon ends. */
function Runs(p: { ctx: Ctx; row: Tilbud }) {
  const t = TILBUD_TEXTS[p.ctx.lang];
  const state = expiryState(p.row, p.ctx.clock.today());
  return (
    <>
      {t.period(p.row.start ? formatDate(p.row.start) : '', p.row.expiry ? formatDate(p.row.expiry) : '')}{' '}
      {state ? (
        <Status tone={state === 'ut' ? 'danger' : 'warning'}>
          {state === 'ut' ? t.ended : t.endsIn(monthsLeft(p.row, p.ctx.clock.today()) ?? 0)}
        </Status>
      ) : null}
    </>
  );
}

/** What somebody has said came, with the day and the source of the last; nothing said is not zero. */
export function Came(p: { levert: readonly Leveranse[] }) {
  const told = p.levert;
  const last = told.at(-1);
  if (!last) return <>–</>;
  return (
    <>
      {formatNumber(told.reduce((n, l) => n + l.units, 0))}
      <br />
      <span class="bp-source">{`${formatDate(last.date)}, ${last.source}`}</span>
    </>
  );
}

/** The price terms: what is chosen, and the words beside. */
const priceSaid = (ctx: Ctx, d: Tilbud): string =>
  [AVTALE_TEXTS[ctx.lang].priceSaid(d.indexed ?? null, d.adjusted ? formatDate(d.adjusted) : ''), d.price ?? '']
    .filter((s) => s !== '')
    .join(' ');

/** Each agreement on one row, with its parts in it. */
export function AvtaleTable(p: {
  ctx: Ctx;
  rows: readonly Revision<Tilbud>[];
  edit: boolean;
  terms: readonly Husbankvilkaar[];
}) {
  const { ctx, edit } = p;
  const t = TILBUD_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const avtaler = avtalerIn(p.rows);
  const ledgers = [...new Set(p.rows.map((r) => r.data.ledger))];
  const shared = ledgers.length === 1 ? ledgers[0] : undefined;
  const came = p.rows.some((r) => (r.data.levert ?? []).length > 0);
  return (
    <DataTable
      stack
      caption={shared ? `${t.kinds.avtale}, ${t.ledgers[shared].toLowerCase()}` : t.kinds.avtale}
      columns={[
        { label: t.name },
        { label: t.agreement },
        { label: t.party },
        { label: AVTALE_TEXTS[ctx.lang].parts },
        { label: t.units, align: 'right' },
        { label: t.right },
        { label: t.services },
        { label: t.price },
        { label: t.runs },
        ...(came ? [{ label: t.came, align: 'right' as const }] : []),
        ...(edit ? [{ label: t.remove, screenOnly: true }] : []),
      ]}
      rows={avtaler.map(({ number, terms: d, parts, units }) => ({
        cells: [
          edit ? <a href={ctx.href(`${base}/${number}`)}>{d.name}</a> : d.name,
          <>
            {d.agreement ? t.agreements[d.agreement] : '–'}{' '}
            <VilkaarMark lang={ctx.lang} row={d} units={units} terms={p.terms} />
          </>,
          d.party || '–',
          parts.map(({ data }, i) => (
            <>
              {i > 0 ? <br /> : null}
              {shared ? '' : `${t.ledgers[data.ledger]}. `}
              {partSaid(ctx, data)}
            </>
          )),
          formatNumber(units),
          d.right || '–',
          d.services || '–',
          priceSaid(ctx, d) || '–',
          <Runs ctx={ctx} row={d} />,
          ...(came
            ? [
                <Came
                  levert={parts.flatMap((r) => r.data.levert ?? []).toSorted((a, b) => a.date.localeCompare(b.date))}
                />,
              ]
            : []),
          ...(edit ? [<RowButton ctx={ctx} to="fjern" number={number} label={t.remove} what={d.name} />] : []),
        ],
      }))}
    />
  );
}
