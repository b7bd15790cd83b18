import { Hono } from 'hono';
import type { Kommuner } from '../../kommuner/kommuner.ts';
import { fylker } from './tables.ts';

const today = (kommuner: Kommuner) => kommuner.today.filter((k) => !k.fictional);

/** Klass for municipalities (131) and today's counties (104). */
export function klassRoutes(kommuner: Kommuner): Hono {
  const app = new Hono();
  const rows = kommuner.rows.filter((r) => !kommuner.today.some((k) => k.fictional && k.number === r.number));
  const code = (number: string, name: string, from: string | null, to: string | null) => ({
    code: number,
    parentCode: null,
    level: '1',
    name,
    shortName: '',
    presentationName: '',
    validFrom: null,
    validTo: null,
    validFromInRequestedRange: from,
    validToInRequestedRange: to,
    notes: '',
  });
  const between = (id: string, from: string, to: string | null) =>
    id === '104'
      ? fylker.map(([number, name]) => code(number, name, from, to))
      : rows
          .filter((r) => (to === null || r.from < to) && (r.to === null || r.to > from))
          .map((r) => code(r.number, r.name, r.from > from ? r.from : from, r.to ?? to));
  const known = new Map([
    ['131', 'Standard for kommuneinndeling'],
    ['104', 'Standard for fylkesinndeling'],
  ]);
  const isDate = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');

  app.get('/classifications/:file{\\d+\\.json}', (c) => {
    const id = c.req.param('file').replace('.json', '');
    const name = known.get(id);
    return name
      ? c.json({ name, id: Number(id), versions: [{ name: `${name} 2024`, validFrom: '2024-01-01', id: Number(id) }] })
      : c.body(null, 404);
  });
  app.get('/classifications/:id/:what', (c) => {
    const { id, what } = c.req.param();
    const { date, from, to } = c.req.query();
    if (!known.has(id)) return c.body(null, 404);
    const kind = what.replace('.json', '');
    if (kind === 'codesAt') {
      if (!isDate(date)) return c.json({ error: 'date is required' }, 400);
      return c.json({
        codes: between(id, date, null).filter((k) => id === '104' || (k.validFromInRequestedRange ?? '') <= date),
      });
    }
    if (!isDate(from)) return c.json({ error: 'from is required' }, 400);
    const until = isDate(to) ? to : null;
    if (kind === 'codes') return c.json({ codes: between(id, from, until) });
    if (kind === 'corresponds')
      return c.json({
        correspondenceItems: today(kommuner).map((k) => ({
          sourceCode: k.number.slice(0, 2),
          sourceName: fylker.find(([n]) => n === k.number.slice(0, 2))?.[1] ?? '',
          targetCode: k.number,
          targetName: k.name,
          validFrom: from,
          validTo: until,
        })),
      });
    if (kind !== 'changes') return c.body(null, 404);
    const name = (number: string) => rows.findLast((r) => r.number === number)?.name ?? number;
    return c.json({
      codeChanges:
        id === '104'
          ? []
          : rows.flatMap((r) =>
              r.to !== null && r.to >= from && (until === null || r.to < until)
                ? r.successors.map((s) => ({
                    oldCode: r.number,
                    oldName: r.name,
                    oldShortName: '',
                    newCode: s,
                    newName: name(s),
                    newShortName: '',
                    changeOccurred: r.to,
                  }))
                : [],
            ),
    });
  });
  app.get('/versions/:file{\\d+\\.json}', (c) => {
    const name = known.get(c.req.param('file').replace('.json', ''));
    if (!name) return c.body(null, 404);
    const items = today(kommuner).map((k) => ({ code: k.number, name: k.name, level: '1', parentCode: null }));
    return c.json({ name, validFrom: '2024-01-01', classificationItems: items });
  });
  return app;
}
