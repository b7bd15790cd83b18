import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPowerPoint } from '../../src/plan/plandokument/rendering/pptx-reading.ts';
import { stopThread } from '../../src/plan/plandokument/rendering/thread.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

describe('the knowledge base', () => {
  let server: TestServer;
  let cookie = '';
  let csrf = '';
  const home = '/arbeid/eksempelvik/kunnskap';
  const be = (role: 'leser' | 'planlegger') =>
    server.db.inPlattform(async (tx) => {
      await tx.rows("delete from medlemskap where kommune_id = (select id from kommune where slug = 'eksempelvik')");
      await tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, $1 from kommune k, bruker b where k.slug = 'eksempelvik'",
        [role],
      );
    });
  const get = async (path: string) => {
    const reply = await fetch(server.url + path, { headers: { cookie } });
    return { status: reply.status, text: (await reply.text()).replaceAll('\u00a0', ' ') };
  };
  const post = async (path: string, fields: Record<string, string>) => {
    const reply = await fetch(server.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie },
      body: new URLSearchParams({ csrf, ...fields }),
    });
    return { status: reply.status, text: await reply.text() };
  };

  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    await be('planlegger');
  });
  afterAll(async () => {
    await stopThread();
    await server.stop();
  });

  it('shows the figures that are loaded, and says what to load or type for the others', async () => {
    const { status, text } = await get(home);
    expect(status).toBe(200);
    expect(text).toContain('29 991 personer');
    expect(text).toMatch(
      /Mangler<span class="bp-screen">: <a href="\/arbeid\/eksempelvik\/tall">last inn tabell 05940<\/a>/,
    );
    expect(text).toMatch(
      /Mangler<span class="bp-screen">: <a href="\/arbeid\/eksempelvik\/kunnskap\/leie\/inn">ta inn tallene fra kilden, eller skriv dem inn<\/a>/,
    );
    // What Eksempelvik has typed itself, also of the group it compares itself with.
    expect(text).toMatch(/61 husholdninger.*KOSTRA-gruppen.*/s);
    expect((await get(`${home}/finnes-ikke`)).status).toBe(404);
  });

  it('draws the years, with the table beside', async () => {
    const { text } = await get(`${home}/folketall`);
    expect(text).toContain('<svg');
    expect(text).toContain('28 544');
    expect((await get(`${home}/folketall?vis=andel`)).text).toContain('5,1');
    expect((await get(`/nn${home}/folketall`)).text).toContain('Kva betyr dette for oss?');
  });

  it('names the source of every figure of a year', async () => {
    const typed = { value: '12000', year: '2024' };
    expect((await post(`${home}/leie/verdi`, { ...typed, place: 'kommunen', source: 'Annonser' })).status).toBe(303);
    expect((await post(`${home}/leie/verdi`, { ...typed, place: 'landet', source: 'SSB' })).status).toBe(303);
    expect((await get(`${home}/leie`)).text).toContain('Annonser; SSB');
    const file = await fetch(`${server.url}${home}/leie/historie.xlsx`, { headers: { cookie } });
    expect(file.status).toBe(200);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('answers bad input at the field, with what was typed', async () => {
    const bad = await post(`${home}/leie/verdi`, { value: 'mye', year: '1900', place: 'fylke', source: '' });
    expect(bad.status).toBe(422);
    for (const field of ['value', 'year', 'source']) expect(bad.text).toContain(`id="${field}-feil"`);
    expect(bad.text).toContain('value="mye"');
    const nobody = await post(`${home}/sammenlign`, {
      kommune1: 'Atlantis',
      kommune2: '',
      kommune3: '',
      revision: '0',
    });
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('id="kommune1-feil"');
    // The group is chosen, or found in the agency's list; what is no municipality is named.
    const group = { kommune1: '', kommune2: '', kommune3: '', revision: '0' };
    const lost = await post(`${home}/sammenlign`, { ...group, gruppe: 'EKG08', medlemmer: 'Halden, Atlantis' });
    expect([lost.status, lost.text.includes('Vi finner ikke Atlantis')]).toEqual([422, true]);
    const three = { kommune1: 'Moss', kommune2: 'Sarpsborg', kommune3: 'Fredrikstad' };
    const said = { ...group, ...three, gruppe: 'EKG08', medlemmer: 'Halden, Moss' };
    expect((await post(`${home}/sammenlign`, said)).status).toBe(303);
    const chosen = (await get(home)).text;
    expect(chosen).toContain('KOSTRA-gruppe 8');
    expect(chosen).toContain('3101 Halden\n3103 Moss');
    // Each whom one compares with has a column of every theme.
    for (const place of ['KOSTRA-gruppe 8', ...Object.values(three), 'Fylket', 'Landet'])
      expect(chosen, place).toMatch(new RegExp(`<th scope="col"[^>]*>${place}[^<]*<`));
  });

  it('shows what somebody else saved beside what was typed', async () => {
    expect((await post(`${home}/leie/tekst`, { text: 'Leia stiger', revision: '0' })).status).toBe(303);
    const late = await post(`${home}/leie/tekst`, { text: 'Leia synker', revision: '0' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Leia stiger');
    expect(late.text).toContain('Leia synker');
  });

  it('hides a small count from who may only read, and gives no forms', async () => {
    const path = `${home}/barn-i-midlertidig`;
    const typed = { value: '3', year: '2025', place: 'kommunen', source: 'Nav' };
    expect((await post(`${path}/verdi`, typed)).status).toBe(303);
    expect((await get(path)).text).toContain('3 personer i 2025');
    const slides = async () => {
      const file = await fetch(`${server.url}${home}/kommunale-boliger/tema.pptx`, { headers: { cookie } });
      return readPowerPoint(new Uint8Array(await file.arrayBuffer()));
    };
    const drawn = (told: Awaited<ReturnType<typeof slides>>) =>
      told.slides
        .filter((s) => /midlertidig/.test(s.title))
        .map((s) => [s.title.includes('3 personer'), s.charts.length]);
    expect(drawn(await slides())).toEqual([[true, 1]]);
    await be('leser');
    const told = await slides();
    expect(drawn(told)).toEqual([[false, 0]]);
    expect(told.words).toContain('færre enn 5');
    const read = (await get(path)).text;
    expect(read).toContain('færre enn 5');
    expect(read).not.toContain('3 personer');
    expect(read).not.toContain('id="value"');
    expect((await get(`${home}/leie`)).text).toContain('<p class="bp-text">Leia stiger</p>');
    expect((await post(`${path}/verdi`, typed)).status).toBe(403);
    await be('planlegger');
  });
});
