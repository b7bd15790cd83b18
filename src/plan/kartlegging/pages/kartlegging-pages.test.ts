import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';

const COUNT = {
  group: 'flyktninger',
  situation: 'mangler',
  type: 'smaahus',
  level: 'ambulerende',
  now: '3',
  perYear: '0',
  countedBy: 'Flyktningtjenesten',
  date: '31.10.2025',
  method: 'gjennomgang',
  doubleCount: 'kontrollert',
  note: '',
};

/** In Eksempelvik, which has a population to compute from; its visitor without a login is the reader. */
describe('counts from the form to the gap', () => {
  let server: TestServer;
  let editor: Record<string, string> = {};
  let csrf = '';
  const at = (path: string) => `${server.url}/arbeid/eksempelvik/${path}`;
  /** The page without what a table that stacks says of its cells to screen readers and narrow screens. */
  const get = async (path: string, headers: Record<string, string> = {}) =>
    (await (await fetch(at(path), { headers })).text()).replaceAll(
      / (?:role="(?:cell|row|rowheader)"|data-label="[^"]*")/g,
      '',
    );
  async function post(path: string, fields: Record<string, string>) {
    const body = new URLSearchParams({ csrf, ...fields });
    const reply = await fetch(at(path), { method: 'POST', headers: editor, body, redirect: 'manual' });
    return { status: reply.status, html: await reply.text() };
  }

  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    csrf = own.csrf;
    editor = { cookie: own.cookie, origin: server.url };
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'planlegger' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
  }, 120_000);
  afterAll(() => server?.stop());

  it('offers the same units on every page where one is typed', async () => {
    const list = async (path: string, field: string) => {
      const [, words = ''] =
        new RegExp(`<datalist id="${field}-forslag">(.*?)</datalist>`).exec(await get(path, editor)) ?? [];
      return [...words.matchAll(/value="([^"]*)"/g)].map((m) => m[1]);
    };
    const offered = await list('kartlegging/ny', 'countedBy');
    expect(offered.length).toBeGreaterThan(4);
    expect(new Set(offered).size).toBe(offered.length);
    for (const [path, field] of [
      ['kartlegging/lim', 'countedBy'],
      ['kartlegging/forespoersler', 'unit-1'],
      ['vedtak/nytt', 'enhet-1'],
      ['oppgaver/ny', 'unit'],
      ['oppgaver/1', 'unit'],
      ['organisering/enheter/ny', 'name'],
      ['organisering/rolle/ny', 'who'],
      ['boliggruppe/medlem/ny', 'unit'],
      ['boliggruppe/referat/1', 'unit'],
      ['tiltak/1', 'responsible'],
      ['oppfoelging/maalindikatorer', 'responsible'],
    ] as const)
      expect([path, await list(path, field)]).toEqual([path, offered]);
    // A plan may belong to others than a unit, and a body may answer for an activity: theirs are offered too.
    expect(await list('planer/ny', 'owner')).toEqual(expect.arrayContaining(offered));
    expect(await list('prosessplan/ny', 'responsible')).toEqual(expect.arrayContaining(offered));
  });

  it('refuses at the field, stores nothing, and keeps what was typed', async () => {
    const before = await get('kartlegging', editor);
    const reply = await post('kartlegging', { ...COUNT, now: '1e309', countedBy: '<b>Nav</b>' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('Skriv et helt tall, for eksempel 12');
    expect(reply.html).toContain('value="1e309"');
    expect(reply.html).toContain('&lt;b&gt;Nav&lt;/b&gt;');
    expect(await get('kartlegging', editor)).toBe(before);
  });

  it('makes the boligsosialt ledger and the backlog real numbers, and marks the run as old', async () => {
    expect((await post('kartlegging', COUNT)).status).toBe(303);
    const backlog = { units: '140', source: 'Boligmarkedsanalysen', date: '1.6.2025', method: 'anslag' };
    const revision = /name="revision" value="(\d+)"/.exec(await get('kartlegging/etterslep', editor))?.[1] ?? '';
    expect((await post('kartlegging/etterslep', { ...backlog, revision })).status).toBe(303);
    expect(await get('gap', editor)).toContain('er endret etter at dette ble regnet ut');
    // More flats than are needed, so that some of them are left for who needs the type beside them.
    const flats = { name: 'Kaia', type: 'blokk', level: 'ingen', units: '1500', year: '2028', probability: '100' };
    const many = {
      kind: 'program',
      ledger: 'boligutvikling',
      planStatus: 'igangsatt',
      owner: 'Kaia AS',
      delay: '0',
      ...flats,
    };
    expect((await post('tilbud', many)).status).toBe(303);
    // The homeless, so that there is a group that nobody has told of.
    expect((await post('kartlegging/fjern', { number: '1' })).status).toBe(303);
    expect((await post('behov', {})).status).toBe(303);
    // On a busy machine the answer comes before the run is done.
    await expect
      .poll(() => get('gap', editor), { timeout: 20_000 })
      .not.toContain('er endret etter at dette ble regnet ut');
    // The flats there are too many of are used as the type beside them, to the reader as to the editor.
    for (const who of [editor, {}])
      expect(await get('gap', who)).toMatch(/Det som er til overs(?:(?!<\/table>).)*Boligutvikling<\/t[dh]><td[^>]*>/s);
    const [, example = ''] = (await get('gap', editor)).split('Eksempel: grupper uten egne tall');
    // 0.31 per 1 000 of some 30 000, whole people, and no more groups than that one.
    expect(example.split('</table>')[0]).toMatch(/Bostedsløse<\/t[dh]>(?:<td[^>]*>1\d<\/td>)+<td[^>]*>O \(eksempel\)/);
    expect(example.split('</table>')[0]).not.toContain('Rus');
    expect((await post('kartlegging/angre', { number: '1' })).status).toBe(303);
    const { manifest, result } = JSON.parse(await get('behov.json', editor));
    // In the open too: who counted and when, never how many.
    expect(await get('gap')).toMatch(
      /behovsoversikten etter boligsosialloven § 5: telt 31\.10\.2025–[\d.]+ av [^<]*Flyktningtjenesten/,
    );
    const backlogs = result.need.map((n: { backlog: number }) => n.backlog);
    expect(backlogs.reduce((sum: number, n: number) => sum + n, 0)).toBeCloseTo(140);
    expect(result.missing).not.toContain('social-counts');
    const row = result.gap.find(
      (g: { type: string; level: string; ledger: string; year: number }) =>
        g.ledger === 'boligsosialt' &&
        g.type === 'smaahus' &&
        g.level === 'ambulerende' &&
        g.year === result.baseYear + 1,
    );
    expect([row.mean, row.confidence]).toEqual([3, 'B']);
    expect(manifest.sources).toContainEqual({
      role: 'backlog',
      title: 'Boligmarkedsanalysen',
      confidence: 'C',
      year: 2025,
    });
  });

  it('takes off once those two units have counted, also from the gap, and tells a reader nothing to subtract', async () => {
    const second = { ...COUNT, group: 'unge', countedBy: 'Boligkontoret', now: '20' };
    const alone = await post('kartlegging', { ...second, alsoBy: 'Ungdomskontakten', alsoCount: '3' });
    expect(alone.status).toBe(422);
    expect(alone.html).toContain('Den andre enheten har ingen telling av denne gruppen');
    expect(
      (await post('kartlegging', { ...COUNT, group: 'unge', countedBy: 'Ungdomskontakten', now: '30' })).status,
    ).toBe(303);
    expect((await post('kartlegging', { ...second, alsoBy: 'Ungdomskontakten', alsoCount: '3' })).status).toBe(303);
    const row = (html: string) => /Unge<\/(?:a|th|td)>(?:(?!<\/tr>).)*47/s.test(html);
    const [edits, reads] = [await get('kartlegging', editor), await get('kartlegging')];
    expect([row(edits), row(reads)]).toEqual([true, true]);
    const cellsBy = (html: string) =>
      /<td class="bp-right">([^<]*)<\/td><td class="bp-right">[^<]*<\/td><td>Boligkontoret<\/td><td>31\.10\.2025/.exec(
        html,
      )?.[1];
    expect([cellsBy(edits), cellsBy(reads)]).toEqual(['17', '17']);
    expect(reads).toMatch(/<td>Boligkontoret<\/td><td>Ungdomskontakten<\/td><td class="bp-right">under 5/);
  });

  it('takes in a pasted table whole, or says which row and column is wrong and keeps the text', async () => {
    const head = 'Gruppe\tSituasjon\tBoligtype\tTjenestenivå\tHusstander nå\tNye i året\n';
    const forAll = { countedBy: 'Tildelingskontoret', date: '31.10.2025', method: 'gjennomgang', doubleCount: 'mulig' };
    const bad = await post('kartlegging/lim', {
      ...forAll,
      pasted: `${head}Eldre\tBor uegnet\tBlokk\tIngen\tmange\t1`,
    });
    expect(bad.status).toBe(422);
    expect(bad.html).toContain('Rad 2, Husstander nå: Skriv et helt tall, for eksempel 12');
    expect(bad.html).toContain('Eldre\tBor uegnet');
    const good = { ...forAll, pasted: `${head}Eldre\tBor uegnet\tBlokk\tIngen\t31\t1` };
    expect((await post('kartlegging/lim', good)).status).toBe(303);
    expect(await get('kartlegging', editor)).toContain('<td>Tildelingskontoret</td>');
    expect(await get('kartlegging?nye=1&endret=0&uendret=0', editor)).toContain(
      'Tatt inn: 1 nye, 0 endret, 0 uendret.',
    );
    for (const path of ['kartlegging/lim', 'kartlegging/tellinger.xlsx']) {
      expect((await fetch(at(path), { headers: editor })).status).toBe(200);
      expect((await fetch(at(path), { redirect: 'manual' })).status).not.toBe(200);
    }
  });

  it('takes an Excel file that was filled in, and refuses one that is none', async () => {
    const send = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
      const body = new FormData();
      body.set('csrf', csrf);
      body.set('pasted', '');
      body.set('fil', new File([bytes], name));
      return fetch(at('kartlegging/lim'), { method: 'POST', headers: editor, body, redirect: 'manual' });
    };
    const sheet = new Uint8Array(
      await (await fetch(at('kartlegging/tellinger.xlsx'), { headers: editor })).arrayBuffer(),
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(sheet.buffer);
    const page = book.worksheets[0];
    const cells = (number: number) => (page?.getRow(number).values ?? []) as unknown[];
    const head = [1, 2, 3, 4, 5].find((number) => cells(number).includes('Gruppe')) ?? 0;
    const cell = page?.getRow(head + 1).getCell(cells(head).indexOf('Husstander nå'));
    if (cell) cell.value = 4321;
    const filled = await send(new Uint8Array(await book.xlsx.writeBuffer()), 'tellinger.xlsx');
    expect([filled.status, filled.headers.get('location')]).toEqual([303, expect.stringMatching(/nye=0&endret=1/)]);
    expect(await get('kartlegging', editor)).toContain('4\u00a0321');
    const broken = await send(new Uint8Array(sheet.slice(0, 400)), 'tellinger.xlsx');
    expect(broken.status).toBe(422);
    expect(await broken.text()).toContain('tellinger.xlsx er ikke en tabell vi kan lese');
    const bomb = sheet.slice();
    const entry = Buffer.from(bomb).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(entry + 24, 200 * 1024 * 1024, true);
    const heavy = await send(bomb, 'tellinger.xlsx');
    expect([heavy.status, await heavy.text()]).toEqual([422, expect.stringContaining('er for tung å lese')]);
  });

  it('keeps the statistic beside the counts: refused at the field, shown to a reader, put away and brought back', async () => {
    const typed = { households: '1 234', year: '2099', source: 'SSB', definition: 'Lav inntekt og trangt' };
    const refused = await post('kartlegging/statistikk', typed);
    expect([refused.status, refused.html.includes('id="year-feil"')]).toEqual([422, true]);
    expect((await post('kartlegging/statistikk', { ...typed, year: '2024' })).status).toBe(303);
    expect(await get('kartlegging/statistikk')).toContain('1\u00a0234');
    expect(await get('kartlegging/oversikt')).toContain('SSB, 2024. Lav inntekt og trangt');
    expect((await post('kartlegging/statistikk/fjern', { number: '1' })).status).toBe(303);
    expect(await get('kartlegging/oversikt')).toContain('ikke ført opp');
    expect((await post('kartlegging/statistikk/angre', { number: '1' })).status).toBe(303);
    const reader = await fetch(at('kartlegging/statistikk'), { method: 'POST', body: new URLSearchParams(typed) });
    expect(reader.status).not.toBe(303);
  });

  it('says of a group at heldøgns level that the places stand for it, and asks of no year to come who was settled', async () => {
    const rowOf = async () => {
      const [row = ''] =
        /<tr[^>]*>(?:(?!<\/tr>).)*>Bostedsløse<(?:(?!<\/tr>).)*<\/tr>/s.exec(
          (await get('kartlegging', editor)).split('id="grupper"')[1] ?? '',
        ) ?? [];
      return row.replace(/<[^>]*>/g, ' ');
    };
    const figures = { now: '12', perYear: '4', type: 'blokk', source: 'Tjenestekontoret', date: '1.10.2025' };
    const save = async (level: string) => {
      const [, revision = '0'] =
        /name="revision" value="(\d+)"/.exec(await get('kartlegging/gruppe/bostedsloese', editor)) ?? [];
      return post('kartlegging/gruppe/bostedsloese', { ...figures, level, method: 'gjennomgang', revision });
    };
    expect((await save('heldoegns')).status).toBe(303);
    expect(await rowOf()).toContain('Står tilbake for tellingen i oversikten');
    expect((await post('kartlegging/fjern', { number: '1' })).status).toBe(303);
    expect(await rowOf()).toContain('Står tilbake for plassene med heldøgns bemanning');
    expect((await save('ambulerende')).status).toBe(303);
    expect(await rowOf()).toContain('Regnes med');
    expect((await post('kartlegging/gruppe/bostedsloese/fjern', {})).status).toBe(303);
    expect((await post('kartlegging/angre', { number: '1' })).status).toBe(303);
    const year = new Date().getFullYear();
    const form = await get('kartlegging/gruppe/flyktninger', editor);
    expect(form).toContain(`name="settled-${year}"`);
    expect(form).toContain(`name="decided-${year + 1}"`);
    expect(form).not.toContain(`name="settled-${year + 1}"`);
  });

  it('is reached from the first step of the guide and from the example of Halden', async () => {
    const at = '/arbeid/eksempelvik/kartlegging/oversikt';
    expect(await get('veileder/trinn-1-planstrategi')).toContain(`href="${at}"`);
    const examples = await (await fetch(`${server.url}/eksempler`)).text();
    expect(examples).toContain('/start?videre=kartlegging/oversikt');
    const wished = await fetch(`${server.url}/start?videre=kartlegging/oversikt`, { headers: editor });
    expect(wished.status).toBe(200);
  });

  it('is no paper before anybody has counted: the overview leads to the counting instead', async () => {
    const overview = async (kommune: string) =>
      (await fetch(`${server.url}/arbeid/${kommune}/kartlegging/oversikt`, { headers: editor })).text();
    const [empty, full] = [await overview('halden'), await overview('eksempelvik')];
    for (const path of ['forespoersler', 'ny']) expect(empty).toContain(`href="/arbeid/halden/kartlegging/${path}"`);
    expect([empty.includes('oversikt.pdf'), full.includes('oversikt.pdf')]).toEqual([false, true]);
    // One chapter needs no list of chapters.
    expect(full).not.toContain('bp-toc');
  });

  it('shows the small count where it is corrected and reckoned with, and "under 5" in every other place', async () => {
    const cell = '<td>Rekkehus og småhus</td><td>Ambulerende</td><td class="bp-right">';
    for (const who of [editor, {}]) expect(await get('kartlegging', who)).toContain(`${cell}under 5<`);
    // The finding says once how high a sum can be.
    expect(await get('kartlegging')).not.toMatch(/inntil [^ ]+ til /);
    expect(await get('kartlegging/1', editor)).not.toContain('under 5');
    const gapRow = (html: string) =>
      /Rekkehus og småhus<\/th><td[^>]*>Ambulerende<\/td><td class="bp-right"[^>]*>(?:<div>)?(?:<a [^>]*>)?([^<]+)/.exec(
        html,
      )?.[1];
    expect(gapRow(await get('gap', editor))).toBe('3');
    expect(gapRow(await get('gap'))).toBe('under 5');
    const open = JSON.parse(await get('behov.json')).result.gap;
    const small = open.filter(
      (g: { level: string; type: string }) => g.level === 'ambulerende' && g.type === 'smaahus',
    );
    expect(small[0].mean).toBeNull();
    expect(await get('dokument/utkast', editor)).toContain('under 5');
    expect(await get('kartlegging/oversikt', editor)).toContain('under 5');
    for (const format of ['pdf', 'docx']) expect((await fetch(at(`kartlegging/oversikt.${format}`))).status).toBe(200);
    expect(server.errors).toEqual([]);
  });
});
