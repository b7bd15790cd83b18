import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageAddresses, routeOf } from '../../../../test/pages/addresses.ts';
import { formsIn } from '../../../../test/pages/forms.ts';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { formatKroner, kroner } from '../../../kernel/index.ts';
import { ACCESS } from '../../../platform/auth/access.ts';
import { fixedClock } from '../../../platform/clock/system.ts';
import type { Route } from '../../../platform/http/route.ts';
import { readPdf } from '../../plandokument/rendering/pdf-reading.ts';
import { listRunder, oppgaverFrom } from '../../runde/index.ts';
import { decideTiltakIn, listTiltak, saveTiltak, tiltakHistory, typedTiltak } from '../../tiltak/index.ts';
import { listRapporter, listRapportrunder } from '../store.ts';

const ADDRESS = 'https://boligplan.example';
let server: TestServer;
let kommuneId = '';
let visitor: { cookie: string; csrf: string };
const at = (path: string) => `${server.url}/arbeid/eksempelvik/${path}`;
const get = async (path: string) => {
  const answer = await fetch(at(path), { headers: { cookie: visitor.cookie } });
  return { status: answer.status, body: await answer.text() };
};
async function post(path: string, fields: Readonly<Record<string, string | readonly string[]>>) {
  const body = new URLSearchParams({ csrf: visitor.csrf });
  for (const [name, values] of Object.entries(fields)) for (const v of [values].flat()) body.append(name, String(v));
  const headers = { origin: server.url, cookie: visitor.cookie };
  const answer = await fetch(at(path), { method: 'POST', redirect: 'manual', headers, body });
  return { status: answer.status, body: await answer.text() };
}
/** The fields a page says are wrong, by the address of each in the summary. */
const wrong = (body: string) =>
  [...body.matchAll(/<a[^>]* href="#(\w+)"/g)].map((m) => m[1]).filter((id) => id !== 'innhold');
const checked = (body: string) => [...body.matchAll(/name="funn" value="([^"]+)" checked/g)].map((m) => m[1] ?? '');

beforeAll(async () => {
  server = await startServer({ address: ADDRESS });
  visitor = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
  await server.db.inPlattform(async (tx) => {
    const [kommune] = await tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'");
    kommuneId = kommune?.id ?? '';
    await tx.rows(
      "insert into medlemskap (kommune_id, bruker_id, role) select $1, id, 'planlegger' from bruker where email = 'anne@kommune.no'",
      [kommuneId],
    );
  });
}, 90_000);
afterAll(() => server?.stop());

it.each([
  ['oppfoelging', { title: '', type: 'uke', date: '31.2.2027', deadline: '' }, ['title', 'type', 'date', 'deadline']],
  ['oppfoelging', { title: 'X', type: 'aar', date: '2.1.2027', deadline: '1.1.2027' }, ['deadline']],
  [
    'oppfoelging',
    { title: 'andre RAPPORT om boligplanen', type: 'aar', date: '1.1.2027', deadline: '1.1.2027' },
    ['title'],
  ],
  [
    'oppfoelging/2/tiltak/3',
    { revision: '0', status: 'forsinket', units: '1,5', money: '-2' },
    ['units', 'money', 'avvik'],
  ],
  ['oppfoelging/2/tiltak/3', { revision: '0', status: 'stoppet', avvik: 'annet' }, ['comment']],
])('%s refuses %j at the field', async (path, fields, at) => {
  const answer = await post(path, fields);
  expect([answer.status, wrong(answer.body)]).toEqual([422, at]);
  for (const id of at) expect(answer.body).toContain(`id="${id}"`);
});

it('begins a report with what was said in the round before', async () => {
  const { body } = await get('oppfoelging/2/tiltak/11');
  expect(body).toContain('slik det sto i «Første rapport om boligplanen»');
  expect(body).toMatch(/<option value="stoppet" selected/);
  expect(body).toMatch(/<option value="ikke-penger" selected/);
  // Nobody has reported of this one: what it says of itself is a start, and one press is an answer.
  const fresh = (await get('oppfoelging/2/tiltak/9')).body;
  expect(fresh).toContain('Status er fylt inn etter det tiltaket selv sier');
  expect(fresh).toMatch(/<option value="ikke-startet" selected/);
});

it('shows a controller only what a controller may do, and what waits for one, on every page of the money', async () => {
  const { accounts, routes } = server;
  const invited = await accounts.invite(kommuneId, 'ola@kommune.no', 'controller');
  if (!invited.ok) throw new Error('not invited');
  const person = { name: 'Ola', email: 'ola@kommune.no', password: 'en lang og trygg setning' };
  const entered = await accounts.accept(invited.value.token, person);
  const cookie = entered.ok ? `boligplan=${entered.value.token}` : '';
  const mayUse = (route: Route | undefined) =>
    typeof route?.who !== 'object' || ACCESS.controller.includes(route.who.kommune);
  const slices =
    /^\/arbeid\/eksempelvik(\/(oekonomiplan|oppfoelging|prioritering|roed-traad|tiltak|tilbud|min-side)|$)/;
  const paths = pageAddresses(routes, 'filled').filter((path) => slices.test(path));
  // The council's decision is next, and a controller may not write it down: the form says so and begins where it can.
  const readings = await (await fetch(at('oekonomiplan/behandling'), { headers: { cookie } })).text();
  expect(readings).toContain('Nå står vedtaket for tur');
  expect(readings).toMatch(/<option value="innstilling" selected/);
  expect(readings).not.toContain('value="vedtatt"');
  const offered = new Set<string>();
  for (const path of paths) {
    const answer = await fetch(server.url + path, { headers: { cookie } });
    const may = mayUse(routeOf(routes, 'GET', path));
    expect([path, answer.status === 403, answer.status < 500]).toEqual([path, !may, true]);
    if (!may) continue;
    const html = await answer.text();
    for (const { action } of formsIn(html)) {
      const route = routeOf(routes, 'POST', action);
      expect(mayUse(route), `${path} offers ${action}`).toBe(true);
      if (typeof route?.who === 'object' && route.who.kommune === 'oekonomi') offered.add(route.path);
    }
    for (const [, href = ''] of html.matchAll(/ href="(\/arbeid\/[^"#?]+)/g))
      expect(mayUse(routeOf(routes, 'GET', href)), `${path} leads to ${href}`).toBe(true);
  }
  const [frames, rounds] = ['/arbeid/:kommune/oekonomiplan', '/arbeid/:kommune/oppfoelging'];
  expect([paths.length > 30, offered.has(frames), offered.has(rounds)]).toEqual([true, true, true]);
  const mine = await fetch(at('min-side'), { headers: { cookie } });
  expect(await mine.text()).toMatch(/Rapporter som venter[\s\S]*oppfoelging\/2[\s\S]*\d+ tiltak uten rapport, frist/);
});

it('takes a report, and tells who comes with an old form or to a closed round', async () => {
  const report = { status: 'i-rute', units: '', money: '12 000', avvik: '', comment: '' };
  expect((await post('oppfoelging/2/tiltak/3', { ...report, revision: '0' })).status).toBe(303);
  expect((await get('oppfoelging/2')).body).toContain(`I rute, ${formatKroner(kroner(12_000))} brukt`);
  expect((await post('oppfoelging/2/tiltak/3', { ...report, revision: '0' })).status).toBe(409);
  expect((await post('oppfoelging/1/tiltak/3', { ...report, revision: '1' })).status).toBe(409);
});

it('asks for a last look at comments that may point out a person, before the report is frozen', async () => {
  const said = (comment: string, revision: string) =>
    post('oppfoelging/2/tiltak/3', { status: 'i-rute', units: '', money: '', avvik: '', comment, revision });
  const looked = async () => /Les dem en gang til[\s\S]*?<\/ul>/.exec((await get('oppfoelging/2')).body)?.[0] ?? '';
  expect((await said('Naboen er fornøyd', '1')).status).toBe(303);
  expect(await looked()).not.toContain('T-003');
  expect((await get('oppfoelging/2')).body).toMatch(/komment\w+ blir med i rapporten/);
  expect((await said('Ring anne  planlegger på 22 33 44 55 eller a@b.no', '2')).status).toBe(303);
  expect(await looked()).toMatch(/T-003<\/a>: et telefonnummer, en e-postadresse</);
  expect((await said('Anne Planlegger tar det videre', '3')).status).toBe(303);
  expect(await looked()).toMatch(/tiltak\/3#comment">T-003<\/a>: navnet på en som arbeider i kommunen</);
  // Whom nobody here knows is asked about and never refused; what tiltak and units are called is nobody.
  expect((await said('Boligen er Kari Nordmanns, avtalt med Eiendom i Halden', '4')).status).toBe(303);
  expect(await looked()).toMatch(/T-003<\/a>: «Kari Nordmanns», som kan være navnet på en person</);
  expect(wrong((await said('Gjelder 010190 12345', '5')).body)).toEqual(['comment']);
  expect((await get('oppfoelging/2/tiltak/3')).body).toContain('Skriv ikke om enkeltpersoner: ingen navn');
});

it('is not called out of date by an adopted plan that only puts its decision behind the status', async () => {
  const adopt = (again: boolean) =>
    server.db.inKommune(kommuneId, async (tx) => {
      const [newest] = await tiltakHistory(tx, 3);
      if (!newest) throw new Error('no tiltak');
      const { status, reason } = newest.data;
      const decision = { utgave: 9, firstYear: 2027, date: '2026-12-09', caseNumber: '88/26' };
      const w = { kommuneId, at: new Date().toISOString(), by: null };
      return decideTiltakIn(tx, w, newest, { status: again ? status : 'utsatt', reason, decision });
    });
  expect([await adopt(true), /se over på nytt: .*T-003/.test((await get('oppfoelging/2')).body)]).toEqual([
    true,
    false,
  ]);
  expect([await adopt(false), /se over på nytt: .*T-003/.test((await get('oppfoelging/2')).body)]).toEqual([
    true,
    true,
  ]);
});

it('lists tasks of tiltak past their day, and tells on Min side those who do them', async () => {
  const clock = fixedClock('2026-01-01T12:00:00Z');
  const newest = async (number: number) => {
    const found = (await server.db.inKommune(kommuneId, listTiltak)).find((t) => t.number === number);
    if (!found) throw new Error('no tiltak');
    return found;
  };
  const { revision, data } = await newest(9);
  const tasks =
    'Ringe utbyggeren | 2.1.2026 | Anne Planlegger\nSkrive avtalen | 3.1.2026\nFeire | 1.1.2149 | Anne Planlegger';
  const typed = { ...typedTiltak(data), tasks };
  const actor = { kommuneId, brukerId: null };
  expect(await saveTiltak(server.db, clock, actor, typed, data.firstYear, { number: 9, revision })).toMatchObject({
    ok: true,
  });
  const list = (await get('oppfoelging')).body;
  expect(list).toContain('2 oppgaver i 1 tiltak skulle vært gjort.');
  expect(list).toMatch(/Ringe utbyggeren[\s\S]{0,80}02\.01\.2026[\s\S]{0,80}Anne Planlegger/);
  expect((await get('oppfoelging/2')).body).toContain('Har oppgaver over fristen: T-009.');
  const mine = (await get('min-side')).body;
  expect(mine).toMatch(/Oppgaver i tiltak[\s\S]*Ringe utbyggeren[\s\S]{0,40}frist 02\.01\.2026/);
  for (const others of ['Skrive avtalen', 'Feire']) expect(mine).not.toContain(others);
  expect((await get('tiltak/9')).body).toContain('Ringe utbyggeren, frist 02.01.2026, over fristen, Anne Planlegger');
  const back = { number: 9, revision: revision + 1 };
  await saveTiltak(server.db, clock, actor, typedTiltak(data), data.firstYear, back);
});

it('is told what an agreement or a field has delivered, and shows it beside the plan until it is taken back', async () => {
  const said = { row: '1', units: '7', date: '01.10.2026', source: 'Ferdigattest fra byggesak' };
  expect(wrong((await post('oppfoelging/2/levert', { ...said, row: '', units: 'ni', source: '' })).body)).toEqual([
    'row',
    'units',
    'source',
  ]);
  expect((await post('oppfoelging/1/levert', said)).status).toBe(409);
  expect((await post('oppfoelging/2/levert', said)).status).toBe(303);
  const { body } = await get('oppfoelging/2');
  expect(body).toContain('7 levert 01.10.2026 (Ferdigattest fra byggesak)');
  expect((await get('tilbud')).body).toMatch(
    /Levert<\/th>[\s\S]*7<br\/><span class="bp-source">01\.10\.2026, Ferdigattest fra byggesak/,
  );
  const form = body.slice(body.indexOf('oppfoelging/2/levert/fjern'));
  const seen = Object.fromEntries(
    ['number', 'revision', 'place'].map((name) => [
      name,
      new RegExp(`name="${name}" value="(\\d+)"`).exec(form)?.[1] ?? '',
    ]),
  );
  expect((await post('oppfoelging/2/levert/fjern', seen)).status).toBe(303);
  expect((await get('oppfoelging/2')).body).not.toContain('Ferdigattest fra byggesak');
  expect((await post('oppfoelging/2/levert/fjern', seen)).status).toBe(409);
});

it('shows what a report sends back, and a new round opens with what is chosen of it, once', async () => {
  expect((await get('oppfoelging/1')).body).toContain('forsinket, årsak: tomt eller regulering');
  const offered = (await get('runde/neste')).body;
  const unmet = checked(offered).filter((id) => id.startsWith('gap-'));
  expect(unmet.length).toBeGreaterThan(0);
  const late = ['1-T-007', '1-T-011', '1-T-017', '1-felt-5'];
  expect(checked(offered)).toEqual([
    '1-T-001',
    '1-T-002',
    ...late,
    '1-ikke-sagt-levert',
    '1-ikke-rapportert',
    ...unmet,
  ]);
  const round = { title: 'Neste', from: '1.1.2027', to: '31.12.2030', firstStep: '1', learnt: '', sendBack: '' };
  const next = { ...round, after: '1' };
  const forged = await post('runde', { ...next, funn: ['1-T-002', '9-T-001'] });
  expect([forged.status, wrong(forged.body), checked(forged.body)]).toEqual([422, ['funn'], ['1-T-002']]);
  expect((await post('runde', { ...next, funn: ['1-T-002', '1-ikke-rapportert'] })).status).toBe(303);
  const { tasks, newest } = await server.db.inKommune(kommuneId, async (tx) => ({
    tasks: await oppgaverFrom(tx, 'oppfoelging', [1]),
    newest: (await listRunder(tx))[0],
  }));
  expect(tasks.map((t) => [t.runde, t.data.step, t.data.origin?.href])).toEqual(
    [1, 2].map(() => [newest?.number, 1, '/arbeid/eksempelvik/oppfoelging/1']),
  );
  expect((await get(`oppgaver/${tasks[0]?.number}`)).body).toContain('href="/arbeid/eksempelvik/oppfoelging/1"');
  // The planstrategi opens with all of them, and says what has become of those that were chosen.
  const step = (await get('veileder/trinn-1-planstrategi')).body;
  expect(step).toMatch(/Funn fra oppfølgingen[\s\S]*\d+ funn er ikke tatt inn i en runde[\s\S]*forsinket, årsak: tomt/);
  expect([...step.matchAll(/Tatt inn som (O-\d+)/g)].map((m) => m[1])).toHaveLength(2);
  expect(step).toContain('href="/arbeid/eksempelvik/runde/neste"');
  expect(checked((await get('runde/neste')).body)).toEqual(['1-T-001', ...late, '1-ikke-sagt-levert', ...unmet]);
});

it('fills in what the account has on a tiltak, and freezes the account with the report', async () => {
  const { date, tiltak } = await server.db.inKommune(kommuneId, async (tx) => {
    const reported = (await listRapporter(tx)).filter((r) => r.data.runde === 2).map((r) => r.data.tiltak);
    const free = (await listTiltak(tx)).filter((t) => t.data.status === 'finansiert' && !reported.includes(t.number));
    const runde = (await listRapportrunder(tx)).find((r) => r.number === 2);
    return { date: runde?.data.date ?? '', tiltak: free[0]?.number ?? 0 };
  });
  const page = `oppfoelging/2/tiltak/${tiltak}`;
  await server.db.inKommune(kommuneId, (tx) => tx.rows('delete from regnskap'));
  expect((await get(page)).body).not.toContain('Regnskapet til og med');
  const booked = { ansvar: '1', art: '', funksjon: '', prosjekt: '', tiltak: `T-${tiltak}`, formaal: 'drift' };
  await server.db.inKommune(kommuneId, (tx) =>
    tx.rows(
      `insert into regnskap (kommune_id, number, name, year, period, sheets, choice, linjer, state, created)
       values ($1, 1, 'r.csv', $2, $3, '[]', '{"sheet": 0, "head": 0, "columns": {}}', $4, 'tatt-inn', now())`,
      [
        kommuneId,
        Number(date.slice(0, 4)),
        Number(date.slice(5, 7)),
        JSON.stringify([
          { ...booked, beloep: 60_000_000 },
          { ...booked, tiltak: '', ansvar: '77', beloep: 9 },
        ]),
      ],
    ),
  );
  const { body } = await get(page);
  expect(body).toMatch(/Regnskapet til og med \w+ \d{4} har/);
  expect(body).toContain('name="money" inputmode="numeric" autocomplete="off" value="60000000"');
  // The form says that the account is over, and takes no report without a reason.
  expect(body).toContain('over budsjettet for året');
  const report = { revision: '0', status: 'i-rute', money: '60000000' };
  expect(wrong((await post(page, report)).body)).toEqual(['avvik']);
  expect((await get('oppfoelging/2')).body).toContain('uten at årsaken er oppgitt: T-');
  expect((await get('oppfoelging/2')).body).toContain('Ført: kommunens regnskap');
  expect((await get('oekonomiplan')).body).toContain('id="regnskap"');
});

it('compares two frozen reports, and makes workbook, Word and PDF of one', async () => {
  // A tiltak that names a person: the frozen report says only that somebody answers for it.
  await server.db.inKommune(kommuneId, (tx) =>
    tx.rows(
      `insert into tiltak_revisjon (kommune_id, number, revision, data, created, created_by)
       select kommune_id, number, revision + 1, jsonb_set(data, '{responsible}', '"Anne Planlegger"'), now(), null
       from tiltak_revisjon where number = 17 order by revision desc limit 1`,
    ),
  );
  expect((await get('oppfoelging/2')).body.match(/Anne Planlegger/g)?.length).toBeGreaterThan(0);
  expect((await post('oppfoelging/2/lukk', { revision: '1' })).status).toBe(303);
  const frozen = (await get('oppfoelging/2')).body;
  // The comment that was looked at and let stand, above, is its writer's own words.
  const tables = frozen.slice(frozen.indexOf('<figure id="')).replaceAll(/Anne Planlegger tar det videre/g, '');
  expect([tables.includes('Anne Planlegger'), tables.includes('en person i kommunen')]).toEqual([false, true]);
  await server.db.inKommune(kommuneId, (tx) => tx.rows('delete from regnskap'));
  const { body } = await get('oppfoelging/2?mot=1');
  expect(body).toContain('Regnskap mot budsjett');
  // The run of the demonstration stood when its round was closed.
  expect(body).toMatch(/Levert mot plan[\s\S]*Modellen ventet i \d{4}[\s\S]*T-007 [\s\S]*Modellen er kjøringen/);
  expect(body).toContain('Kontostrenger uten linje');
  expect(body).toContain('77');
  expect(body).toContain('Endret fra Første rapport om boligplanen til Andre rapport om boligplanen');
  expect(body).toContain(`Forsinket, ${formatKroner(kroner(510_000))} brukt, Ikke folk til å gjøre det`);
  for (const [file, begins] of [
    ['1/rapport.xlsx', 'PK'],
    ['2/rapport.docx', 'PK'],
    ['2/rapport.pdf', '%PDF'],
  ] as const) {
    const answer = await fetch(at(`oppfoelging/${file}`), { headers: { cookie: visitor.cookie } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(new TextDecoder('latin1').decode(bytes).startsWith(begins), file).toBe(true);
    if (!file.endsWith('.pdf')) continue;
    // From any table of it to what it was counted from, and nowhere else.
    const { links, text } = await readPdf(bytes);
    expect([
      text.replaceAll(/Anne\s+Planlegger\s+tar\s+det\s+videre/g, '').includes('Anne Planlegger'),
      text.includes('en person i kommunen'),
    ]).toEqual([false, true]);
    const tables = [...body.matchAll(/<figure id="/g)].length;
    expect(text.match(/Hvor tallene kommer fra/g)).toHaveLength(tables);
    const pages = [...new Set(links.map((link) => link.replace(`${ADDRESS}/arbeid/eksempelvik/`, '')))].sort();
    expect(pages).toEqual(['oekonomiplan/regnskap', 'oppfoelging/maalindikatorer', 'roed-traad/spor', 'tilbud']);
    for (const page of pages) expect((await get(page)).status, page).toBe(200);
  }
  // Every tiltak the report asks about stands there with what it rests on, those without a line in the plan too.
  const traced = (await get('roed-traad/spor')).body;
  for (const [, number] of body.matchAll(/<th[^>]*>(T-\d{3})</g)) expect(traced, number).toContain(`>${number} `);
  expect((await get('oppfoelging/9')).status).toBe(404);
});
