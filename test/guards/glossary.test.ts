import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { glossaryMarkdown } from '../../src/app/glossary.ts';
import { feilI, loadOrdliste } from '../../src/plan/veileder/index.ts';
import { ordlisteSchema } from '../../src/plan/veileder/ordliste.ts';

const ordliste = loadOrdliste('.');
const begreper = ordliste.deler.flatMap((del) => del.begreper);
const ids = new Set(begreper.map((b) => b.id));

/** Other names for a concept that code must not use. The model (src/model) is wholly English and may. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  boligplan: ['housingPlan', 'bustadplan', 'boligPlan'],
  oekonomiplan: ['okonomiplan', 'ekonomiplan', 'economyPlan', 'financialPlan', 'budgetPlan', 'oekonomiPlan'],
  tiltak: ['measure', 'initiative', 'tiltaket', 'tiltakene'],
  maal: ['goal', 'objective', 'mal', 'maalene'],
  maalgruppe: ['targetGroup', 'goalGroup', 'malgruppe'],
  strategi: ['strategy', 'strategies'],
  kommune: ['municipality', 'municipalities', 'kommunen'],
  kommunenummer: ['municipalityNumber', 'municipalityCode'],
  boligtype: ['dwellingType', 'housingType'],
  boligbehov: ['housingNeed'],
  boligtilbud: ['housingSupply'],
  disposisjonsform: ['tenureForm', 'disposalForm'],
  boligbyggeprogram: ['buildingProgramme', 'buildingProgram', 'byggeprogram'],
  plandokument: ['planDokument', 'plandoc'],
  veileder: ['guideline', 'veiledning'],
  trinn: ['guideStep', 'steg'],
  underprosess: ['subProcess', 'subprosess'],
  vedtak: ['councilDecision', 'formalResolution'],
  hoering: ['hearing', 'horing'],
  planstrategi: ['planningStrategy'],
  arealdel: ['landUsePart'],
  samfunnsdel: ['societyPart'],
  startlaan: ['startLoan', 'startlan'],
  aarsbudsjett: ['annualBudget', 'yearlyBudget'],
};

const EXPORTED = /^export\s+(?:async\s+)?(?:const|let|function|class|interface|type|enum)\s+(\w+)/gm;
const partsOf = (name: string) =>
  (/[a-z]/.test(name) ? name.replace(/([a-z0-9])([A-Z])/g, '$1 $2') : name.replaceAll('_', ' ')).toLowerCase();

/** Exported names that call a concept something else than the glossary does, as whole words of the name. */
function otherNames(file: string, source: string): string[] {
  if (file.startsWith('src/model/')) return [];
  const found: string[] = [];
  for (const [, name = ''] of source.matchAll(EXPORTED)) {
    const words = ` ${partsOf(name)} `;
    for (const [concept, others] of Object.entries(OTHER_NAMES))
      for (const other of others)
        if (words.includes(` ${partsOf(other)} `)) found.push(`${file}: ${name} is ${concept}`);
  }
  return found;
}

describe('the glossary', () => {
  it('holds together', () => {
    expect(begreper.length).toBeGreaterThanOrEqual(436);
    expect(ordliste.fraser.length).toBeGreaterThanOrEqual(138);
    expect(feilI(ordliste)).toEqual([]);
    const cited = begreper.flatMap((b) => b.kilde.split(/[;,] ?/)).filter((k) => /^[A-ZÆØÅ]{2,5}$/.test(k));
    const known = new Set(Object.keys(ordliste.kilder).flatMap((k) => k.split(', ')));
    expect([...new Set(cited)].filter((code) => !known.has(code) && code !== 'GDPR')).toEqual([]);
  });

  it.each([
    ['two concepts with one id', [begreper[0], begreper[0]], []],
    ['a phrase that forgets a value', [], [{ id: 'x', nb: 'Kilde: {kilde}', nn: 'Kjelde', en: 'Source: {kilde}' }]],
  ] as const)('%s is refused', (_name, doubled, fraser) => {
    const del = { id: 'x', tittel: { nb: 'x', nn: 'x' }, begreper: doubled.flatMap((b) => (b ? [b] : [])) };
    expect(feilI({ deler: [del], fraser: [...fraser], kilder: {} })).toHaveLength(1);
  });

  it('is refused without a nynorsk definition, or with an id that is no identifier', () => {
    const row = begreper[0];
    const holds = (b: unknown) =>
      ordlisteSchema.safeParse({
        deler: [{ id: 'x', tittel: { nb: 'x', nn: 'x' }, begreper: [b] }],
        fraser: [],
        kilder: {},
      }).success;
    expect(holds(row)).toBe(true);
    expect(holds({ ...row, definisjon: { nb: 'x' } })).toBe(false);
    expect(holds({ ...row, id: 'økonomiplan' })).toBe(false);
  });

  it('is what GLOSSARY.md says: run npm run glossary when it is not', () => {
    expect(readFileSync('GLOSSARY.md', 'utf8')).toBe(glossaryMarkdown(ordliste));
  });
});

describe('identifiers', () => {
  it('call a concept what the glossary calls it', () => {
    const files = globSync('src/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'));
    expect(files.flatMap((file) => otherNames(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('are guarded for concepts that the glossary has', () => {
    expect(Object.keys(OTHER_NAMES).filter((concept) => !ids.has(concept))).toEqual([]);
  });

  it('name the slices as the glossary does', () => {
    const slices = globSync('src/plan/*/').map((folder) => folder.replaceAll('\\', '/').split('/')[2] ?? '');
    // grunnlag and kunnskap are the figures and the indicators of the concept kunnskapsgrunnlag, eksempler is the library of the concept eksempel.
    const named = new Set([...ids, 'grunnlag', 'kunnskap', 'eksempler']);
    expect(slices.filter((slice) => slice !== '' && !named.has(slice))).toEqual([]);
  });

  it.each([
    ['src/plan/tiltak/tiltak.ts', 'export const housingPlan = 1;'],
    ['src/plan/tiltak/tiltak.ts', 'export interface Measure {}'],
    ['src/plan/tiltak/actions.ts', 'export async function saveGoal() {}'],
    ['src/app/compose.ts', "export const MUNICIPALITY_NUMBER = '3101';"],
    ['src/kernel/bolig.ts', 'export type DwellingType = string;'],
  ])('are caught otherwise in %s: %s', (file, source) => {
    expect(otherNames(file, source)).not.toEqual([]);
    expect(otherNames('src/model/x.ts', source)).toEqual([]);
  });
});
