import { describe, expect, it } from 'vitest';
import { figuresKept } from '../../app/figures.ts';
import { areasOf } from '../../platform/kommuner/areas.ts';
import { numbersOf } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createPxWeb } from '../../platform/statistics/pxweb/client.ts';
import { createStandIn, STAND_IN_PATHS } from '../../platform/statistics/stand-in/stand-in.ts';
import { madeUpTime } from '../../platform/statistics/time.ts';
import { createTransport } from '../../platform/statistics/transport.ts';
import { prepareImport } from '../grunnlag/actions.ts';
import { fetchRole } from '../grunnlag/henting.ts';
import { fromCube, loadCatalogue, loadEntries, mappingsOf, readStatistics } from '../grunnlag/index.ts';
import { KUNNSKAP_ROLES } from '../grunnlag/roles.ts';
import { fylkeOmraade, kommuneOmraade, landetOmraade, lesteTall, type Tabell } from './beregn.ts';
import { loadIndikatorer } from './index.ts';
import { gruppeOmraade } from './kostragruppe.ts';

const kommuner = loadKommuner('.');
const catalogue = loadCatalogue('.');
const mappings = mappingsOf(catalogue);
const { regionsOf } = figuresKept(kommuner);
const alle = loadIndikatorer(
  '.',
  loadEntries('.').map((e) => e.table),
).flatMap((t) => t.indicators);
const indikator = (id: string) => {
  const found = alle.find((i) => i.id === id);
  if (!found) throw new Error(id);
  return found;
};
const lest = alle.filter((i) => i.read);
const halden = kommuneOmraade('kommunen', 'Halden', areasOf(kommuner, '3101'), { own: true });

/** The tables of the roles as the product fetches and stores them, asked of a service that answers over HTTP's own requests. */
async function fetched(names: readonly string[]): Promise<Tabell[]> {
  const standIn = createStandIn({ kommuner, perMinute: 10_000 });
  const service = createPxWeb({
    base: `http://sted${STAND_IN_PATHS.pxweb}`,
    send: createTransport({
      fetch: async (url, init) => standIn.fetch(new Request(url, init)),
      time: madeUpTime(),
      retries: 0,
    }),
  });
  const regions = regionsOf('3101', ['EKG08']);
  const place = {
    number: '3101',
    whole: numbersOf(kommuner, '3101').whole,
    estimates: [...regions.codes].filter((c) => /^E/.test(c)),
  };
  const tables: Tabell[] = [];
  for (const row of catalogue.filter((r) => names.includes(r.role))) {
    const answer = await fetchRole(service, row, place, () => '2026-11-28T08:00:00Z');
    if (!answer.ok) throw new Error(`${row.role}: ${JSON.stringify(answer.error)}`);
    const bytes = new TextEncoder().encode(answer.value.text);
    const read = await prepareImport(catalogue, regions, { name: `${row.tables[0]}.json`, bytes });
    if (!read.ok) throw new Error(`${row.role}: ${JSON.stringify(read.error)}`);
    tables.push({
      role: row.role,
      table: fromCube(JSON.parse(read.value.cube)),
      mapping: mappings[row.role],
      source: 'SSB',
      confidence: 'A',
    });
  }
  return tables;
}

/** A small file as somebody downloads it. */
async function file(role: Tabell['role'], text: string): Promise<Tabell> {
  const read = await readStatistics(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return { role, table: read.value, mapping: mappings[role], source: 'Fil', confidence: 'A' };
}
const told = (id: string, table: Tabell) => lesteTall(indikator(id), [table], halden).map((p) => [p.year, p.count]);

describe('indicators that are read from a table as it stands', () => {
  it('are ten, each with a figure of the municipality, and of county, country or KOSTRA group beside it', async () => {
    expect(lest.map((i) => i.id).sort()).toEqual([
      'inntekt',
      'institusjon-80',
      'kvadratmeterpris',
      'lavinntekt',
      'leiere',
      'netto-driftsresultat',
      'omsatte-boliger',
      'reguleringstid',
      'sosialhjelp',
      'trangboddhet',
    ]);
    const tables = await fetched([...KUNNSKAP_ROLES, 'zoning-days']);
    const beside = [
      fylkeOmraade('Fylket', areasOf(kommuner, '3101')),
      landetOmraade('Landet', areasOf(kommuner, '3101')),
      gruppeOmraade({ code: 'EKG08', members: [], year: 2026 }, (n) => areasOf(kommuner, n)),
    ];
    for (const i of lest) {
      const own = lesteTall(i, tables, halden);
      expect(own.length, i.id).toBeGreaterThan(3);
      expect(
        own.every((p) => p.confidence === (['kvadratmeterpris', 'omsatte-boliger'].includes(i.id) ? 'B' : 'A')),
        i.id,
      ).toBe(true);
      const others = beside.filter((place) => lesteTall(i, tables, place).length > 0).length;
      expect(others, i.id).toBeGreaterThanOrEqual(i.id === 'reguleringstid' ? 1 : 2);
    }
  });

  it('take the measure, the household type and the kind of tenure that are meant, and no other', async () => {
    const income = await file(
      'income',
      'region;husholdningstype;statistikkvariabel;2024\n3101 Halden;0000 Alle husholdninger;Samlet inntekt, median (kr);700000\n3101 Halden;0000 Alle husholdninger;Inntekt etter skatt, median (kr);551000\n3101 Halden;0001 Aleneboende;Samlet inntekt, median (kr);400000\n3101 Halden;0001 Aleneboende;Inntekt etter skatt, median (kr);310000\n',
    );
    expect(told('inntekt', income)).toEqual([[2024, 551000]]);
    const tenure = await file(
      'tenure',
      'region;eierstatus;statistikkvariabel;2024\n3101 Halden;Selveier;Husholdninger;9000\n3101 Halden;Selveier;Husholdninger (prosent);71,2\n3101 Halden;Leier;Husholdninger;2600\n3101 Halden;Leier;Husholdninger (prosent);20,6\n',
    );
    expect(told('leiere', tenure)).toEqual([[2024, 20.6]]);
    const help = await file(
      'social-assistance',
      'region;statistikkvariabel;2024\n3101 Halden;Sosialhjelpsmottakere per 1000 innbyggere;27,1\n3101 Halden;Sosialhjelpsmottakere (antall);842\n3101 Halden;Sosialhjelpsmottakere som forsørger barn under 18 år (antall);211\n',
    );
    expect(told('sosialhjelp', help)).toEqual([[2024, 842]]);
  });

  it('weigh the price of each type by its sales where there is no total, and wait for a type that lacks', async () => {
    const rows = (price: string) =>
      `region;boligtype;statistikkvariabel;2024\n3101 Halden;Eneboliger;Kvadratmeterpris (kr);20000\n3101 Halden;Eneboliger;Omsetninger;30\n3101 Halden;Blokkleiligheter;Kvadratmeterpris (kr);${price}\n3101 Halden;Blokkleiligheter;Omsetninger;10\n`;
    const whole = await file('house-prices', rows('40000'));
    expect(told('kvadratmeterpris', whole)).toEqual([[2024, 25000]]);
    expect(told('omsatte-boliger', whole)).toEqual([[2024, 40]]);
    expect(told('kvadratmeterpris', await file('house-prices', rows('..')))).toEqual([]);
  });

  it.each([
    [
      'a measure that nobody can tell from another',
      'sosialhjelp',
      'social-assistance',
      'region;statistikkvariabel;2024\n3101 Halden;Sosialhjelpsmottakere A;5\n3101 Halden;Sosialhjelpsmottakere B;6\n',
    ],
    [
      'a share above a hundred',
      'lavinntekt',
      'low-income',
      'region;statistikkvariabel;2024\n3101 Halden;EUskala60;1021\n',
    ],
    [
      'another place',
      'netto-driftsresultat',
      'economy',
      'region;statistikkvariabel;2024\n4601 Bergen;Netto driftsresultat i prosent;2,1\n',
    ],
    [
      'persons for households',
      'leiere',
      'tenure',
      'region;eierstatus;statistikkvariabel;2024\n3101 Halden;Leier;Personer (prosent);18\n',
    ],
    [
      'a kind of tenure that is not there',
      'leiere',
      'tenure',
      'region;eierstatus;statistikkvariabel;2024\n3101 Halden;Selveier;Husholdninger (prosent);71\n',
    ],
    [
      'an amount in another unit',
      'inntekt',
      'income',
      'region;statistikkvariabel;2024\n3101 Halden;Inntekt etter skatt, median (prosent);55\n',
    ],
  ] as const)('is no figure: %s', async (_, id, role, text) => expect(told(id, await file(role, text))).toEqual([]));
});
