import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { formatNumber } from '../../../kernel/index.ts';

const plain = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .trim();
const mainOf = (html: string) => plain(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '');
const wordsIn = (text: string) => text.split(' ').filter((word) => /\p{L}/u.test(word)).length;

/** Eksempelvik, whose forms were filled by the demonstration; its visitor without a login is the reader. */
describe('plan form, decisions and papers as pages', () => {
  let server: TestServer;
  let editor: Record<string, string> = {};
  let csrf = '';
  const at = (path: string, lang = '') => `${server.url}${lang}/arbeid/eksempelvik/${path}`;
  const get = async (path: string, headers: Record<string, string> = {}, lang = '') =>
    (await fetch(at(path, lang), { headers })).text();
  async function post(path: string, fields: Record<string, string | File>) {
    const body = new FormData();
    for (const [name, value] of Object.entries({ csrf, ...fields })) body.append(name, value);
    const reply = await fetch(at(path), { method: 'POST', headers: editor, body, redirect: 'manual' });
    return { status: reply.status, location: reply.headers.get('location') ?? '', html: await reply.text() };
  }
  const word = async (path: string, lang = '') => {
    const reply = await fetch(at(path, lang));
    expect(reply.headers.get('content-type')).toContain('wordprocessingml');
    return (await mammoth.convertToHtml({ buffer: Buffer.from(await reply.arrayBuffer()) })).value;
  };

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

  it.each([
    ['', 'Loven krever ikke en temaplan'],
    ['/nn', 'Lova krev ikkje ein temaplan'],
  ])('the choice is read within five minutes, at 200 words a minute (%s)', async (lang, law) => {
    for (const headers of [editor, {}]) {
      const text = mainOf(await get('planform', headers, lang));
      expect(text).toContain(law);
      expect(wordsIn(text)).toBeGreaterThan(150);
      expect(wordsIn(text)).toBeLessThan(1_000);
    }
  });

  it('gives the advice with its reasons and what would change it, and keeps what was typed when refused', async () => {
    const page = mainOf(await get('planform'));
    expect(page).toContain('Svarene peker mot: Helhetlig boligplan.');
    expect(page).toContain('33 av 100 poeng');
    expect(page).toContain('Gjelder utfordringene hele boligmarkedet? Med svaret «nei»: boligsosial plan.');
    const [, number = ''] = /name="number" value="(\d+)"/.exec(await get('planform', editor)) ?? [];
    const [, revision = ''] = /name="revision" value="(\d+)"/.exec(await get('planform', editor)) ?? [];
    const wrong = { number, revision, 'svar-samfunnsdel': 'ja', 'side-samfunnsdel': '<b>14</b>' };
    const refused = await post('planform', wrong);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Skriv hvilken plan svaret står i, eller svar nei');
    expect(refused.html).toContain('Har samfunnsdelen mål for både bolig og velferd? Skriv hvilken plan svaret står i');
    expect(refused.html).toContain('&lt;b&gt;14&lt;/b&gt;');
    const late = await post('planform', { 'svar-samfunnsdel': 'nei', number, revision: '1' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('En annen har lagret mens du skrev');
    expect(late.html).toMatch(/data-label="Ditt"[^>]*>Nei</);
    const differs = { number, revision, planform: 'temaplan', lang: 'nn', mandate: 'Mitt mandat', reason: '' };
    expect((await post('planform/valg', { ...differs, som: 'valg' })).html).toContain('Mitt mandat');
    const draft = await post('planform/valg', { ...differs, som: 'utkast' });
    expect(draft.status).toBe(200);
    expect((await post('planform/valg', { ...differs, planform: '', som: 'utkast' })).status).toBe(422);
    expect(draft.html).toContain('Temaplanen skal ordne og samordne dei bustadsosiale oppgåvene');
  });

  it('shows the last choice and its mandate when a new assessment begins', async () => {
    expect((await post('planform/ny', {})).status).toBe(303);
    const page = mainOf(await get('planform'));
    expect(page).toContain('Sist gang');
    expect(page).toContain('valgte kommunen helhetlig boligplan');
    expect(page).toContain('Formål Den helhetlige boligplanen skal samle mål');
  });

  it('adds rows without saving, and keeps a file while other fields are put right', async () => {
    const before = await get('vedtak', editor);
    const file = new File(['%PDF-1.7 protokoll'], 'protokoll.pdf');
    const more = await post('vedtak', { som: 'endring-1', title: 'Høring', 'forslag-1': 'Sendes ut', filer: file });
    expect(more.status).toBe(200);
    expect(more.html).toContain('name="endring-1-1"');
    expect(more.html).toContain('value="Høring"');
    const [, kept = ''] = /name="vedlegg" value="([^"]+)"/.exec(more.html) ?? [];
    const evil = await post('vedtak', { som: 'registrer', title: 'Høring', filer: new File(['MZ\u0000'], 'x.pdf') });
    expect(evil.status).toBe(422);
    expect(evil.html).toContain('x.pdf er ikke en PDF');
    const pressed = await post('vedtak', { som: 'se', title: 'Høring' });
    expect([pressed.status, await get('vedtak', editor)]).toEqual([200, before]);
    const year = Number(new Date().getFullYear()) - 1;
    const fields = {
      title: 'Høring',
      body: 'formannskap',
      date: `20.12.${year}`,
      caseNumber: 'FS 9',
      'forslag-1': 'Sendes ut',
    };
    const done = await post('vedtak', { som: 'registrer', ...fields, vedlegg: kept });
    expect([done.status, done.html]).toEqual([303, '']);
    const page = await get(done.location.replace('/arbeid/eksempelvik/', ''));
    expect(page).toContain('protokoll.pdf');
    const [, link = ''] = /href="([^"]+\/vedlegg\/1\.pdf)"/.exec(page) ?? [];
    const download = await fetch(server.url + link);
    expect([download.status, await download.text()]).toEqual([200, '%PDF-1.7 protokoll']);
    expect((await fetch(server.url + link.replace('eksempelvik', 'halden'))).status).toBe(403);
  });

  it('makes a brief of one page with the need, its interval and its source from the stored run', async () => {
    const { result, manifest } = JSON.parse(await get('behov.json'));
    const year = result.baseYear + 10;
    const then = result.households.total[result.years.indexOf(year)];
    for (const lang of ['', '/nn']) {
      const html = await word('vedtak/sak/ti-minutter-mandat.docx', lang);
      const text = plain(html).replaceAll('\u00a0', ' ');
      for (const figure of [then.p10, then.p90]) expect(text).toContain(formatNumber(figure).replaceAll('\u00a0', ' '));
      expect(text).toContain(manifest.inputHash.slice(0, 12));
      expect(html.match(/<h1>/g)).toHaveLength(6);
      expect(html.match(/<thead>/g)).toHaveLength(1);
      expect(html.match(/<ol>[\s\S]*?<\/ol>/)?.[0].match(/<li>/g)).toHaveLength(3);
      expect(wordsIn(text)).toBeLessThan(420);
      expect(text).not.toMatch(/undefined|NaN|\{|null/);
    }
  });

  it('makes a saksframlegg with the answers, the picture described, the proposal and the mandate', async () => {
    const html = await word('vedtak/sak/saksframlegg-mandat.docx');
    const text = plain(html);
    expect(html).toMatch(/<h1>.*Kommunedirektørens forslag til vedtak<\/h1>/);
    expect(html).toMatch(/<img alt="[^"]{40,}"/);
    expect(text).toContain('Tabell 2. Svarene på spørsmålene om planarbeidet');
    expect(text).toMatch(
      /Har samfunnsdelen mål for både bolig og velferd\? Delvis Kommuneplanens samfunnsdel \S+, side 22–23/,
    );
    expect(text).toContain('Kommunen velger planformen helhetlig boligplan.');
    expect(text).toContain('Kommunedirektøren er prosjekteier');
    expect(text).toContain('Mandatet i vedlegget blir vedtatt.');
    expect(text).toContain('vurderer den om det er arbeidet systematisk med bolig og velferd i planstrategien');
    // Where nothing is chosen there is no attachment to speak of.
    const none = await fetch(`${server.url}/arbeid/halden/vedtak/sak/saksframlegg-mandat.docx`, { headers: editor });
    const early = await mammoth.extractRawText({ buffer: Buffer.from(await none.arrayBuffer()) });
    expect(early.value).toContain('Mandatet blir vedtatt: [fyll inn]');
    expect(early.value).not.toMatch(/[Vv]edlegg/);
    expect(plain(await word('vedtak/sak/saksframlegg-plan.docx', '/nn'))).toContain('Bustadplanen blir vedteken.');
    expect(server.errors).toEqual([]);
  });
});
