import {
  bareHead,
  err,
  type Ledger,
  MAALGRUPPER,
  type Maalgruppe,
  ok,
  type Result,
  roundKroner,
} from '../../../kernel/index.ts';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import type { CheckedPlan, CheckedTall, CheckedTilbud, CheckedTiltak, Kombinasjon, PlanObject } from '../plan.ts';
import { MAX_FEIL, type Planfilfeil, type Regneark } from './celler.ts';
import { type Rad, rowsOf } from './rad.ts';
import { ARK, type Arknavn } from './skjema.ts';

const LEDGERS: Readonly<Record<string, Ledger>> = {
  boligutvikling: 'boligutvikling',
  bustadutvikling: 'boligutvikling',
  boligsosialt: 'boligsosialt',
  bustadsosialt: 'boligsosialt',
};
const STATES: Readonly<Record<string, CheckedTiltak['state']>> = {
  foreslått: 'foreslaatt',
  vedtatt: 'vedtatt',
  vedteke: 'vedtatt',
  'i økonomiplan': 'i-plan',
  finansiert: 'i-plan',
  'i gang': 'i-plan',
  ferdig: 'ferdig',
  gjennomført: 'ferdig',
  forkastet: 'ute',
  forkasta: 'ute',
  utsatt: 'foreslaatt',
  utsett: 'foreslaatt',
};
const STRENGTHS = {
  krav: 'krav',
  mål: 'maal',
  retningslinje: 'retningslinje',
  anbefaling: 'anbefaling',
  tilråding: 'anbefaling',
} as const;
const COUNTS = {
  mennesker: 'mennesker',
  menneske: 'mennesker',
  boliger: 'boliger',
  bustader: 'boliger',
  annet: 'annet',
  anna: 'annet',
} as const;
const STAGES: Readonly<Record<string, NonNullable<CheckedTilbud['stage']>>> = {
  avsatt: 'avsatt',
  avsett: 'avsatt',
  regulert: 'regulert',
  igangsatt: 'igangsatt',
  igangsett: 'igangsatt',
  avtale: 'avtale',
  bygd: 'bygd',
};
const GROUPS: Readonly<Record<string, Maalgruppe>> = Object.fromEntries(
  MAALGRUPPER.flatMap((g) => [g, MAALGRUPPE_NAMES.nb[g], MAALGRUPPE_NAMES.nn[g]].map((name) => [name, g])),
);

/** The shortest way from a tiltak through what it requires back to itself; null when there is none. */
function circleFrom(id: string, requires: ReadonlyMap<string, readonly string[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [id];
  for (const at of queue)
    for (const next of requires.get(at) ?? []) {
      if (next === id) {
        const way = [at, id];
        for (let step = at; step !== id; ) {
          step = cameFrom.get(step) ?? id;
          way.unshift(step);
        }
        return way;
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  return null;
}

type Years = NonNullable<CheckedTiltak['effect']>;
const unitsIn = (effect: Years): number => effect.reduce((n, e) => n + e.units, 0);

/** The first year in which a drift that is the same every year is less than what is in use all of that year needs. */
function tooLowIn(row: number, each: number, effect: Years): CheckedTiltak['tooLow'] {
  const years = effect.map((e) => e.year + 1).sort((a, b) => a - b);
  const need = (year: number) => roundKroner(each * unitsIn(effect.filter((e) => e.year < year)));
  const year = years.find((y) => row < need(y));
  return year === undefined ? null : { year, row, lines: need(year) };
}

/** What a tiltak says of its drift. Where only each unit's is said, the drift is that of all of them. */
function driftOf(
  row: number | null,
  each: number | null,
  effect: Years | null,
): Pick<CheckedTiltak, 'operation' | 'tooLow'> {
  if (each === null || effect === null) return { operation: row };
  return row === null
    ? { operation: roundKroner(each * unitsIn(effect)), tooLow: null }
    : { operation: row, tooLow: tooLowIn(row, each, effect) };
}

/** A plan out of the sheets of a workbook: the plan, or every message, by sheet and row. Nothing of a file with messages is used. */
export function readPlanfil(
  sheets: readonly Regneark[],
  kombinasjoner: readonly Kombinasjon[],
): Result<CheckedPlan, readonly Planfilfeil[]> {
  const feil: Planfilfeil[] = [];
  let left = 0;
  const refuse = (f: Planfilfeil) => {
    if (feil.length < MAX_FEIL) feil.push(f);
    else left += 1;
  };
  const sheetOf = (name: Arknavn) => sheets.find((s) => ARK[name].names.some((n) => bareHead(n) === bareHead(s.name)));
  const rows = <T>(name: Arknavn, make: (row: Rad, sheet: string) => T): T[] | null => {
    const sheet = sheetOf(name);
    return sheet ? rowsOf(ARK[name], sheet, refuse).map((row) => make(row, sheet.name)) : null;
  };
  const numbered = () => {
    const seen = new Set<string>();
    return (row: Rad, sheet: string): PlanObject => {
      const id = row.text('nr');
      if (id !== '' && seen.has(id)) refuse({ code: 'nummer-to-ganger', sheet, row: row.row, column: 'Nr', value: id });
      seen.add(id);
      return { id, title: row.text('title') };
    };
  };
  const [foering, maal, tiltak, linje] = [numbered(), numbered(), numbered(), numbered()] as const;
  const groupOf = (text: string, row: Rad, sheet: string): Maalgruppe[] => {
    const found = Object.entries(GROUPS).find(([name]) => bareHead(name) === bareHead(text))?.[1];
    if (!found) refuse({ code: 'ukjent-valg', sheet, row: row.row, column: 'Målgruppe', value: text });
    return found ? [found] : [];
  };

  const precedence: { id: string; row: number; sheet: string; requires: readonly string[] }[] = [];
  const plan: CheckedPlan = {
    foeringer: rows('foeringer', (r, s) => ({
      ...foering(r, s),
      strength: r.choice('strength', STRENGTHS) ?? 'krav',
      answers: r.list('answers'),
      waived: r.text('waived'),
    })),
    maal: rows('maal', (r, s) => {
      const [units, year] = [r.number('target'), r.year('year')];
      return {
        ...maal(r, s),
        ledger: r.choice('ledger', LEDGERS),
        indicator: r.text('indicator'),
        target: units === null || year === null ? null : { units, year },
        strategies: r.has('strategies') ? r.list('strategies').length : null,
      };
    }),
    tiltak: rows('tiltak', (r, s): CheckedTiltak => {
      const effect = r.yearly('number')?.map((e) => ({ year: e.year, units: e.value })) ?? null;
      const named = tiltak(r, s);
      precedence.push({ id: named.id, row: r.row, sheet: s, requires: r.list('requires') });
      return {
        ...named,
        state: r.choice('state', STATES) ?? 'foreslaatt',
        maal: r.text('maal') || null,
        ledger: r.choice('ledger', LEDGERS),
        owner: r.text('owner'),
        groups: r.list('groups').flatMap((g) => groupOf(g, r, s)),
        deadline: r.year('deadline'),
        investment: r.kroner('investment'),
        ...driftOf(r.kroner('operation'), r.kroner('unitOperation'), effect),
        noOperation: r.text('noOperation'),
        funding: r.kroner('funding'),
        effect,
        place: r.text('place'),
        instruments: r.list('instruments'),
      };
    }),
    linjer: rows('linjer', (r, s) => {
      r.yearly('kroner');
      return { ...linje(r, s), tiltak: r.text('tiltak') || null };
    }),
    behov: rows('behov', (r, s) => {
      const group = r.text('group');
      return { id: group, title: group, group: groupOf(group, r, s)[0] ?? 'alle', units: r.number('units') };
    }),
    tall: rows('tall', (r): CheckedTall => {
      const title = r.text('title');
      const ledgers = r.text('ledgers');
      const both = bareHead(ledgers).startsWith('begge');
      return {
        id: title,
        title,
        value: r.number('value'),
        counts: r.choice('counts', COUNTS) ?? 'annet',
        ledgers: both ? ['boligutvikling', 'boligsosialt'] : [r.choice('ledgers', LEDGERS)].flatMap((l) => l ?? []),
        taken: r.text('taken') || null,
        source: r.text('source') || null,
      };
    }),
    tilbud: rows('tilbud', (r): CheckedTilbud => {
      const title = r.text('title');
      return {
        id: title,
        title,
        stage: r.choice('stage', STAGES),
        units: r.number('units') ?? 0,
        year: r.year('year') ?? 0,
        ledger: r.choice('ledger', LEDGERS) ?? 'boligutvikling',
        probability: r.number('probability'),
      };
    }),
    motstrid: rows('motstrid', (r) => {
      const [a, b] = [r.text('a'), r.text('b')];
      return { id: `${a} / ${b}`, title: `${a} / ${b}`, a, b, reason: r.text('reason') };
    }),
    kombinasjoner,
  };
  const known = new Map(precedence.map((p) => [p.id, p.requires]));
  for (const { id, row, sheet, requires } of precedence) {
    const say = (code: 'ukjent-tiltak' | 'sirkel', value: string) =>
      refuse({ code, sheet, row, column: 'Krever', value: value.slice(0, 60) });
    for (const other of requires) if (!known.has(other)) say('ukjent-tiltak', other);
    const circle = circleFrom(id, known);
    if (circle) say('sirkel', circle.join(' → '));
  }
  if (!plan.tiltak && !plan.maal && feil.length === 0)
    refuse({ code: 'ingen-ark', sheet: '', row: 0, column: '', value: '' });
  const sheetAt = (f: Planfilfeil) => sheets.findIndex((s) => s.name === f.sheet);
  feil.sort((a, b) => sheetAt(a) - sheetAt(b) || a.row - b.row);
  if (left > 0) feil.push({ code: 'for-mange-feil', sheet: '', row: 0, column: '', value: String(left) });
  return feil.length > 0 ? err(feil) : ok(plan);
}
