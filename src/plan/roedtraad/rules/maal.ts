import { about, objectOf, type Rule } from '../finding.ts';
import { isLive } from './live.ts';

/** From what the plan must answer, to goals that somebody can reach. */
export const MAAL_RULES: readonly Rule[] = [
  {
    code: 'foering-ubesvart',
    needs: ['foeringer'],
    *find(plan) {
      for (const f of plan.foeringer)
        if (f.answers.length === 0 && f.waived === '')
          yield about(f.strength === 'krav' ? 'feil' : f.strength === 'maal' ? 'advarsel' : 'merknad', 'foering', f);
    },
  },
  {
    code: 'maal-uten-indikator',
    needs: ['maal'],
    *find(plan) {
      for (const m of plan.maal) if (m.indicator === '') yield about('advarsel', 'maal', m);
    },
  },
  {
    code: 'maal-uten-strategi',
    needs: ['maal'],
    said: ({ maal }) => maal.length === 0 || maal.some((m) => m.strategies !== null),
    *find(plan) {
      for (const m of plan.maal) if (m.strategies === 0) yield about('merknad', 'maal', m);
    },
  },
  {
    code: 'maal-uten-tiltak',
    needs: ['maal', 'tiltak'],
    *find(plan) {
      const served = new Set(plan.tiltak.filter((t) => t.state !== 'ute').map((t) => t.maal));
      for (const m of plan.maal) if (!served.has(m.id)) yield about('feil', 'maal', m);
    },
  },
  {
    code: 'maal-naas-ikke',
    needs: ['maal', 'tiltak'],
    *find(plan) {
      for (const m of plan.maal) {
        const { target } = m;
        if (!target) continue;
        // Units of the other ledger are no help: the two are never added.
        const under = plan.tiltak.filter((t) => t.maal === m.id && t.state !== 'ute');
        const own = under.filter((t) => !m.ledger || t.ledger === m.ledger);
        if (under.length === 0) continue;
        const unknown = own.filter((t) => t.effect === null).length;
        const sum = own
          .flatMap((t) => t.effect ?? [])
          .filter((e) => e.year <= target.year)
          .reduce((n, e) => n + e.units, 0);
        if (sum < target.units)
          yield about(
            // What nobody has said may still be enough.
            unknown > 0 ? 'advarsel' : 'feil',
            'maal',
            m,
            { target: target.units, year: target.year, sum, unknown },
            own.filter(isLive).map((t) => objectOf('tiltak', t)),
          );
      }
    },
  },
];
