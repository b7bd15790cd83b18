import { readParameterFile } from '../plan/boligbehov/index.ts';
import { loadBarnetall, loadHjemler } from '../plan/boligbyggeprogram/index.ts';
import { loadHusbankvilkaar } from '../plan/boligtilbud/index.ts';
import { loadSkjemamaler } from '../plan/brukerundersoekelse/index.ts';
import { loadEksempler } from '../plan/eksempler/index.ts';
import { loadCatalogue, loadEntries } from '../plan/grunnlag/index.ts';
import { loadIndikatorer } from '../plan/kunnskap/index.ts';
import { loadFoelgekostnad, loadLaanevilkaar, loadPrices } from '../plan/oekonomiplan/index.ts';
import { loadBoligoppgaver } from '../plan/organisering/index.ts';
import { loadVanlige } from '../plan/planregister/index.ts';
import { loadFrister, loadTemplates } from '../plan/prosessplan/index.ts';
import { loadKjentPlan, loadKombinasjoner } from '../plan/roedtraad/index.ts';
import { loadKostra, loadVirkemidler } from '../plan/tiltak/index.ts';
import { loadPlanform } from '../plan/vedtak/index.ts';
import { loadOrdliste, loadVeileder } from '../plan/veileder/index.ts';
import { loadKommuner } from '../platform/kommuner/store.ts';
import { loadTreff } from './om/treff.ts';

/** All that the product ships as text and tables, read and checked; nothing in it changes while the product runs. */
export function readContent(root: string) {
  const veileder = loadVeileder(root);
  const law = new Map(
    veileder.lov.map((row) => [row.id, { name: row.lovnavn, paragraph: row.paragraf, url: row.url }]),
  );
  return {
    veileder,
    law,
    ordliste: loadOrdliste(root),
    eksempler: loadEksempler(root),
    kommuner: loadKommuner(root),
    catalogue: loadCatalogue(root),
    indikatorer: loadIndikatorer(
      root,
      loadEntries(root).map((entry) => entry.table),
    ),
    hjemler: loadHjemler(root, veileder.lov),
    barnetall: loadBarnetall(root),
    vanlige: loadVanlige(root, veileder.lov),
    kostra: loadKostra(root),
    virkemidler: loadVirkemidler(root),
    prices: loadPrices(root),
    laan: loadLaanevilkaar(root),
    foelger: loadFoelgekostnad(root),
    husbankvilkaar: loadHusbankvilkaar(root),
    kombinasjoner: loadKombinasjoner(root),
    kjentPlan: loadKjentPlan(root),
    planform: loadPlanform(root),
    boligoppgaver: loadBoligoppgaver(root),
    maler: loadTemplates(root),
    skjemamaler: loadSkjemamaler(root),
    frister: loadFrister(root, law),
    parameters: readParameterFile(root),
    treff: loadTreff(root),
  };
}

export type Content = ReturnType<typeof readContent>;
