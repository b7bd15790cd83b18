import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asRead,
  EXTREME_TEXTS,
  type Field,
  filled,
  formsIn,
  IMPOSSIBLE_NUMBERS,
  NAUGHTY_TEXTS,
  ODD_NUMBERS,
  rawIn,
  rounds,
  Typist,
} from '../naughty.ts';
import { routeOf } from '../pages/addresses.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

/** Forms that are left alone, and why. */
const LEFT_ALONE: readonly (readonly [RegExp, string])[] = [
  [/\/logg-ut(-overalt)?$/, 'ends the visit'],
  [/\/innstillinger/, 'members and keys: accounts.test.ts'],
];

const COUNT = {
  group: 'unge',
  situation: 'mangler',
  type: 'blokk',
  level: 'ingen',
  now: '12',
  perYear: '3',
  countedBy: 'Nav',
  date: '1.6.2025',
  method: 'gjennomgang',
  doubleCount: 'kontrollert',
};

describe('every form, filled by somebody careless or ill-willed', () => {
  let server: TestServer;
  let typist: Typist;
  /** Pages that hold forms, with the forms' actions, found once. */
  const places: { page: string; action: string }[] = [];

  beforeAll(async () => {
    server = await startServer({ keptPages: 'used' });
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'planlegger' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
    const headers = { cookie: own.cookie, origin: server.url };
    typist = new Typist(server, headers);
    const body = new URLSearchParams({ csrf: own.csrf, ...COUNT });
    await fetch(`${server.url}/arbeid/eksempelvik/kartlegging`, { method: 'POST', headers, body, redirect: 'manual' });
    const pages = server.routes
      .filter((r) => r.method === 'GET' && !r.path.startsWith('/api'))
      .flatMap((r) => r.examples ?? [r.path])
      .map((p) => p.replace(':kommune', 'eksempelvik'))
      .filter((p) => !p.includes(':') && !/\.[a-z]+$/.test(p));
    // One row of a list is as the next: the same fields, taken by the same route.
    const kinds = new Set<string>();
    for (const page of pages)
      for (const form of formsIn(await typist.read(page))) {
        if (LEFT_ALONE.some(([pattern]) => pattern.test(form.action))) continue;
        const route = routeOf(server.routes, 'POST', form.action)?.path ?? form.action;
        const kind = [route, ...form.fields.map((f) => `${f.kind} ${f.name}`)].join();
        if (kinds.has(kind) || places.some((p) => p.action === form.action)) continue;
        kinds.add(kind);
        places.push({ page, action: form.action });
      }
  }, 180_000);
  afterAll(() => server?.stop());

  const formOf = (place: { action: string }, html: string) => formsIn(html).find((f) => f.action === place.action);
  /** The form as it stands now, so that its revision is the newest. */
  const fresh = async (place: { page: string; action: string }) => formOf(place, await typist.read(place.page));

  /** What an answer of 422 has not changed need not be read again. */
  const unchanged = (status: number) => status === 422 || status === 413;

  it('are the forms of the plan, all of them', () => {
    const found = places.map((p) => p.action.replace('/arbeid/eksempelvik', ''));
    for (const action of [
      '/kartlegging',
      '/kartlegging/1',
      '/kartlegging/etterslep',
      '/tilbud',
      '/tilbud/1',
      '/tiltak',
      '/tiltak/1',
      '/tiltak/maal',
      '/maal/1',
      '/maal/1/strategi',
      '/maal/1/strategi/1',
      '/oekonomiplan',
      '/prosessplan',
      '/prosessplan/1',
      '/prosessplan/datoer',
      '/prosessplan/frister',
      '/prosessplan/moeter',
      '/prosessplan/moeter/1',
      '/prosessplan/moeter/lim',
      '/prosessplan/publiser',
    ])
      expect(found).toContain(action);
  });

  it('answer words with a page, store them as words, and show them escaped', async () => {
    const faults: string[] = [];
    let stored = 0;
    for (const place of places) {
      let form = await fresh(place);
      const fields = form?.fields.filter((f) => f.kind === 'text').length ?? 0;
      const extremes = fields > 0 ? EXTREME_TEXTS.map((text) => [text]) : [];
      for (const texts of [...extremes, ...rounds(NAUGHTY_TEXTS, fields)]) {
        if (!form) break;
        const sentForm = form;
        const text = filled(sentForm, 'text', texts);
        const reply = await typist.send(sentForm, (f) => text.get(f) ?? null);
        const name = `${place.action} ${texts[0]?.slice(0, 24)}`;
        const next = reply.status === 303 ? await typist.read(reply.location) : '';
        if (!unchanged(reply.status)) form = formOf(place, next) ?? (await fresh(place));
        // Many fields of the longest text are together more than a form may hold, and that is said with a page of its own.
        const sent = [...text.values()].reduce((sum, one) => sum + encodeURIComponent(one).length, 0);
        if (reply.status === 413 && sent > 1024 * 1024) continue;
        if (![200, 303, 422].includes(reply.status)) faults.push(`${name}: ${reply.status}`);
        faults.push(...rawIn(reply.html).map((raw) => `${name}: ${raw} stands raw`));
        if (reply.status === 303) {
          stored += 1;
          faults.push(...rawIn(next).map((raw) => `${name}: ${raw} stands raw after saving`));
        }
        if (reply.status !== 422) continue;
        const back = formOf(place, reply.html);
        for (const [field, typed] of text)
          if (back?.fields.find((f) => f.name === field.name)?.value.trim() !== asRead(typed))
            faults.push(`${name}: ${field.name} does not come back as typed`);
      }
    }
    expect(stored).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  }, 180_000);

  it('refuse an impossible number at its own field, and change nothing', async () => {
    const faults: string[] = [];
    let tried = 0;
    for (const place of places) {
      const before = await typist.read(place.page);
      const form = formOf(place, before);
      const numbers = (form?.fields ?? []).filter((f) => f.kind === 'number');
      if (!form || numbers.length === 0) continue;
      /** What is wrong with the answer to some of the numbers, sent together, by field. */
      const wrong = async (sent: ReadonlyMap<Field, string>) => {
        const reply = await typist.send(form, (f) => sent.get(f) ?? null);
        const back = formsIn(reply.html).flatMap((f) => f.fields);
        return [...sent].flatMap(([{ name }, value]): { name: string; what: string }[] => {
          if (reply.status !== 422) return [{ name, what: `${reply.status}` }];
          if (!reply.html.includes(`id="${name}-feil"`)) return [{ name, what: 'no sentence at the field' }];
          if (!back.some((x) => x.name === name && x.value === value))
            return [{ name, what: 'does not come back as typed' }];
          return [];
        });
      };
      // Together, each with its own sentence; alone, where one sentence stands for several.
      const together = filled(form, 'number', IMPOSSIBLE_NUMBERS);
      tried += together.size;
      const doubtful = new Set((await wrong(together)).map(({ name }) => name));
      for (const [field, value] of together)
        if (doubtful.has(field.name))
          for (const { name, what } of await wrong(new Map([[field, value]])))
            faults.push(`${place.action} ${name} ${value}: ${what}`);
      if ((await typist.read(place.page)) !== before) faults.push(`${place.page}: something changed`);
    }
    expect(tried).toBeGreaterThan(60);
    expect(faults).toEqual([]);
  }, 180_000);

  it('answer odd numbers and forged hidden fields with a page too', async () => {
    const faults: string[] = [];
    const forged: [string, (f: Field) => string | null][] = [
      ...NAUGHTY_TEXTS.slice(0, 2).map((text): [string, (f: Field) => string | null] => [
        `hidden ${text.slice(0, 12)}`,
        (f) => (f.kind === 'hidden' || f.kind === 'choice' ? text : null),
      ]),
      ['hidden 1e309', (f) => (f.kind === 'hidden' ? '1e309' : null)],
    ];
    for (const place of places) {
      let form = await fresh(place);
      const fields = (form?.fields ?? []).filter((f) => f.name !== 'csrf');
      const odd = rounds(ODD_NUMBERS, fields.filter((f) => f.kind === 'number').length).map(
        (round): [string, (f: Field) => string | null] => {
          const numbers = new Map(form ? [...filled(form, 'number', round)].map(([f, n]) => [f.name, n]) : []);
          return [round.join(), (f) => (f.kind === 'number' ? (numbers.get(f.name) ?? null) : null)];
        },
      );
      const changes = [...odd, ...forged];
      for (const [what, change] of changes.filter(([, change]) => fields.some((f) => change(f) !== null))) {
        if (!form) break;
        const reply = await typist.send(form, change);
        if (!unchanged(reply.status)) form = await fresh(place);
        if (![200, 303, 404, 409, 422].includes(reply.status)) faults.push(`${place.action} ${what}: ${reply.status}`);
        faults.push(...rawIn(reply.html).map((raw) => `${place.action} ${what}: ${raw} stands raw`));
      }
    }
    expect(faults).toEqual([]);
    expect(server.errors).toEqual([]);
    // Without a login the forms are gone, and nothing above would have been tried.
    expect(await typist.read('/arbeid/eksempelvik/tiltak')).toContain('Logg ut');
  }, 240_000);
});
