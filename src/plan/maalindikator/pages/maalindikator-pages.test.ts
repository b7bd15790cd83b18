import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';

const PATH = 'oppfoelging/maalindikatorer';
const TYPED = {
  revision: '0',
  maal: '1',
  title: 'Kommunale boliger',
  unit: 'boliger',
  kilde: 'egen',
  kunnskap: '',
  retning: 'opp',
  bane: '2020: 40\n2099: 60',
  baneKilde: 'Vedtak 12/26',
  responsible: 'Eiendom',
  due: '31.12.2099',
};
let server: TestServer;
let visitor: { cookie: string; csrf: string };
const at = (path: string) => `${server.url}/arbeid/eksempelvik/${path}`;
const get = async (path: string) => {
  const answer = await fetch(at(path), { headers: { cookie: visitor.cookie } });
  return { status: answer.status, body: await answer.text() };
};
async function post(path: string, fields: Record<string, string> = {}) {
  const body = new URLSearchParams({ csrf: visitor.csrf, ...fields });
  const headers = { origin: server.url, cookie: visitor.cookie };
  const answer = await fetch(at(path), { method: 'POST', redirect: 'manual', headers, body });
  return { status: answer.status, to: answer.headers.get('location') ?? '', body: await answer.text() };
}
const role = (name: string) =>
  server.db.inPlattform((tx) => tx.rows('update medlemskap set role = $1', [name])) as Promise<unknown>;

beforeAll(async () => {
  server = await startServer();
  visitor = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
  await server.db.inPlattform((tx) =>
    tx.rows(
      "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'administrator' from kommune k, bruker b where k.slug = 'eksempelvik' and b.email = 'anne@kommune.no'",
    ),
  );
  // What Eksempelvik measures its goals by is put away: these begin with none.
  for (const number of [1, 2, 3]) await post(`${PATH}/${number}/fjern`);
}, 90_000);
afterAll(() => server?.stop());

it('says what is wrong at the field, and keeps what was typed', async () => {
  const refused = await post(PATH, { ...TYPED, bane: '2027: mye', due: '' });
  expect(refused.status).toBe(422);
  for (const field of ['bane', 'due']) expect(refused.body).toContain(`href="#${field}"`);
  expect(refused.body).toMatch(/href="#due">[^<:]+: [^<]+</);
  expect(refused.body).toContain('Linje 1 er ikke et nytt år og et tall.');
  expect(refused.body).toContain('2027: mye</textarea>');
});

it('takes values by hand, shows path and values, and tells who comes with an old form', async () => {
  const made = await post(PATH, TYPED);
  expect([made.status, made.to]).toEqual([303, `/arbeid/eksempelvik/${PATH}/4?lagret=ja`]);
  expect((await get(`${PATH}/4`)).body).toContain('Ingen verdi ennå');
  const value = { revision: '1', date: '01.02.2025', value: '38,5', source: 'Telling' };
  expect((await post(`${PATH}/4/verdi`, { ...value, value: 'x' })).status).toBe(422);
  expect((await post(`${PATH}/4/verdi`, value)).status).toBe(303);
  expect((await post(`${PATH}/4/verdi`, value)).status).toBe(409);
  const { body } = await get(`${PATH}/4`);
  expect(body).toContain('Ikke nådd');
  expect(body).toContain('<svg');
  expect(body).toMatch(/2025<\/th>[\s\S]*?38,5[\s\S]*?01\.02\.2025[\s\S]*?Telling/);
  expect((await get(PATH)).body).toContain('0 av 1 målindikatorer er nådd');
  expect((await post(`${PATH}/4`, { ...TYPED, revision: '1' })).status).toBe(409);
});

it('follows an indicator of the knowledge base by itself', async () => {
  const page = (await get(PATH)).body;
  const ids = [...page.matchAll(/<option value="([a-z][a-z0-9-]+)"/g)].map((m) => m[1] ?? '');
  expect(ids).toContain('folketall');
  const made = await post(PATH, { ...TYPED, title: 'Folketallet', kilde: 'kunnskap', kunnskap: 'folketall' });
  expect(made.status).toBe(303);
  const { body } = await get(`${PATH}/5`);
  expect(body).toContain('i kunnskapsgrunnlaget.');
  expect(body).toMatch(/Siste verdi er [\d\s\u00a0\u202f]+ boliger/);
  expect(body).not.toContain('name="value"');
});

it('adds up what the tiltak of the goal have reported', async () => {
  expect((await post(PATH, { ...TYPED, title: 'Levert', kilde: 'tiltak' })).status).toBe(303);
  expect((await get(`${PATH}/6`)).body).toMatch(/\d+ av \d+ tiltak under målet har meldt/);
});

it('is asked for in a reporting round, filled in where it comes by itself, and frozen with the report', async () => {
  const open = (await get('oppfoelging/2')).body;
  expect(open).toContain('0 av 1 målindikatorer har verdi for runden.');
  expect(open).toMatch(
    />Kommunale boliger<[\s\S]*?Verdi mangler[\s\S]*?>Folketallet<[\s\S]*?\d boliger[\s\S]*?oppdiktet befolkning/,
  );
  const [, form = '', day = ''] = /href="\/arbeid\/eksempelvik\/([^"]+\?dato=([\d-]+))#verdi"/.exec(open) ?? [];
  expect((await get(form)).body).toContain(`value="${day}"`);
  const value = { revision: '2', date: day, value: '39', source: 'Ny telling' };
  expect((await post(`${PATH}/4/verdi`, value)).status).toBe(303);
  expect((await get('oppfoelging/2')).body).toContain('1 av 1 målindikatorer har verdi for runden.');
  expect((await post('oppfoelging/2/lukk', { revision: '1' })).status).toBe(303);
  expect((await post(`${PATH}/4/verdi`, { ...value, revision: '3', value: '80' })).status).toBe(303);
  const frozen = (await get('oppfoelging/2')).body;
  expect(frozen).toMatch(/Kommunale boliger[\s\S]*?39[\s\S]*?Ny telling/);
  const found = 'Målindikatoren «Kommunale boliger» er ikke nådd: 39 boliger, målbanen har 40 boliger';
  expect(frozen).toContain(found);
  expect((await get('runde/neste')).body).toContain(found);
});

it('is put away and brought back', async () => {
  expect((await post(`${PATH}/4/fjern`)).to).toBe(`/arbeid/eksempelvik/${PATH}?fjernet=4`);
  expect((await get(`${PATH}/4`)).status).toBe(404);
  expect((await post(`${PATH}/4/angre`)).status).toBe(303);
  expect((await get(`${PATH}/4`)).body).toContain('38,5');
});

it('is made of what a goal says in words, and then stands for the words where goals are listed', async () => {
  const page = (await get('maal/2')).body;
  expect(page).toContain(`href="/arbeid/eksempelvik/${PATH}?maal=2"`);
  expect(page).not.toContain('Slik målet ble sagt med ord');
  const form = (await get(`${PATH}?maal=2`)).body;
  expect(form).toContain('Feltene er fylt ut med det som står i målet.');
  expect(form).toMatch(/<option value="2" selected/);
  const own = { maal: '2', title: 'Egne tall', bane: '2099: 61', unit: 'prosent' };
  expect((await post(PATH, { ...TYPED, ...own })).status).toBe(303);
  for (const path of ['tiltak', 'tiltak/utskrift']) {
    const { body } = await get(path);
    expect(body, path).toContain('Egne tall');
    expect(body, path).toContain('61 prosent (2099)');
  }
  const after = (await get('maal/2')).body;
  expect(after).toContain('Egne tall</a>');
  expect(after).toContain('Slik målet ble sagt med ord');
  // A goal that is not there fills in nothing.
  expect((await get(`${PATH}?maal=9999`)).body).not.toContain('Feltene er fylt ut');
});

it('lets who only reads read, and change nothing', async () => {
  await role('leser');
  try {
    for (const path of [PATH, `${PATH}/4`]) {
      const { status, body } = await get(path);
      expect([status, body.includes('name="bane"')]).toEqual([200, false]);
    }
    expect((await post(PATH, { ...TYPED, title: 'Ny' })).status).toBe(403);
    for (const path of ['', '/verdi', '/fjern', '/angre']) expect((await post(`${PATH}/4${path}`)).status).toBe(403);
  } finally {
    await role('administrator');
  }
});
