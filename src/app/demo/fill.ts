import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../kernel/index.ts';
import { type RunDeps, runModel, saveOmraader } from '../../plan/boligbehov/actions.ts';
import { saveKart } from '../../plan/boligbyggeprogram/index.ts';
import { addTilbud } from '../../plan/boligtilbud/index.ts';
import { type ImportPlace, prepareImport, storeImports } from '../../plan/grunnlag/actions.ts';
import type { Catalogue } from '../../plan/grunnlag/index.ts';
import { saveTelling, setKommunetall } from '../../plan/kartlegging/index.ts';
import { addUtgave, type PlanTables, setFrames } from '../../plan/oekonomiplan/index.ts';
import { KAPITTEL_TITLER } from '../../plan/plandokument/mal.ts';
import { saveChapter } from '../../plan/plandokument/store.ts';
import type { GuideTask } from '../../plan/runde/index.ts';
import { addMaal, saveTiltak } from '../../plan/tiltak/index.ts';
import type { PlanformRules } from '../../plan/vedtak/index.ts';
import type { Accounts } from '../../platform/auth/accounts.ts';
import { prepareUndersoekelse, type UndersoekelseDemo } from './brukerundersoekelse.ts';
import { prepareBudsjett } from './budsjett.ts';
import { onDay } from './dag.ts';
import { type EgneDemo, prepareEgne } from './egne.ts';
import { prepareFelt } from './felt.ts';
import { type KunnskapDemo, prepareKunnskap } from './kunnskap.ts';
import { readDemo, type Typed } from './les.ts';
import { prepareMaalindikatorer } from './maalindikatorer.ts';
import { prepareOppfoelging } from './oppfoelging.ts';
import { type OrganiseringDemo, prepareOrganisering } from './organisering.ts';
import { prepareRegister, type RegisterDeps } from './planregister.ts';
import { preparePrioritering } from './prioritering.ts';
import { type ProsessDeps, prepareProsessplan } from './prosess.ts';
import { prepareRoedtraad, type RoedtraadDemo } from './roedtraad.ts';
import { prepareRunde } from './runde.ts';
import { eksempelvikDwellings, eksempelvikHouseholds, eksempelvikOmraader, eksempelvikPopulation } from './tall.ts';
import { prepareVedtak } from './vedtak.ts';

export interface DemoDeps
  extends ProsessDeps,
    RegisterDeps,
    OrganiseringDemo,
    EgneDemo,
    RoedtraadDemo,
    KunnskapDemo,
    UndersoekelseDemo {
  readonly accounts: Accounts;
  readonly catalogue: Catalogue;
  readonly run: RunDeps;
  readonly tables: PlanTables;
  /** The rules on plan form. */
  readonly planform: PlanformRules;
  readonly guide: readonly GuideTask[];
  readonly kommune: { readonly slug: string; readonly name: string; readonly number: string };
}

function mustBeEmpty(what: string, refusals: readonly unknown[]): void {
  if (refusals.length > 0)
    throw new Error(`The demonstration is not as its own forms want it: ${what} ${JSON.stringify(refusals)}`);
}

/** Types Eksempelvik in by the same actions as a user's. */
export async function fillDemo(d: DemoDeps, id: string): Promise<void> {
  const actor = { kommuneId: id, brukerId: null };
  const year = Number(d.clock.today().slice(0, 4));
  const demo = readDemo(d.root, year);
  const own = new Set([d.kommune.number]);
  const place: ImportPlace = { kommuneId: id, actor: null, own, codes: own, slugs: [d.kommune.slug] };

  const files: readonly (readonly [string, string])[] = [
    ['Eksempelvik, oppdiktet befolkning.csv', eksempelvikPopulation(year)],
    ['Eksempelvik, oppdiktede husholdninger.csv', eksempelvikHouseholds(year, 14_100)],
    ['Eksempelvik, oppdiktede boliger.csv', eksempelvikDwellings(year)],
  ];
  for (const [name, text] of files) {
    const prepared = await prepareImport(d.catalogue, place, { name, bytes: new TextEncoder().encode(text) });
    if (!prepared.ok) throw new Error(`${name}: ${prepared.error.code}`);
    await storeImports(d.db, d.clock, place, [prepared.value], 'B');
  }
  // Known before the plan was adopted, which is made of them.
  const before = onDay(d.clock, `${year - 1}-09-01`);
  for (const typed of demo.tilbud) mustBeEmpty(typed.name ?? '', await addTilbud(d.db, before, actor, typed));
  await prepareFelt(d, actor);
  for (const [lag, name] of [
    ['kommune', 'kommunegrense.geojson'],
    ['omraade', 'omraader.geojson'],
  ] as const) {
    const bytes = readFileSync(join(d.root, 'content/eksempelvik', name));
    const saved = await saveKart(d.db, d.clock, actor, lag, { name: `Eksempelvik, oppdiktet: ${name}`, bytes }, null);
    if (!saved.ok) throw new Error(`${name}: ${saved.error}`);
  }
  const omraader = { rader: eksempelvikOmraader(year), source: 'Eksempelvik, oppdiktede tall' };
  mustBeEmpty('omraader', (await saveOmraader(d.db, d.clock, actor, omraader)).refusals);
  for (const typed of demo.tellinger) mustBeEmpty(typed.group ?? '', await saveTelling(d.db, d.clock, actor, typed));
  mustBeEmpty('etterslep', await setKommunetall(d.db, d.clock, actor, 'etterslep', demo.etterslep, 0));
  for (const typed of demo.maal) {
    const saved = await addMaal(d.db, before, actor, typed);
    if (!saved.ok) mustBeEmpty(typed.title ?? '', saved.error);
  }
  // What formannskapet puts in is the last tiltak of the list.
  await prepareBudsjett(d, actor, demo.tiltak.slice(0, -1));
  const years = [1, 2, 3, 4].map((n) => year + n);
  const framed = await setFrames(d.db, d.clock, actor, demo.rammer, years, '');
  if (!framed.ok) mustBeEmpty('rammer', framed.error);
  const tiltak = async (rows: readonly Typed[]) => {
    for (const typed of rows) {
      const saved = await saveTiltak(d.db, d.clock, actor, typed, year + 1, null);
      if (!saved.ok) mustBeEmpty(typed.title ?? '', saved.error);
    }
  };
  const utgave = async (typed: Typed) => {
    const frozen = await addUtgave({ db: d.db, clock: d.clock, tables: d.tables }, actor, typed);
    if (!frozen.ok) mustBeEmpty(typed.trinn ?? '', frozen.error);
  };
  await utgave({ trinn: 'forslag', date: addDays(d.clock.today(), -24), caseNumber: '', note: '' });
  await tiltak(demo.tiltak.slice(-1));
  await utgave({
    trinn: 'innstilling',
    date: addDays(d.clock.today(), -10),
    caseNumber: '',
    note: 'Formannskapet vil selge fem uegnede eneboliger og kjøpe tilgjengelige leiligheter for pengene. Salget betaler kjøpet.',
  });
  await d.db.inKommune(id, async (tx) => {
    for (const [kapittel, text] of demo.kapitler) {
      await saveChapter(
        tx,
        id,
        { kapittel, revision: 1, title: KAPITTEL_TITLER.nb[kapittel], text, name: null, created: d.clock.now() },
        null,
      );
    }
  });
  await prepareRunde(d, id);
  await prepareVedtak(d, actor);
  await prepareOrganisering(d, actor, d.kommune.slug);
  await prepareProsessplan(d, actor, d.kommune.name);
  await prepareRegister(d, actor);
  await preparePrioritering(d, actor);
  await prepareOppfoelging(d, actor);
  await prepareMaalindikatorer(d, actor);
  await prepareEgne(d, actor);
  await prepareRoedtraad(d, actor);
  await prepareKunnskap(d, actor);
  await prepareUndersoekelse(d, actor);
  // Last, so that need and gap rest on all that stands there.
  const run = await runModel(d.db, d.clock, d.run, { id, number: d.kommune.number }, null);
  if (!run.ok) throw new Error(`The demonstration does not run: ${run.error.code}`);
}
