import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadVeileder, seksjonerI } from '../../src/plan/veileder/index.ts';
import { saveNotat } from '../../src/plan/veiledernotat/actions.ts';
import { systemClock } from '../../src/platform/clock/system.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const STEP4 = 'veileder/trinn-4-temaplan-bolig';

describe("the guide in a municipality's workspace", () => {
  let server: TestServer;
  let cookie: string;
  let csrf: string;
  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  });
  afterAll(() => server.stop());
  const get = (path: string, who?: string) =>
    fetch(server.url + path, { redirect: 'manual', headers: who ? { cookie: who } : {} });
  const text = async (path: string, who?: string) => (await get(path, who)).text();
  const headings = (html: string) => [...html.matchAll(/<h[234] id="([^"]+)"/g)].map((m) => m[1]);

  it('has the same headings as the public guide, each with the state of the work', async () => {
    for (const page of [
      STEP4,
      `${STEP4}/2-kartlegging`,
      'veileder/trinn-6-oekonomiplan',
      'veileder/trinn-1-planstrategi',
    ]) {
      const open = await text(`/${page}`);
      const own = await text(`/arbeid/eksempelvik/${page}`);
      expect(headings(own), page).toEqual(headings(open));
      expect(open).not.toContain('Slik står det i');
      for (const part of own.split(/<h[234] id="(?:[a-z0-9-]+-)?(?:kort|resultater|oppgaver|lov|kilder)"/).slice(1))
        expect(part.slice(0, 800), page).toMatch(/Slik står det i Eksempelvik|Oppgavene i Eksempelvik/);
    }
    const own = await text(`/arbeid/eksempelvik/${STEP4}`);
    expect(own).toMatch(/3 av 7 slags tall er lastet inn/);
    expect(own).toMatch(/4 mål og 24 tiltak, \d+ mangler penger/);
    expect(own).toMatch(/Finansiert investering [\d\s]+kr\. Uten penger: [\d\s]+kr/);
    expect(own).toContain('href="/arbeid/eksempelvik/kartlegging"');
    expect(own).toContain(`href="/arbeid/eksempelvik/${STEP4}/1-forfase"`);
  });

  it('tells who writes notes how heavy each page and their own words are, and when its links were looked at', async () => {
    const heavy =
      'Kommunestyrebehandlingen forutsetter gjennomarbeidede tjenestebeskrivelser, finansieringsløsninger og ansvarsplasseringer for boligvirksomheten.';
    const at = '/arbeid/halden/notater/ved/trinn-1-planstrategi.kort';
    const write = (note: string) =>
      fetch(server.url + at, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: server.url },
        body: new URLSearchParams({ csrf, revision: '0', text: note, visible: 'intern' }),
      });
    expect((await write(heavy)).status).toBe(303);
    const form = await text(at, cookie);
    expect(form).toMatch(/LIX i notatet: \d+,\d <span[^>]*>Tung<\/span>/);
    expect(form).toMatch(/LIX på siden i veilederen: \d\d,\d\. /);
    const list = await text('/arbeid/halden/notater/lesbarhet', cookie);
    const rows = list.match(/<tr role="row"><th scope="row"[\s\S]*?<\/tr>/g) ?? [];
    expect(rows).toHaveLength(12);
    expect(rows.filter((row) => row.includes('>Tung<'))).toHaveLength(1);
    expect(rows.filter((row) => /data-label="Sist kontrollert">\d\d\.\d\d\.20\d\d</.test(row)).length).toBeGreaterThan(
      5,
    );
    expect(list).toContain('Alle 12 sidene er på LIX 45 eller lavere.');
    // Nothing of it meets who only reads the guide.
    expect(await text(`/${STEP4}`)).not.toContain('LIX');
    expect(await text(`/arbeid/halden/${STEP4}`, cookie)).not.toContain('LIX');
  });

  it('leads from every page to work that is there: no link into the workspace ends nowhere', async () => {
    const index = await text('/arbeid/eksempelvik/veileder');
    const pages = [
      ...new Set([...index.matchAll(/href="(\/arbeid\/eksempelvik\/veileder\/[^"#]+)/g)].map((m) => m[1] ?? '')),
    ];
    expect(pages.length).toBe(6 + 5);
    const links = new Set<string>();
    for (const page of pages)
      for (const [, href = ''] of (await text(page)).matchAll(/href="(\/arbeid\/[^"#]*)/g)) links.add(href);
    for (const side of [
      'tall',
      'kartlegging',
      'behov',
      'tilbud',
      'avtaler',
      'gap',
      'tiltak',
      'oekonomiplan',
      'dokument',
    ])
      expect([...links]).toContain(`/arbeid/eksempelvik/${side}`);
    for (const href of links) expect((await get(href)).status, href).toBe(200);
    // Every example opens what it tells of; none of them says that it comes later.
    const cards = await text(`/arbeid/eksempelvik/${STEP4}`);
    for (const id of ['stavanger', 'tromsoe', 'halden'])
      expect(cards).toMatch(new RegExp(`id="eksempel-${id}".*?href="/arbeid/eksempelvik/`, 's'));
    expect(cards).not.toMatch(/kommer i en senere versjon/);
  });

  it('says of an empty municipality that nothing has begun, in words, for every step of the ring', async () => {
    const home = await text('/arbeid/halden', cookie);
    expect(home.match(/Ikke startet/g)?.length).toBeGreaterThanOrEqual(6 + 8);
    expect(home).not.toContain('På plass');
    const demo = await text('/arbeid/eksempelvik');
    // A round's own tasks say where each step stands.
    expect(demo).not.toContain('Grunnlaget er på plass');
    expect(demo.match(/Påbegynt – mangler noe|Ferdig|Ikke startet/g)?.length).toBeGreaterThanOrEqual(6);
  });

  it('leads from every phase and step to its own examples, and says of every source when it was last looked at', async () => {
    const pages = ['1-forfase', '2-kartlegging', '3-loesning', '4-bearbeiding', '5-gjennomfoering'].map(
      (phase) => `/${STEP4}/${phase}`,
    );
    for (const [i, page] of pages.entries()) {
      const links = [...(await text(page)).matchAll(/href="(\/eksempler\?fase=([\d.]+))"[^>]*>Se (?:ett|\d+) eksemp/g)];
      expect(
        links.map((m) => m[2]),
        page,
      ).toEqual([1, 2, 3].map((n) => `${i + 1}.${n}`));
      for (const [, href = ''] of links) expect(await text(href)).toMatch(/\d+ eksemp\S+ passer med valget/);
    }
    const step = await text('/veileder/trinn-2-samfunnsdel');
    expect(step).toMatch(/href="\/eksempler\?trinn=2"/);
    for (const page of [...pages, '/veileder/trinn-2-samfunnsdel']) {
      const sources = /<h2[^>]*>Kilder.*?<\/ul>/s.exec(await text(page))?.[0] ?? '';
      const items = sources.match(/<li>.*?<\/li>/gs) ?? [];
      if (page === '/veileder/trinn-2-samfunnsdel') expect(items.length).toBeGreaterThan(0);
      // Title, publisher and day stand in words: a link that is dead is no dead end.
      for (const item of items)
        expect(item).toMatch(/href="https:[^"]*"[^>]*>[^<]{5,}<\/a>, [^<]{2,} \(sist kontrollert \d\d\.\d\d\.\d{4}\)/);
      if (items.length > 0) expect(await text(page)).toContain('Virker ikke en lenke, kan du søke etter tittelen');
    }
  });

  it('keeps the note of a municipality over a text that is shipped anew, and marks it until somebody has looked', async () => {
    const KORT = 'trinn-4-temaplan-bolig.kort';
    const seksjon = seksjonerI(loadVeileder('.')).get(KORT);
    if (!seksjon) throw new Error('no such heading');
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    // Written when the guide said something else here.
    const then = { nb: ['Slik sto det da.'], nn: ['Slik stod det då.'] };
    const actor = { kommuneId: halden?.id ?? '', brukerId: null };
    const note = { text: 'Hos oss leder **plan** arbeidet.', visible: 'intern' };
    const saved = await saveNotat(server.db, systemClock, actor, { ...seksjon, tekst: then }, note, 0);
    expect(saved.ok).toBe(true);
    const [page, form] = [`/arbeid/halden/${STEP4}`, `/arbeid/halden/notater/ved/${KORT}`];
    const MARK = 'Veilederens tekst er endret siden notatet ble skrevet';
    const guide = await text(page, cookie);
    expect(guide).toContain('Hos oss leder <strong>plan</strong> arbeidet.');
    expect(guide).toContain(MARK);
    expect(await text(`/nn${page}`, cookie)).toContain('Teksten i rettleiaren er endra sidan notatet blei skrive');
    expect(headings(guide)).toEqual(headings(await text(`/${STEP4}`)));
    const beside = await text(form, cookie);
    expect(beside).toMatch(/Tatt ut av veilederen[\s\S]*Slik sto det da\./);
    expect(beside).toContain('Nytt i veilederen');
    const body = new URLSearchParams({ csrf, revision: '1', ...note });
    const headers = { cookie, origin: server.url };
    const looked = await fetch(server.url + form, { method: 'POST', redirect: 'manual', headers, body });
    expect(looked.status).toBe(303);
    const after = await text(page, cookie);
    expect(after).toContain('Hos oss leder <strong>plan</strong> arbeidet.');
    expect(after).not.toContain(MARK);
  });

  it('is closed to the neighbour', async () => {
    expect((await get(`/arbeid/halden/${STEP4}`)).status).not.toBe(200);
  });

  it('opens what an example shows in the own municipality, and keeps the wish through login', async () => {
    const card = (html: string) => /id="eksempel-tromsoe".*?href="([^"]*(?:gap|videre)[^"]*)"/s.exec(html)?.[1];
    expect(card(await text(`/${STEP4}`, cookie))).toBe('/arbeid/halden/gap');
    expect(card(await text(`/${STEP4}`))).toBe('/start?videre=gap');
    expect(await text('/start?videre=gap')).toContain('href="/logg-inn?videre=gap"');
    expect(await text('/logg-inn?videre=gap')).toContain('action="/logg-inn?videre=gap"');
    // Each of the five of the starting point opens its own working thing.
    const library = await text('/eksempler', cookie);
    const parts = library.split(/id="eksempel-/).slice(1);
    for (const [id, side] of [
      ['stavanger', 'dokument'],
      ['tromsoe', 'gap'],
      ['stord', 'boliggruppe'],
      ['halden', 'kartlegging/oversikt'],
      ['bodoe', 'prosessplan'],
    ] as const) {
      const part = parts.find((p) => p.startsWith(`${id}"`)) ?? '';
      const href = /href="([^"]+)"[^>]*>\s*Bruk dette hos oss/.exec(part)?.[1];
      expect(href, id).toBe(`/arbeid/halden/${side}`);
      expect((await get(href ?? '', cookie)).status, id).toBe(200);
    }
    expect(await text('/arbeid/halden/boliggruppe', cookie)).toContain('Boliggruppe');
    expect(await text('/arbeid/halden/prosessplan', cookie)).toContain('Ta malen i bruk');
    const on = await get('/start?videre=gap', cookie);
    expect([on.status, on.headers.get('location')]).toEqual([303, '/arbeid/halden/gap']);
    for (const naughty of ['//evil.example', 'innstillinger', '../logg-ut', 'gap%0d%0aX'])
      expect(await text(`/logg-inn?videre=${naughty}`)).toContain('action="/logg-inn"');
  });
});
