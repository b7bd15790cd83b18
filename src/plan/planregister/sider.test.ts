import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { weekday } from '../../kernel/index.ts';

/** Halden begins with nothing; Eksempelvik has the register of the demonstration, and is the neighbour that must not change. */
describe('the pages of the register', () => {
  let server: TestServer;
  let headers: Record<string, string> = {};
  let csrf = '';
  const at = (path: string, kommune = 'halden') => `${server.url}/arbeid/${kommune}/${path}`;
  const get = async (path: string) => (await fetch(at(path), { headers })).text();
  async function post(path: string, fields: Record<string, string> = {}) {
    const body = new URLSearchParams({ csrf, ...fields });
    const reply = await fetch(at(path), { method: 'POST', headers, body, redirect: 'manual' });
    return { status: reply.status, to: reply.headers.get('location') ?? '', html: await reply.text() };
  }
  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    csrf = own.csrf;
    headers = { cookie: own.cookie, origin: server.url };
  }, 120_000);
  afterAll(() => server?.stop());

  it('are useful after one press, and the press can be undone', async () => {
    expect(await get('planer')).toContain('Registeret er tomt.');
    const added = await post('planer/vanlige');
    expect(added.to).toContain('vanlige=17');
    expect(await get('planer')).toContain('Kommuneplanens samfunnsdel');
    expect(await get('planer/kart')).toContain('<svg');
    await post('planer/vanlige/angre');
    expect(await get('planer')).toContain('Registeret er tomt.');
  });

  it('offer no files of a coverage of nothing', async () => {
    const empty = await get('foringer/dekning');
    expect(empty).toContain('Ingen føringer');
    expect(empty).not.toMatch(/dekning\.xlsx|dekning\/utskrift/);
    expect(await (await fetch(at('foringer/dekning', 'eksempelvik'))).text()).toMatch(
      /dekning\.xlsx[\s\S]*dekning\/utskrift/,
    );
  });

  it('refuse at the field, keep what was typed, and store nothing', async () => {
    const bad = await post('planer', { title: '<b>Plan</b>', kind: 'temaplan', status: 'vedtatt', fromYear: 'i fjor' });
    expect(bad.status).toBe(422);
    expect(bad.html).toContain('Skriv et årstall med fire siffer');
    expect(bad.html).toContain('&lt;b&gt;Plan&lt;/b&gt;');
    expect(await get('planer')).toContain('Registeret er tomt.');
  });

  it('refuse a plan as its own parent at the field', async () => {
    const made = await post('planer', { title: 'Byplan', kind: 'temaplan', status: 'utkast' });
    const number = /planer\/(\d+)/.exec(made.to)?.[1] ?? '';
    const own = { title: 'Byplan', kind: 'temaplan', status: 'utkast', revision: '1', parents: number };
    const reply = await post(`planer/${number}`, own);
    expect(reply.status).toBe(422);
    expect(reply.html).toMatch(/id="parents-feil"[^>]*>En plan kan ikke være overordnet seg selv/);
    expect((await post(`planer/${number}`, { ...own, parents: '', title: 'Byplanen' })).status).toBe(303);
    const late = await post(`planer/${number}`, { ...own, parents: '', title: 'Byplan to' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Byplanen');
    expect(late.html).toContain('Byplan to');
    // Where the late one had typed nothing, what the other saved stands in the form, and is no difference.
    const other = await post(`planer/${number}`, { ...own, parents: '', owner: 'Plan' });
    expect(other.status).toBe(409);
    expect(other.html).toMatch(/id="title"[^>]*value="Byplanen"/);
    const rows = [
      ...other.html.matchAll(/<th scope="row"[^>]*role="rowheader"[^>]*>([^<]*)<\/th><td[^>]*data-label="Lagret"/g),
    ];
    expect(rows.map((m) => m[1])).toEqual(['Eier']);
    // Codes are said in words.
    const coded = await post(`planer/${number}`, { ...own, parents: '', status: 'hoering' });
    expect(coded.html).toMatch(/data-label="Lagret"[^>]*>Utkast<\/td><td[^>]*data-label="Ditt"[^>]*>På høring</);
    expect((await post(`planer/${number}/angre`, { revision: '2' })).status).toBe(303);
    expect(await get(`planer/${number}`)).toMatch(/<h1>P-\d+ Byplan<\/h1>/);
  });

  it('make a goal of an unanswered føring in one press, and show where the goal comes from', async () => {
    const made = await post('foringer', {
      text: 'Ingen barn i midlertidig bolig',
      source: 'boligsosialloven',
      kind: 'krav',
    });
    const number = /foringer\/(\d+)/.exec(made.to)?.[1] ?? '';
    expect(await get(`foringer/${number}`)).toContain('Lag et mål av føringen');
    const bad = await post(`foringer/${number}/maal`, { revision: '1', ledger: 'begge' });
    expect(bad.status).toBe(422);
    expect(bad.html).toMatch(/id="ledger-feil"[^>]*>Velg et av alternativene/);
    const goal = await post(`foringer/${number}/maal`, { revision: '1', ledger: 'boligsosialt' });
    expect(goal.to).toMatch(/\/maal\/\d+\?lagret=ja$/);
    const page = await get(goal.to.replace(/^.*halden\//, ''));
    expect(page).toContain(`F-00${number}, boligsosialloven`);
    expect(page).toMatch(/Svarer på<\/h2><ul[^>]*><li><a [^>]*>F-\d+/);
    expect(await get(`foringer/${number}`)).not.toContain('Lag et mål av føringen');
    expect((await post(`foringer/${number}/maal`, { revision: '1', ledger: 'boligsosialt' })).status).toBe(409);
    expect((await post('foringer/999/maal', { revision: '1' })).status).toBe(404);
  });

  it('name the rows that are wrong in what was pasted', async () => {
    const reply = await post('planer/lim-inn', { pasted: 'Kulturplan\tTull\nSentrumsplan\tTemaplan' });
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('Rad 1, plantype («Tull»): Velg et av alternativene');
    expect(await get('planer')).not.toContain('Sentrumsplan');
  });

  it('tell of a demonstration with every grade of answer, a mark, a sign, and what a tiltak answers', async () => {
    // As a visitor without a login, who may read the demonstration.
    const shown = await (await fetch(at('foringer/dekning', 'eksempelvik'))).text();
    expect(shown).toMatch(
      /Av \d+ føringer er [1-9]\d* ubesvart, [1-9]\d* besvart bare med et mål, [1-9]\d* med tiltak uten penger og [1-9]\d* med tiltak som har penger\. [1-9]\d* besvares ikke/,
    );
    expect(shown).toContain('Den ene planen vil spre boligene');
    // What a group is named by can be opened: a number alone says little.
    const groups = /Målgrupper i planene<\/h2>.*?<\/table>/s.exec(shown)?.[0] ?? '';
    for (const [kind, letter] of [
      ['planer', 'P'],
      ['foringer', 'F'],
      ['tiltak', 'T'],
    ])
      expect(groups).toMatch(new RegExp(`href="/arbeid/eksempelvik/${kind}/\\d+">${letter}-\\d{3}<`));
    expect(shown).toMatch(/24 omsorgsplasser innen \d{4} mot 40 omsorgsplasser/);
    const group = await (await fetch(at('boliggruppe', 'eksempelvik'))).text();
    const met = [...group.matchAll(/boliggruppe\/referat\/\d+[^>]*>(\d\d)\.(\d\d)\.(\d{4})</g)];
    // The group meets on the first Tuesday of a month, whatever day the demonstration is made.
    expect(met.map(([, day, month, year]) => [Number(day) <= 7, weekday(`${year}-${month}-${day}`)])).toEqual(
      Array.from({ length: 3 }, () => [true, 2]),
    );
    const tiltak = await (await fetch(at('tiltak/14', 'eksempelvik'))).text();
    expect(tiltak).toMatch(/Svarer på<\/h2><ul[^>]*><li><a [^>]*>F-\d+/);
    const file = await fetch(at('foringer/dekning.xlsx', 'eksempelvik'));
    expect([file.status, (await file.arrayBuffer()).byteLength > 4000]).toEqual([200, true]);
    expect(server.errors).toEqual([]);
  });
});
