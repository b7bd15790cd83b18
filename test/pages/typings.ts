/** What Eksempelvik lacks and a page must be seen with: the page, the form's route, and what is typed. */
export type Typing = readonly [page: string, route: string, values: Readonly<Record<string, string>>];
const INDIKATOR = '/arbeid/:kommune/kunnskap/:indikator{[a-z0-9-]+}';
const KAPITTEL = '/arbeid/:kommune/dokument/:kapittel';
const SURVEYS = '/arbeid/:kommune/undersoekelser';
const ONE_SURVEY = `${SURVEYS}/:nummer{[0-9]+}`;
/** The years of a group's figures are asked for from today's on. */
const THIS_YEAR = Object.fromEntries(['decided', 'planned'].map((s) => [`${s}-${new Date().getFullYear()}`, '12']));
/** What a field has delivered, so that it can be taken back. */
const LEVERT: Typing = [
  '/arbeid/eksempelvik/oppfoelging/2',
  '/arbeid/:kommune/oppfoelging/:nummer{[0-9]+}/levert',
  { row: '1', units: '3', date: '01.10.2026', source: 'Ferdigattest' },
];
/** After Eksempelvik's own: one that can be answered, a draft, and one that is closed with some texts to read. */
const BRUKERUNDERSOEKELSER: readonly Typing[] = [
  ...['proeve', 'kladden', 'lukket'].map((code) => ['/arbeid/eksempelvik/undersoekelser', SURVEYS, { code }] as const),
  ...[2, 4].map((n) => [`/arbeid/eksempelvik/undersoekelser/${n}`, `${ONE_SURVEY}/publiser`, {}] as const),
  ...['Flere benker', 'Ring 412 34 567', 'Bedre buss', 'Heis', 'Lys i gata', 'Lekeplass'].map(
    (s8, i) =>
      [
        '/arbeid/eksempelvik/undersoekelser/4/registrer',
        `${ONE_SURVEY}/registrer`,
        { s3: String(1 + (i % 2)), s8 },
      ] as const,
  ),
  ['/arbeid/eksempelvik/undersoekelser/4/fritekst', `${ONE_SURVEY}/fritekst`, { state: 'godkjent' }],
  ['/arbeid/eksempelvik/undersoekelser/4', `${ONE_SURVEY}/lukk`, {}],
];
export const BEFORE: readonly Typing[] = [
  ...BRUKERUNDERSOEKELSER,
  // A step that can be undone, after the version that is published.
  [
    '/arbeid/eksempelvik/prosessplan',
    '/arbeid/:kommune/prosessplan/datoer',
    { 'start-22': '01.12.2099', 'end-22': '02.12.2099' },
  ],
  ['/arbeid/eksempelvik/runde/endre', '/arbeid/:kommune/runde/endre', { title: 'Bolig for alle 2026–2029' }],
  // Haram came of a number that was split.
  ['/arbeid/haram/tall', '/arbeid/:kommune/tall/andel', { 'andel-*': '14', 'grunn-*': 'Etter folketallet' }],
  // A strategy that no tiltak follows, so that it can be removed and brought back.
  [
    '/arbeid/eksempelvik/maal/1/strategi/ny',
    '/arbeid/:kommune/maal/:nummer{[0-9]+}/strategi',
    { strategy: 'Bytte tomter med fylket' },
  ],
  // A field that is taken out so that it can be brought back; and a layer of the map that is.
  ['/arbeid/eksempelvik/boligbyggeprogram/felt/2', '/arbeid/:kommune/boligbyggeprogram/felt/fjern', {}],
  ['/arbeid/eksempelvik/boligbyggeprogram/kart', '/arbeid/:kommune/boligbyggeprogram/kart/fjern', {}],
  // Two selections, of which one is taken away so that it can be brought back.
  ...['vedtatt', 'finansiert'].map(
    (status) =>
      [
        `/arbeid/eksempelvik/tiltak?status=${status}`,
        '/arbeid/:kommune/tiltak/utvalg',
        { utvalgsnavn: `Alt som er ${status}` },
      ] as const,
  ),
  // Two fields of tiltak, of which one is taken away so that it can be brought back.
  [
    '/arbeid/eksempelvik/tiltak/felt',
    '/arbeid/:kommune/tiltak/felt',
    { name: 'Utvalg', kind: 'valg', choices: 'Levekår\nOppvekst' },
  ],
  ['/arbeid/eksempelvik/tiltak/felt', '/arbeid/:kommune/tiltak/felt', { name: 'Areal', kind: 'tall', choices: '' }],
  ['/arbeid/eksempelvik/tiltak/felt/2', '/arbeid/:kommune/tiltak/felt/:nummer{[0-9]+}/fjern', {}],
  LEVERT,
  // An indicator of a goal with a value, and one more that can be put away.
  ...['Kommunale boliger', 'Ventetid'].map(
    (title) =>
      [
        '/arbeid/eksempelvik/oppfoelging/maalindikatorer',
        '/arbeid/:kommune/oppfoelging/maalindikatorer',
        {
          maal: '1',
          title,
          unit: 'boliger',
          kilde: 'egen',
          retning: 'opp',
          bane: '2027: 40',
          baneKilde: 'Planen',
          responsible: 'Eiendom',
          due: '01.12.2027',
        },
      ] as const,
  ),
  ['/arbeid/eksempelvik/dokument', '/arbeid/:kommune/dokument/frys', {}],
  ['/arbeid/eksempelvik/dokument/sammendrag', KAPITTEL, { som: '', text: 'Ny tekst' }],
  // A role in the round, so that it can be taken.
  ['/arbeid/eksempelvik/runde', '/arbeid/:kommune/runde/roller', { role: 'politiker' }],
  ['/konto', '/konto/noekler', { name: 'Regneark' }],
  // A decision that came before the round, so that its tasks are not made yet.
  [
    '/arbeid/haram/vedtak/nytt',
    '/arbeid/:kommune/vedtak',
    { title: 'Mandat', date: '01.10.2025', caseNumber: '1/25', text: 'Ja', 'oppdrag-1': 'Telle', 'enhet-1': 'Nav' },
  ],
  ...['Nes', 'Vika'].map(
    (name) =>
      [
        '/arbeid/eksempelvik/gap/omraader',
        '/arbeid/:kommune/gap/omraader',
        { rader: `${name};2025;300;900;150;60`, source: 'Egen telling' },
      ] as const,
  ),
  ...['Lav vekst', 'Høy vekst'].map(
    (title) => ['/arbeid/eksempelvik/gap/proev?migration=-4', '/arbeid/:kommune/gap/proev', { title }] as const,
  ),
  ...['Nav', 'Boligkontoret'].map(
    (countedBy) =>
      [
        '/arbeid/eksempelvik/kartlegging/ny',
        '/arbeid/:kommune/kartlegging',
        { countedBy, date: '01.10.2025', now: '12', perYear: '3' },
      ] as const,
  ),
  ...['Vi blir flere', 'Vi blir eldre'].map(
    (text) => ['/arbeid/eksempelvik/kunnskap/folketall', `${INDIKATOR}/tekst`, { text }] as const,
  ),
  // One table that can be taken in, and one with errors.
  ...['Eksempelvik;2019;40\nHalden;2019;12', 'Eksempelvik;2019;mange'].map(
    (rows) =>
      [
        '/arbeid/eksempelvik/kunnskap/flyktninger-bosatt/inn',
        `${INDIKATOR}/inn`,
        { tabell: `Kommune;År;Bosatte\n${rows}` },
      ] as const,
  ),
  ['/arbeid/eksempelvik/kunnskap/trangboddhet', `${INDIKATOR}/tekst`, { text: 'Mange bor trangt' }],
  ...['2023', '2024'].map(
    (year) => ['/arbeid/eksempelvik/kunnskap/trangboddhet', `${INDIKATOR}/verdi`, { value: '11,5', year }] as const,
  ),
  ...['2023', '2024'].map(
    (year) =>
      [
        '/arbeid/eksempelvik/kartlegging/statistikk',
        '/arbeid/:kommune/kartlegging/statistikk',
        { households: '320', year, source: 'SSB', definition: 'Lav inntekt og trangt' },
      ] as const,
  ),
  [
    '/arbeid/eksempelvik/kartlegging/etterslep',
    '/arbeid/:kommune/kartlegging/etterslep',
    { units: '40', source: 'Boligmarkedsanalysen' },
  ],
  [
    '/arbeid/eksempelvik/kartlegging/heldoegn',
    '/arbeid/:kommune/kartlegging/heldoegn',
    { units: '240', source: 'KPR', date: '01.10.2025' },
  ],
  ...['flyktninger', 'utviklingshemming', 'rus-psykisk', 'bostedsloese', 'unge'].map(
    (group) =>
      [
        `/arbeid/eksempelvik/kartlegging/gruppe/${group}`,
        `/arbeid/:kommune/kartlegging/gruppe/${group}`,
        { now: '40', perYear: '6', alone: '10', source: 'Tjenestekontoret', ...THIS_YEAR },
      ] as const,
  ),
];
/** What a form that keeps revisions must be given, when it cannot be sent as it stands: a press of one of its buttons. */
export const PRESSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/arbeid/:kommune/tiltak/:nummer{[0-9]+}/status': { status: 'gjennomfoert' },
  '/arbeid/:kommune/oekonomiplan/virkning': { reason: 'Tomten er ikke klar' },
  '/arbeid/:kommune/oppfoelging/maalindikatorer/:nummer{[0-9]+}/verdi': {
    date: '01.10.2026',
    value: '20',
    source: 'Boligkontoret',
  },
};
/** What ends the work that its page is for is left to the tests of it: afterwards there would be nothing to see. */
export const ENDS = '/lukk';
/** Pages with an undo that is gone when the next thing is done. */
export const PASSING = [
  '/arbeid/eksempelvik/prosessplan',
  '/arbeid/eksempelvik/planer?vanlige=1',
  '/arbeid/eksempelvik/foringer?klare=1',
];
/** What was taken away to see its page, and cannot be brought back; and a draft, gone when its chapter was saved. */
export const AFTER: readonly Typing[] = [
  LEVERT,
  ['/arbeid/eksempelvik/dokument/dimensjonering', KAPITTEL, { som: 'utkast', text: 'Ikke lagret' }],
];
