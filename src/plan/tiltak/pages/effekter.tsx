import { BOLIGTYPER, formatNumber, type Language, MAALGRUPPER, TJENESTENIVAAER } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { NumberField, options, SelectField } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { ENDRINGER } from '../../boligtilbud/index.ts';
import { type Effektlinje, LINJEFELT, linjefelt } from '../effektlinje.ts';
import { fromLines, halfSaid } from '../linjedrift.ts';
import type { Typed } from '../maal.ts';
import { leadTime } from '../sted.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { effekterOf, MAX_EFFEKTER, PLAN_YEARS, type Tiltak } from '../tiltak.ts';
import { YearFields } from './parts.tsx';

export const EFFECT_ROWS = Array.from({ length: MAX_EFFEKTER - 1 }, (_, i) => i + 2);

interface Fields {
  readonly ctx: Ctx;
  readonly typed: Typed;
  readonly firstYear: number;
  readonly of: (field: string) => string | undefined;
}

/** What a line says that the tiltak as a whole does not: few lines do. */
function LineFields({ ctx, typed, of, n }: Fields & { n: number }) {
  const t = TILTAK_TEXTS[ctx.lang];
  const field = (name: (typeof LINJEFELT)[number]) => ({
    name: linjefelt(n, name),
    label: t.lineFields[name],
    tag: t.optional,
    value: typed[linjefelt(n, name)] ?? '',
    error: of(linjefelt(n, name)),
  });
  const open = LINJEFELT.some((f) => typed[linjefelt(n, f)] || of(linjefelt(n, f)));
  return (
    <Details summary={t.line} open={open}>
      <p>{t.lineHelp}</p>
      <SelectField {...field('change')} empty={t.gives} options={options(ENDRINGER, t.changes)} />
      <SelectField {...field('group')} empty={t.asTiltak} options={options(MAALGRUPPER, t.groups)} />
      <div class="bp-grid">
        <NumberField {...field('out')} unit={t.outUnit} />
        <NumberField {...field('probability')} unit="%" />
        <NumberField {...field('delay')} unit={t.delayUnit} />
        <NumberField {...field('staff')} unit={t.yearFields.staff.toLowerCase()} />
        <NumberField {...field('drift')} unit={t.kr} />
      </div>
    </Details>
  );
}

/** What a tiltak gives, a line for each kind of dwelling or level of services. */
export function EffectFields(p: Fields) {
  const { ctx, typed, of } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const types = options(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang]);
  const levels = options(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang]);
  const open = EFFECT_ROWS.some(
    (n) =>
      Object.entries(typed).some(([k, v]) => k.startsWith(`effect${n}`) && v !== '') ||
      [...Array.from({ length: PLAN_YEARS }, (_, i) => `units${i + 1}`), 'type', 'level', ...LINJEFELT].some((f) =>
        of(`effect${n}${f}`),
      ),
  );
  return (
    <>
      <SelectField name="type" label={t.type} options={types} value={typed.type ?? 'blokk'} error={of('type')} />
      <SelectField name="level" label={t.level} options={levels} value={typed.level ?? 'ingen'} error={of('level')} />
      <YearFields {...p} name="units" legend={t.yearFields.units} help={t.unitsHelp} unit="" />
      <LineFields {...p} n={1} />
      <Details summary={t.moreEffects} open={open}>
        {EFFECT_ROWS.map((n) => (
          <fieldset class="ds-fieldset">
            <legend class="ds-label">{t.effectNumber(n)}</legend>
            <SelectField
              name={`effect${n}type`}
              label={t.type}
              empty="–"
              options={types}
              value={typed[`effect${n}type`] ?? ''}
              error={of(`effect${n}type`)}
            />
            <SelectField
              name={`effect${n}level`}
              label={t.level}
              options={levels}
              value={typed[`effect${n}level`] ?? 'ingen'}
              error={of(`effect${n}level`)}
            />
            <YearFields {...p} name={`effect${n}units`} legend={t.yearFields.units} unit="" />
            <LineFields {...p} n={n} />
          </fieldset>
        ))}
      </Details>
    </>
  );
}

/** What a line says for itself, a short text for each. */
export const linjeText = (lang: Language, e: Effektlinje): string[] => {
  const t = TILTAK_TEXTS[lang];
  const number = (f: 'out' | 'probability' | 'delay' | 'staff' | 'drift', unit: string) => {
    const value = e[f];
    return value === undefined
      ? []
      : [
          `${t.lineFields[f].toLowerCase()} ${formatNumber(value, Number.isInteger(value) ? 0 : 1)}${unit && ` ${unit}`}`,
        ];
  };
  return [
    ...(e.change ? [t.changes[e.change].toLowerCase()] : []),
    ...number('out', t.outUnit),
    ...(e.group ? [t.groups[e.group]] : []),
    ...number('probability', '%'),
    ...number('delay', t.delayUnit),
    ...number('staff', ''),
    ...number('drift', t.kr),
  ];
};

/** The units of each line by year, and below what the lines say for themselves, when one does. */
export function Effects({ ctx, d }: { ctx: Ctx; d: Tiltak }) {
  const t = TILTAK_TEXTS[ctx.lang];
  const right = (label: string, unit?: string) => ({ label, align: 'right' as const, ...(unit ? { unit } : {}) });
  const lines = effekterOf(d);
  const typeOf = (e: (typeof lines)[number]) =>
    `${BOLIGTYPE_NAMES[ctx.lang][e.type]}${e.change ? ` (${t.changes[e.change].toLowerCase()})` : ''}`;
  const kind = (e: (typeof lines)[number]) => `${typeOf(e)}, ${NIVAA_NAMES[ctx.lang][e.level].toLowerCase()}`;
  const said = (value: number | null | undefined, decimals = 0) =>
    typeof value === 'number' ? formatNumber(value, decimals) : '–';
  const used = LINJEFELT.filter((f) => lines.some((e) => e[f] !== undefined));
  const sum = (f: 'staff' | 'drift') =>
    lines.every((e) => e[f] !== undefined) ? lines.reduce((n, e) => n + (e[f] ?? 0), 0) : null;
  const [staff, drift] = [sum('staff'), sum('drift')];
  const last = d.firstYear + PLAN_YEARS - 1;
  const [staffSaid, driftSaid] = [d.staff?.at(-1) ?? null, d.operation.at(-1) ?? null];
  const off = [
    ...(staff !== null && staffSaid !== null && !fromLines(d, 'staff') && Math.abs(staff - staffSaid) > 0.05
      ? [t.lineOff(t.lineFields.staff, formatNumber(staff, 1), formatNumber(staffSaid, 1), last)]
      : []),
    ...(drift !== null && driftSaid !== null && !fromLines(d, 'drift') && drift !== driftSaid
      ? [t.lineOff(t.lineFields.drift, `${formatNumber(drift)} ${t.kr}`, `${formatNumber(driftSaid)} ${t.kr}`, last)]
      : []),
    ...(['staff', 'drift'] as const).flatMap((what) => {
      const name = what === 'staff' ? t.yearFields.staff : t.yearFields.operation;
      if (fromLines(d, what)) return [t.lineRow(name)];
      return halfSaid(d, what) ? [t.lineHalf(name)] : [];
    }),
  ];
  return (
    <>
      <DataTable
        caption={t.effects}
        columns={[
          { label: t.type },
          { label: t.level },
          ...Array.from({ length: PLAN_YEARS }, (_, i) => right(String(d.firstYear + i))),
          right(t.sum),
        ]}
        rows={lines.map((e) => ({
          cells: [
            typeOf(e),
            NIVAA_NAMES[ctx.lang][e.level],
            ...e.units.map((n) => formatNumber(n)),
            formatNumber(e.units.reduce((n, v) => n + v, 0)),
          ],
        }))}
      />
      {used.length > 0 ? (
        <DataTable
          caption={t.lines}
          columns={[
            { label: t.effects },
            { label: t.group },
            right(t.lineLead, t.delayUnit),
            right(t.probability, '%'),
            right(t.delay, t.delayUnit),
            right(t.lineFields.staff),
            right(t.lineFields.drift, t.kr),
          ]}
          rows={[
            ...lines.map((e) => ({
              cells: [
                kind(e),
                e.group ? t.groups[e.group] : t.asTiltak,
                said(leadTime({ ...d, units: e.units })),
                said(e.probability ?? d.probability),
                said(e.delay ?? d.delay),
                said(e.staff, 1),
                said(e.drift),
              ],
            })),
            ...(lines.length > 1 ? [{ cells: [t.lineSum, '', '', '', '', said(staff, 1), said(drift)] }] : []),
          ]}
        />
      ) : null}
      {used.length > 0 ? off.map((sentence) => <p class="bp-text">{sentence}</p>) : null}
    </>
  );
}
