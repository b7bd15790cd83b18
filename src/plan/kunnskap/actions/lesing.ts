import type { Language } from '../../../kernel/index.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import {
  type Areas,
  DATA_ROLES,
  fromCube,
  listAndeler,
  loadCubes,
  type Mappings,
  sharesOf,
} from '../../grunnlag/index.ts';
import type { Block } from '../../plandokument/document.ts';
import {
  fylkeOmraade,
  historie,
  kommuneOmraade,
  landetOmraade,
  lesteTall,
  manglerFor,
  type Omraade,
  type Tabell,
} from '../beregn.ts';
import { temaBlocks, temaKey } from '../bilde.ts';
import {
  dempet,
  type EgenTekst,
  type EgenVerdi,
  egneVerdier,
  type FraListe,
  foran,
  medListe,
  type Sammenligning,
} from '../eget.ts';
import type { Indikator, Tema } from '../indikator.ts';
import { gruppeOmraade } from '../kostragruppe.ts';
import type { Lest } from '../oversikt.ts';
import { findSammenligning, listTekster, listVerdier } from '../store.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';

export interface LeseDeps {
  readonly temaer: readonly Tema[];
  readonly mappings: Mappings;
  readonly areasOf: (kommuneNumber: string) => Areas;
  readonly nameOf: (kommuneNumber: string) => string;
  /** What the list of municipal dwellings says, where there is one. */
  readonly fraListe: (tx: Tx) => Promise<readonly FraListe[]>;
}

export interface Innlest {
  readonly verdier: readonly Revision<EgenVerdi>[];
  readonly tekster: readonly Revision<EgenTekst>[];
  readonly sammenligning: Revision<Sammenligning> | null;
  readonly les: (i: Indikator) => Lest;
  /** The municipality's own series alone. */
  readonly egen: (i: Indikator) => Lest['series'][number];
  /** What is missing for an indicator that has no figure. */
  readonly mangler: (i: Indikator) => 'tabell' | 'i-tabellen' | 'eget' | 'liste';
}

/** Everything there is to show, read in one transaction. `all`: also the small counts that only the municipality itself may see. */
export async function lesIndikatorer(
  db: Database,
  deps: LeseDeps,
  kommune: { readonly id: string; readonly name: string; readonly number: string },
  lang: Language,
  all: boolean,
): Promise<Innlest> {
  const t = KUNNSKAP_TEXTS[lang];
  const read = await db.inKommune(kommune.id, async (tx) => ({
    cubes: await loadCubes(tx),
    andeler: await listAndeler(tx),
    verdier: await listVerdier(tx),
    tekster: await listTekster(tx),
    sammenligning: await findSammenligning(tx),
    liste: await deps.fraListe(tx),
  }));
  const tables = read.cubes.flatMap((c): Tabell[] => {
    const role = DATA_ROLES.find((r) => r === c.role);
    if (!role) return [];
    const { source, confidence } = c;
    return [{ role, table: fromCube(c.cube), mapping: deps.mappings[role], source, confidence }];
  });
  const areas = deps.areasOf(kommune.number);
  const own = kommuneOmraade('kommunen', kommune.name, areas, { own: true, decided: sharesOf(read.andeler) });
  const typed = read.verdier.map((row) => row.data);
  const group = read.sammenligning?.data.group ?? null;
  // Figures typed for the group are shown also where nobody has said which group it is.
  const gruppen = group
    ? gruppeOmraade(group, deps.areasOf)
    : typed.some((v) => v.place === 'kostragruppe' && !v.removed)
      ? { id: 'kostragruppe', name: t.value.places.kostragruppe, partsOn: () => ({ whole: [], splits: [], codes: [] }) }
      : null;
  const places: readonly Omraade[] = [
    own,
    ...(gruppen ? [gruppen] : []),
    ...(read.sammenligning?.data.numbers ?? []).map((n) => kommuneOmraade(n, deps.nameOf(n), deps.areasOf(n))),
    fylkeOmraade(t.fylke, areas),
    landetOmraade(t.landet, areas),
  ];
  const seriesOf = (indikator: Indikator, place: Omraade): Lest['series'][number] => {
    const typedOf = egneVerdier(indikator, place.id, typed);
    const points = indikator.read
      ? foran(typedOf, lesteTall(indikator, tables, place))
      : indikator.manual
        ? medListe(indikator, typedOf, place.id === 'kommunen' ? read.liste : [], lang)
        : historie(indikator, tables, place);
    const seen = all ? { points, hidden: [] } : dempet(indikator, points);
    return { id: place.id, name: place.name, ...seen };
  };
  return {
    ...read,
    les: (indikator) => ({ indikator, series: places.map((place) => seriesOf(indikator, place)) }),
    egen: (indikator) => seriesOf(indikator, own),
    mangler(i) {
      if (i.list) return 'liste';
      if (i.manual && !i.read) return 'eget';
      return manglerFor(i, tables).length > 0 ? 'tabell' : 'i-tabellen';
    },
  };
}

/** What a writer may put in a chapter, and how it is read. */
export const temaerLive = (deps: LeseDeps) => ({
  names: deps.temaer.map((tema) => ({ key: temaKey(tema), name: tema.name })),
  read: (db: Database, kommuneId: string, lang: Language) => temaerIPlanen(db, deps, kommuneId, lang),
});

/** The themes as blocks of a chapter, by key, as anybody may read them: small counts are hidden. */
async function temaerIPlanen(
  db: Database,
  deps: LeseDeps,
  kommuneId: string,
  lang: Language,
): Promise<ReadonlyMap<string, readonly Block[]>> {
  const [kommune] = await db.inPlattform((tx) =>
    tx.rows<{ id: string; name: string; number: string }>('select id, name, number from kommune where id = $1', [
      kommuneId,
    ]),
  );
  if (!kommune) throw new Error('The themes of no kommune');
  const inn = await lesIndikatorer(db, deps, kommune, lang, false);
  return new Map(
    deps.temaer.map((tema) => [temaKey(tema), temaBlocks(tema, tema.indicators.map(inn.les), kommune.name, lang)]),
  );
}
