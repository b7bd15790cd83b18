import type { Texts } from '../../kernel/index.ts';
import { type Feilkode, MAX_ROWS, type Planfilfeil } from './planfil/celler.ts';

interface Words {
  readonly where: (f: Planfilfeil) => string;
  readonly feil: Readonly<Record<Feilkode, (f: Planfilfeil) => string>>;
}

const nb: Words = {
  where: (f) => [f.sheet && `Arket ${f.sheet}`, f.row > 0 && `rad ${f.row}`, f.column].filter(Boolean).join(', '),
  feil: {
    formel: () => 'Cellen har en formel. Lim inn verdien i stedet.',
    flettet: () => 'Cellen er slått sammen med andre. Del den opp.',
    feilverdi: () => 'Cellen viser en feil fra regnearket.',
    mangler: () => 'Cellen er tom, men må fylles ut.',
    'mangler-kolonne': () => 'Arket mangler denne kolonnen.',
    'kolonne-to-ganger': () => 'Kolonnen står to ganger.',
    'ikke-tall': (f) => `«${f.value}» er ikke et tall.`,
    'ikke-heltall': (f) => `«${f.value}» er ikke et helt tall.`,
    'ikke-hele-kroner': (f) => `«${f.value}» er ikke hele kroner.`,
    negativ: (f) => `«${f.value}» er under null.`,
    'aar-utenfor': (f) => `«${f.value}» er ikke et år fra 2000 til 2100.`,
    'ukjent-valg': (f) => `«${f.value}» er ikke et av valgene.`,
    'nummer-to-ganger': (f) => `Nummeret «${f.value}» er brukt før.`,
    'ukjent-tiltak': (f) => `Ingen tiltak i arket har nummeret «${f.value}».`,
    sirkel: (f) => `Tiltakene krever hverandre i ring: ${f.value}. Da kan ingen av dem starte.`,
    'for-mange-rader': (f) => `Arket har ${f.value} rader. Det kan ha høyst ${MAX_ROWS}.`,
    'for-mange-feil': (f) => `Og ${f.value} feil til.`,
    'ingen-ark': () => 'Filen har verken arket «Mål» eller arket «Tiltak».',
    'ikke-regneark': () => 'Filen er ikke en Excel-fil. Lagre den som Excel-arbeidsbok og prøv igjen.',
    'for-tung': () => 'Filen er for stor til å leses.',
    tvetydig: (f) => `«${f.value}» kan leses på to måter. Skriv beløpet i hele kroner.`,
    'for-stort': (f) => `«${f.value}» er et for stort beløp. Sjekk enheten i overskriften til kolonnen.`,
    'to-hoderader': () => 'Raden ser ut som enda en rad med overskrifter. Slå de to sammen til én.',
  },
};

const nn: Words = {
  where: (f) => [f.sheet && `Arket ${f.sheet}`, f.row > 0 && `rad ${f.row}`, f.column].filter(Boolean).join(', '),
  feil: {
    formel: () => 'Cella har ein formel. Lim inn verdien i staden.',
    flettet: () => 'Cella er slått saman med andre. Del ho opp.',
    feilverdi: () => 'Cella viser ein feil frå reknearket.',
    mangler: () => 'Cella er tom, men må fyllast ut.',
    'mangler-kolonne': () => 'Arket manglar denne kolonnen.',
    'kolonne-to-ganger': () => 'Kolonnen står to gonger.',
    'ikke-tall': (f) => `«${f.value}» er ikkje eit tal.`,
    'ikke-heltall': (f) => `«${f.value}» er ikkje eit heilt tal.`,
    'ikke-hele-kroner': (f) => `«${f.value}» er ikkje heile kroner.`,
    negativ: (f) => `«${f.value}» er mindre enn null.`,
    'aar-utenfor': (f) => `«${f.value}» er ikkje eit år frå 2000 til 2100.`,
    'ukjent-valg': (f) => `«${f.value}» er ikkje eit av vala.`,
    'nummer-to-ganger': (f) => `Nummeret «${f.value}» er brukt før.`,
    'ukjent-tiltak': (f) => `Ikkje noko tiltak i arket har nummeret «${f.value}».`,
    sirkel: (f) => `Tiltaka krev kvarandre i ring: ${f.value}. Då kan ingen av dei starte.`,
    'for-mange-rader': (f) => `Arket har ${f.value} rader. Det kan ha høgst ${MAX_ROWS}.`,
    'for-mange-feil': (f) => `Og ${f.value} feil til.`,
    'ingen-ark': () => 'Fila har korkje arket «Mål» eller arket «Tiltak».',
    'ikke-regneark': () => 'Fila er ikkje ei Excel-fil. Lagre ho som Excel-arbeidsbok og prøv igjen.',
    'for-tung': () => 'Fila er for stor til å lesast.',
    tvetydig: (f) => `«${f.value}» kan lesast på to måtar. Skriv beløpet i heile kroner.`,
    'for-stort': (f) => `«${f.value}» er eit for stort beløp. Sjekk eininga i overskrifta til kolonnen.`,
    'to-hoderader': () => 'Rada ser ut som enda ei rad med overskrifter. Slå dei to saman til éi.',
  },
};

export const PLANFIL_TEXTS: Texts<Words> = { nb, nn };
