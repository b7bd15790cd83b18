import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { type Field, formsIn, type PageForm, Typist } from '../naughty.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const WORK = '/arbeid/eksempelvik';
/** The product asks for a day in fields of these names, however many rows a form has. */
const DATE =
  /^(date|deadline|taskDeadline|start|end|done|papers|approvedOn|constituted|from|to|leftOn|(start|end|frist)-\d+)$/;
/** Fields of such a name that hold words. */
const NO_DATE = new Set([`${WORK}/ideer from`]);
const IMPOSSIBLE_DATES = ['31.02.2026', '2026-13-01', '00.00.0000', '1.1.20266', 'i morgen'];
const OTHER_DAY = '02.02.2031';
const SEEN = /^(revision|seen)$/;
/** More than any field of words may hold, and no number, date or name of anything. */
const TOO_LONG = 'å'.repeat(60_000);

/** A form with a file as a browser writes it. To pack 26 MB into one anew each time would cost more than to refuse it. */
const MARK = '----boligplan-deler-skjemaet-her';
const AS_BYTES = '\r\nContent-Type: application/octet-stream\r\n\r\n';
const END = Buffer.from('\r\n');

interface Place {
  readonly page: string;
  /** As it stands: everything sent here is refused, so it goes on standing so. */
  readonly form: PageForm;
}

describe('every form of the work, filled with what cannot be', () => {
  let server: TestServer;
  let typist: Typist;
  let headers: Record<string, string>;
  const places: Place[] = [];
  beforeAll(async () => {
    server = await startServer({ keptPages: 'used' });
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'administrator' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
    headers = { cookie: own.cookie, origin: server.url };
    typist = new Typist(server, headers);
    const pages = server.routes
      .filter((r) => r.method === 'GET' && r.path.startsWith('/arbeid/'))
      .flatMap((r) => r.examples ?? [r.path])
      .map((p) => p.replace(':kommune', 'eksempelvik'))
      .filter((p) => !p.includes(':') && !/\.[a-z]+$/.test(p) && !p.includes('/innstillinger'));
    for (const page of pages)
      for (const form of formsIn(await typist.read(page)))
        if (form.action.startsWith(WORK) && !places.some((p) => p.form.action === form.action))
          places.push({ page, form });
  }, 240_000);
  afterAll(() => server?.stop());

  const formAt = (page: string) => places.find((p) => p.form.action === page)?.form;
  const short = ({ form }: Place) => form.action.replace(WORK, '');
  const isDate = ({ form }: Place, f: Field) =>
    f.kind === 'text' && DATE.test(f.name) && !NO_DATE.has(`${form.action} ${f.name}`);

  it('refuses an impossible day at its own field, keeps what was typed, and changes nothing', async () => {
    const faults: string[] = [];
    let tried = 0;
    for (const place of places) {
      const { form } = place;
      // The last rows of a long form are as the first.
      const dates = form.fields.filter((f) => isDate(place, f)).slice(0, 6);
      if (dates.length === 0) continue;
      const before = await typist.read(place.page);
      const words = form.fields.find((f) => f.kind === 'text' && !isDate(place, f));
      const said = 'Noe som er skrevet';
      /** What is wrong with the answer to some of the days, sent together, by field. */
      const wrong = async (sent: ReadonlyMap<string, string>) => {
        const reply = await typist.send(form, (f) => sent.get(f.name) ?? (f === words ? said : null));
        const back = formsIn(reply.html).find((f) => f.action === form.action);
        return [...sent].flatMap(([name, value]): { name: string; what: string }[] => {
          if (reply.status !== 422) return [{ name, what: `${reply.status}` }];
          if (!reply.html.includes(`id="${name}-feil"`)) return [{ name, what: 'no sentence at the field' }];
          if (back?.fields.find((f) => f.name === name)?.value !== value)
            return [{ name, what: 'does not come back as typed' }];
          if (words && back.fields.find((f) => f.name === words.name)?.value !== said)
            return [{ name, what: `${words.name} is lost` }];
          return [];
        });
      };
      // Together, each with its own sentence; alone, where one sentence stands for several.
      const together = new Map(
        dates.map(({ name }, at) => [name, IMPOSSIBLE_DATES[(at + tried) % IMPOSSIBLE_DATES.length] ?? '']),
      );
      tried += together.size;
      const doubtful = new Set((await wrong(together)).map(({ name }) => name));
      for (const [field, value] of together)
        if (doubtful.has(field))
          for (const { name, what } of await wrong(new Map([[field, value]])))
            faults.push(`${short(place)} ${name} ${value}: ${what}`);
      if ((await typist.read(place.page)) !== before) faults.push(`${short(place)}: changed`);
    }
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(25);
  }, 300_000);

  it('says first that somebody else has saved, also when what was typed is wrong too, shows both days and loses no word', async () => {
    const faults: string[] = [];
    let [tried, days] = [0, 0];
    for (const place of places) {
      const { form } = place;
      const words = form.fields.filter((f) => f.kind === 'text');
      if (words.length === 0 || !form.fields.some((f) => f.kind === 'hidden' && SEEN.test(f.name))) continue;
      const day = words.find((f) => isDate(place, f));
      const first = words.find((f) => f !== day);
      const reply = await typist.send(form, (f) =>
        f.kind === 'hidden' && SEEN.test(f.name)
          ? '99'
          : f.name === first?.name
            ? TOO_LONG
            : f.name === day?.name
              ? OTHER_DAY
              : null,
      );
      tried += 1;
      if (day) {
        days += 1;
        const cells = reply.html.replace(/<td [^>]*>/g, '<td>');
        // A day that is only suggested is saved nowhere; where one more is given, the newest there is stands beside it.
        const beside = cells.split(`</td><td>${OTHER_DAY}</td>`)[0]?.split('<td>').at(-1) ?? '';
        if (![day.value, '–'].includes(beside) && !(day.value === '' && /^\d\d\.\d\d\.\d{4}$/.test(beside)))
          faults.push(`${short(place)} ${day.name}: the two days are not side by side`);
      }
      if (reply.status !== 409) faults.push(`${short(place)} ${first?.name}: ${reply.status}`);
      if (first && !reply.html.includes(TOO_LONG)) faults.push(`${short(place)}: ${first.name} is lost`);
    }
    expect(faults).toEqual([]);
    expect(days).toBeGreaterThan(5);
    expect(tried).toBeGreaterThan(20);
  }, 300_000);

  it('refuses a file of the wrong kind, or too large, at its field, with everything else still there', async () => {
    const faults: string[] = [];
    let tried = 0;
    const program = { name: 'vedlegg.exe', bytes: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) };
    const large = { name: 'stor.pdf', bytes: Buffer.alloc(26 * 1024 * 1024, 0x41) };
    for (const place of places)
      for (const file of [program, large]) {
        const { form } = place;
        const field = form.fields.find((f) => f.kind === 'file');
        if (!field) continue;
        const words = form.fields.find((f) => f.kind === 'text');
        const part = (name: string, more: string) =>
          Buffer.from(`--${MARK}\r\nContent-Disposition: form-data; name="${name}"${more}`);
        const parts: Buffer[] = [];
        for (const f of form.fields)
          if (f === field) parts.push(part(f.name, `; filename="${file.name}"${AS_BYTES}`), file.bytes, END);
          else if (f === words) parts.push(part(f.name, '\r\n\r\nNoe som er skrevet'), END);
          else if (f.sent && f.kind !== 'file') parts.push(part(f.name, `\r\n\r\n${f.value}`), END);
        const body = Buffer.concat([...parts, Buffer.from(`--${MARK}--\r\n`)]);
        const type = { 'content-type': `multipart/form-data; boundary=${MARK}` };
        const reply = await ask(server.url + form.action, { headers: { ...headers, ...type }, body });
        const html = reply.text();
        tried += 1;
        const name = `${short(place)} ${field.name} ${file.name}`;
        if (reply.status !== 422) faults.push(`${name}: ${reply.status}`);
        else if (!html.includes(`id="${field.name}-feil"`)) faults.push(`${name}: no sentence at the field`);
        else if (words && !html.includes('Noe som er skrevet')) faults.push(`${name}: ${words.name} is lost`);
      }
    expect(faults).toEqual([]);
    expect(tried).toBeGreaterThan(10);
  }, 300_000);

  it('refuses a plan that is its own parent, and activities that wait for each other, at the field', async () => {
    const plan = formAt(`${WORK}/planer/1`);
    const one = formAt(`${WORK}/prosessplan/1`);
    for (const [form, field] of [
      [plan, 'parents'],
      [one, 'after'],
    ] as const) {
      if (!form) throw new Error(`no form with ${field}`);
      const body = new URLSearchParams();
      for (const f of form.fields) if (f.sent && f.name !== field) body.append(f.name, f.value);
      body.append(field, '1');
      const reply = await fetch(server.url + form.action, { method: 'POST', headers, body, redirect: 'manual' });
      expect(reply.status).toBe(422);
      expect(await reply.text()).toContain(`id="${field}-feil"`);
    }
    expect(server.errors).toEqual([]);
  });
});
