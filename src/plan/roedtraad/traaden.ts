import type { Ledger } from '../../kernel/index.ts';
import type { CheckedPlan, CheckedTiltak } from './plan.ts';

/** From what the plan must answer to what comes of it. */
export const LEDD = ['foering', 'maal', 'tiltak', 'linje', 'resultat'] as const;
export type Ledd = (typeof LEDD)[number];

export interface Knute {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** A thread ends here that should have gone on. */
  readonly loose: boolean;
}

export interface Traad {
  readonly columns: Readonly<Record<Ledd, readonly Knute[]>>;
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** Units of the tiltak that have money, a ledger each: the two are never added. */
  readonly results: readonly { readonly ledger: Ledger; readonly units: number }[];
  /** One row for each way through, for a table; null where the thread is broken. */
  readonly rows: readonly Readonly<Record<Ledd, Knute | null>>[];
}

const unitsOf = (t: CheckedTiltak): number => (t.effect ?? []).reduce((n, e) => n + e.units, 0);

/** The thread of a plan. Tiltak that were turned down are not in it. */
export function traadOf(plan: CheckedPlan, resultName: (ledger: Ledger, units: number) => string): Traad {
  const tiltak = (plan.tiltak ?? []).filter((t) => t.state !== 'ute');
  const [maal, foeringer] = [plan.maal ?? [], plan.foeringer ?? []];
  const lines = (plan.linjer ?? []).map((l) => ({ ...l, key: `linje-${l.id}` }));
  const lineOf = (t: CheckedTiltak) => lines.filter((l) => l.tiltak === t.id);
  // What nobody has paid for is no result.
  const paid = tiltak.filter((t) => lineOf(t).length > 0);
  const results = (['boligutvikling', 'boligsosialt'] as const)
    .map((ledger) => ({ ledger, units: paid.filter((t) => t.ledger === ledger).reduce((n, t) => n + unitsOf(t), 0) }))
    .filter((r) => r.units > 0);
  const resultOf = (t: CheckedTiltak) =>
    paid.includes(t) && unitsOf(t) > 0 && t.ledger ? `resultat-${t.ledger}` : null;
  const known = new Set([...maal.map((m) => m.id), ...tiltak.map((t) => t.id)]);
  const answers = (f: (typeof foeringer)[number]) => f.answers.filter((a) => known.has(a));

  const links = [
    ...foeringer.flatMap((f) => answers(f).map((to) => ({ from: f.id, to }))),
    ...tiltak.flatMap((t) => (t.maal !== null && known.has(t.maal) ? [{ from: t.maal, to: t.id }] : [])),
    ...tiltak.flatMap((t) => lineOf(t).map((l) => ({ from: t.id, to: l.key }))),
    ...tiltak.flatMap((t) => {
      const to = resultOf(t);
      return to ? lineOf(t).map((l) => ({ from: l.key, to })) : [];
    }),
  ];
  const [goes, comes] = [new Set(links.map((l) => l.from)), new Set(links.map((l) => l.to))];
  const columns: Traad['columns'] = {
    foering: foeringer.map((f) => ({
      id: f.id,
      number: f.id,
      title: f.title,
      loose: !goes.has(f.id) && f.waived === '',
    })),
    maal: maal.map((m) => ({ id: m.id, number: m.id, title: m.title, loose: !goes.has(m.id) })),
    tiltak: tiltak.map((t) => {
      const unpaid = !goes.has(t.id) && (t.state === 'vedtatt' || t.state === 'i-plan');
      return { id: t.id, number: t.id, title: t.title, loose: !comes.has(t.id) || unpaid };
    }),
    linje: lines.map((l) => ({ id: l.key, number: l.id, title: l.title, loose: !comes.has(l.key) })),
    resultat: results.map((r) => ({
      id: `resultat-${r.ledger}`,
      number: '',
      title: resultName(r.ledger, r.units),
      loose: !comes.has(`resultat-${r.ledger}`),
    })),
  };
  const find = (ledd: Ledd, id: string | null | undefined) => columns[ledd].find((k) => k.id === id) ?? null;
  const some = <T>(list: readonly T[]): readonly (T | null)[] => (list.length > 0 ? list : [null]);
  const asked = new Set<string>();
  const rows = [
    ...tiltak.flatMap((t) => {
      const from = foeringer.filter((f) => answers(f).some((a) => a === t.id || a === t.maal));
      for (const f of from) asked.add(f.id);
      return some(from).flatMap((f) =>
        some(lineOf(t)).map((l) => ({
          foering: find('foering', f?.id),
          maal: find('maal', t.maal),
          tiltak: find('tiltak', t.id),
          linje: find('linje', l?.key),
          resultat: find('resultat', resultOf(t)),
        })),
      );
    }),
    ...maal
      .filter((m) => !goes.has(m.id))
      .map((m) => ({ foering: null, maal: find('maal', m.id), tiltak: null, linje: null, resultat: null })),
    ...lines
      .filter((l) => !comes.has(l.key))
      .map((l) => ({ foering: null, maal: null, tiltak: null, linje: find('linje', l.key), resultat: null })),
  ];
  const unasked = foeringer
    .filter((f) => !asked.has(f.id))
    .map((f) => ({ foering: find('foering', f.id), maal: null, tiltak: null, linje: null, resultat: null }));
  return { columns, links, results, rows: [...rows, ...unasked] };
}
