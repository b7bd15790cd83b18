import { formatNumber } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { SourceLine } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { FeltRad } from '../felt.ts';
import { isShort, type Kapasitet, kapasitet, perHundred, toldOf } from '../kapasitet.ts';
import { KAPASITET_TEXTS } from '../kapasitet-texts.ts';
import { type Ledetid, realiseringOf } from '../prognose.ts';
import { type ProgramPageDeps, where } from './where.ts';

/** The capacity of the fields by the rate of the municipality, else the country's, and where that rate is from. */
export async function capacityOf(ctx: Ctx, deps: ProgramPageDeps, rows: readonly FeltRad[], ledetid: Ledetid) {
  const t = KAPASITET_TEXTS[ctx.lang];
  const { national, weight } = deps.barnetall;
  const own = await deps.egneBarn(ctx);
  const rate = own ?? national;
  return {
    rate,
    own,
    source: own ? t.ownSource(own.year) : t.nationalSource(national.source[ctx.lang], national.year),
    all: kapasitet(rows, rate, weight, (row) => realiseringOf(row.data, ledetid).share),
  };
}

/** Schools and barnehager of the fields; `only` leaves those of one field. */
export async function Capacity(p: {
  ctx: Ctx;
  deps: ProgramPageDeps;
  rows: readonly FeltRad[];
  ledetid: Ledetid;
  only?: number;
}) {
  const { ctx, deps } = p;
  const t = KAPASITET_TEXTS[ctx.lang];
  const { all, rate, own, source } = await capacityOf(ctx, deps, p.rows, p.ledetid);
  const shown = all.filter((k) => p.only === undefined || k.fields.some((row) => row.number === p.only));
  if (shown.length === 0) return null;
  const { told, untold } = toldOf(shown);
  const { base } = where(ctx);
  const right = (label: string) => ({ label, align: 'right' as const });
  const whole = (value: number) => formatNumber(Math.round(value));
  const cells = (k: Kapasitet) => [
    k.name ? `${t.whats[k.what]}: ${k.name}` : t.whats[k.what],
    k.areas.join(', ') || '–',
    k.fields.map((row, at) => (
      <>
        {at > 0 ? ', ' : ''}
        <a href={ctx.href(`${base}/felt/${row.number}`)}>{row.data.name}</a>
      </>
    )),
    formatNumber(k.units),
    k.places === null ? '–' : k.disagree ? t.disagree(k.places) : formatNumber(k.places),
    whole(k.children),
    whole(k.expected),
    k.places === null ? '–' : whole(k.places - k.children),
    k.fullYear ?? '–',
    t.example,
  ];
  return (
    <section>
      <h2 id="kapasitet">{t.heading}</h2>
      <p class="bp-text">
        {told.length === 0
          ? t.none
          : t.finding(told.filter(isShort).length, told.filter((k) => k.places !== null).length)}
      </p>
      <p class="bp-text">
        {t.units(perHundred(rate, 'kindergarten'), perHundred(rate, 'school'))} {t.shared}
      </p>
      {told.length > 0 ? (
        <DataTable
          stack
          caption={t.heading}
          hideCaption
          columns={[
            { label: t.what },
            { label: t.area },
            { label: t.fields },
            right(t.dwellings),
            right(t.free),
            right(t.children),
            right(t.expected),
            right(t.left),
            { label: t.full },
            { label: t.class },
          ]}
          rows={told.map((k) => ({ cells: cells(k) }))}
        />
      ) : null}
      {told.length > 0 && untold.length > 0 ? <p class="bp-text">{t.untold(untold.join(', '))}</p> : null}
      <SourceLine>
        {t.examplePre} {t.exampleText} {source} {own ? null : <a href={deps.barnetall.national.url}>SSB</a>}
      </SourceLine>
    </section>
  );
}
