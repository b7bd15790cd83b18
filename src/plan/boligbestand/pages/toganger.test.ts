import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { systemClock } from '../../../platform/clock/system.ts';
import { addTilbud } from '../../boligtilbud/index.ts';
import { gjett } from '../actions/lesing.ts';
import { taInn } from '../actions/ta-inn.ts';
import { insertListe } from '../store.ts';

describe('the ledger of years', () => {
  let server: TestServer;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    cookie = (await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' })).cookie;
  }, 120_000);
  afterAll(() => server?.stop());

  it('shows what a list and a row both tell, and counts it once, in both forms', async () => {
    const [row] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const own = { kommuneId: row?.id ?? '', brukerId: null };
    const clock = systemClock;
    const now = Number(clock.today().slice(0, 4));
    const dwellings = Array.from({ length: 9 }, (_, i) => [`A ${i}`, 'Blokk', i < 3 ? String(now + 2) : '', 'Eid']);
    const sheet = { name: 'Ark1', rows: [['Adresse', 'Boligtype', 'Avhendet', 'Eierform'], ...dwellings] };
    const choice = gjett([sheet], {});
    if (!choice) throw new Error('no head was found');
    const listed = { name: 'liste.csv', sheets: [sheet], choice, leftOut: [] };
    const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
    const number = await server.db.inKommune(own.kommuneId, (tx) => insertListe(tx, w, listed));
    expect(await taInn(server.db, clock, own, number, clock.today())).toMatchObject({ ok: true });
    const page = async (lang = '') =>
      (await fetch(`${server.url}${lang}/arbeid/halden/boliger/beholdning`, { headers: { cookie } })).text();
    expect(await page()).not.toContain('Ført flere steder');

    const sale = { kind: 'endring', change: 'salg', ledger: 'boligsosialt', type: 'blokk', level: 'ingen' };
    const typed = { ...sale, name: 'Salg', units: '5', year: String(now + 2), probability: '100' };
    expect(await addTilbud(server.db, clock, own, typed)).toEqual([]);
    const html = await page();
    const table = /<h2 id="to-steder">([\s\S]*?)<\/table>/.exec(html)?.[1] ?? '';
    const cells = [...table.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map((m) => (m[1] ?? '').replace(/<[^>]+>/g, ''));
    expect(cells.slice(-4)).toEqual(['3', '5', '3', '5']);
    expect(html).toContain(`ventet 4 ved utgangen av`);
    expect(await page('/nn')).toContain('Ført fleire stader');
  });
});
