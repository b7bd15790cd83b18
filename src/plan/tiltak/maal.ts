import { type Ledger, parseTypedInteger, REGNSKAP, type Refusal } from '../../kernel/index.ts';

/** What a plan is to give the people of the place (the guide's results of step 4). */
export const KVALITETER = [
  'oppvekstmiljoe',
  'bomiljoe',
  'folkehelse',
  'tilgjengelighet',
  'integrering',
  'normalisering',
] as const;
export type Kvalitet = (typeof KVALITETER)[number];

/** Who goes the way to the goal: the guide asks for the role of each. */
export const ROLLER = ['kommunen', 'markedet', 'den-enkelte'] as const;
export type Rolle = (typeof ROLLER)[number];

/** A way to the goal. `id` is its place in the goal (1..4) and stays when others are emptied. */
export interface Strategi {
  readonly id: number;
  readonly title: string;
  readonly role: Rolle | null;
}

export const MAX_STRATEGIER = 4;

/** Fields with `?` came later than the first revisions: absent means that nobody has said. */
export interface Maal {
  readonly title: string;
  readonly ledger: Ledger;
  readonly indicator: string;
  readonly target: string;
  /** The strategies in one text. */
  readonly strategy: string;
  readonly description?: string;
  readonly baseline?: string;
  readonly targetYear?: number | null;
  /** The overarching plan or føring the goal comes from. */
  readonly origin?: string;
  readonly qualities?: readonly Kvalitet[];
  readonly strategies?: readonly Strategi[];
}

export type Typed = Readonly<Record<string, string>>;
export type MaalRefusal = Refusal<'mangler' | 'for-langt' | 'ikke-aar' | 'ukjent-valg' | 'i-bruk'>;

const MAX_TITLE = 300;
const MAX_TEXT = 2000;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** A year as typed; '' is null, anything else that is not a plan year is refused. */
export function typedYear(text: string | undefined): number | null | 'ikke-aar' {
  if (!text) return null;
  const year = parseTypedInteger(text);
  return year !== null && /^\d{4}$/.test(text) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : 'ikke-aar';
}

/** Several choices typed as one text with spaces between, as the page joins them. */
export function chosenOf<T extends string>(values: readonly T[], text: string | undefined): T[] | null {
  const words = (text ?? '').split(' ').filter((w) => w !== '');
  return words.every((w) => values.includes(w as T)) ? values.filter((v) => words.includes(v)) : null;
}

export const strategierOf = (m: Pick<Maal, 'strategies' | 'strategy'>): readonly Strategi[] =>
  m.strategies ?? (m.strategy === '' ? [] : [{ id: 1, title: m.strategy, role: null }]);

/** Everything that is wrong with the form at once, or the goal. */
export function parseMaal(typed: Typed): { ok: true; value: Maal } | { ok: false; error: MaalRefusal[] } {
  const refusals: MaalRefusal[] = [];
  const text = (field: string, max: number) => {
    const value = typed[field] ?? '';
    if (value.length > max) refusals.push({ code: 'for-langt', field, data: { max } });
    return value;
  };
  const ledger = REGNSKAP.find((l) => l === typed.ledger);
  if (!typed.title) refusals.push({ code: 'mangler', field: 'title' });
  if (!ledger) refusals.push({ code: 'ukjent-valg', field: 'ledger' });
  const title = text('title', MAX_TITLE);
  const indicator = text('indicator', MAX_TITLE);
  const target = text('target', MAX_TITLE);
  const baseline = text('baseline', MAX_TITLE);
  const origin = text('origin', MAX_TITLE);
  const description = text('description', MAX_TEXT);
  const targetYear = typedYear(typed.targetYear);
  if (targetYear === 'ikke-aar') refusals.push({ code: 'ikke-aar', field: 'targetYear' });
  const qualities = chosenOf(KVALITETER, typed.qualities);
  if (!qualities) refusals.push({ code: 'ukjent-valg', field: 'qualities' });
  const strategies: Strategi[] = [];
  for (let id = 1; id <= MAX_STRATEGIER; id += 1) {
    const field = id === 1 && typed.strategy1 === undefined ? 'strategy' : `strategy${id}`;
    const way = text(field, MAX_TEXT);
    const role = ROLLER.find((r) => r === typed[`role${id}`]) ?? null;
    if (typed[`role${id}`] && !role) refusals.push({ code: 'ukjent-valg', field: `role${id}` });
    if (way !== '') strategies.push({ id, title: way, role });
  }
  if (refusals.length > 0 || !ledger || !qualities || targetYear === 'ikke-aar') return { ok: false, error: refusals };
  const strategy = strategies.map((s) => s.title).join(' ');
  return {
    ok: true,
    value: {
      title,
      ledger,
      indicator,
      target,
      strategy,
      description,
      baseline,
      targetYear,
      origin,
      qualities,
      strategies,
    },
  };
}

/** The goal as its form shows it. */
export function typedMaal(m: Maal): Typed {
  const ways = Object.fromEntries(
    strategierOf(m).flatMap((s) => [
      [`strategy${s.id}`, s.title],
      [`role${s.id}`, s.role ?? ''],
    ]),
  );
  return {
    title: m.title,
    ledger: m.ledger,
    indicator: m.indicator,
    target: m.target,
    description: m.description ?? '',
    baseline: m.baseline ?? '',
    targetYear: m.targetYear ? String(m.targetYear) : '',
    origin: m.origin ?? '',
    qualities: (m.qualities ?? []).join(' '),
    ...ways,
  };
}
