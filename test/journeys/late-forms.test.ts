import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundForm, formsIn } from '../pages/forms.ts';
import { saysSeen } from '../pages/late.ts';
import { FORMS, type Typed } from '../pages/late-forms.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

/** The survey that the forms before it have made. */
const SURVEY = 2;
const WORK = '/arbeid/eksempelvik';
/** What the form says, each choice of several after another. */
function saidIn(form: FoundForm): Record<string, string> {
  const said: Record<string, string> = {};
  for (const f of form.fields)
    if (f.kind !== 'file' && !f.button && f.name !== 'csrf') {
      const value = f.sent ? f.value : '';
      said[f.name] = [said[f.name] ?? '', value].filter((v) => v !== '').join(' ');
    }
  return said;
}

describe('a form that comes too late', () => {
  let server: TestServer;
  let headers: Record<string, string>;
  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'administrator' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
    headers = { cookie: own.cookie, origin: server.url, 'accept-encoding': 'identity' };
  }, 240_000);
  afterAll(() => server?.stop());

  const read = async (page: string) => (await fetch(server.url + WORK + page, { headers })).text();
  function formIn(html: string, action: string): FoundForm {
    // Beside a form to type in there may be buttons that lead to the same place.
    const [form] = formsIn(html)
      .filter((f) => f.action === WORK + action)
      .sort((a, b) => b.fields.length - a.fields.length);
    if (!form) throw new Error(`no form leads to ${action}`);
    return form;
  }
  /** Sends the form as it stands, but for what is typed. */
  async function send(form: FoundForm, typed: Typed) {
    const body = new URLSearchParams();
    for (const f of form.fields)
      if (f.kind !== 'file' && !f.button && f.sent && !(f.name in typed)) body.append(f.name, f.value);
    for (const [name, value] of Object.entries(typed)) body.append(name, value);
    const reply = await fetch(server.url + form.action, { method: 'POST', headers, body, redirect: 'manual' });
    return { status: reply.status, html: await reply.text() };
  }

  it.each(FORMS)('holds what the other one saved where nothing was typed: $name', async (p) => {
    const action = p.action ?? p.page;
    const press = p.press ?? {};
    if (p.first) {
      expect((await send(formIn(await read(p.first.page), p.first.action), p.first.typed)).status).toBe(303);
    }
    const form = formIn(await read(p.page), action);
    const before = saidIn(form);
    for (const [name, value] of Object.entries({ ...p.theirs, ...p.mine })) expect(before[name], name).not.toBe(value);
    expect((await send(form, { ...p.theirs, ...press })).status).toBe(303);

    const late = await send(form, { ...p.mine, ...press });
    expect(late.status).toBe(409);
    const back = formIn(late.html, action);
    const now = saidIn(formIn(await read(p.page), action));
    // As it is saved now, with its revision, but for what was typed.
    expect(saidIn(back)).toEqual({ ...now, ...p.mine });
    expect(now).toMatchObject(p.theirs);
    const seen = form.fields.find((f) => f.kind === 'hidden' && saysSeen(f.name))?.name ?? '';
    expect(now[seen]).not.toBe(before[seen]);
    if (!p.alone) expect(late.html).toContain('Det du ikke hadde endret, står i skjemaet slik den andre lagret det.');
    const beside = /<div class="ds-alert" data-color="warning">.*?<\/table>/s.exec(late.html)?.[0] ?? '';
    expect([...beside.matchAll(/data-label="Ditt"/g)]).toHaveLength(Object.keys(p.mine).length);
    // Codes are said in words.
    const choices = form.fields.filter((f) => f.kind === 'choice' && f.name in p.mine && p.mine[f.name] !== 'ja');
    for (const { name } of choices) expect(beside).not.toContain(`>${p.mine[name]}<`);

    expect((await send(back, press)).status).toBe(303);
    expect(saidIn(formIn(await read(p.page), action))).toMatchObject({ ...p.theirs, ...p.mine });
  });

  it('shows all that was typed for an idea that somebody else has decided on', async () => {
    const list = await read('/ideer');
    const numbers = [...list.matchAll(/href="[^"]*\/ideer\/(\d+)"/g)].map((m) => m[1] ?? '');
    let page = '';
    for (const number of numbers) {
      page = `/ideer/${number}`;
      if (formsIn(await read(page)).some((f) => f.action === `${WORK}${page}/tiltak`)) break;
    }
    const html = await read(page);
    expect((await send(formIn(html, `${page}/ikke-med`), { reason: 'Den andres grunn' })).status).toBe(303);
    const mine = { title: 'Mitt tiltak', responsible: 'Min enhet', group: 'flyktninger', ledger: 'boligsosialt' };
    const late = await send(formIn(html, `${page}/tiltak`), {
      ...mine,
      maal: '1',
      type: 'blokk',
      level: 'ambulerende',
    });
    expect(late.status).toBe(409);
    const [beside = ''] = /<div class="ds-alert" data-color="warning">.*?<\/table>/s.exec(late.html) ?? [];
    for (const said of [
      'Den andres grunn',
      'Mitt tiltak',
      'Min enhet',
      'Flyktninger',
      'Boligsosialt',
      'Mål eller strategi',
    ])
      expect(beside, said).toContain(said);
  });

  it('keeps the field of an answer that somebody else has read meanwhile, with the words of both', async () => {
    const one = `/undersoekelser/${SURVEY}`;
    const press = async (to: string, typed: Typed = {}) =>
      send(formIn(await read(to === 'registrer' ? `${one}/registrer` : one), `${one}/${to}`), typed);
    await press('publiser');
    expect((await press('registrer', { s8: 'Benken ved skolen' })).status).toBe(303);
    const html = await read(`${one}/fritekst`);
    const form = formIn(html, `${one}/fritekst`);
    const field = form.fields.find((f) => f.name.startsWith('text-'))?.name ?? '';
    expect((await send(form, { [field]: 'Benken', state: 'godkjent' })).status).toBe(303);
    const late = await send(form, { [field]: 'En benk', state: 'godkjent' });
    expect(late.status).toBe(409);
    const back = formIn(late.html, `${one}/fritekst`);
    expect(back.fields.find((f) => f.name === field)?.value).toBe('En benk');
    expect(/<div class="ds-alert" data-color="warning">.*?<\/table>/s.exec(late.html)?.[0]).toContain('>Benken<');
    expect((await send(back, { state: 'godkjent' })).status).toBe(303);
    expect(await read(`${one}/fritekst`)).toContain('>En benk<');
  });

  it('lays late dates over each row of the table of the prosessplan, and says what is saved', async () => {
    const action = '/prosessplan/datoer';
    const form = formIn(await read('/prosessplan'), action);
    const year = new Date().getFullYear();
    const theirs = { 'end-1': `30.12.${year + 1}`, 'end-2': `31.12.${year + 1}` };
    expect((await send(form, theirs)).status).toBe(303);
    const late = await send(form, { 'start-1': `01.02.${year - 1}` });
    expect(late.status).toBe(409);
    expect(late.html).toContain(`og slutt ${theirs['end-1']}. Lagre på nytt for å bruke dine datoer`);
    const back = saidIn(formIn(late.html, action));
    const now = saidIn(formIn(await read('/prosessplan'), action));
    expect(back).toEqual({ ...now, 'start-1': `01.02.${year - 1}` });
    expect(now).toMatchObject(theirs);
  });

  it('gives back what was typed of dwellings that somebody else has removed', async () => {
    const form = formIn(await read('/tilbud/2'), '/tilbud/2');
    const gone = formsIn(await read('/tilbud')).find(
      (f) => f.action === `${WORK}/tilbud/fjern` && f.fields.some((x) => x.name === 'number' && x.value === '2'),
    );
    if (!gone) throw new Error('nothing removes the row');
    expect((await send(gone, {})).status).toBe(303);
    const late = await send(form, { name: 'Navnet jeg fant ut om' });
    expect(late.status).toBe(404);
    expect(late.html).toContain('Det finnes ikke lenger');
    expect(late.html).toContain('Dette hadde du skrevet');
    expect(late.html).toContain('Navnet jeg fant ut om');
  });

  it('asks before a draft of the mandate is made over what the other one chose, and shows what is saved after a late undo', async () => {
    const action = '/planform/valg';
    const html = await read('/planform');
    const form = formIn(html, action);
    expect((await send(form, { mandate: 'Et nyere mandat', som: 'valg' })).status).toBe(303);
    const late = await send(form, { reason: 'Enda en grunn', som: 'utkast' });
    expect(late.status).toBe(409);
    expect(saidIn(formIn(late.html, action))).toMatchObject({ mandate: 'Et nyere mandat', reason: 'Enda en grunn' });

    const undone = await send(formIn(html, '/planform/angre'), {});
    expect(undone.status).toBe(409);
    const now = await read('/planform');
    expect(saidIn(formIn(undone.html, '/planform'))).toEqual(saidIn(formIn(now, '/planform')));
  });
});
