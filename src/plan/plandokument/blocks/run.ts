import type { Language, Ledger } from '../../../kernel/index.ts';
import { sumOfNeed } from '../../../model/need/dwellings.ts';
import { BOLIGBEHOV_TEXTS, isHidden, openGap } from '../../boligbehov/index.ts';
import type { PlanParts } from '../assemble.ts';
import type { Block } from '../document.ts';
import type { KapittelId } from '../mal.ts';
import { heading, left, num, paragraph, right, table } from './cells.ts';
import { gapTable } from './gaptabell.ts';
import { needByGroupAndLevel } from './kartlagt.ts';
import {
  agePicture,
  effectOf,
  effectPicture,
  gapPicture,
  householdPicture,
  pyramidPicture,
  supplyPicture,
} from './pictures.ts';
import { BLOCK_TEXTS } from './texts.ts';

const EVERY = 5;
const LEDGERS: readonly Ledger[] = ['boligutvikling', 'boligsosialt'];

/** The live parts of each chapter that come from the stored run. */
export function runBlocks(parts: PlanParts, lang: Language): Partial<Record<KapittelId, Block[]>> {
  if (!parts.run) return {};
  const t = BLOCK_TEXTS[lang];
  const names = BOLIGBEHOV_TEXTS[lang];
  const { result, manifest } = parts.run;
  const source = t.runSource(manifest.inputHash, manifest.modelVersion);
  const picked = result.years.flatMap((y, i) => (i % EVERY === 0 ? [{ y, i }] : []));
  const note = (text: string): Block => ({ kind: 'note', tone: 'warning', text: [{ text }] });

  const populationTable = table(
    'befolkning',
    t.population,
    [left(t.year), right(t.persons), right(t.households), right(t.low), right(t.high)],
    picked.map(({ y, i }) => ({
      cells: [
        String(y),
        num(result.population.total[i]?.mean),
        num(result.households.total[i]?.mean),
        num(result.households.total[i]?.p10),
        num(result.households.total[i]?.p90),
      ],
    })),
    source,
  );
  const byYear = (id: string, caption: string, labels: readonly string[], values: readonly (readonly number[])[]) =>
    table(
      id,
      caption,
      [left(t.year), ...labels.map((label) => right(label))],
      picked.map(({ y, i }) => ({ cells: [String(y), ...labels.map((_, k) => num(values[k]?.[i]))] })),
      source,
    );
  const crowding = result.need.some((n) => n.crowding != null);
  const needTable = table(
    'behov',
    t.needTable,
    [
      left(t.year),
      right(t.change),
      right(t.replacement),
      right(t.vacancy),
      right(t.backlog),
      ...(crowding ? [right(t.crowding)] : []),
      right(t.sum),
    ],
    result.need.map((n) => ({
      cells: [
        String(n.year),
        ...[n.change, n.replacement, n.vacancy, n.backlog, ...(crowding ? [n.crowding ?? null] : [])].map((v) =>
          num(v),
        ),
        num(sumOfNeed(n)),
      ],
    })),
    source,
  );
  const careTable = table(
    'heldoegns',
    t.careTable,
    [left(t.year), right(t.places), right(t.old), right(t.per100)],
    picked.map(({ y, i }) => {
      const [places, old] = [result.care[i], result.population.groups.at(-1)?.[i]];
      return { cells: [String(y), num(places), num(old), num(places && old ? (100 * places) / old : null, 1)] };
    }),
    source,
  );
  const gap = openGap(result);
  const bandHidden = gap.some((g) => !isHidden(g) && g.p10 === null);
  const countHidden = gap.some(isHidden);
  const effectTable = (ledger: Ledger): Block[] => {
    const effect = effectOf(parts, ledger);
    if (!effect?.closed.some((n) => n > 0.5)) return [];
    return table(
      `effekt-tabell-${ledger}`,
      `${t.effectTable}: ${t.ledgers[ledger]}`,
      [left(t.year), right(t.without), right(t.effect), right(t.with)],
      effect.years.map((year, i) => ({
        cells: [String(year), num(effect.without[i]), num(effect.closed[i]), num(effect.with[i])],
      })),
      source,
    );
  };
  const supply = LEDGERS.flatMap((ledger) => supplyPicture(parts, ledger, lang, source));
  const effects = LEDGERS.flatMap((ledger) => [...effectPicture(parts, ledger, lang, source), ...effectTable(ledger)]);
  return {
    kunnskapsgrunnlag: [
      ...populationTable,
      ...householdPicture(result, lang, source),
      ...pyramidPicture(result, lang, source),
      ...agePicture(result, lang, source),
      ...byYear('aldersgrupper-tabell', t.ages, names.ages, result.population.groups),
      ...byYear('husholdningstyper', t.householdTypes, Object.values(names.householdTypes), result.households.byType),
    ],
    dimensjonering: [
      ...(result.example ? [note(t.exampleNote)] : []),
      heading(t.needHeading),
      ...needTable,
      ...careTable,
      ...needByGroupAndLevel(parts.tellinger, lang),
      ...(supply.length > 0 ? [heading(t.supplyHeading), ...supply] : []),
      ...(result.gap.length > 0 ? [heading(t.gapHeading)] : []),
      ...gapPicture(result, lang, source),
      ...gapTable(result, 'boligutvikling', lang, source),
      ...gapTable(result, 'boligsosialt', lang, source),
      ...(bandHidden ? [paragraph(t.bandHidden)] : []),
      ...(countHidden ? [paragraph(t.countHidden)] : []),
      ...(effects.length > 0 ? [heading(t.effectHeading), paragraph(t.effectNote), ...effects] : []),
    ],
    metode: [
      heading(t.sourcesHeading),
      paragraph(t.runFacts(manifest.modelVersion, manifest.parameterVersion, manifest.draws, manifest.seed)),
      ...table(
        'kilder',
        t.sourcesTable,
        [left(t.source), left(t.fromYear), left(t.confidence)],
        manifest.sources.map((s) => ({
          cells: [
            [
              s.weighted ? `${s.title} (${t.weighted(s.weighted.join(', '))})` : s.title,
              s.leftOut ? t.leftOut(s.leftOut.join(', ')) : '',
            ]
              .filter(Boolean)
              .join('. '),
            s.year === null ? '–' : String(s.year),
            t.classes[s.confidence],
          ],
        })),
        source,
      ),
      heading(t.missingHeading),
      ...(result.missing.length > 0
        ? [
            paragraph(t.missingText),
            {
              kind: 'list',
              ordered: false,
              items: result.missing.map((role) => [{ text: names.missingRoles[role] ?? role }]),
            } satisfies Block,
          ]
        : [paragraph(t.nothingMissing)]),
    ],
  };
}
