import { isSmallCount, type Maalgruppe, sumKroner } from '../../kernel/index.ts';
import { MAALGRUPPE_NAMES } from '../../ui/housing-names.ts';
import type { Tilbud } from '../boligtilbud/index.ts';
import { netOf, type Telling } from '../kartlegging/index.ts';
import type { Oekonomiplan } from '../oekonomiplan/index.ts';
import { type Foering, foeringNumber } from '../planregister/index.ts';
import {
  amountsOf,
  countsInOekonomiplan,
  driftTooLow,
  effekterOf,
  fundedPart,
  givendeOf,
  maalgrupperOf,
  type StoredMaal,
  type Tiltak,
  tiltakNumber,
} from '../tiltak/index.ts';
import type { CheckedBehov, CheckedMaal, CheckedPlan, CheckedTiltak, Kombinasjon, Tilstand } from './plan.ts';

interface Row<T> {
  readonly number: number;
  readonly revision: number;
  readonly data: T;
}

/** What the other slices hold of a municipality's plan. */
export interface Stored {
  readonly foeringer: readonly Row<Foering>[];
  readonly motstrid: readonly Row<{ a: number; b: number; reason: string; removed: boolean }>[];
  readonly maal: readonly StoredMaal[];
  readonly tiltak: readonly Row<Tiltak>[];
  readonly oekonomiplan: Oekonomiplan;
  readonly tellinger: readonly Row<Telling>[];
  readonly tilbud: readonly Row<Tilbud>[];
  /** The newest run of the model, and the newest change of what it was made of when that is later. */
  readonly run: { readonly made: string; readonly changed: string | null } | null;
  readonly kombinasjoner: readonly Kombinasjon[];
}

export const maalId = (number: number): string => `M-${number}`;

/** An instrument of the content as the rules name it, whatever language it is shown in. */
export const instrumentWords = (id: string): string => id.replaceAll('-', ' ');

const stateOf = (t: Tiltak): Tilstand => {
  if (t.status === 'forkastet' || t.status === 'ikke-gjennomfoert') return 'ute';
  if (t.status === 'gjennomfoert') return 'ferdig';
  if (countsInOekonomiplan(t)) return 'i-plan';
  return t.status === 'vedtatt' ? 'vedtatt' : 'foreslaatt';
};

/** A sum that is zero in every year is what the form leaves when nobody typed; it is no statement. */
const saidSum = (amounts: readonly number[]): number | null =>
  amounts.some((n) => n !== 0) ? amounts.reduce((a, b) => a + b, 0) : null;

function tiltakOf({ number, revision, data: t }: Row<Tiltak>): CheckedTiltak {
  const all = amountsOf(t);
  const funded = fundedPart(t);
  // What the council has not given money to has only the sources that are named; the loan is not decided.
  const named = sumKroner([...all.grants, ...all.vat, ...all.fund, ...all.sale, ...all.onlending]);
  const units = givendeOf(t).flatMap((e) => e.units.map((n, i) => ({ year: t.firstYear + i, units: n })));
  return {
    id: tiltakNumber(number),
    title: t.title,
    version: revision,
    state: stateOf(t),
    maal: maalId(t.maal),
    ledger: t.ledger,
    owner: t.responsible,
    groups: maalgrupperOf(t),
    levels: [...new Set(effekterOf(t).map((e) => e.level))],
    deadline: t.end ?? null,
    investment: saidSum(all.investment),
    operation: saidSum(all.operation),
    noOperation: t.noOperation,
    tooLow: driftTooLow(t),
    funding: funded ? sumKroner([...funded.investment]) : named,
    effect: units.some((e) => e.units !== 0) ? units.filter((e) => e.units !== 0) : null,
    place: t.site ?? '',
    instruments: (t.instruments ?? []).map(instrumentWords),
  };
}

/** "Ti boliger" is for people to read; only a bare count of dwellings or places can be held against the tiltak. */
const COUNT = /^(\d{1,6}) (?:boliger|bustader|plasser|plassar)$/i;

function maalOf({ number, revision, data: m, strategies }: StoredMaal): CheckedMaal {
  const units = COUNT.exec((m.target ?? '').trim())?.[1];
  return {
    id: maalId(number),
    title: m.title,
    version: revision,
    ledger: m.ledger,
    indicator: m.indicator,
    target: units && m.targetYear ? { units: Number(units), year: m.targetYear } : null,
    strategies: strategies.filter((s) => !s.data.removed).length,
  };
}

/** Households without a fitting dwelling, by group. A sum with a small count in it would give the count away, so it is not said. */
function behovOf(rows: readonly Row<Telling>[]): CheckedBehov[] {
  const counted = rows.filter(({ data: d }) => !d.removed && d.situation !== 'kan-miste');
  const groups = [...new Set(counted.map((r) => r.data.group))];
  return groups.map((group: Maalgruppe) => {
    const counts = counted.filter((r) => r.data.group === group).map((r) => netOf(r.data, rows));
    const units = counts.some(isSmallCount) ? null : counts.reduce((a, b) => a + b, 0);
    return { id: group, title: MAALGRUPPE_NAMES.nb[group], group, units };
  });
}

/** The municipality's own plan, as the checker sees it. */
export function planOf(s: Stored): CheckedPlan {
  const alive = new Set(s.tiltak.filter((t) => stateOf(t.data) !== 'ute').map((t) => t.number));
  return {
    foeringer: s.foeringer
      .filter((f) => !f.data.removed)
      .map(({ number, revision, data: f }) => ({
        id: foeringNumber(number),
        title: f.text,
        version: revision,
        strength: f.kind,
        answers: [...f.maal.map(maalId), ...f.tiltak.filter((t) => alive.has(t)).map(tiltakNumber)],
        waived: f.waived,
      })),
    maal: s.maal.map(maalOf),
    tiltak: s.tiltak.map(tiltakOf),
    linjer: s.oekonomiplan.lines.map((l) => ({ id: l.number, title: l.title, tiltak: l.number })),
    behov: behovOf(s.tellinger),
    tall: s.run
      ? [
          {
            id: 'beregning',
            title: 'Beregningen av behov og gap',
            value: null,
            counts: 'annet',
            ledgers: [],
            taken: s.run.made,
            source: s.run.changed,
          },
        ]
      : [],
    // What only changes dwellings that stand promises none.
    tilbud: s.tilbud
      .filter((t) => !t.data.removed && t.data.kind !== 'endring')
      .map(({ number, revision, data: t }) => ({
        id: String(number),
        title: t.name,
        version: revision,
        stage: t.kind === 'program' ? (t.planStatus ?? null) : t.kind === 'avtale' ? 'avtale' : 'bygd',
        units: t.units,
        year: t.year,
        ledger: t.ledger,
        probability: t.probability,
      })),
    motstrid: s.motstrid
      .filter((m) => !m.data.removed)
      .map(({ number, revision, data: m }) => {
        const [a, b] = [foeringNumber(m.a), foeringNumber(m.b)];
        return { id: String(number), title: `${a} / ${b}`, version: revision, a, b, reason: m.reason };
      }),
    kombinasjoner: s.kombinasjoner,
  };
}
