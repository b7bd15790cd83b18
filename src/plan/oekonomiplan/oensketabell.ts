import { type Kroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import type { Oekonomiplan } from './oekonomiplan.ts';
import { oenskerOf, perEnhet, RAMMER, type Ramme } from './oensker.ts';
import { OENSKE_TEXTS } from './oensketekster.ts';

const amount = (n: Kroner | null): Cell => (n === null ? null : { number: n });
const left = (label: string) => ({ label, align: 'left' as const });
const money = (label: string) => ({ label, unit: 'kr', align: 'right' as const });

function rammeTable(plan: Oekonomiplan, ramme: Ramme, lang: Language, source: string): DocumentTable[] {
  const t = OENSKE_TEXTS[lang];
  const years = oenskerOf(plan, ramme);
  // Without a frame in any year there is nothing to hold the wishes against.
  if (years.every((y) => y.frame === null)) return [];
  const sum = (of: 'funded' | 'waiting' | 'asked') => amount(sumKroner(years.map((y) => y[of])));
  return [
    {
      kind: 'table',
      id: `oensker-${ramme}`,
      caption: t.caption[ramme],
      columns: [left(t.year), money(t.frame), money(t.funded), money(t.waiting), money(t.asked), money(t.left)],
      rows: [
        ...years.map((y) => ({
          cells: [
            String(y.year),
            amount(y.frame),
            amount(y.funded),
            amount(y.waiting),
            amount(y.asked),
            amount(y.left),
          ],
        })),
        { cells: ['Sum', null, sum('funded'), sum('waiting'), sum('asked'), null], total: true },
      ],
      source,
    },
  ];
}

/** The wishes against each frame, and the cost of each unit. */
export function oenskeTables(plan: Oekonomiplan, lang: Language, source: string): DocumentTable[] {
  const t = OENSKE_TEXTS[lang];
  const units = perEnhet(plan);
  const each: DocumentTable = {
    kind: 'table',
    id: 'per-enhet',
    caption: t.perUnit,
    columns: [
      left(t.number),
      left(t.tiltak),
      { label: t.units, align: 'right' },
      money(t.investment),
      money(t.investmentEach),
      money(t.operationEach),
    ],
    rows: units.map((u) => ({
      cells: [
        u.number,
        u.title,
        { number: u.units },
        amount(u.investment),
        amount(u.perUnit),
        amount(u.operationPerUnit),
      ],
    })),
    source: `${source} ${t.perUnitSource}`,
  };
  return [...RAMMER.flatMap((ramme) => rammeTable(plan, ramme, lang, source)), ...(units.length > 0 ? [each] : [])];
}
