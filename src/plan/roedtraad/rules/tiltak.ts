import { kanSvaresPaa } from '../etterproevbar.ts';
import { about, type Finding, objectOf, type Rule } from '../finding.ts';
import type { CheckedTiltak } from '../plan.ts';
import { isAdopted, isLive } from './live.ts';

/** A rule about each live tiltak by itself. */
const each = (code: Rule['code'], test: (t: CheckedTiltak) => Finding['severity'] | null): Rule => ({
  code,
  needs: ['tiltak'],
  *find(plan) {
    for (const t of plan.tiltak) {
      const severity = isLive(t) ? test(t) : null;
      if (severity) yield about(severity, 'tiltak', t);
    }
  },
});

const sameWords = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** What a tiltak must say before somebody can do it. */
export const TILTAK_RULES: readonly Rule[] = [
  {
    code: 'tiltak-uten-maal',
    needs: ['maal', 'tiltak'],
    *find(plan) {
      const known = new Set(plan.maal.map((m) => m.id));
      for (const t of plan.tiltak)
        if (isLive(t) && (t.maal === null || !known.has(t.maal))) yield about('feil', 'tiltak', t);
    },
  },
  each('tiltak-uten-svar', (t) => (kanSvaresPaa(t.title) ? null : 'merknad')),
  each('tiltak-uten-ansvarlig', (t) => (t.owner === '' ? (isAdopted(t) ? 'feil' : 'advarsel') : null)),
  each('tiltak-uten-kostnad', (t) =>
    t.investment === null && t.operation === null ? (isAdopted(t) ? 'advarsel' : 'merknad') : null,
  ),
  each('tiltak-uten-effekt', (t) => (t.effect === null ? 'merknad' : null)),
  each('tiltak-uten-frist', (t) => (t.deadline === null ? 'advarsel' : null)),
  each('tiltak-uten-gruppe', (t) => (t.groups.length === 0 ? 'merknad' : null)),
  {
    code: 'effekt-to-ganger',
    needs: ['tiltak'],
    *find(plan) {
      const seen: CheckedTiltak[] = [];
      for (const t of plan.tiltak) {
        const units = (t.effect ?? []).some((e) => e.units > 0);
        if (t.state === 'ute' || t.place === '' || !units) continue;
        // What the municipality buys in a private field stands in both ledgers, which are never added.
        const oneLedger = (other: Pick<CheckedTiltak, 'ledger'>) =>
          other.ledger === null || t.ledger === null || other.ledger === t.ledger;
        const first = seen.find((other) => sameWords(other.place) === sameWords(t.place) && oneLedger(other));
        if (first) yield about('feil', 'tiltak', t, { place: t.place }, [objectOf('tiltak', first)]);
        else seen.push(t);
        const supply = plan.tilbud.find(
          (s) => sameWords(s.title) === sameWords(t.place) && s.units > 0 && oneLedger(s),
        );
        if (supply && !first) yield about('feil', 'tiltak', t, { place: t.place }, [objectOf('tilbud', supply)]);
      }
    },
  },
  {
    code: 'tilskudd-ikke-sammen',
    needs: ['tiltak'],
    *find(plan) {
      for (const t of plan.tiltak) {
        const used = new Set(t.instruments.map(sameWords));
        if (!isLive(t) || used.size < 2) continue;
        for (const { a, b, source } of plan.kombinasjoner)
          if (used.has(sameWords(a)) && used.has(sameWords(b))) yield about('feil', 'tiltak', t, { a, b, source });
      }
    },
  },
  {
    code: 'gruppe-uten-tiltak',
    needs: ['behov', 'tiltak'],
    *find(plan) {
      // A tiltak for everybody does not show that a group with a need of its own has been seen.
      const served = new Set(plan.tiltak.filter(isLive).flatMap((t) => t.groups));
      for (const b of plan.behov)
        if (b.units !== 0 && b.group !== 'alle' && !served.has(b.group))
          yield about('feil', 'behov', b, b.units === null ? {} : { units: b.units });
    },
  },
];
