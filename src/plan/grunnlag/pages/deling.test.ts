import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { listEvents } from '../../../platform/events/events.ts';
import { parseAndel } from '../andel.ts';
import { listAndeler } from '../store.ts';

describe('the share of a split municipality', () => {
  let server: TestServer;
  let cookie: string;
  let csrf: string;
  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'haram', name: 'Haram', number: '1580' }));
  });
  afterAll(() => server.stop());

  const page = async (path = '/arbeid/haram/tall') => {
    const answer = await fetch(server.url + path, { headers: { cookie } });
    return (await answer.text()).replace(/\s+/g, ' ').replaceAll('\u00a0', ' ');
  };
  const press = (to: string, fields: Record<string, string>) =>
    fetch(`${server.url}/arbeid/haram/tall/${to}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, ...fields }),
    });
  const kommuneId = async () => {
    const rows = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'haram'"),
    );
    return rows[0]?.id ?? '';
  };
  const decide = (percent: string, reason: string, seen = '0') =>
    press('andel', { nummer: '1507', sett: seen, 'andel-1507': percent, 'grunn-1507': reason });

  it('is asked for on the page, which says that the figures are left out till then', async () => {
    const text = await page();
    expect(text).toContain('1507 Ålesund, 2020–2023');
    expect(text).toContain('Tall under nummer 1507 holdes utenfor til andelen er bestemt.');
    expect(await page('/nn/arbeid/haram/tall')).toContain('Tal under nummer 1507 blir haldne utanfor');
  });

  it('is refused at the field without a sensible share and a reason, and what was typed stands', async () => {
    const answer = await decide('140', '');
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('Skriv andelen i prosent, fra 0 til 100');
    expect(text).toContain('Skriv hvorfor dere bruker denne andelen');
    expect(text).toContain('value="140"');
    expect(await server.db.inKommune(await kommuneId(), listAndeler)).toEqual([]);
  });

  it('is kept with why, who and when, is not overwritten unseen, and can be taken back', async () => {
    expect((await decide('14,2', 'Folketallet 1. januar 2024')).status).toBe(303);
    const text = await page();
    expect(text).toContain('14,2 % av tallene brukes, bestemt av ');
    expect(text).toContain('Begrunnelse: Folketallet 1. januar 2024');
    const late = await decide('50', 'En annen mening');
    expect(late.status).toBe(409);
    // Both stand beside each other, and what was typed in its fields.
    const both = await late.text();
    for (const said of ['>14,2<', '>Folketallet 1. januar 2024<', '>50<', 'value="50"'])
      expect(both, said).toContain(said);
    expect(both.split('En annen mening').length).toBeGreaterThan(2);
    expect(await server.db.inKommune(await kommuneId(), listAndeler)).toMatchObject([
      { number: '1507', revision: 1, share: 0.142, reason: 'Folketallet 1. januar 2024' },
    ]);
    expect((await press('andel/angre', { nummer: '1507', sett: '1' })).status).toBe(303);
    expect(await page()).toContain('Tall under nummer 1507 holdes utenfor');
    const events = await server.db.inKommune(await kommuneId(), (tx) => listEvents(tx));
    expect(events.map((e) => e.type)).toEqual(
      expect.arrayContaining(['grunnlag.andel-bestemt', 'grunnlag.andel-angret']),
    );
    expect(server.errors).toEqual([]);
  });

  it('belongs to one kommune, and nobody may change a decision', async () => {
    await decide('14', 'Etter folketall', '2');
    const own = await kommuneId();
    await expect(
      server.db.inKommune(own, (tx) => tx.rows('update andel_av_delt_kommune set share = 1')),
    ).rejects.toThrow();
    const others = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>(
        "insert into kommune (id, slug, name, number, created) values (gen_random_uuid(), 'nabo', 'Nabo', '1508', now()) returning id",
      ),
    );
    expect(await server.db.inKommune(others[0]?.id ?? '', listAndeler)).toEqual([]);
  });
});

it.each([
  ['14', 0.14],
  ['14,25 %', 0.1425],
  ['0', 0],
  ['100', 1],
])('reads %s percent as %f', (text, share) =>
  expect(parseAndel(text, 'fordi')).toEqual({ ok: true, value: { share, reason: 'fordi' } }),
);
it.each(['', '101', '-1', '1e1', 'halv'])('refuses "%s"', (text) => expect(parseAndel(text, 'fordi').ok).toBe(false));
