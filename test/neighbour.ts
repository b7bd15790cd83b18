import { createHash } from 'node:crypto';
import { canonicalJson } from '../src/model/manifest.ts';
import type { Connection } from '../src/platform/db/connection.ts';
import type { TestServer } from './server.ts';

/** Stands in every text of the neighbour's that a person wrote; nobody else may ever be given it. */
export const MARK = 'NABOMERKE';

type Row = Record<string, unknown>;

const digestOf = (document: unknown) => createHash('sha256').update(canonicalJson(document)).digest('hex');

/** Columns and keys of stored JSON that hold what people wrote. */
const WORDS =
  /^(title|name|text|email|source|reason|responsible|description|indicator|target|origin|owner|party|right|services|note|message|file_name|kommune|label|caption|cooperating|parties|law|risks|plans|countedBy|caseNumber|waived|definition)$/i;

function marked(value: unknown, key = ''): unknown {
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
const ROWS: Readonly<Record<string, Row>> = {
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
  oppgave_lenke: {
    token_hash: MARK,
    bruker_id: JOB,
    oppgave: 1,
    status: 'ferdig',
    created: AT,
    expires: '2999-01-01T00:00:00Z',
  },
  kalender_noekkel: { token_hash: 'a'.repeat(64), created: AT },
  jobb_koe: { jobb_id: JOB, ready: '2999-01-01T00:00:00Z' },
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
  inntak_rad: { inntak: 1, kind: 'tiltak', number: 1, sheet: 'Ark', row: 2, source_number: '1' },
  kolonnevalg: { purpose: MARK, head: MARK, field: 'title', saved: AT },
  scenario_revisjon: revision({ title: 'Lav vekst', why: 'Notat', choices: { migration: -3 }, removed: false }),
  indikatorverdi_revisjon: revision({
    indikator: 'trangboddhet',
    place: 'kommunen',
    year: 2025,
    value: 11.5,
    source: 'Telling',
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
  etterslep_revisjon: revision({
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

/** Every table behind the policy of a kommune's own rows, as the catalogue says, parents before children. */
export async function tenantTables(db: Connection): Promise<string[]> {
  const rows = await db.query<{ name: string; parents: number }>(
    `select c.relname as name,
       (select count(*)::int from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> 'kommune'::regclass) as parents
     from pg_class c join pg_policy p on p.polrelid = c.oid where p.polname = 'egen_kommune' order by 2, 1`,
  );
  return rows.map((r) => r.name);
}

/** Gives `to` the rows of `from` with the mark in every text, and a row in every table that `from` has none in. */
export async function fillNeighbour(db: Connection, from: string, to: string): Promise<void> {
  for (const table of await tenantTables(db)) {
    const found = await db.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where kommune_id = $1`, [
      from,
    ]);
    const fixture = ROWS[table];
    if (found.length === 0 && !fixture)
      throw new Error(`The neighbour has nothing in ${table}: give it a row in test/neighbour.ts`);
    const rows = found.length > 0 ? found.map((f) => f.row) : [fixture];
    const [defaults] = await db.query<{ names: string[] }>(
      `select array_agg(attname::text) as names from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    );
    for (const row of rows) {
      const own: Row = {
        ...(marked(row) as Row),
        kommune_id: to,
        ...('id' in (row ?? {}) && found.length > 0 ? { id: newId() } : {}),
      };
      // What is frozen proves itself against its digest, with the marks in it too.
      if ('digest' in own && 'document' in own) own.digest = digestOf(own.document);
      const columns = (defaults?.names ?? []).filter((c) => c in own);
      await db.query(
        `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${table}, $1::jsonb) on conflict do nothing`,
        [JSON.stringify(own)],
      );
    }
  }
}

let made = 100;
const newId = () => {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
};

/** Number and fingerprint of the neighbour's rows in every table that knows a kommune, the platform's own included. */
export async function stateOf(db: Connection, kommuneId: string): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and a.attname = 'kommune_id' order by 1`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    // Counts for every kommune what the platform writes for any: no data of theirs.
    if (name === 'endring') continue;
    const rows = await db.query<{ row: string }>(
      `select t::text as row from ${name} t where kommune_id = $1 order by 1`,
      [kommuneId],
    );
    state[name] = `${rows.length} ${createHash('sha256')
      .update(rows.map((r) => r.row).join('\n'))
      .digest('hex')}`;
  }
  return state;
}

/** What a person could read in an answer, whatever the kind of file. */
export async function textOf(reply: Response): Promise<string> {
  const type = reply.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await reply.arrayBuffer());
  if (type.includes('pdf')) {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: bytes }).promise;
    const pages = Array.from({ length: document.numPages }, async (_, i) => {
      const { items } = await (await document.getPage(i + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join('');
    });
    return (await Promise.all(pages)).join('\n');
  }
  if (type.includes('wordprocessingml')) {
    const { default: mammoth } = await import('mammoth');
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  }
  if (type.includes('spreadsheetml')) {
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.load(bytes.buffer);
    return JSON.stringify(book.worksheets.map((sheet) => [sheet.name, sheet.getSheetValues()]));
  }
  return Buffer.from(bytes).toString('utf8');
}

/** A route's addresses in a kommune: its examples, and the neighbour's own ids in the place of every parameter. */
export function addressesOf(
  route: TestServer['routes'][number],
  slug: string,
  ids: Readonly<Record<string, readonly string[]>>,
): string[] {
  const bare = route.path.replace(':kommune', slug);
  const names = [...bare.matchAll(/:([a-z]+)/g)].map((m) => m[1] ?? '');
  const [first] = names;
  const probes = first
    ? (ids[first] ?? []).map((id) => bare.replace(/:[a-z]+(\{[^}]*\})?/, id).replace(/:[a-z]+(\{[^}]*\})?/g, '1'))
    : [bare];
  return [...new Set([...(route.examples ?? []).map((e) => e.replace(':kommune', slug)), ...probes])];
}
