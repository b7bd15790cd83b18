import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { csrfToken } from '../../../platform/auth/token.ts';

const WORK = '/arbeid/halden';

describe('the pages for many at once', () => {
  let server: TestServer;
  let own: { cookie: string; csrf: string };
  const get = async (path: string) => {
    const answer = await fetch(server.url + path, { headers: { cookie: own.cookie } });
    expect(answer.status, path).toBe(200);
    return answer.text();
  };
  const post = (path: string, fields: Record<string, string>) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { cookie: own.cookie, origin: server.url },
      body: new URLSearchParams({ csrf: own.csrf, ...fields }),
      redirect: 'manual',
    });
  const upload = async (path: string, name: string, bytes: Uint8Array) => {
    const body = new FormData();
    body.set('csrf', own.csrf);
    body.set('fil', new File([new Uint8Array(bytes)], name));
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { cookie: own.cookie, origin: server.url },
      body,
      redirect: 'manual',
    });
    await server.desk.idle();
    return answer;
  };
  /** The fields of the table as the page shows them. */
  const fieldsIn = (html: string): Record<string, string> => ({
    ...Object.fromEntries(
      [...html.matchAll(/name="(t\d+-[a-zA-Z]+)"[^>]*? value="([^"]*)"/g)].map((m) => [m[1], m[2]]),
    ),
    ...Object.fromEntries(
      [...html.matchAll(/<textarea[^>]*name="(t\d+-[a-zA-Z]+)"[^>]*>([^<]*)</g)].map((m) => [m[1], m[2]]),
    ),
    ...Object.fromEntries(
      [...html.matchAll(/<select[^>]*name="(t\d+-[a-z]+)"[\s\S]*?<option value="([^"]*)" selected/g)].map((m) => [
        m[1],
        m[2],
      ]),
    ),
  });
  const tiltak = (title: string) => ({
    title,
    maal: '1',
    ledger: 'boligsosialt',
    status: 'foreslaatt',
    responsible: 'Eiendom',
  });
  const rest = { group: 'unge', type: 'blokk', level: 'ingen' };

  beforeAll(async () => {
    server = await startServer();
    own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    await post(`${WORK}/tiltak/maal`, { title: 'Trygge hjem', ledger: 'boligsosialt' });
    for (const title of ['Kjøpe', 'Leie']) await post(`${WORK}/tiltak`, { ...tiltak(title), ...rest });
  });
  afterAll(() => server.stop());

  it('save a table of tiltak at once, without script, and only what was changed', async () => {
    const fields = fieldsIn(await get(`${WORK}/inntak/tabell`));
    expect(fields['t1-title']).toBe('Kjøpe');
    expect(fields['t2-status']).toBe('foreslaatt');
    const saved = await post(`${WORK}/inntak/tabell`, { ...fields, 't1-responsible': 'NAV', 't1-end': '2029' });
    expect(saved.headers.get('location')).toBe(`${WORK}/inntak/tabell?lagret=1`);
    const after = fieldsIn(await get(`${WORK}/inntak/tabell`));
    expect([after['t1-responsible'], after['t1-revision'], after['t2-revision']]).toEqual(['NAV', '2', '1']);
  });

  it('answer a wrong cell at the cell, and keep what was typed', async () => {
    const fields = fieldsIn(await get(`${WORK}/inntak/tabell`));
    const answer = await post(`${WORK}/inntak/tabell`, { ...fields, 't1-title': 'Kjøpe mer', 't2-end': 'snart' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#t2-end"');
    expect(fieldsIn(html)).toMatchObject({ 't1-title': 'Kjøpe mer', 't2-end': 'snart' });
    expect(fieldsIn(await get(`${WORK}/inntak/tabell`))['t1-title']).toBe('Kjøpe');
  });

  it('show both texts when somebody saved the same field meanwhile, and store nothing until it is said again', async () => {
    const fields = fieldsIn(await get(`${WORK}/inntak/tabell`));
    await post(`${WORK}/tiltak/1`, { ...tiltak('Deres tittel'), ...rest, revision: fields['t1-revision'] ?? '' });
    const mine = { ...fields, 't1-title': 'Min tittel', 't2-title': 'Leie mer' };
    const answer = await post(`${WORK}/inntak/tabell`, mine);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Deres tittel');
    const shown = fieldsIn(html);
    expect([shown['t1-title'], shown['t2-title']]).toEqual(['Min tittel', 'Leie mer']);
    expect(fieldsIn(await get(`${WORK}/inntak/tabell`))['t1-title']).toBe('Deres tittel');
    expect((await post(`${WORK}/inntak/tabell`, shown)).status).toBe(303);
    expect(fieldsIn(await get(`${WORK}/inntak/tabell`))).toMatchObject({
      't1-title': 'Min tittel',
      't2-title': 'Leie mer',
    });
  });

  it('take a workbook out and back, with a preview before anything is stored', async () => {
    const out = await fetch(`${server.url}${WORK}/inntak/retur.xlsx`, { headers: { cookie: own.cookie } });
    expect(out.headers.get('cache-control')).toBe('private, no-store');
    const same = await upload(`${WORK}/inntak/retur`, 'lista.xlsx', new Uint8Array(await out.arrayBuffer()));
    expect(same.status).toBe(303);
    expect(await get(`${WORK}/inntak/retur/1`)).toContain('Ingenting er endret. 3 rader er som før.');
    const csv = await (
      await fetch(`${server.url}${WORK}/inntak/tiltak.csv`, { headers: { cookie: own.cookie } })
    ).text();
    const edited = new TextEncoder().encode(csv.replace('Leie mer', 'Leie enda mer'));
    await upload(`${WORK}/inntak/retur`, 'tiltak.csv', edited);
    const preview = await get(`${WORK}/inntak/retur/2`);
    expect(preview).toContain('Leie enda mer');
    expect(preview).toContain('1 endres, 0 er nye, og 1 er som før');
    expect((await post(`${WORK}/inntak/retur/2`, {})).status).toBe(303);
    expect(await get(`${WORK}/inntak/retur/2`)).toContain('Endringene er lagret');
    expect(await get(`${WORK}/tiltak/2`)).toContain('Leie enda mer');
    // Nobody sees a list to choose from in a file: the refusal names what may stand there.
    const wrong = csv.replace(/^(T-001;.*?)Foreslått/m, '$1Kanskje');
    expect(wrong).not.toBe(csv);
    const sent = await upload(`${WORK}/inntak/retur`, 'tiltak.csv', new TextEncoder().encode(wrong));
    const refused = await get(sent.headers.get('location') ?? '');
    expect(refused).toContain('Status: Skriv et av valgene: Foreslått, Krever utredning, ');
    expect(await get(`/nn${sent.headers.get('location')}`)).toContain('Skriv eit av vala: Foreslått, Krev utgreiing, ');
  });

  it('refuse what is no table with a sentence at the field, and another kommune altogether', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
    const wrong = await upload(`${WORK}/inntak`, 'bilde.png', png);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('bilde.png er verken Excel, Word eller CSV.');
    const both = await post(`${WORK}/inntak`, {});
    expect(both.status).toBe(422);
    for (const path of ['inntak', 'inntak/1', 'inntak/tabell', 'inntak/retur', 'inntak/retur.xlsx'])
      expect([401, 403, 404], path).toContain((await fetch(`${server.url}${WORK}/${path}`)).status);
    expect((await fetch(`${server.url}${WORK}/inntak/99`, { headers: { cookie: own.cookie } })).status).toBe(404);
    // Eksempelvik may be read by anybody at this machine, and changed by nobody.
    expect((await post('/arbeid/eksempelvik/inntak/tabell', {})).status).toBe(403);
    expect((await fetch(`${server.url}/arbeid/eksempelvik/inntak`)).status).toBe(200);
  });

  it('tell how many rows are too many, and store nothing of them', async () => {
    const rows = `Tiltak;Ansvar\n${'Leie;NAV\n'.repeat(100_000)}`;
    const answer = await upload(`${WORK}/inntak`, 'stor.csv', new TextEncoder().encode(rows));
    // The job's page leads to where it was sent from, and the sentence stands at the field of the file.
    const id = /jobb\/([0-9a-f-]{36})|jobb=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '');
    const said = await get(`${WORK}/inntak?jobb=${id?.[1] ?? id?.[2]}`);
    expect(said).toContain('Tabellen har 100001 rader.');
    expect(said).toContain('id="fil-feil"');
    expect(said).not.toContain('id="tabell-feil"');
    const jobs = await get(`${WORK}/jobb`);
    expect(jobs).toContain('stor.csv');
    const list = await get(`${WORK}/inntak`);
    expect(list).not.toContain('stor.csv</a>');
  });

  it('let a reader look and a planner change, and answer whatever is sent without falling over', async () => {
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const enter = async (role: 'leser' | 'planlegger') => {
      const email = `${role}@halden.no`;
      const invited = await server.accounts.invite(halden?.id ?? '', email, role);
      if (!invited.ok) throw new Error('no invitation');
      const password = 'en lang og trygg setning';
      const entered = await server.accounts.accept(invited.value.token, { name: 'N', email, password });
      if (!entered.ok) throw new Error('not in');
      return { cookie: `boligplan=${entered.value.token}`, csrf: csrfToken(entered.value.token) };
    };
    const table = new TextEncoder().encode('Tiltak;Hvem\nEnda et tiltak;NAV\n');
    await upload(`${WORK}/inntak`, 'plan.csv', table);
    const one = /href="(\/arbeid\/halden\/inntak\/\d+)"/.exec(await get(`${WORK}/inntak`))?.[1] ?? '';
    const others = { leser: await enter('leser'), planlegger: await enter('planlegger') };
    for (const path of [
      one,
      `${WORK}/inntak`,
      `${WORK}/inntak/retur`,
      `${WORK}/inntak/retur/1`,
      `${WORK}/inntak/tiltak.csv`,
    ])
      for (const { cookie } of Object.values(others))
        expect((await fetch(server.url + path, { headers: { cookie } })).status, path).toBe(200);
    const doors = [
      one,
      `${one}/ta-inn`,
      `${one}/angre`,
      `${WORK}/inntak/retur/1`,
      `${WORK}/inntak/tabell`,
      `${WORK}/tiltak/1/erstatt`,
    ];
    const bodies: Record<string, string>[] = [
      {},
      { ark: '99', hode: '-1', k0: 'farge', 't1-revision': '1e9', by: '1e30' },
      { ark: 'x', hode: '1,5', k0: 'title', k1: 'title', 't9999999-revision': 'x', 't1-revision': '1', 't1-title': '' },
      { w0: 'x'.repeat(5000), f0: 'state', v0: 'i-gang', doubles: '1e9', goal: '\u0000', ledger: 'begge', by: '1' },
    ];
    for (const path of doors)
      for (const body of bodies) {
        const send = ({ cookie, csrf }: { cookie: string; csrf: string }) =>
          fetch(server.url + path, {
            method: 'POST',
            headers: { cookie, origin: server.url },
            body: new URLSearchParams({ csrf, ...body }),
            redirect: 'manual',
          });
        expect((await send(others.leser)).status, path).toBe(403);
        if (path.endsWith('ta-inn') && body.ledger === undefined) continue;
        expect([303, 404, 409, 422], `${path} ${JSON.stringify(body).slice(0, 80)}`).toContain(
          (await send(others.planlegger)).status,
        );
      }
    expect(server.errors).toEqual([]);
    expect(await get(`${WORK}/inntak/tabell`)).not.toContain('Enda et tiltak');
  });
});
