import type { Language, Ledger } from '../../kernel/index.ts';
import type { Finding, Kode } from './finding.ts';
import { type CheckedPlan, EMPTY_PLAN } from './plan.ts';

interface Named {
  readonly id: string;
  readonly nb: string;
  readonly nn: string;
}
interface Counted extends Named {
  readonly ledger: Ledger;
  readonly units?: number | undefined;
  readonly year?: number | undefined;
}

/** A public plan of another municipality, as far as its sources tell. */
export interface KjentPlan {
  readonly eksempel: string;
  readonly kommune: string;
  /** 'YYYY-MM-DD'. */
  readonly vedtatt: string;
  readonly fakta: readonly { readonly nb: string; readonly nn: string; readonly kilde: string }[];
  readonly maal: readonly (Counted & { readonly indicator: string })[];
  readonly tiltak: readonly (Counted & { readonly maal: string; readonly noUnits: boolean })[];
  readonly linjer: readonly (Named & { readonly tiltak?: string | undefined })[];
}

const countOf = ({ units, year }: Counted) => (units === undefined || year === undefined ? null : { units, year });

/** What no source says is "nobody has said"; lists that no source tells of are not judged. */
export function planOfKjent(k: KjentPlan, lang: Language): CheckedPlan {
  return {
    ...EMPTY_PLAN,
    maal: k.maal.map((m) => ({
      id: m.id,
      title: m[lang],
      ledger: m.ledger,
      indicator: m.indicator,
      target: countOf(m),
      strategies: null,
    })),
    tiltak: k.tiltak.map((t) => {
      const count = countOf(t);
      return {
        id: t.id,
        title: t[lang],
        state: 'vedtatt',
        maal: t.maal,
        ledger: t.ledger,
        owner: '',
        groups: [],
        deadline: null,
        investment: null,
        operation: null,
        noOperation: '',
        funding: null,
        effect: count ? [count] : t.noUnits ? [] : null,
        place: '',
        instruments: [],
      };
    }),
    linjer: k.linjer.map((l) => ({ id: l.id, title: l[lang], tiltak: l.tiltak ?? null })),
  };
}

/** Rules that a silent source would break: that no source tells who is responsible does not mean that nobody was. */
const OF_SILENCE: readonly Kode[] = [
  'tiltak-uten-ansvarlig',
  'tiltak-uten-kostnad',
  'tiltak-uten-effekt',
  'tiltak-uten-frist',
  'tiltak-uten-gruppe',
  'vedtatt-uten-penger',
];

/** What the facts themselves show, and what the sources leave open. */
export const splitBySilence = (findings: readonly Finding[]) => ({
  shown: findings.filter((f) => !OF_SILENCE.includes(f.code)),
  open: findings.filter((f) => OF_SILENCE.includes(f.code)),
});
