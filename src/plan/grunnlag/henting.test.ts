import { describe, expect, it } from 'vitest';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createPxWeb } from '../../platform/statistics/pxweb/client.ts';
import { createStandIn, STAND_IN_PATHS } from '../../platform/statistics/stand-in/stand-in.ts';
import { madeUpTime } from '../../platform/statistics/time.ts';
import { createTransport } from '../../platform/statistics/transport.ts';
import { fetchRole } from './henting.ts';
import { readJson } from './reading/json.ts';
import { type OfferedVariable, wantedOf } from './wanted.ts';

const halden = { number: '3101', whole: ['3101', '3001', '0101'] };
const variable = (code: string, codes: string[], labels = {}, codelists: string[] = []): OfferedVariable => ({
  code,
  codes,
  labels,
  codelists,
});

describe('what is asked of a table', () => {
  const region = variable('Region', ['0', '31', '3101', '3001', '1103'], {}, ['agg_KommSummer']);
  const years = variable('Tid', ['2023', '2024']);

  it('is the agency’s own sum to the borders of today, and the country beside the population', () => {
    const persons = variable('ContentsCode', ['Personer1'], { Personer1: 'Personer' });
    expect(wantedOf('population', [region, persons, years], halden)).toEqual({
      ok: true,
      value: [
        [
          { variable: 'Region', codes: ['K-3101'], codelist: 'agg_KommSummer' },
          { variable: 'ContentsCode', codes: ['Personer1'] },
          { variable: 'Tid', codes: ['*'] },
        ],
        [
          { variable: 'Region', codes: ['0'] },
          { variable: 'ContentsCode', codes: ['Personer1'] },
          { variable: 'Tid', codes: ['*'] },
        ],
      ],
    });
  });

  it('is every number the municipality ever had where the agency has no sum', () => {
    const plain = { ...region, codelists: [] };
    const wanted = wantedOf('dwellings', [plain, years], halden);
    expect(wanted.ok && wanted.value.map((w) => w[0])).toEqual([{ variable: 'Region', codes: ['3101', '3001'] }]);
  });

  it('is every alternative of a projection, to be chosen between', () => {
    const labels = { Personer2: 'Høy nasjonal vekst (HHMH)', Personer: 'Hovedalternativet (MMMM)' };
    const alternatives = variable('ContentsCode', ['Personer2', 'Personer'], labels);
    const wanted = wantedOf('projection', [region, alternatives, years], halden);
    expect(wanted.ok && wanted.value[0]?.[1]).toEqual({ variable: 'ContentsCode', codes: ['*'] });
  });

  it('is of those the municipality compares itself with too, summed where its own is', () => {
    const beside = [{ number: '1103', whole: ['1103', '1141'] }];
    const region = (codes: string[], codelists: string[]): OfferedVariable => ({
      code: 'Region',
      codes,
      labels: {},
      codelists,
    });
    const asked = (variable: OfferedVariable) => {
      const wanted = wantedOf('dwellings', [variable], { number: '3101', whole: ['3101', '3001'], beside });
      return wanted.ok ? wanted.value.map((w) => w[0]?.codes) : wanted.error;
    };
    expect(asked(region(['3101', '1103', '1141'], []))).toEqual([['3101', '1103', '1141']]);
    expect(asked(region(['3101', '1103', '1141'], ['agg_KommSummer']))).toEqual([['K-3101', 'K-1103']]);
    // Estimates for groups and the country are asked for where the table has them, and nobody's figures twice.
    const kostra = wantedOf('municipal-dwellings', [region(['3101', '1103', 'EAK', 'EKG08'], []), years], {
      ...halden,
      beside: [...beside, { number: '3101', whole: ['3101'] }],
      estimates: ['EAK', 'EKA31', 'EKG08'],
    });
    expect(kostra).toMatchObject({ value: [[{ codes: ['3101', '1103', 'EAK', 'EKG08'] }, {}]] });
    // The others alone are no figures of this municipality.
    expect(asked(region(['1103'], []))).toEqual({ code: 'ikke-kommunen' });
  });

  it('is nothing when the table does not have the municipality', () => {
    const elsewhere = variable('KOKkommuneregion0000', ['1103']);
    expect(wantedOf('municipal-dwellings', [elsewhere, years], halden)).toMatchObject({
      error: { code: 'ikke-kommunen' },
    });
    expect(wantedOf('dwellings', [years], halden)).toMatchObject({ error: { code: 'ikke-kommunen' } });
  });
});

describe('a table fetched for a municipality', () => {
  const kommuner = loadKommuner('.');
  function service() {
    const time = madeUpTime();
    const app = createStandIn({ kommuner, time });
    const send = createTransport({ time, fetch: async (url, init) => app.request(url, init) });
    return createPxWeb({ base: `http://x${STAND_IN_PATHS.pxweb}`, send });
  }
  const now = () => '2026-11-25T12:00:00Z';

  it('has the municipality and the country in every year, and its request beside it', async () => {
    const row = { role: 'population' as const, tables: ['07459'], titleStart: 'Befolkning' };
    const fetched = await fetchRole(service(), row, halden, now);
    if (!fetched.ok) throw new Error(fetched.error.code);
    const table = readJson(fetched.value.text);
    if (!table.ok) throw new Error(table.error.code);
    const codes = (role: string) => table.value.dimensions.find((d) => d.role === role)?.values.map((v) => v.code);
    expect(codes('region')).toEqual(['3101', '0']);
    expect(codes('age')).toHaveLength(106);
    expect(codes('time')?.[0]).toBe('1986');
    expect(table.value.status.size).toBe(0);
    expect(fetched.value.record).toMatchObject({
      table: '07459',
      retrieved: now(),
      timeUnit: 'Annual',
      mandatoryNotes: ['Oppdiktede tall fra en prøvetjeneste. Dette er ikke statistikk.'],
      requests: [
        { method: 'GET', url: expect.stringContaining('valueCodes[Region]=K-3101&codelist[Region]=agg_KommSummer') },
        { method: 'GET', url: expect.stringContaining('valueCodes[Region]=0&') },
      ],
    });
  });

  it('is the next one of its role when the newest is gone or has another name, and says so', async () => {
    const row = { role: 'projection' as const, tables: ['15555', '14288'], titleStart: 'Framskrevet folkemengde' };
    const fetched = await fetchRole(service(), row, halden, now);
    expect(fetched).toMatchObject({
      ok: true,
      value: { record: { table: '14288', passedOver: [{ table: '15555', refusal: { code: 'finnes-ikke' } }] } },
    });
  });

  it('is refused when its title is another than meant', async () => {
    const row = { role: 'dwellings' as const, tables: ['06265'], titleStart: 'Hytter' };
    expect(await fetchRole(service(), row, halden, now)).toMatchObject({
      ok: false,
      error: { code: 'feil-tabell', data: { table: '06265', expected: 'Hytter' } },
    });
  });

  it('does not try the next table when the service is out of reach', async () => {
    let calls = 0;
    const send = createTransport({
      time: madeUpTime(),
      retries: 0,
      fetch: async () => {
        calls += 1;
        throw new TypeError('fetch failed');
      },
    });
    const row = { role: 'projection' as const, tables: ['14746', '14288'], titleStart: 'Framskrevet' };
    expect(await fetchRole(createPxWeb({ send }), row, halden, now)).toEqual({
      ok: false,
      error: { code: 'uten-nett' },
    });
    expect(calls).toBe(1);
  });
});
