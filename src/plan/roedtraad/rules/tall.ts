import { about, objectOf, type Rule } from '../finding.ts';
import { isLive } from './live.ts';

/** A year alone is judged as a year: a figure of 2024 is not older than a source of March 2024. */
const isOlder = (taken: string, source: string): boolean => {
  const length = Math.min(taken.length, source.length);
  return taken.slice(0, length) < source.slice(0, length);
};

/** Figures that say more than they know. */
export const TALL_RULES: readonly Rule[] = [
  {
    code: 'tall-eldre-enn-kilden',
    needs: ['tall'],
    *find(plan) {
      for (const f of plan.tall)
        if (f.taken && f.source && isOlder(f.taken, f.source))
          yield about('advarsel', 'tall', f, { taken: f.taken, source: f.source });
    },
  },
  {
    code: 'regulert-som-bygd',
    needs: ['tilbud'],
    *find(plan) {
      for (const s of plan.tilbud)
        if (
          (s.stage === 'regulert' || s.stage === 'avsatt') &&
          s.units > 0 &&
          s.probability !== null &&
          s.probability >= 100
        )
          yield about('feil', 'tilbud', s, { units: s.units, year: s.year, stage: s.stage });
    },
  },
  {
    code: 'deler-av-mennesker',
    needs: [],
    *find(plan) {
      for (const f of plan.tall)
        if (f.counts !== 'annet' && f.value !== null && !Number.isInteger(f.value))
          yield about('feil', 'tall', f, { value: f.value });
      for (const t of plan.tiltak) {
        const part = (t.effect ?? []).find((e) => !Number.isInteger(e.units));
        if (isLive(t) && part) yield about('feil', 'tiltak', t, { value: part.units });
      }
      for (const b of plan.behov)
        if (b.units !== null && !Number.isInteger(b.units)) yield about('feil', 'behov', b, { value: b.units });
      for (const m of plan.maal)
        if (m.target && !Number.isInteger(m.target.units)) yield about('feil', 'maal', m, { value: m.target.units });
    },
  },
  {
    code: 'regnskap-lagt-sammen',
    needs: [],
    *find(plan) {
      for (const f of plan.tall) if (f.counts !== 'annet' && f.ledgers.length > 1) yield about('feil', 'tall', f);
      const goals = new Map(plan.maal.map((m) => [m.id, m]));
      for (const t of plan.tiltak) {
        const goal = t.maal === null ? undefined : goals.get(t.maal);
        const counts = goal?.target && (t.effect ?? []).some((e) => e.units > 0);
        if (isLive(t) && counts && goal.ledger && t.ledger && t.ledger !== goal.ledger)
          yield about('feil', 'tiltak', t, {}, [objectOf('maal', goal)]);
      }
    },
  },
  {
    code: 'planer-i-motstrid',
    needs: ['motstrid'],
    *find(plan) {
      for (const m of plan.motstrid) yield about('advarsel', 'motstrid', m, { a: m.a, b: m.b, reason: m.reason });
    },
  },
];
