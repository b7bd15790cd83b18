import { formatNumber, type Texts } from '../../kernel/index.ts';
import type { KartCode, Kartlag } from './kart.ts';

const n = (value: number) => formatNumber(value);

const nb = {
  title: 'Kart over feltene',
  finding: (shown: number, all: number, units: number, year: number) =>
    `${n(shown)} av ${n(all)} felt står i kartet, med ${n(units)} boliger planlagt til og med ${year}.`,
  noFields: 'Kartet er her. Boligbyggeprogrammet har ingen felt å vise i det ennå.',
  empty: 'Ingen kart er lagt inn ennå.',
  emptyText:
    'Hent grensen og grunnkretsene fra Kartverket, eller last opp en fil med kommunegrensen, områdene eller feltene. Kartet tegnes her, uten hjelp fra andre nettsteder.',
  alt: 'Kommunen med en sirkel for hvert felt. Størrelsen viser planlagte boliger, fargen hvor langt feltet er kommet. Tallene viser til listen under.',
  year: 'Planlagt til og med året',
  show: 'Vis',
  badYear: 'Skriv et år mellom 1990 og 2100',
  errorsShow: 'Rett dette for å se et annet år',
  list: 'Feltene i kartet',
  number: 'Nr.',
  dwellings: 'Boliger',
  notPlaced: 'Felt som ikke står i kartet',
  upload: 'Last opp kart',
  file: 'Fil',
  fileHelp: 'GeoJSON, TopoJSON eller GML (også SOSI-GML), høyst 15 MB. Bare former, navn og plan-ID blir tatt vare på.',
  lag: 'Hva filen viser',
  lags: { kommune: 'Kommunegrensen', omraade: 'Områder', felt: 'Felt i boligbyggeprogrammet' } as Readonly<
    Record<Kartlag, string>
  >,
  lagHelp:
    'Av felt blir bare de tatt inn som har samme navn eller plan-ID som et felt i programmet, og av områder ingen under 5 dekar. Enkeltboliger kommer aldri i kartet.',
  system: 'Koordinatsystem',
  fromFile: 'Står i filen',
  systems: {
    '4326': 'Grader, WGS 84 (EPSG:4326)',
    '4258': 'Grader, EUREF89 (EPSG:4258)',
    '25832': 'EUREF89 UTM sone 32 (EPSG:25832)',
    '25833': 'EUREF89 UTM sone 33 (EPSG:25833)',
    '25835': 'EUREF89 UTM sone 35 (EPSG:25835)',
  },
  save: 'Last opp',
  saved: (taken: number, left: number) =>
    `${n(taken)} former er tatt inn.${left > 0 ? ` ${n(left)} passet ikke med noe felt, og ble ikke lagret.` : ''}`,
  savedOutlines: (taken: number, left: number) =>
    `${n(taken)} former er tatt inn.${left > 0 ? ` ${n(left)} er mindre enn 5 dekar og kan være enkeltboliger. De ble ikke lagret.` : ''}`,
  layers: 'Kart som ligger inne',
  areas: (many: number) => (many === 1 ? '1 område i kartet' : `${n(many)} områder i kartet`),
  area: 'Område',
  areaFields: 'Felt',
  areaNone: 'Ingen av feltene i programmet sier at de ligger i områder med disse navnene.',
  layerFile: 'Fil',
  forms: 'Former',
  remove: 'Ta bort',
  restore: 'Hent fram igjen',
  errors: 'Filen ble ikke lagret',
  zoomIn: 'Større',
  zoomOut: 'Mindre',
  whole: 'Hele kartet',
  keys: 'Piltastene flytter kartet, + og − gjør det større og mindre, 0 viser alt.',
  refusals: {
    'mangler-fil': 'Velg en fil',
    'for-stor': 'Filen er større enn 15 MB. Forenkle kartet, eller last opp mindre av det',
    'ikke-kart': 'Filen kan ikke leses som et kart. Lagre den på nytt som GeoJSON, TopoJSON eller GML',
    'ukjent-format': 'Filen er ikke GeoJSON, TopoJSON eller GML. Vanlige SOSI-filer må gjøres om til GML først',
    'ukjent-koordinatsystem': 'Koordinatsystemet er ikke kjent. Velg det i listen, og last opp på nytt',
    'utenfor-norge': 'Noe i kartet ligger utenfor Norge. Se om koordinatsystemet er riktig',
    'ingen-flater': 'Filen har ingen flater som kan tegnes',
    'ingen-treff': 'Ingen former i filen har samme navn eller plan-ID som et felt i programmet',
    'for-smaa-flater':
      'Alle flatene er mindre enn 5 dekar. Enkeltboliger kan ikke stå i kartet. Velg en fil med områder',
    'for-mange-former': 'Filen har mer enn 2 000 former',
    'for-mange-punkt': 'Kartet har mer enn 400 000 punkt. Forenkle det, og last opp på nytt',
  } as Readonly<Record<KartCode, string>>,
};

const nn: typeof nb = {
  title: 'Kart over felta',
  finding: (shown, all, units, year) =>
    `${n(shown)} av ${n(all)} felt står i kartet, med ${n(units)} bustader planlagde til og med ${year}.`,
  noFields: 'Kartet er her. Bustadbyggjeprogrammet har ingen felt å vise i det enno.',
  empty: 'Ingen kart er lagde inn enno.',
  emptyText:
    'Hent grensa og grunnkrinsane frå Kartverket, eller last opp ei fil med kommunegrensa, områda eller felta. Kartet blir teikna her, utan hjelp frå andre nettstader.',
  alt: 'Kommunen med ein sirkel for kvart felt. Storleiken viser planlagde bustader, fargen kor langt feltet er kome. Tala viser til lista under.',
  year: 'Planlagt til og med året',
  show: 'Vis',
  badYear: 'Skriv eit år mellom 1990 og 2100',
  errorsShow: 'Rett dette for å sjå eit anna år',
  list: 'Felta i kartet',
  number: 'Nr.',
  dwellings: 'Bustader',
  notPlaced: 'Felt som ikkje står i kartet',
  upload: 'Last opp kart',
  file: 'Fil',
  fileHelp:
    'GeoJSON, TopoJSON eller GML (også SOSI-GML), høgst 15 MB. Berre former, namn og plan-ID blir tekne vare på.',
  lag: 'Kva fila viser',
  lags: { kommune: 'Kommunegrensa', omraade: 'Område', felt: 'Felt i bustadbyggjeprogrammet' },
  lagHelp:
    'Av felt blir berre dei tekne inn som har same namn eller plan-ID som eit felt i programmet, og av område ingen under 5 dekar. Bustader kvar for seg kjem aldri i kartet.',
  system: 'Koordinatsystem',
  fromFile: 'Står i fila',
  systems: {
    '4326': 'Grader, WGS 84 (EPSG:4326)',
    '4258': 'Grader, EUREF89 (EPSG:4258)',
    '25832': 'EUREF89 UTM sone 32 (EPSG:25832)',
    '25833': 'EUREF89 UTM sone 33 (EPSG:25833)',
    '25835': 'EUREF89 UTM sone 35 (EPSG:25835)',
  },
  save: 'Last opp',
  saved: (taken, left) =>
    `${n(taken)} former er tekne inn.${left > 0 ? ` ${n(left)} passa ikkje med noko felt, og blei ikkje lagra.` : ''}`,
  savedOutlines: (taken, left) =>
    `${n(taken)} former er tekne inn.${left > 0 ? ` ${n(left)} er mindre enn 5 dekar og kan vere bustader kvar for seg. Dei blei ikkje lagra.` : ''}`,
  layers: 'Kart som ligg inne',
  areas: (many) => `${n(many)} område i kartet`,
  area: 'Område',
  areaFields: 'Felt',
  areaNone: 'Ingen av felta i programmet seier at dei ligg i område med desse namna.',
  layerFile: 'Fil',
  forms: 'Former',
  remove: 'Ta bort',
  restore: 'Hent fram igjen',
  errors: 'Fila blei ikkje lagra',
  zoomIn: 'Større',
  zoomOut: 'Mindre',
  whole: 'Heile kartet',
  keys: 'Piltastane flytter kartet, + og − gjer det større og mindre, 0 viser alt.',
  refusals: {
    'mangler-fil': 'Vel ei fil',
    'for-stor': 'Fila er større enn 15 MB. Forenkle kartet, eller last opp mindre av det',
    'ikke-kart': 'Fila kan ikkje lesast som eit kart. Lagre ho på nytt som GeoJSON, TopoJSON eller GML',
    'ukjent-format': 'Fila er ikkje GeoJSON, TopoJSON eller GML. Vanlege SOSI-filer må gjerast om til GML først',
    'ukjent-koordinatsystem': 'Koordinatsystemet er ikkje kjent. Vel det i lista, og last opp på nytt',
    'utenfor-norge': 'Noko i kartet ligg utanfor Noreg. Sjå om koordinatsystemet er rett',
    'ingen-flater': 'Fila har ingen flater som kan teiknast',
    'ingen-treff': 'Ingen former i fila har same namn eller plan-ID som eit felt i programmet',
    'for-smaa-flater':
      'Alle flatene er mindre enn 5 dekar. Bustader kvar for seg kan ikkje stå i kartet. Vel ei fil med område',
    'for-mange-former': 'Fila har meir enn 2 000 former',
    'for-mange-punkt': 'Kartet har meir enn 400 000 punkt. Forenkle det, og last opp på nytt',
  },
};

export const KART_TEXTS: Texts<typeof nb> = { nb, nn };
