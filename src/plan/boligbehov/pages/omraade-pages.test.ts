import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { systemClock } from '../../../platform/clock/system.ts';
import { saveTelling } from '../../kartlegging/actions.ts';
import { isHidden, openAreas, openGap, openGroups } from '../open-gap.ts';
import { latestRun, runDates } from '../store.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';

const GAP = '/arbeid/eksempelvik/gap';
const PEOPLE = `${GAP}/omraader`;
const COUNT = {
  group: 'unge',
  situation: 'mangler',
  type: 'smaahus',
  level: 'ingen',
  now: '3',
  perYear: '0',
  area: 'Sentrum',
  countedBy: 'Nav',
  date: '31.10.2026',
  method: 'vedtak-og-ventelister',
  doubleCount: 'kontrollert',
  note: '',
};

/** What stands in a table of a page, row by row, without the marks of buttons. */
const tableIn = (html: string, caption: string): string[][] => {
  const table = html.split('<table').find((part) => part.includes(`>${caption}</caption>`)) ?? '';
  const body = table.slice(table.indexOf('<tbody'), table.indexOf('</tbody'));
  return body
    .split('<tr')
    .slice(1)
    .map((row) =>
      row
        .split(/<t[dh]/)
        .slice(1)
        .map((cell) =>
          cell
            .replace(/^[^>]*>/, '')
            .replace(/<[^>]*>/g, '')
            .replace(/\s/g, ' ')
            .trim(),
        ),
    );
};

describe('people by area, and the workbook of the gap', () => {
  let server: TestServer;
  let own: { cookie: string; csrf: string };
  let kommuneId = '';
  const get = (path: string, cookie = own.cookie) =>
    fetch(server.url + path, { headers: { cookie }, redirect: 'manual' });
  const html = async (path: string, cookie = own.cookie) => (await get(path, cookie)).text();
  const post = (path: string, fields: Record<string, string>, cookie = own.cookie) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { cookie, origin: server.url },
      body: new URLSearchParams({ csrf: own.csrf, ...fields }),
      redirect: 'manual',
    });
  const workbook = async (cookie: string) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await (await get(`${GAP}.xlsx`, cookie)).arrayBuffer()) as never);
    return book.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
      const heads = rows.findIndex((row) => row.includes('Ventet'));
      return { heads: rows[heads] ?? [], rows: heads < 0 ? [] : rows.slice(heads + 1).filter((r) => r.length > 5) };
    });
  };
  const run = async () => (await server.db.inKommune(kommuneId, latestRun))?.result;
  const stored = () =>
    server.db.inKommune(kommuneId, (tx) =>
      tx.rows<{ number: number; revision: number; data: unknown }>(
        'select number, revision, data from omraadetall_revisjon order by number, revision',
      ),
    );

  beforeAll(async () => {
    server = await startServer({ keptPages: 'used' });
    own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    const [demo] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    kommuneId = demo?.id ?? '';
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select $1, id, 'planlegger' from bruker where email = 'anne@kommune.no'",
        [kommuneId],
      ),
    );
    // Three of a group in one area: whoever only reads is told neither the count nor what it makes of a sum.
    expect(await saveTelling(server.db, systemClock, { kommuneId, brukerId: null }, COUNT)).toEqual([]);
    expect((await post('/arbeid/eksempelvik/behov', {})).status).toBe(303);
    await server.desk.idle();
  }, 120_000);
  afterAll(() => server?.stop());

  it('give the rows of the stored run, number by number, in every sheet', async () => {
    const result = await run();
    const [gap, groups, areas] = await workbook(own.cookie);
    const figures = (row: { mean: number; p10: number | null; p50?: number | null; p90: number | null }) =>
      [row.mean, row.p10, row.p50 ?? null, row.p90].map((n) => n ?? '–');
    const at = (sheet: typeof gap, row: readonly unknown[], from: string, to: string) =>
      row.slice(sheet?.heads.indexOf(from), (sheet?.heads.indexOf(to) ?? 0) + 1);
    expect(gap?.rows.map((row) => at(gap, row, 'Ventet', 'Høyt (90 %)'))).toEqual(result?.gap.map(figures));
    expect(gap?.rows.map((row) => row[3])).toEqual(result?.gap.map((row) => String(row.year)));
    expect(areas?.rows.map((row) => at(areas, row, 'Trengs', 'Høyt (90 %)'))).toEqual(
      result?.areas?.gap.map((row) => [row.needed, row.coming, ...figures(row)]),
    );
    expect(areas?.rows.map((row) => row[0])).toEqual(
      result?.areas?.gap.map((row) => row.area?.replace('resten', 'Resten av kommunen') ?? 'Uten område'),
    );
    expect(groups?.rows.length).toBe(result?.gapByGroup?.length);
    const sum = (rows: readonly unknown[][]) => rows.reduce((n, row) => n + Number(row[5]), 0);
    expect(sum(groups?.rows ?? [])).toBeCloseTo(result?.gapByGroup?.reduce((n, row) => n + row.mean, 0) ?? -1, 6);
  });

  it('stand beside a run of one’s own where assumptions are tried, cell by cell, with what was changed', async () => {
    const tables = async (query: string) => {
      const answer =
        /<section id="svar"[\s\S]*?<\/section>/.exec(await html(`/arbeid/eksempelvik/gap/proev${query}`))?.[0] ?? '';
      const rows = [...answer.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
        [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(
          ([, cell = '']) =>
            /* Beside the interval. */ cell
              .split(/<[^>]+>|\(/)
              .map((t) => t.trim())
              .find((t) => t !== '') ?? '',
        ),
      );
      // The gap by cell: ledger, type, level, the usual, one's own, the difference.
      return { answer, rows, cells: rows.filter((row) => row.length === 8).slice(1) };
    };
    const [usual, tried] = [await tables(''), await tables('?replacement=0.5')];
    expect(usual.answer).not.toContain('Årlig avgang');
    const changed = /<ul>([\s\S]*?)<\/ul>/.exec(tried.answer)?.[1] ?? '';
    expect(changed.match(/<li>/g)).toHaveLength(1);
    expect(tried.cells.length).toBeGreaterThan(5);
    const gap = (await run())?.gap ?? [];
    expect(new Set(tried.cells.map((row) => row.slice(0, 3).join())).size).toBe(tried.cells.length);
    expect(tried.cells.length).toBeLessThanOrEqual(new Set(gap.map((g) => [g.ledger, g.type, g.level].join())).size);
    const number = (text = '') =>
      Number(
        text
          .replace('−', '-')
          .replace(/[^\d,-]/g, '')
          .replace(',', '.'),
      );
    const moved = tried.cells.filter((row) => row[3] !== row[4]);
    expect(moved.length).toBeGreaterThan(0);
    // Dwellings that go out of use are of the market alone.
    expect(new Set(moved.map((row) => row[0]))).toEqual(new Set(['Boligutvikling']));
    for (const [, , , then, now, difference] of moved)
      expect(Math.abs(number(now) - number(then) - number(difference))).toBeLessThanOrEqual(1.5);
    for (const row of tried.rows.filter((of) => of.length === 4).slice(1))
      expect(usual.rows.find((of) => of[0] === row[0])?.[1]).toBe(row[1]);
  });

  it('show the gap of an older run as it was, with what it was counted from, and lead on within that run', async () => {
    const [newest, older] = await server.db.inKommune(kommuneId, (tx) => runDates(tx, 2));
    expect(await html(`${GAP}?kjoering=${newest?.id}`)).not.toContain('regnet ut på nytt');
    const asked = `kjoering=${older?.id}`;
    const page = await html(`${GAP}?${asked}`);
    expect(page).toContain('er siden regnet ut på nytt. Tallene står som de var.');
    const figures = [...page.matchAll(/href="([^"]*\/gap\/bolig[^"]*)"/g)].map((m) =>
      (m[1] ?? '').replaceAll('&amp;', '&'),
    );
    expect(figures.length).toBeGreaterThan(20);
    for (const href of figures) expect(href).toContain(asked);
    const told = await html(figures.find((href) => href.includes('/boligutvikling/alle/')) ?? '');
    expect(told).toContain('er siden regnet ut på nytt.');
    // The interval of ordinary dwellings strays with the backlog too, not that of places and groups.
    expect(told).toContain('Tallet på dem som mangler bolig, avviker med 0,10');
    expect(told).toContain('måles avviket i dem');
    const others = await html(figures.find((href) => href.includes('/boligsosialt/')) ?? '');
    expect(others).not.toContain('Tallet på dem som mangler bolig, avviker');
    for (const source of ['tall', 'kartlegging']) expect(told).toContain(`href="/arbeid/eksempelvik/${source}">`);
    expect((await get(`${GAP}?kjoering=x`)).status).toBe(404);
    expect((await get(`/arbeid/halden/gap?${asked}`)).status).toBe(404);
  });

  it('hide from a reader what rests on a small count, in the workbook and in the file for programs', async () => {
    const result = await run();
    if (!result) throw new Error('no run');
    const [gap, groups, areas] = await workbook('');
    const shown = (sheet: typeof gap) =>
      sheet?.rows.map((row) => typeof row[sheet.heads.indexOf('Ventet')] === 'number');
    expect(shown(gap)).toEqual(openGap(result).map((row) => !isHidden(row)));
    expect(shown(areas)).toEqual(openAreas(result).map((row) => !isHidden(row)));
    expect(shown(groups)?.filter((told) => !told).length).toBe(openGroups(result).filter(isHidden).length);
    const hidden = areas?.rows.filter(
      (row) => row[0] === 'Sentrum' && row[2] === BOLIGBEHOV_TEXTS.nb.types.smaahus && typeof row[7] !== 'number',
    );
    expect(hidden?.length).toBeGreaterThan(0);
    // Neither what is needed, nor what comes, nor any part of an interval stands beside what is hidden.
    for (const row of hidden ?? []) expect(row.filter((cell) => typeof cell === 'number')).toEqual([]);
    const answer = await get('/arbeid/eksempelvik/behov.json', '');
    const program = (await answer.json()) as { result: { areas: { gap: unknown } } };
    expect(program.result.areas.gap).toEqual(JSON.parse(JSON.stringify(openAreas(result))));
    expect(await html(`${GAP}?omraade=Sentrum`, '')).toContain('under 5');
  });

  it('show the people that were pasted, take them anew, and hide from a reader few of an age, also behind the sum that stands in every run', async () => {
    const before = await stored();
    const pasted = { rader: 'Sentrum;2026;1 000;5000;900;3\nØyene\t2026\t2\t0\t4\t11', source: 'Notat' };
    expect((await post(PEOPLE, pasted)).headers.get('location')).toBe(PEOPLE);
    const rows = tableIn(await html(PEOPLE), 'Innbyggere etter område og år, 1. januar').map((row) => row.slice(0, 8));
    const of = (name: string, all: string[][]) => all.find((row) => row[0] === name && row[1] === '2026');
    expect(of('Sentrum', rows)).toEqual(['Sentrum', '2026', '1 000', '5 000', '900', '3', '6 903', 'Notat']);
    expect(of('Øyene', rows)).toEqual(['Øyene', '2026', '2', '0', '4', '11', '17', 'Notat']);
    expect((await stored()).length).toBe(before.length + 2);
    const open = tableIn(await html(PEOPLE, ''), 'Innbyggere etter område og år, 1. januar');
    expect(of('Sentrum', open)).toEqual(['Sentrum', '2026', '1 000', '5 000', '900', 'under 5', '6 905', 'Notat']);
    expect(of('Øyene', open)).toEqual(['Øyene', '2026', 'under 5', '0', 'under 5', '10', '15', 'Notat']);
    expect(of('Sørbyen', open)?.slice(2, 7).join(' ')).toMatch(/^([\d ]*[05] ?){5}$/);
    // What was run before says that it is old, and the workbook of it stays as it was.
    expect(await html(GAP)).toContain(BOLIGBEHOV_TEXTS.nb.stale);
  });

  it('refuse by line what cannot be read, keep what was typed, and store nothing of it', async () => {
    const before = await stored();
    const answer = await post(PEOPLE, {
      rader: 'Nord;2026;1;2;3;4\nNord;2026;1;2\n<b>Sør</b>;26;1;1;1;1\nSkjæret;2026;0;3;0;0',
      source: 'Notat',
    });
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain('Linje 2, 3, 4 kan ikke leses.');
    expect(text).toContain('Nord;2026;1;2;3;4\nNord;2026;1;2\n&lt;b&gt;Sør&lt;/b&gt;;26;1;1;1;1');
    expect((await post(PEOPLE, { rader: '', source: '' })).status).toBe(422);
    expect((await post(PEOPLE, { rader: 'Område;År;a;b;c;d', source: 'Notat' })).status).toBe(422);
    expect(await stored()).toEqual(before);
    expect((await post(PEOPLE, { rader: 'Nord;2026;1;2;3;4', source: 'x' }, '')).status).toBeGreaterThanOrEqual(400);
    expect(await stored()).toEqual(before);
  });

  it('are taken away and back, one row at a time, and names that are no area are told of', async () => {
    const page = await html(PEOPLE);
    const number = /name="number" value="(\d+)"(?:(?!<\/form>).)*Øyene/s.exec(page)?.[1] ?? '';
    expect(number).not.toBe('');
    const names = async () =>
      tableIn(await html(PEOPLE), 'Innbyggere etter område og år, 1. januar').map((row) => row[0]);
    expect((await post(`${PEOPLE}/fjern`, { number })).status).toBe(303);
    expect(await names()).not.toContain('Øyene');
    expect((await post(`${PEOPLE}/angre`, { number })).status).toBe(303);
    expect(await names()).toContain('Øyene');
    expect(
      await saveTelling(server.db, systemClock, { kommuneId, brukerId: null }, { ...COUNT, area: 'Utmarka' }),
    ).toEqual([]);
    expect(await html(PEOPLE)).toContain('regnes uten område: Utmarka.');
  });

  it('are empty where nobody has told of any, and nothing of a neighbour is seen or moved', async () => {
    const empty = await html('/arbeid/halden/gap/omraader');
    expect(empty).toContain('Ingen innbyggere er oppgitt for noe område ennå.');
    expect(empty).not.toContain('Sentrum</th>');
    expect((await get('/arbeid/halden/gap.xlsx')).status).toBe(404);
    expect(await html('/arbeid/halden/gap')).toContain('Behovet er ikke regnet ut');
    const before = await stored();
    expect((await post('/arbeid/halden/gap/omraader', { rader: 'Sentrum;2026;9;9;9;9', source: 'x' })).status).toBe(
      303,
    );
    expect((await post('/arbeid/halden/gap/omraader/fjern', { number: '2' })).status).toBe(303);
    expect(await stored()).toEqual(before);
    expect(tableIn(await html('/arbeid/halden/gap/omraader'), 'Innbyggere etter område og år, 1. januar')).toHaveLength(
      1,
    );
    for (const path of ['/arbeid/halden/gap.xlsx', '/arbeid/halden/gap/omraader'])
      expect((await get(path, '')).status, path).not.toBe(200);
    expect(server.errors).toEqual([]);
  });
});
