import { createHash } from 'node:crypto';
import { canonicalJson } from '../src/model/manifest.ts';

/** Stands in every text of the neighbour's that a person wrote; nobody else may ever be given it. */
export const MARK = 'NABOMERKE';

export type Row = Record<string, unknown>;

export const digestOf = (document: unknown) => createHash('sha256').update(canonicalJson(document)).digest('hex');

/** Columns and keys of stored JSON that hold what people wrote. */
const WORDS =
  /^(title|name|text|email|source|reason|responsible|description|indicator|target|origin|owner|party|right|services|note|message|file_name|kommune|label|caption|cooperating|parties|law|risks|plans|countedBy|caseNumber|waived|definition)$/i;

export function marked(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return WORDS.test(key) ? `${MARK} ${value}` : value;
  if (Array.isArray(value)) return value.map((v) => marked(v, key));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, marked(v, k)]));
  return value;
}

const JOB = '00000000-0000-7000-8000-00000000000a';
const FILE = '00000000-0000-7000-8000-00000000000b';
const AT = '2026-11-01T10:00:00Z';
const revision = (data: Row, number = 1): Row => ({ number, revision: 1, data, created: AT });

const PLAN = { schema: 1, lang: 'nb', title: 'Plan', kommune: 'Nabovik', facts: [], chapters: [] };
/** A row for each table that the demonstration leaves empty. */
export const ROWS: Readonly<Record<string, Row>> = {
  fil: {
    id: FILE,
    sha256: createHash('sha256').update(MARK).digest('hex'),
    name: 'fil.csv',
    type: 'text/csv',
    size: MARK.length,
    created: AT,
  },
  fil_del: { fil_id: FILE, part: 0, bytes: `\\x${Buffer.from(MARK).toString('hex')}` },
  jobb: { id: JOB, kind: 'proeve', state: 'venter', message: 'venter', input: {}, input_hash: 'x', created: AT },
  runde_rolle: { runde: 1, bruker_id: JOB, role: 'bidragsyter', created: AT },
  vedtak_vedlegg: { vedtak: 1, place: 1, fil_id: FILE },
  paaminning: { bruker_id: JOB, day: '2026-11-25', state: 'venter', message_id: MARK, items: {}, created: AT },
  lenke: {
    kind: 'oppgave',
    token_hash: MARK,
    object: 1,
    bruker_id: JOB,
    value: 'ferdig',
    created: AT,
    expires: '2999-01-01T00:00:00Z',
  },
  kalender_noekkel: { token_hash: 'a'.repeat(64), created: AT },
  tallplan_revisjon: revision({ on: false, removed: false }),
  jobb_koe: { jobb_id: JOB, ready: '2999-01-01T00:00:00Z' },
  felt_revisjon: revision({
    name: 'Feltet',
    area: '',
    planId: '',
    status: 'regulert',
    owner: 'Eieren',
    land: 'privat',
    planned: [{ year: 2030, type: 'blokk', units: 40 }],
    delivered: [],
    source: 'Kilden',
    removed: false,
  }),
  kartlegging_revisjon: revision({
    group: 'unge',
    situation: 'mangler',
    type: 'blokk',
    level: 'ingen',
    now: 12,
    perYear: 3,
    countedBy: 'Boligkontoret',
    date: '2026-10-01',
    method: 'gjennomgang',
    doubleCount: 'kontrollert',
    note: 'Notat',
    removed: false,
  }),
  kartlegging_forespoersel: {
    number: 1,
    revision: 1,
    unit: MARK,
    name: 'Ola',
    email: 'ola@nabovik.no',
    deadline: '2999-01-01',
    message: 'Hei',
    created: AT,
    none: false,
  },
  ekstern_invitasjon: {
    number: 1,
    id: '00000000-0000-7000-8000-0000000000ee',
    runde: 1,
    oppgave: 1,
    name: MARK,
    email: 'ute@nabovik.no',
    created: AT,
    until: '2999-01-01',
    mail: 'ingen',
  },
  kartlegging_brev: {
    message_id: MARK,
    forespoersel: 1,
    why: 'forespoersel',
    day: '2026-11-25',
    state: 'sendt',
    attempts: 1,
    created: AT,
  },
  brukerundersoekelse_revisjon: revision({
    code: 'nabosvar',
    title: { nb: MARK, nn: MARK, en: MARK, lett: MARK },
    intro: { nb: MARK, nn: MARK, en: MARK, lett: MARK },
    contact: MARK,
    from: '2026-01-01',
    to: '2999-12-31',
    state: 'aapen',
    questions: [
      {
        id: 's1',
        kind: 'fritekst',
        required: false,
        text: { nb: MARK, nn: MARK, en: MARK, lett: MARK },
        options: [],
        min: 0,
        max: 0,
      },
    ],
    made: 1,
    removed: false,
  }),
  undersoekelse_svar: { undersoekelse: 1, id: JOB, day: '2026-11-01', method: 'nett', answers: { s1: [1] } },
  undersoekelse_fritekst: { undersoekelse: 1, id: JOB, question: 's1', text: MARK, state: 'godkjent', revision: 1 },
  undersoekelse_resultat: {
    undersoekelse: 1,
    closed: '2026-11-20',
    data: {
      schema: 1,
      title: { nb: MARK, nn: MARK },
      from: '2026-01-01',
      to: '2026-11-01',
      closed: '2026-11-20',
      total: 12,
      methods: { nett: 12, papir: 0 },
      questions: [],
    },
  },
  inntak: {
    number: 1,
    kind: 'plan',
    name: `${MARK}.csv`,
    sheets: [{ name: 'Ark', rows: [['Tiltak'], [MARK]] }],
    choice: { sheet: 0, head: 0, columns: { title: 0 } },
    state: 'lest',
    created: AT,
  },
  regnskap: {
    number: 1,
    name: `${MARK}.csv`,
    year: 2026,
    period: 8,
    sheets: [{ name: 'Ark', rows: [['Beløp'], [MARK]] }],
    choice: { sheet: 0, head: 0, columns: { beloep: 0 } },
    state: 'lest',
    created: AT,
  },
  inntak_rad: { inntak: 1, kind: 'tiltak', number: 1, sheet: 'Ark', row: 2, source_number: '1' },
  boligliste: {
    number: 1,
    name: `${MARK}.csv`,
    sheets: [],
    choice: { sheet: 0, head: 0, columns: {} },
    left_out: [],
    as_of: '2026-01-01',
    state: 'tatt-inn',
    created: AT,
  },
  bolig: {
    liste: 1,
    row: 2,
    key: MARK,
    ref: '',
    address: MARK,
    unit: '',
    type: 'blokk',
    status: 'ledig',
    place: MARK,
    grunnkrets: MARK,
  },
  kolonnevalg: { purpose: MARK, head: MARK, field: 'title', saved: AT },
  scenario_revisjon: revision({ title: 'Lav vekst', why: 'Notat', choices: { migration: -3 }, removed: false }),
  omraadetall_revisjon: revision({
    area: MARK,
    year: 2025,
    ages: [310, 720, 140, 60],
    source: 'Notat',
    removed: false,
  }),
  indikatortabell: {
    number: 1,
    indikator: 'flyktninger-bosatt',
    name: `${MARK}.csv`,
    sheets: [
      {
        name: '',
        rows: [
          ['Kommune', '2025'],
          [MARK, '4'],
        ],
      },
    ],
    choice: { sheet: 0, head: 0, columns: {} },
    state: 'lest',
    created: AT,
  },
  indikatorverdi_revisjon: revision({
    indikator: 'trangboddhet',
    place: 'kommunen',
    year: 2025,
    value: 11.5,
    source: 'Telling',
    removed: false,
  }),
  tiltaksutvalg_revisjon: revision({ name: 'Til formannskapet', query: '?status=vedtatt', removed: false }),
  eget_felt_revisjon: revision({
    name: 'Utvalg',
    kind: 'valg',
    unit: '',
    choices: ['Formannskapet', 'Levekår'],
    help: '',
    inTable: true,
    removed: false,
  }),
  maalindikator_revisjon: revision({
    maal: 1,
    title: 'Kommunale boliger',
    unit: 'boliger',
    kilde: 'egen',
    kunnskap: '',
    retning: 'opp',
    bane: [{ year: 2027, value: 40 }],
    baneKilde: 'Planen',
    responsible: 'Eiendom',
    due: '2027-12-31',
    verdier: [{ date: '2026-01-01', value: 30, source: 'Telling' }],
    removed: false,
  }),
  indikatortekst_revisjon: revision({ indikator: 'trangboddhet', text: 'Mange bor trangt', removed: false }),
  sammenligning_revisjon: revision({ numbers: ['0301'], removed: false }),
  vekt_revisjon: revision({ verdi: 4, kostnad: 2, tid: 2, sikkerhet: 2, removed: false }),
  oekonomiplan_laanevilkaar: { from_date: '2026-01-01', form: 'serie', years: 20, rate: 5, source: MARK },
  oekonomiplan_kontering: { tiltak: 1, ansvar: MARK, art_investering: '', art_drift: '', prosjekt: '' },
  roedtraad_godtatt_revisjon: revision({
    funn: 'tiltak-uten-frist.tiltak.T-001',
    seen: 'x',
    reason: 'Avklares',
    removed: false,
  }),
  skjemautkast: {
    bruker_id: '00000000-0000-7000-8000-00000000000d',
    side: '/arbeid/nabo/tiltak/nytt',
    skjema: '/arbeid/nabo/tiltak#0',
    felt: { title: [MARK] },
    saved: AT,
  },
  kapittel_utkast: {
    kapittel: 'sammendrag',
    bruker_id: '00000000-0000-7000-8000-00000000000d',
    revision: 0,
    text: 'Utkast',
    saved: AT,
  },
  andel_av_delt_kommune: {
    old_number: '1507',
    revision: 1,
    share: 0.5,
    reason: 'Etter folketallet',
    created: AT,
    decided_by: 'Anne',
  },
  vanskeligstilt_revisjon: revision({
    households: 410,
    year: 2024,
    source: 'Statistikk',
    definition: 'Lav inntekt',
    removed: false,
  }),
  kommunetall_revisjon: revision({
    units: 40,
    source: 'Telling',
    date: '2026-10-01',
    method: 'gjennomgang',
    removed: false,
  }),
  planversjon_fil: { number: 1, state: 'utkast', format: 'pdf', fil_id: FILE },
  planversjon: {
    id: '00000000-0000-7000-8000-00000000000c',
    number: 1,
    title: 'Plan',
    state: 'utkast',
    schema: 1,
    digest: digestOf(marked(PLAN, 'document')),
    document: PLAN,
    created: AT,
  },
};
