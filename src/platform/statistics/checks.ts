import type { Result } from '../../kernel/index.ts';
import { checkTable, type PxAnswer } from './pxweb/client.ts';
import { codesOf } from './pxweb/join.ts';
import { jsonStat } from './pxweb/schemas.ts';
import type { Selection } from './pxweb/selection.ts';
import type { SourceRefusal } from './refusal.ts';
import type { Sources } from './sources.ts';

/** One promise of the services that the clients lean on. `run` gives null when it is kept, else what was found instead. */
export interface Check {
  readonly call: string;
  run(): Promise<string | null | SourceRefusal>;
}

export interface ExpectedTable {
  readonly tables: readonly string[];
  readonly titleStart: string;
  /** What is known of each of the tables: how its title may begin, too. */
  readonly entries?: readonly { readonly table: string; readonly titles: readonly string[] }[];
}

type Judge<T> = (value: T) => string | null;
const fine = () => null;

const answered = async <T>(answer: Promise<Result<T, SourceRefusal>>, judge: Judge<T> = fine) => {
  const result = await answer;
  return result.ok ? judge(result.value) : result.error;
};
const differs = (what: string, found: unknown, wanted: unknown) =>
  JSON.stringify(found) === JSON.stringify(wanted)
    ? null
    : `${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`;

/** Oslo keeps its number through every reform, so that the same question can be asked of any year. */
const oslo = (...more: Selection): Selection => [
  { variable: 'Region', codes: ['0301'] },
  { variable: 'ContentsCode', codes: ['Personer1'] },
  ...more,
];
const year = (...codes: string[]): Selection[number] => ({ variable: 'Tid', codes });
const age = (...codes: string[]): Selection[number] => ({ variable: 'Alder', codes });

export function contractChecks(sources: Sources, catalogue: readonly ExpectedTable[]): readonly Check[] {
  const { pxweb, klass, kommuneinfo, grunnkretser, send } = sources;
  const data = `${pxweb.base}/tables/07459/data?lang=no&outputFormat=json-stat2`;
  const size =
    (wanted: Readonly<Record<string, number>>): Judge<PxAnswer> =>
    (answer) => {
      const cube = jsonStat.parse(JSON.parse(answer.text));
      const found = Object.fromEntries(cube.id.map((id, i) => [id, cube.size[i]]));
      return (
        Object.entries(wanted)
          .map(([id, n]) => differs(`size of ${id}`, found[id], n))
          .find((fault) => fault !== null) ?? null
      );
    };
  const refused = (call: string, url: string, status: number, title: string | null): Check => ({
    call,
    async run() {
      const result = await send({ method: 'GET', url });
      if (result.ok) return `was answered, not refused with ${status}`;
      const { data: found } = result.error;
      if (found?.status === undefined) return result.error;
      return differs('status', found.status, status) ?? (title === null ? null : differs('title', found.title, title));
    },
  });
  const only = (query: string) => `${data}&valueCodes[ContentsCode]=Personer1&${query}`;

  return [
    {
      call: 'GET /config',
      run: () =>
        answered(pxweb.config(), (c) =>
          c.dataFormats.includes('json-stat2') ? differs('maxDataCells', c.maxDataCells, 800_000) : 'has no json-stat2',
        ),
    },
    {
      call: 'GET /tables?query=07459',
      run: () =>
        answered(pxweb.search({ query: '07459', pageSize: 5 }), (s) =>
          s.tables.some((t) => t.id === '07459') ? null : 'does not find the table',
        ),
    },
    ...catalogue.map(({ tables: [id = ''], titleStart, entries = [] }) => ({
      call: `GET /tables/${id}`,
      run: () =>
        answered(pxweb.table(id), (t) => {
          const right = checkTable(t, {
            id,
            titleStarts: [titleStart, ...entries.filter((e) => e.table === id).flatMap((e) => e.titles)],
          });
          return right.ok ? null : `is called "${t.label}", not "${titleStart} ..."`;
        }),
    })),
    {
      call: 'GET /tables/07459/metadata',
      run: () =>
        answered(pxweb.variables('07459'), (all) => {
          const one = (code: string) => all.find((v) => v.code === code);
          return (
            differs(
              'variables',
              all.map((v) => v.code),
              ['Region', 'Kjonn', 'Alder', 'ContentsCode', 'Tid'],
            ) ??
            (one('Alder')?.codes.includes('105+') ? null : 'Alder has no 105+') ??
            (one('Region')?.codelists.includes('agg_KommSummer') ? null : 'Region has no agg_KommSummer')
          );
        }),
    },
    {
      call: 'GET /tables/07459/defaultselection',
      run: () => answered(pxweb.defaultSelection('07459'), (s) => (s.length > 0 ? null : 'is empty')),
    },
    {
      call: 'GET /codelists/agg_KommSummer',
      run: () =>
        answered(pxweb.codelist('agg_KommSummer'), (l) =>
          l.values.some((v) => v.code === 'K-0301') ? null : 'has no K-0301',
        ),
    },
    {
      call: 'GET data, codes and the plus sign',
      run: () => answered(pxweb.data('07459', [oslo(age('080', '105+'), year('2024'))]), size({ Alder: 2, Tid: 1 })),
    },
    {
      call: 'GET data, [range(2020,2022)]',
      run: () => answered(pxweb.data('07459', [oslo(year('range(2020,2022)'))]), size({ Tid: 3 })),
    },
    {
      call: 'GET data, top(2), from() and *',
      run: async () =>
        (await answered(pxweb.data('07459', [oslo(year('top(2)'))]), size({ Tid: 2 }))) ??
        (await answered(pxweb.data('07459', [oslo(age('from(104)'), year('2024'))]), size({ Alder: 2 }))) ??
        answered(pxweb.data('07459', [oslo({ variable: 'Kjonn', codes: ['*'] }, year('2024'))]), size({ Kjonn: 2 })),
    },
    {
      call: 'GET data, codelist agg_KommSummer',
      run: () =>
        answered(
          pxweb.data('07459', [
            [
              { variable: 'Region', codes: ['K-1508'], codelist: 'agg_KommSummer' },
              { variable: 'ContentsCode', codes: ['Personer1'] },
              year('2024'),
            ],
          ]),
          (answer) => {
            const region = jsonStat.parse(JSON.parse(answer.text)).dimension.Region;
            return differs('Region', codesOf(region), ['K-1508']);
          },
        ),
    },
    {
      call: 'POST data, a body',
      run: () =>
        answered(
          send({
            method: 'POST',
            url: data,
            body: {
              selection: [
                { variableCode: 'Region', valueCodes: ['0301'] },
                { variableCode: 'ContentsCode', valueCodes: ['Personer1'] },
                { variableCode: 'Tid', valueCodes: ['range(2020,2022)'] },
              ],
            },
          }),
          (answer) => differs('size', jsonStat.parse(answer.json).size, [1, 1, 3]),
        ),
    },
    {
      call: 'GET data without a selection: the default',
      run: () =>
        answered(send({ method: 'GET', url: data }), (answer) => {
          const cells = jsonStat.parse(answer.json).size.reduce((n, s) => n * s, 1);
          return cells > 0 && cells < 800_000 ? null : `has ${cells} cells`;
        }),
    },
    refused(
      'Unknown variable',
      only('valueCodes[Region]=0301&valueCodes[Tid]=2024&valueCodes[Tull]=1'),
      400,
      'Non-existent variable',
    ),
    refused('Unknown value', only('valueCodes[Region]=9999&valueCodes[Tid]=2024'), 400, 'Non-existent value'),
    refused(
      'Unknown code list',
      only('valueCodes[Region]=0301&codelist[Region]=agg_tull&valueCodes[Tid]=2024'),
      400,
      'Non-existent codelist',
    ),
    refused('No selection of Tid', only('valueCodes[Region]=0301'), 400, 'Missing selection for mandantory variable'),
    refused(
      'Broken expression',
      only('valueCodes[Region]=0301&valueCodes[Tid]=range(2020'),
      400,
      'Illegal selection expression',
    ),
    refused(
      'Too many cells',
      only('valueCodes[Region]=*&valueCodes[Kjonn]=*&valueCodes[Alder]=*&valueCodes[Tid]=*'),
      400,
      'Too many cells selected',
    ),
    refused('The same code twice', only('valueCodes[Region]=0301,0301&valueCodes[Tid]=2024'), 500, null),
    refused(
      'Format parameters on json-stat2',
      only('valueCodes[Region]=0301&valueCodes[Tid]=2024&outputFormatParams=UseCodes'),
      400,
      null,
    ),
    refused(
      'An address of 2 500 characters',
      only(`valueCodes[Region]=0301&valueCodes[Tid]=2024&x=${'x'.repeat(2_500)}`),
      404,
      null,
    ),
    {
      call: 'Klass GET /classifications/131/codesAt',
      run: () => answered(klass.codesAt(131, '2024-01-01'), (codes) => differs('codes', codes.length, 357)),
    },
    {
      call: 'Klass GET /classifications/131/changes',
      run: () =>
        answered(klass.changes(131, '2020-01-01', '2020-01-02'), (all) =>
          all.some((c) => c.oldCode === '0101' && c.newCode === '3001') ? null : 'Halden did not become 3001',
        ),
    },
    {
      call: 'Klass GET /classifications/104/corresponds',
      run: () =>
        answered(klass.corresponds(104, 131, '2024-01-01'), (items) =>
          items.some((i) => i.sourceCode === '31' && i.targetCode === '3101') ? null : 'Østfold has no Halden',
        ),
    },
    {
      call: 'Kartverket GET /kommuner',
      run: () => answered(kommuneinfo.kommuner(), (all) => differs('municipalities', all.length, 357)),
    },
    {
      call: 'Kartverket GET /fylkerkommuner',
      run: () => answered(kommuneinfo.fylkerkommuner(), (all) => differs('counties', all.length, 15)),
    },
    {
      call: 'Kartverket GET /kommuner/3101/omrade',
      run: () =>
        answered(kommuneinfo.omraade('3101'), (k) => differs('kind of outline', k.geometry.type, 'MultiPolygon')),
    },
    {
      call: 'Geonorge WFS GetFeature app:Grunnkrets 3101',
      run: () =>
        answered(grunnkretser.gml('3101'), (gml) =>
          /grunnkretsnavn>[^<]+<[\s\S]*posList>[\d\s.]+</.test(gml) ? null : 'no names or no shapes in it',
        ),
    },
  ];
}

export interface CheckResult {
  readonly call: string;
  readonly result: 'kept' | 'broken' | 'not tried';
  readonly found: string | null;
  readonly ms: number | null;
}

/** Runs the checks one after the other; without a connection the rest are not tried. `now` is in milliseconds. */
export async function runChecks(
  checks: readonly Check[],
  now: () => number,
  tell: (result: CheckResult) => void,
): Promise<{ readonly results: readonly CheckResult[]; readonly connected: boolean }> {
  const results: CheckResult[] = [];
  let connected = true;
  for (const check of checks) {
    const from = now();
    const found = connected ? await check.run() : null;
    const ms = connected ? Math.round(now() - from) : null;
    const refusal = typeof found === 'object' && found !== null ? found : null;
    if (refusal && (refusal.code === 'uten-nett' || refusal.code === 'tidsavbrudd') && results.length === 0)
      connected = false;
    const text = refusal ? `${refusal.code} ${JSON.stringify(refusal.data ?? {})}` : (found as string | null);
    const tried = connected || results.length === 0;
    const result: CheckResult = {
      call: check.call,
      result: !tried ? 'not tried' : text === null ? 'kept' : 'broken',
      found: text,
      ms,
    };
    results.push(result);
    tell(result);
  }
  return { results, connected };
}
