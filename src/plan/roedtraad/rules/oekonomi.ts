import { about, type Rule } from '../finding.ts';
import { isAdopted, isLive } from './live.ts';

/** From tiltak to money and back. */
export const OEKONOMI_RULES: readonly Rule[] = [
  {
    code: 'kostnad-uten-finansiering',
    needs: ['tiltak'],
    *find(plan) {
      for (const t of plan.tiltak) {
        if (!isLive(t) || t.investment === null || t.investment <= 0) continue;
        const missing = t.investment - (t.funding ?? 0);
        if (missing > 0) yield about(t.state === 'i-plan' ? 'feil' : 'advarsel', 'tiltak', t, { missing });
      }
    },
  },
  {
    code: 'investering-uten-drift',
    needs: ['tiltak'],
    *find(plan) {
      for (const t of plan.tiltak)
        if (isLive(t) && (t.investment ?? 0) > 0 && !t.operation && t.noOperation === '')
          yield about('feil', 'tiltak', t);
    },
  },
  {
    code: 'drift-under-linjene',
    needs: ['tiltak'],
    said: ({ tiltak }) => tiltak.length === 0 || tiltak.some((t) => t.tooLow !== undefined),
    *find(plan) {
      for (const t of plan.tiltak) if (isLive(t) && t.tooLow) yield about('advarsel', 'tiltak', t, { ...t.tooLow });
    },
  },
  {
    code: 'vedtatt-uten-penger',
    needs: ['tiltak', 'linjer'],
    *find(plan) {
      const lines = new Set(plan.linjer.map((l) => l.tiltak));
      for (const t of plan.tiltak) {
        if (!isAdopted(t) || lines.has(t.id) || (t.investment === 0 && t.operation === 0)) continue;
        const costs = (t.investment ?? 0) !== 0 || (t.operation ?? 0) !== 0;
        // What nobody has said may well be nothing.
        yield about(!costs ? 'merknad' : t.state === 'i-plan' ? 'feil' : 'advarsel', 'tiltak', t);
      }
    },
  },
  {
    code: 'linje-uten-tiltak',
    needs: ['linjer', 'tiltak'],
    *find(plan) {
      const known = new Set(plan.tiltak.map((t) => t.id));
      for (const l of plan.linjer)
        if (l.tiltak === null || !known.has(l.tiltak)) yield about('advarsel', 'linje', l, { names: l.tiltak ?? '' });
    },
  },
];
