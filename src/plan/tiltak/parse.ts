import {
  BOLIGTYPER,
  formatNumber,
  type Kroner,
  kroner,
  MAALGRUPPER,
  parseTypedInteger,
  REGNSKAP,
  TJENESTENIVAAER,
} from '../../kernel/index.ts';
import { ENDRINGER } from '../boligtilbud/index.ts';
import { typedVerdier } from '../egnefelt/index.ts';
import { MAX_STAFF, parseAarsverk } from './aarsverk.ts';
import type { TiltakRefusal } from './avslag.ts';
import { changeRefusals, type Effektlinje, linjeOf, MAX_OUT, saysLinje, typedLinje } from './effektlinje.ts';
import { driftRefusals, overfundedYears, surenessOf } from './finansiering.ts';
import type { Typed } from './maal.ts';
import { oppgaverText, parseOppgaver } from './oppgaver.ts';
import { MAX_SAMMENHENG, numbersText, parseNumbers } from './sammenheng.ts';
import { needsReason, TILTAK_STATUS } from './status.ts';
import { MAX_DELAY, typedSted } from './sted.ts';
import {
  type Effekt,
  effekterOf,
  FUNDING_FIELDS,
  type FundingField,
  MAX_EFFEKTER,
  PLAN_YEARS,
  SIKKERHET,
  SLAG,
  type Tiltak,
} from './tiltak.ts';
import { chosenOf, typedYear } from './valg.ts';
import { clashOf, isExample, type Virkemiddel } from './virkemidler.ts';

export type { TiltakRefusal } from './avslag.ts';

export const MONEY_FIELDS = ['investment', 'grants', 'vat', 'fund', 'sale', 'onlending', 'operation', 'rent'] as const;
export const YEAR_FIELDS = ['units', 'staff', ...MONEY_FIELDS] as const;
export type YearField = (typeof YEAR_FIELDS)[number];

const MAX_TITLE = 300;
const MAX_TEXT = 2000;
const MAX_UNITS = 10_000;
/** No housing measure costs a hundred billion in a year. */
const MAX_KRONER = 100_000_000_000;

/** What the form is checked against: the goals there are, and the KOSTRA functions in use (all are taken when not given). */
export interface ParseContext {
  readonly kostra?: readonly string[];
  /** Years whose prices can be carried to others. */
  readonly priceYears?: readonly number[];
  /** A tiltak of another plan may come without anybody who is responsible, and then says so. */
  readonly mayLackResponsible?: boolean;
  /** Instruments to choose among; all are taken when not given. */
  readonly virkemidler?: readonly Virkemiddel[];
  /** False for somebody who may not write down what a council decides. */
  readonly mayAdopt?: boolean;
  /** Numbers of the tiltak that have become part of this one. */
  readonly merged?: readonly number[];
}

/** Everything that is wrong with the form at once, or the tiltak. */
export function parseTiltak(
  typed: Typed,
  firstYear: number,
  maal: readonly number[],
  context: ParseContext = {},
): { ok: true; value: Tiltak } | { ok: false; error: TiltakRefusal[] } {
  const refusals: TiltakRefusal[] = [];
  const refuse = (code: TiltakRefusal['code'], field: string, data?: TiltakRefusal['data']) =>
    refusals.push(data ? { code, field, data } : { code, field });
  const text = (field: string, max: number, required = false) => {
    const value = typed[field] ?? '';
    if (required && value === '') refuse('mangler', field);
    if (value.length > max) refuse('for-langt', field, { max });
    if (isExample(value)) refuse('bytt-ut', field);
    return value;
  };
  const choice = <T extends string>(values: readonly T[], field: string): T | null => {
    const value = values.find((v) => v === typed[field]) ?? null;
    if (!value) refuse('ukjent-valg', field);
    return value;
  };
  const whole = (name: string, max: number, mayBeNegative = false): number => {
    const raw = typed[name] ?? '';
    if (raw === '') return 0;
    if (isExample(raw)) {
      refuse('bytt-ut', name);
      return 0;
    }
    const value = parseTypedInteger(raw);
    if (value === null) refuse(/\d,\d/.test(raw) && max === MAX_KRONER ? 'oere' : 'ikke-tall', name);
    else if (value < 0 && !mayBeNegative) refuse('negativ', name);
    else if (Math.abs(value) > max) refuse('for-stort', name, { max: formatNumber(max) });
    else return value;
    return 0;
  };
  const years = <T>(read: (year: number) => T) => Array.from({ length: PLAN_YEARS }, (_, i) => read(i + 1));
  const money = (field: string): Kroner[] =>
    years((n) => kroner(whole(`${field}${n}`, MAX_KRONER, field === 'operation')));
  const staff = (field: string): number => {
    const raw = typed[field] ?? '';
    const value = raw === '' ? 0 : parseAarsverk(raw);
    if (isExample(raw)) refuse('bytt-ut', field);
    else if (value === null) refuse('ikke-aarsverk', field);
    else if (value > MAX_STAFF) refuse('for-stort', field, { max: formatNumber(MAX_STAFF) });
    return value ?? 0;
  };
  const year = (field: string) => {
    const value = typedYear(typed[field]);
    if (value !== 'ikke-aar') return value;
    refuse('ikke-aar', field);
    return null;
  };

  const within = (field: string, min: number, max: number, required = false): number | null => {
    const raw = typed[field] ?? '';
    const value = parseTypedInteger(raw);
    if (value !== null && value >= min && value <= max) return value;
    if (raw !== '' || required) refuse('utenfor', field, { min, max });
    return null;
  };
  const title = text('title', MAX_TITLE, true);
  const description = text('description', MAX_TEXT);
  const responsible = text('responsible', MAX_TITLE, !context.mayLackResponsible);
  const cooperating = text('cooperating', MAX_TITLE);
  const reason = text('reason', MAX_TEXT);
  const [indicator, law] = [text('indicator', MAX_TITLE), text('law', MAX_TITLE)];
  const [parties, plans] = [text('parties', MAX_TITLE), text('plans', MAX_TITLE)];
  const risks = text('risks', MAX_TEXT);
  const vatGround = text('vatGround', MAX_TITLE);
  const noOperation = text('noOperation', MAX_TEXT);
  const [area, site] = [text('area', MAX_TITLE), text('site', MAX_TITLE)];
  const sted = { area, site, probability: within('probability', 1, 100), delay: within('delay', 0, MAX_DELAY) };
  const kostra = text('kostra', 10);
  if (kostra !== '' && context.kostra && !context.kostra.includes(kostra)) refuse('ukjent-valg', 'kostra');
  const ledger = choice(REGNSKAP, 'ledger');
  const status = choice(TILTAK_STATUS, 'status');
  const group = choice(MAALGRUPPER, 'group');
  const type = choice(BOLIGTYPER, 'type');
  const level = choice(TJENESTENIVAAER, 'level');
  const [goalText = '', wayText = ''] = (typed.maal ?? '').split('.');
  const goal = Number(goalText);
  const strategy = /^[1-9]\d?$/.test(wayText) ? Number(wayText) : null;
  if (!maal.includes(goal) || (wayText !== '' && !strategy)) refuse('ukjent-valg', 'maal');
  const certainty = typed.certainty ? choice(SIKKERHET, 'certainty') : null;
  const numbers = (field: 'requires' | 'excludes'): number[] => {
    const all = parseNumbers(typed[field] ?? '');
    if (!all) refuse('ikke-tiltaksnummer', field);
    else if (all.length > MAX_SAMMENHENG) refuse('for-mange-tiltak', field, { max: MAX_SAMMENHENG });
    return all ?? [];
  };
  const [requires, excludes] = [numbers('requires'), numbers('excludes')];
  if (excludes.some((n) => requires.includes(n))) refuse('krever-og-utelukker', 'excludes');
  const tasks = parseOppgaver(typed.tasks ?? '');
  if (!tasks.ok) {
    const { code, ...data } = tasks.refused;
    refuse(code, 'tasks', data);
  }
  const instruments = [...new Set((typed.instruments ?? '').split(/\s+/).filter((id) => id !== ''))];
  const { virkemidler } = context;
  if (virkemidler && instruments.some((id) => !virkemidler.some((v) => v.id === id)))
    refuse('ukjent-valg', 'instruments');
  const clash = clashOf(virkemidler ?? [], instruments);
  if (clash) {
    const [a, b] = clash;
    refuse('ikke-sammen', 'instruments', { nb: `${a.name.nb} og ${b.name.nb}`, nn: `${a.name.nn} og ${b.name.nn}` });
  }
  const kind = typed.kind ? choice(SLAG, 'kind') : null;
  const otherGroups = chosenOf(MAALGRUPPER, typed.otherGroups);
  if (!otherGroups) refuse('ukjent-valg', 'otherGroups');

  const first = years((n) => whole(`units${n}`, MAX_UNITS));
  const linje = (row: number): Effektlinje =>
    linjeOf(row, typed, {
      change: (field) => choice(ENDRINGER, field),
      out: (field) => within(field, 1, MAX_OUT),
      group: (field) => choice(MAALGRUPPER, field),
      probability: (field) => within(field, 1, 100),
      delay: (field) => within(field, 0, MAX_DELAY),
      staff,
      drift: (field) => kroner(whole(field, MAX_KRONER, true)),
    });
  const more: Effekt[] = [];
  for (let row = 2; row <= MAX_EFFEKTER; row += 1) {
    const units = years((n) => whole(`effect${row}units${n}`, MAX_UNITS));
    const said = linje(row);
    const none = units.every((u) => u === 0);
    if (!typed[`effect${row}type`] && none && !saysLinje(row, typed)) continue;
    const [rowType, rowLevel] = [choice(BOLIGTYPER, `effect${row}type`), choice(TJENESTENIVAAER, `effect${row}level`)];
    // What somebody says of units that do not come would be dropped in silence.
    if (none && saysLinje(row, typed)) refuse('mangler', `effect${row}units1`);
    if (rowType && rowLevel && !none) more.push({ type: rowType, level: rowLevel, units, ...said });
  }
  const [investment, grants, operation] = [money('investment'), money('grants'), money('operation')];
  const funding = Object.fromEntries(FUNDING_FIELDS.map((f) => [f, money(f)])) as Record<FundingField, Kroner[]>;
  const aarsverk = years((n) => staff(`staff${n}`));
  grants.forEach((g, i) => {
    if (g > (investment[i] ?? 0)) refuse('tilskudd-over-investering', `grants${i + 1}`);
  });
  const [start, end] = [year('start'), year('end')];
  const priceYear = year('priceYear');
  if (priceYear !== null && priceYear !== firstYear && context.priceYears && !context.priceYears.includes(priceYear))
    refuse('ukjent-valg', 'priceYear');
  if (start !== null && end !== null && end < start) refuse('slutt-foer-start', 'end');
  if (status && needsReason(status) && reason === '') refuse('mangler-begrunnelse', 'reason');
  // Only a partly financed tiltak has a share, but what is typed must be one all the same: nothing is dropped in silence.
  const part = within('share', 1, 99, status === 'delvis');
  if (!ledger || !status || !group || !type || !level || !otherGroups) return { ok: false, error: refusals };
  const effects = [{ type, level, units: first, ...linje(1) }, ...more];
  for (let row = 1; row <= MAX_EFFEKTER; row += 1)
    for (const { code, field } of changeRefusals(row, typed, ledger)) refuse(code, field);
  const tiltak: Tiltak = {
    title,
    maal: goal,
    ledger,
    status,
    reason,
    responsible,
    group,
    type,
    level,
    kostra,
    firstYear,
    noOperation,
    units: years((n) => effects.filter((e) => !e.change).reduce((sum, e) => sum + (e.units[n - 1] ?? 0), 0)),
    investment,
    grants,
    operation,
    description,
    strategy,
    cooperating,
    otherGroups,
    effects,
    staff: aarsverk,
    certainty,
    funding,
    share: status === 'delvis' ? part : null,
    ...sted,
    start,
    end,
    priceYear: priceYear === firstYear ? null : priceYear,
    kind,
    instruments,
    indicator,
    law,
    risks,
    parties,
    plans,
    vatGround,
    requires,
    excludes,
    tasks: tasks.ok ? tasks.value : [],
  };
  for (const i of overfundedYears(tiltak))
    if ((grants[i] ?? 0) <= (investment[i] ?? 0)) refuse('finansiering-over-investering', `investment${i + 1}`);
  const gets = status === 'finansiert' || status === 'delvis';
  for (const { code, field } of driftRefusals(tiltak, gets)) refuse(code, field);
  if (gets && surenessOf(tiltak) === 'for-grov') refuse('for-grov', 'certainty');
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: tiltak };
}

const shown = (n: number) => (n === 0 ? '' : formatNumber(n).replace('\u2212', '-'));
const perYear = (field: string, values: readonly number[], show = shown) =>
  Object.fromEntries(values.map((n, i) => [`${field}${i + 1}`, show(n)]));

/** The tiltak as its form shows it; what `parseTiltak` reads back unchanged. */
export function typedTiltak(t: Tiltak): Typed {
  const [first, ...more] = effekterOf(t);
  return {
    title: t.title,
    description: t.description ?? '',
    maal: t.strategy ? `${t.maal}.${t.strategy}` : String(t.maal),
    ledger: t.ledger,
    status: t.status,
    reason: t.reason,
    responsible: t.responsible,
    cooperating: t.cooperating ?? '',
    group: t.group,
    otherGroups: (t.otherGroups ?? []).join(' '),
    type: t.type,
    level: t.level,
    kostra: t.kostra,
    noOperation: t.noOperation,
    certainty: t.certainty ?? '',
    share: t.share ? String(t.share) : '',
    ...typedSted(t),
    start: t.start ? String(t.start) : '',
    end: t.end ? String(t.end) : '',
    priceYear: t.priceYear ? String(t.priceYear) : '',
    kind: t.kind ?? '',
    instruments: (t.instruments ?? []).join(' '),
    indicator: t.indicator ?? '',
    law: t.law ?? '',
    risks: t.risks ?? '',
    parties: t.parties ?? '',
    plans: t.plans ?? '',
    vatGround: t.vatGround ?? '',
    requires: numbersText(t.requires),
    excludes: numbersText(t.excludes),
    tasks: oppgaverText(t.tasks),
    ...perYear('units', first?.units ?? []),
    ...typedLinje(1, first),
    ...Object.assign(
      {},
      ...more.map((e, i) => ({
        [`effect${i + 2}type`]: e.type,
        [`effect${i + 2}level`]: e.level,
        ...perYear(`effect${i + 2}units`, e.units),
        ...typedLinje(i + 2, e),
      })),
    ),
    ...perYear('staff', t.staff ?? [], (n) => (n === 0 ? '' : formatNumber(n, Number.isInteger(n) ? 0 : 1))),
    ...perYear('investment', t.investment),
    ...perYear('grants', t.grants),
    ...perYear('operation', t.operation),
    ...Object.assign({}, ...FUNDING_FIELDS.map((f) => perYear(f, t.funding?.[f] ?? []))),
    ...typedVerdier(t.own),
  };
}
