import {
  BOLIGTYPER,
  DISPOSISJONSFORMER,
  formatDate,
  formatNumber,
  parseTypedInteger,
  REGNSKAP,
  type Refusal,
  TJENESTENIVAAER,
  typedDate,
} from '../../kernel/index.ts';
import { FINANSIERING, INDEKSERT } from './avtale.ts';
import { ENDRINGER, isTold } from './endring.ts';
import { AVTALETYPER, PLANSTATUS, TILBUD_KINDS, type Tilbud } from './tilbud.ts';

export type Typed = Readonly<Record<string, string>>;
export type TilbudRefusal = Refusal<
  | 'mangler'
  | 'for-langt'
  | 'ikke-tall'
  | 'utenfor'
  | 'ukjent-valg'
  | 'ikke-dato'
  | 'utloep-foer-start'
  | 'faerre-enn-avtalt'
  | 'ingen-del'
  | 'for-mange'
  | 'alt-i-behovet'
  | 'tilbake-foer-ute'
  | 'endret-av-andre'
>;

const MAX_NAME = 200;
const MAX_TEXT = 1000;

/** Everything that is wrong with the form at once, or the row. */
export function parseTilbud(typed: Typed): { ok: true; value: Tilbud } | { ok: false; error: TilbudRefusal[] } {
  const refusals: TilbudRefusal[] = [];
  const refuse = (code: TilbudRefusal['code'], field: string, data?: TilbudRefusal['data']) =>
    refusals.push(data ? { code, field, data } : { code, field });
  const choice = <T extends string>(values: readonly T[], field: string): T | null => {
    const found = values.find((v) => v === typed[field]) ?? null;
    if (!found) refuse('ukjent-valg', field);
    return found;
  };
  /** A choice that may be left open. */
  const open = <T extends string>(values: readonly T[], field: string) => (typed[field] ? choice(values, field) : null);
  const whole = (field: string, min: number, max: number) => {
    const value = parseTypedInteger(typed[field] ?? '');
    if (value === null) refuse('ikke-tall', field);
    else if (value < min || value > max) refuse('utenfor', field, { min: formatNumber(min), max: formatNumber(max) });
    return value ?? 0;
  };
  const calendar = (field: string, min: number, max: number) => {
    const value = parseTypedInteger(typed[field] ?? '');
    if (value === null || !/^\d{4}$/.test((typed[field] ?? '').trim())) refuse('ikke-tall', field);
    else if (value < min || value > max) refuse('utenfor', field, { min, max });
    return value ?? 0;
  };
  const text = (field: string, max: number, required = false) => {
    const value = typed[field] ?? '';
    if (required && value === '') refuse('mangler', field);
    if (value.length > max) refuse('for-langt', field, { max });
    return value;
  };
  const date = (field: string) => {
    const value = typedDate(typed[field]);
    if (value !== 'ikke-dato') return value;
    refuse('ikke-dato', field);
    return null;
  };

  const kind = choice(TILBUD_KINDS, 'kind');
  const name = text('name', MAX_NAME, true);
  const ledger = choice(REGNSKAP, 'ledger');
  const type = choice(BOLIGTYPER, 'type');
  const level = choice(TJENESTENIVAAER, 'level');
  const units = whole('units', 1, 100_000);
  const year = calendar('year', 1950, 2100);
  const probability = whole('probability', 0, 100);
  const area = text('area', MAX_NAME);
  let own: Partial<Tilbud> = {};
  if (kind === 'program') {
    const delay = typed.delay ? whole('delay', 0, 20) : null;
    own = { planStatus: open(PLANSTATUS, 'planStatus'), owner: text('owner', MAX_NAME), delay };
  }
  // A row from a list that names the agreement only may come without these; the form always asks for them.
  const asked = typed.agreement !== undefined || typed.party !== undefined;
  if (kind === 'avtale' && asked) {
    const agreement = choice(AVTALETYPER, 'agreement');
    const party = text('party', MAX_NAME, true);
    const [start, expiry] = [date('start'), date('expiry')];
    if (start && expiry && expiry <= start) refuse('utloep-foer-start', 'expiry');
    else if (expiry && Number(expiry.slice(0, 4)) < year) refuse('utloep-foer-start', 'expiry');
    const building = typed.building ? whole('building', 1, 100_000) : null;
    own = {
      agreement,
      party,
      right: text('right', MAX_TEXT),
      start,
      expiry,
      services: text('services', MAX_TEXT),
      rent: typed.rent ? whole('rent', 0, 1_000_000) : null,
      price: text('price', MAX_TEXT),
      indexed: open(INDEKSERT, 'indexed'),
      adjusted: date('adjusted'),
      financing: open(FINANSIERING, 'financing'),
      building,
      remind: typed.remind ? whole('remind', 1, 60) : null,
    };
  }
  if (kind === 'endring') {
    const change = choice(ENDRINGER, 'change');
    if (change && ledger && !isTold(change, ledger)) refuse('alt-i-behovet', 'ledger');
    const rebuilt = change === 'ombygging';
    const backYear = change === 'rehabilitering' && typed.backYear ? calendar('backYear', 1950, 2100) : null;
    if (backYear !== null && backYear > 0 && backYear < year) refuse('tilbake-foer-ute', 'backYear');
    own = {
      change,
      backYear,
      toType: rebuilt ? choice(BOLIGTYPER, 'toType') : null,
      toLevel: rebuilt ? choice(TJENESTENIVAAER, 'toLevel') : null,
      toUnits: rebuilt && typed.toUnits ? whole('toUnits', 0, 100_000) : null,
    };
  }
  if (kind === 'bestand') own = { disposal: open(DISPOSISJONSFORMER, 'disposal') };
  if (refusals.length > 0 || !kind || !ledger || !type || !level) return { ok: false, error: refusals };
  const placed = area === '' ? {} : { area };
  return {
    ok: true,
    value: { kind, name, ledger, type, level, units, year, probability, removed: false, ...placed, ...own },
  };
}

/** The row as its form shows it; what `parseTilbud` reads back unchanged. */
export function typedTilbud(d: Tilbud): Typed {
  const date = (iso: string | null | undefined) => (iso ? formatDate(iso) : '');
  return {
    kind: d.kind,
    name: d.name,
    ledger: d.ledger,
    type: d.type,
    level: d.level,
    units: formatNumber(d.units),
    year: String(d.year),
    probability: String(d.probability),
    area: d.area ?? '',
    planStatus: d.planStatus ?? '',
    owner: d.owner ?? '',
    delay: d.delay === null || d.delay === undefined ? '' : String(d.delay),
    agreement: d.agreement ?? '',
    party: d.party ?? '',
    right: d.right ?? '',
    start: date(d.start),
    expiry: date(d.expiry),
    services: d.services ?? '',
    rent: d.rent === null || d.rent === undefined ? '' : formatNumber(d.rent),
    price: d.price ?? '',
    indexed: d.indexed ?? '',
    adjusted: date(d.adjusted),
    financing: d.financing ?? '',
    building: d.building === null || d.building === undefined ? '' : formatNumber(d.building),
    remind: d.remind === null || d.remind === undefined ? '' : String(d.remind),
    disposal: d.disposal ?? '',
    change: d.change ?? '',
    backYear: d.backYear ? String(d.backYear) : '',
    toType: d.toType ?? '',
    toLevel: d.toLevel ?? '',
    toUnits: d.toUnits === null || d.toUnits === undefined ? '' : formatNumber(d.toUnits),
  };
}
