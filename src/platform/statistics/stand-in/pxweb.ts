import { type Context, Hono } from 'hono';
import { dataset } from './dataset.ts';
import { choose, defaultWishes, type Wish, wishesInAddress } from './query.ts';
import type { StandInCodelist, StandInTable } from './table.ts';

export const MAX_ADDRESS = 2_100;

export interface PxWebSettings {
  readonly tables: readonly StandInTable[];
  readonly codelists: readonly StandInCodelist[];
  readonly maxCells: number;
}

const problem = (c: Context, status: 400 | 404, title: string) =>
  c.json({ type: 'Parameter error', title, status }, status);

const hit = (table: StandInTable) => {
  const periods = table.variables.find((v) => v.role === 'time')?.values.map(([code]) => code) ?? [];
  return {
    type: 'Table',
    id: table.id,
    label: `${table.id}: ${table.title}`,
    updated: table.updated,
    firstPeriod: periods[0],
    lastPeriod: periods.at(-1),
    timeUnit: table.timeUnit,
    discontinued: false,
    variableNames: table.variables.map((v) => v.label),
  };
};

/** The wishes of a body; null when it is not one. */
function wishesInBody(body: unknown): readonly Wish[] | null {
  const selection = (body as { selection?: unknown } | null)?.selection;
  if (!Array.isArray(selection)) return null;
  return selection.map((s: { variableCode?: unknown; valueCodes?: unknown; codelist?: unknown }) => ({
    variable: String(s.variableCode ?? ''),
    codes: Array.isArray(s.valueCodes) ? s.valueCodes.map(String) : [],
    codelist: typeof s.codelist === 'string' ? s.codelist : null,
  }));
}

export function pxWebRoutes({ tables, codelists, maxCells }: PxWebSettings): Hono {
  const app = new Hono();
  const find = (c: Context) => tables.find((t) => t.id === c.req.param('id'));

  app.get('/config', (c) =>
    c.json({
      apiVersion: '2.3.2',
      appVersion: 'stand-in',
      languages: [
        { id: 'no', label: 'Norsk' },
        { id: 'en', label: 'English' },
      ],
      defaultLanguage: 'no',
      maxDataCells: maxCells,
      maxCallsPerTimeWindow: 0,
      timeWindow: 0,
      license: 'https://www.ssb.no/en/diverse/lisens',
      sourceReferences: [{ language: 'no', text: 'Kilde: Prøvetjeneste, oppdiktede tall' }],
      defaultDataFormat: 'json-stat2',
      dataFormats: ['json-stat2'],
      features: [{ id: 'CORS', params: [{ key: 'enabled', value: 'True' }] }],
    }),
  );

  app.get('/tables', (c) => {
    const words = (c.req.query('query') ?? '')
      .toLowerCase()
      .replace(/title:|\band\b|\*/g, ' ')
      .split(/\s+/);
    const hits = tables.map(hit).filter((h) => words.every((w) => h.label.toLowerCase().includes(w)));
    const size = Math.max(1, Number(c.req.query('pageSize') ?? 20));
    const page = Math.max(1, Number(c.req.query('pageNumber') ?? 1));
    return c.json({
      language: 'no',
      tables: hits.slice((page - 1) * size, page * size),
      page: {
        pageNumber: page,
        pageSize: size,
        totalElements: hits.length,
        totalPages: Math.max(1, Math.ceil(hits.length / size)),
      },
    });
  });

  app.get('/tables/:id', (c) => {
    const table = find(c);
    return table ? c.json(hit(table)) : problem(c, 404, 'Non-existent table');
  });
  app.get('/tables/:id/metadata', (c) => {
    const table = find(c);
    return table ? c.json(dataset(table, null)) : problem(c, 404, 'Non-existent table');
  });
  app.get('/tables/:id/defaultselection', (c) => {
    const table = find(c);
    if (!table) return problem(c, 404, 'Non-existent table');
    const selection = defaultWishes(table).map((w) => ({
      variableCode: w.variable,
      codelist: null,
      valueCodes: w.codes,
    }));
    return c.json({ language: 'no', selection });
  });
  app.on(['GET', 'POST'], '/tables/:id/data', async (c) => {
    const table = find(c);
    if (!table) return problem(c, 404, 'Non-existent table');
    const format = c.req.query('outputFormat') ?? 'json-stat2';
    if (format !== 'json-stat2') return problem(c, 400, 'Unsupported output format');
    if (c.req.query('outputFormatParams')) return problem(c, 400, 'Unsupported output format parameter');
    const asked =
      c.req.method === 'POST'
        ? wishesInBody(await c.req.json().catch(() => null))
        : wishesInAddress(new URL(c.req.url).searchParams);
    if (!asked) return problem(c, 400, 'Illegal selection');
    const chosen = choose(table, codelists, asked.length > 0 ? asked : defaultWishes(table), maxCells);
    if (chosen.ok) return c.json(dataset(table, chosen.value));
    return chosen.error.title === null ? c.body(null, 500) : problem(c, 400, chosen.error.title);
  });

  app.get('/codelists/:id', (c) => {
    const list = codelists.find((l) => l.id === c.req.param('id'));
    return list ? c.json({ ...list, language: 'no', type: 'Aggregation' }) : problem(c, 404, 'Non-existent codelist');
  });
  return app;
}
