import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';

const ROW = { group: 'unge', situation: 'mangler', type: 'blokk', level: 'ingen', now: '3', perYear: '0' };
const ALL = { date: '20.10.2025', method: 'gjennomgang', doubleCount: 'kontrollert', source: 'Ventelisten' };
const newRow = (i: number, row: Record<string, string> = ROW) =>
  Object.fromEntries(Object.entries(row).map(([k, v]) => [`ny-${i}-${k}`, v]));

describe('a request and its answer', () => {
  let server: TestServer;
  let planner: Record<string, string> = {};
  let csrf = '';
  const links: Record<string, string> = {};
  const base = '/arbeid/halden/kartlegging';
  const be = (role: string, slug = 'halden') =>
    server.db.inPlattform(async (tx) => {
      await tx.rows('delete from medlemskap');
      await tx.rows(
        'insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, $1 from kommune k, bruker b where k.slug = $2',
        [role, slug],
      );
    });
  const get = async (path: string, headers: Record<string, string> = planner) => {
    const reply = await fetch(server.url + path, { headers, redirect: 'manual' });
    return { status: reply.status, html: (await reply.text()).replaceAll('\u00a0', ' ') };
  };
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = planner) => {
    const body = new URLSearchParams({ csrf, ...fields });
    const reply = await fetch(server.url + path, { method: 'POST', headers, body, redirect: 'manual' });
    return { status: reply.status, html: await reply.text(), to: reply.headers.get('location') ?? '' };
  };
  /** Who has the link and nothing else. */
  const stranger = () => ({ origin: server.url });
  const answer = (unit: string, fields: Record<string, string>, to = '') =>
    post(`${links[unit]}${to}`, fields, stranger());

  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    csrf = own.csrf;
    planner = { cookie: own.cookie, origin: server.url };
    await be('planlegger');
  }, 120_000);
  afterAll(() => server?.stop());

  it('is refused at the field, keeps what was typed, and without a mail server gives a link that is shown once', async () => {
    const asked = { 'unit-1': 'Nav', 'email-1': 'kari', deadline: '31.12.2099', message: '<b>Hei</b>' };
    const bad = await post(`${base}/forespoersler`, asked);
    expect([bad.status, bad.html.includes('id="email-1-feil"'), bad.html.includes('&lt;b&gt;Hei')]).toEqual([
      422,
      true,
      true,
    ]);
    const good = { ...asked, 'email-1': 'kari@halden.no', 'unit-2': 'Boligkontoret', 'email-2': 'per@halden.no' };
    expect((await post(`${base}/forespoersler`, good)).status).toBe(303);
    for (const [unit, number] of [
      ['Nav', '1'],
      ['Boligkontoret', '2'],
    ] as const) {
      const { html } = await post(`${base}/forespoersler/lenke`, { number });
      links[unit] = /<code>https?:\/\/[^/]+(\/k\/halden\/kartlegging\/[\w-]{43})<\/code>/.exec(html)?.[1] ?? '';
      expect(links[unit]).not.toBe('');
      expect((await get(`${base}/forespoersler`)).html).not.toContain(links[unit]);
    }
  });

  it('opens one grid without a login, and looking changes nothing', async () => {
    const first = await get(links.Nav ?? '', {});
    expect([first.status, first.html.includes('Telling av boligbehov: Nav')]).toEqual([200, true]);
    expect((await get(`/nn${links.Nav}`, {})).html).toContain('Teljing av bustadbehov: Nav');
    const list = await get(`${base}/forespoersler`);
    expect(list.html).not.toContain('Påbegynt');
    expect(list.html).toContain('Uten e-post');
    for (const wrong of ['a'.repeat(43), `${links.Nav?.split('/').at(-1)}x`])
      expect((await get(`/k/halden/kartlegging/${wrong}`, {})).status).toBe(404);
    const token = links.Nav?.split('/').at(-1);
    expect((await get(`/k/eksempelvik/kartlegging/${token}`, {})).status).toBe(404);
    const foreign = await post(links.Nav ?? '', { ...newRow(1), ...ALL }, { origin: 'https://annet.no' });
    expect(foreign.status).not.toBe(303);
  });

  it('is filled in by two units, each seeing its own small counts and nothing of the other', async () => {
    const bad = await answer('Nav', { ...newRow(1, { ...ROW, now: '1e309' }), ...ALL, gjoer: 'lagre' });
    expect([bad.status, bad.html.includes('id="ny-1-now-feil"'), bad.html.includes('value="1e309"')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await answer('Nav', { ...newRow(1), ...ALL, gjoer: 'lagre' })).status).toBe(303);
    const other = { ...ROW, group: 'eldre', now: '4' };
    expect((await answer('Boligkontoret', { ...newRow(1, other), ...ALL, gjoer: 'ferdig' })).status).toBe(303);
    const [nav, kontor] = [await get(links.Nav ?? '', {}), await get(links.Boligkontoret ?? '', {})];
    expect([nav.html.includes('value="3"'), nav.html.includes('<legend class="ds-label">Eldre')]).toEqual([
      true,
      false,
    ]);
    expect(kontor.html).toContain('Tallene er levert');
    expect(kontor.html).toMatch(/Eldre, mangler bolig, [^<]*<\/th><td class="bp-right">4</);
    expect(kontor.html).not.toContain('Unge, mangler');
    expect(nav.html).not.toContain('Boligkontoret');
    // A stranger's look at the municipality stays closed.
    for (const path of [`${base}`, `${base}/forespoersler`, `${base}/tellinger.xlsx`])
      expect((await get(path, {})).status).not.toBe(200);
    const list = await get(`${base}/forespoersler`);
    expect(list.html).toContain('1 av 2 enheter har levert');
    expect(list.html).toMatch(/Påbegynt.*1 telling\. Bevegelse i 1, ikke meldt ferdig/s);
    expect(list.html).toContain('Grupper som ingen har talt:');
  });

  // The row of the role table for a unit: what who holds a link sees and writes, with or without a login of little right.
  it.each([
    ['nobody', null],
    ['ekstern', 'ekstern'],
  ] as const)('lets a unit see and write its own grid and nothing else, logged in as %s', async (_, role) => {
    if (role) await be(role);
    const headers = { ...stranger(), ...(role ? { cookie: planner.cookie ?? '' } : {}) };
    const doors = [
      base,
      `${base}/1`,
      `${base}/ny`,
      `${base}/forespoersler`,
      `${base}/tellinger.xlsx`,
      `${base}/oversikt`,
    ];
    for (const path of doors) expect([path, (await get(path, headers)).status]).not.toEqual([path, 200]);
    const seen = await get(links.Nav ?? '', headers);
    expect([seen.status, /Eldre, mangler|Boligkontoret/.test(seen.html)]).toEqual([200, false]);
    // The other unit's row by its number, beside its own fields: nothing of it is read or written.
    const foreign = { '2-revision': '1', '2-now': '99', '2-fjern': 'ja' };
    await post(links.Nav ?? '', { ...ALL, ...foreign, gjoer: 'lagre' }, headers);
    await be('planlegger');
    const { html } = await get(links.Boligkontoret ?? '', {});
    expect(html).toMatch(/Eldre, mangler bolig, [^<]*<\/th><td class="bp-right">4</);
  });

  it('tells what was read as area and year, where the municipality has no such area', async () => {
    const row = (area: string) => ({ ...newRow(1, { ...ROW, group: 'demens', area }), ...ALL, gjoer: 'lagre' });
    const saved = await answer('Nav', row('Bjørkås 2030'));
    expect(saved.to).toMatch(/[?]lagret=ja&lest=\d+$/);
    const { html } = await get(saved.to, {});
    expect(html).toContain('Bjørkås 2030 er lest som området Bjørkås, med behov i 2030.');
    const at = /<legend[^>]*>Demens, [^<]*<\/legend><input type="hidden" name="(rad-\d+)-revision"/.exec(html)?.[1];
    // Another unit's number in the address tells nothing of it.
    expect((await get(`${links.Boligkontoret}?lagret=ja&lest=${at?.slice(4)}`, {})).html).not.toContain('Bjørkås');
    const drop = { [`${at}-revision`]: '1', [`${at}-fjern`]: 'ja', [`${at}-now`]: '3', [`${at}-perYear`]: '0' };
    const named = await answer('Nav', { ...drop, ...row('«Bjørkås 2030»') });
    expect(named.to).toMatch(/[?]lagret=ja$/);
    const again = (await get(named.to, {})).html;
    expect(again).toMatch(/<legend[^>]*>Demens, [^<]*, Bjørkås 2030<\/legend>/);
    expect(again).not.toContain('er lest som');
    const last = /<legend[^>]*>Demens, [^<]*<\/legend><input type="hidden" name="(rad-\d+)-revision"/.exec(again)?.[1];
    await answer('Nav', { [`${last}-revision`]: '1', [`${last}-fjern`]: 'ja', ...ALL, gjoer: 'lagre' });
  });

  it('shows what was saved in between beside what the unit typed', async () => {
    const form = (await get(links.Nav ?? '', {})).html;
    const seen = /name="(rad-\d+)-revision" value="(\d+)"/.exec(form);
    const [at, revision] = [seen?.[1] ?? '', seen?.[2] ?? ''];
    const typed = (now: string) => ({ [`${at}-revision`]: revision, [`${at}-now`]: now, [`${at}-perYear`]: '0' });
    expect((await answer('Nav', { ...typed('2'), gjoer: 'lagre' })).status).toBe(303);
    const late = await answer('Nav', { ...typed('17'), ...newRow(1, { ...ROW, group: 'demens' }), gjoer: 'lagre' });
    expect(late.status).toBe(409);
    expect(late.html).toMatch(/Unge, [^<]*husstander nå<\/th><td[^>]*>2<\/td><td[^>]*>17</);
    expect(late.html).toContain('<option value="demens" selected');
  });

  it('takes the sheet of the unit back, and no row of another unit', async () => {
    const file = await fetch(`${server.url}${links.Nav}/tellinger.xlsx`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await file.arrayBuffer());
    const page = book.worksheets[0];
    const cells = (number: number) => (page?.getRow(number).values ?? []) as unknown[];
    const head = [1, 2, 3, 4, 5].find((number) => cells(number).includes('Gruppe')) ?? 0;
    expect(cells(head)).not.toContain('Hvor mange har begge talt?');
    expect(cells(head + 1)).toContain('Unge');
    expect(cells(head + 2)).not.toContain('Eldre');
    const cell = page?.getRow(head + 1).getCell(cells(head).indexOf('Husstander nå'));
    if (cell) cell.value = 21;
    const send = async () => {
      const body = new FormData();
      body.set('pasted', '');
      body.set('fil', new File([new Uint8Array(await book.xlsx.writeBuffer())], 'tellinger.xlsx'));
      return fetch(`${server.url}${links.Nav}/lim`, { method: 'POST', headers: stranger(), body, redirect: 'manual' });
    };
    expect((await send()).status).toBe(303);
    expect((await get(links.Nav ?? '', {})).html).toContain('value="21"');
    const unit = page?.getRow(head + 1).getCell(cells(head).indexOf('Enhet som har telt'));
    if (unit) unit.value = 'Boligkontoret';
    const refused = await send();
    expect([refused.status, (await refused.text()).includes('Raden er fra en annen enhet')]).toEqual([422, true]);
  });

  it.each<[string, boolean]>([
    ['ekstern', false],
    ['leser', false],
    ['planlegger', true],
    ['administrator', true],
  ])('is handled by who edits: %s %s', async (role, may) => {
    await be(role);
    for (const path of ['forespoersler', 'forespoersler/1'])
      expect([path, (await get(`${base}/${path}`)).status]).toEqual([path, may ? 200 : 403]);
    for (const path of ['forespoersler', 'forespoersler/1', 'forespoersler/lenke', 'forespoersler/angre'])
      expect([path, (await post(`${base}/${path}`, { number: '999' })).status === 403]).toEqual([path, !may]);
    await be('administrator', 'eksempelvik');
    expect((await get(`${base}/forespoersler`)).status).not.toBe(200);
    await be('planlegger');
  });

  it('is changed and withdrawn, after which the link opens nothing, and what was counted stands', async () => {
    const one = await get(`${base}/forespoersler/1`);
    const revision = /name="revision" value="(\d+)"/.exec(one.html)?.[1] ?? '';
    const typed = { email: 'kari@halden.no', name: 'Kari', deadline: '31.12.2098', message: '' };
    expect((await post(`${base}/forespoersler/1`, { ...typed, revision: '1' })).status).toBe(409);
    expect((await post(`${base}/forespoersler/1`, { ...typed, revision })).status).toBe(303);
    expect((await get(links.Nav ?? '', {})).html).toContain('31.12.2098');
    const gone = await post(`${base}/forespoersler/fjern`, { number: '1' });
    expect((await get(gone.to)).html).toContain('Nav: Forespørselen er trukket tilbake');
    for (const to of ['', '/tellinger.xlsx']) expect((await get(`${links.Nav}${to}`, {})).status).toBe(404);
    for (const to of ['', '/lim', '/aapne'])
      expect((await answer('Nav', { ...newRow(1), ...ALL }, to)).status).toBe(404);
    expect((await get(base)).html).toMatch(/data-label="Husstander nå">21</);
    expect((await post(`${base}/forespoersler/angre`, { number: '1' })).status).toBe(303);
    expect(server.errors).toEqual([]);
  });
});
