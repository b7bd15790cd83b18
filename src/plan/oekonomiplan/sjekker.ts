import { sumKroner } from '../../kernel/index.ts';
import { borrowedIn, type Oekonomiplan, type PlanLine } from './oekonomiplan.ts';

/** The rules an økonomiplan is held to, in the order of kommuneloven chapter 14. */
export const SJEKKER = [
  'drift-oppgitt',
  'kostnad-kjent',
  'drift-av-loepende',
  'balanse-drift',
  'balanse-investering',
  'fullt-finansiert',
  'laan-ikke-mva',
  'laan-i-rammen',
  'avdrag-paa-utlaan',
  'minsteavdrag',
  'laanevilkaar-satt',
  'funksjon-i-bruk',
] as const;
export type Sjekk = (typeof SJEKKER)[number];

/** Where each rule stands; the guide asks for a cost known to about plus/minus 20 percent. */
const LOV: Readonly<Record<Sjekk, string>> = {
  'drift-oppgitt': 'kommuneloven § 14-4',
  'kostnad-kjent': 'veilederen, underprosess 5',
  'drift-av-loepende': 'kommuneloven § 14-9',
  'balanse-drift': 'kommuneloven §§ 14-4, 14-10',
  'balanse-investering': 'kommuneloven §§ 14-4, 14-10',
  'fullt-finansiert': 'kommuneloven § 14-4',
  'laan-ikke-mva': 'kommuneloven §§ 14-14 til 14-16',
  'laan-i-rammen': 'kommuneloven §§ 14-14 til 14-16',
  'avdrag-paa-utlaan': 'kommuneloven § 14-17',
  minsteavdrag: 'kommuneloven § 14-18',
  'laanevilkaar-satt': 'kommuneloven §§ 14-4, 14-14',
  'funksjon-i-bruk': 'kommuneloven § 16-1',
};

/** `ikke-vurdert`: something that is needed to judge has not been said. That is not the same as kept. */
export type Utfall = 'holdt' | 'brutt' | 'ikke-vurdert';

export interface SjekkResult {
  readonly sjekk: Sjekk;
  readonly law: string;
  readonly utfall: Utfall;
  /** Where it is broken or unknown: numbers of tiltak, or years. */
  readonly where: readonly string[];
}

const some = (amounts: readonly number[]) => amounts.some((n) => n > 0);
const outcome = (broken: readonly string[], unknown: readonly string[] = []): Pick<SjekkResult, 'utfall' | 'where'> =>
  broken.length > 0
    ? { utfall: 'brutt', where: broken }
    : unknown.length > 0
      ? { utfall: 'ikke-vurdert', where: unknown }
      : { utfall: 'holdt', where: [] };

/** Years a dwelling is written off over; the longest of what is built here that may be. */
const WRITTEN_OFF = 40;
/** Each year's instalment is a rounded amount. */
const ROUNDING = 1;

/**
 * Whether a line's loans are paid down at least as fast as what they bought is written off. The law asks it of all the loans of the
 * municipality together, which nobody knows here: a line that is slower breaks nothing, but cannot be called kept.
 */
function paidDown(l: PlanLine, plan: Oekonomiplan): boolean {
  const own = plan.langsikt?.lines.find((x) => x.number === l.number);
  if (!own) return false;
  let paid = 0;
  return own.instalment.every((n, at) => {
    paid += n + ROUNDING;
    const written = l.loan.reduce(
      (sum, loan, taken) => sum + (Math.max(0, loan) * Math.max(0, at - taken)) / WRITTEN_OFF,
      0,
    );
    return paid >= written;
  });
}

/** Every rule, kept or not, with where. */
export function checkPlan(plan: Oekonomiplan): SjekkResult[] {
  const numbers = (test: (l: PlanLine) => boolean) => plan.lines.filter(test).map((l) => l.number);
  const frame = (left: readonly (number | null)[]) => {
    const years = (test: (n: number | null) => boolean) =>
      plan.years.flatMap((y, i) => (test(left[i] ?? null) ? [String(y)] : []));
    return outcome(
      years((n) => n !== null && n < 0),
      years((n) => n === null),
    );
  };
  const borrowed = borrowedIn(plan);
  const sourcesOf = (l: PlanLine, year: number) =>
    sumKroner([l.grants, l.vat, l.fund, l.sale, l.onlending, l.loan].flatMap((s) => s[year] ?? []));
  const results: Readonly<Record<Sjekk, Pick<SjekkResult, 'utfall' | 'where'>>> = {
    'drift-oppgitt': outcome(
      numbers((l) => some(l.investment) && l.operation.every((n) => n === 0) && l.noOperation === ''),
    ),
    'kostnad-kjent': outcome(
      numbers((l) => l.certainty === 'grov'),
      numbers((l) => !l.certainty && (some(l.investment) || l.operation.some((n) => n !== 0))),
    ),
    // A source that is larger than the investment would pay running costs with money that does not come every year.
    'drift-av-loepende': outcome(numbers((l) => l.loan.some((n) => n < 0))),
    'balanse-drift': frame(plan.left.drift),
    'balanse-investering': frame(plan.left.investering),
    'fullt-finansiert': outcome(numbers((l) => l.investment.some((n, y) => sourcesOf(l, y) !== n))),
    'laan-ikke-mva': outcome(
      numbers((l) => l.investment.some((n, y) => (l.loan[y] ?? 0) > n - (l.vat[y] ?? 0))),
      numbers((l) => some(l.loan) && !some(l.vat)),
    ),
    'laan-i-rammen': outcome(
      plan.years.filter((_, i) => (borrowed[i] ?? 0) > (plan.laaneramme?.[i] ?? Number.POSITIVE_INFINITY)).map(String),
      plan.years.filter((_, i) => (borrowed[i] ?? 0) > 0 && typeof plan.laaneramme?.[i] !== 'number').map(String),
    ),
    // What comes in on money lent on may pay instalments and new lending, now or out of a bound fund, and nothing else.
    'avdrag-paa-utlaan': outcome(
      plan.years
        .filter((_, i) => {
          const said = plan.utlaan?.[i];
          return said && said.brukt < said.inn;
        })
        .map(String),
      plan.lines.some((l) => some(l.onlending)) ? plan.years.filter((_, i) => !plan.utlaan?.[i]).map(String) : [],
    ),
    minsteavdrag: outcome(
      [],
      numbers((l) => some(l.loan) && !paidDown(l, plan)),
    ),
    // The loans are reckoned with an example until the municipality has said what they cost.
    'laanevilkaar-satt': outcome([], plan.langsikt?.terms.confidence === null ? [] : numbers((l) => some(l.loan))),
    'funksjon-i-bruk': outcome(
      plan.functions.filter((f) => f.kostra !== '' && !f.official).map((f) => f.kostra),
      numbers((l) => l.kostra === ''),
    ),
  };
  return SJEKKER.map((sjekk) => ({ sjekk, law: LOV[sjekk], ...results[sjekk] }));
}
