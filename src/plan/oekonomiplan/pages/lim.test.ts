import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { type Ark, framesOfSheets, hoderOf, readFrames, saidOfHoder, textOfSheets } from './lim.ts';

const YEARS = [2027, 2028, 2029, 2030];
const read = (...rows: string[][]) => {
  const r = readFrames(rows.map((row) => row.join('\t')).join('\n'), YEARS);
  return r.ok ? r.value : r.error.map((e) => `${e.row}:${e.code}:${e.value}`);
};
/** The spaces between groups of digits are not of the kind one types. */
const plain = (v: unknown) => JSON.parse(JSON.stringify(v).replace(/[\u00a0\u202f]/g, ' '));

describe('frames that are pasted', () => {
  it('are read with the years down or across, in the unit the head names, and other rows and years passed over', () => {
    expect(
      plain(read(['År', 'Investeringer', 'Netto drift'], ['2027', '12 000 000', '0'], ['2035', '1', '1'])),
    ).toEqual({
      investering2027: '12 000 000',
      drift2027: '0',
    });
    const wide = read(
      ['Rammer (1000 kr)', '2026', '2027', '2028'],
      ['Driftsramme', '9', '450', ''],
      ['Noe annet', '1', '1', '1'],
      ['Investeringsramme', '9', '2 mill', '12,5'],
    );
    expect(plain(wide)).toEqual({
      drift2027: '450 000',
      investering2027: '2 000 000',
      investering2028: '12 500',
    });
  });

  it('have the frame for loans and what comes in on startlån with them, and no other loans', () => {
    const own = read(
      ['Kroner', '2027', '2028'],
      ['Låneramme', '9 mill', '5'],
      ['Renter og avdrag på lån', '1', '1'],
      ['Bruk av lån til videreutlån', '1', '1'],
      ['Avdrag som kommer inn på startlån', '4', '3'],
      ['Av dette til avdrag, nye startlån eller bundet fond', '2', '1'],
    );
    expect(plain(own)).toEqual({
      laan2027: '9 000 000',
      laan2028: '5',
      avdragInn2027: '4',
      avdragInn2028: '3',
      avdragBrukt2027: '2',
      avdragBrukt2028: '1',
    });
    expect(read(['År', 'Mottekne avdrag på startlån', 'Låneramma'], ['2027', '4', '9'])).toEqual({
      laan2027: '9',
      avdragInn2027: '4',
    });
  });

  it('are found under words of the municipality’s own once somebody has said what they are, and then under no others', () => {
    const text = ['Tall i hele kroner;2027;2028', 'Boligpotten;7;8', 'Drift;1;2', 'Bygg;9;9'].join('\n');
    const hoder = hoderOf(text);
    expect(hoder).toEqual([
      { head: 'Boligpotten', field: null },
      { head: 'Drift', field: 'drift' },
      { head: 'Bygg', field: null },
    ]);
    expect([saidOfHoder(hoder, ['drift', 'drift', '']), saidOfHoder(hoder, ['noe', '', ''])]).toEqual([null, null]);
    const said = saidOfHoder(hoder, ['drift', '', 'investering']) ?? {};
    const filled = { drift2027: '7', drift2028: '8', investering2027: '9', investering2028: '9' };
    expect(readFrames(text, YEARS, said)).toEqual({ ok: true, value: filled });
    // The next year's table, with a row that only looks like the frame.
    expect(readFrames('År\t2029\t2030\nNetto drift\t4\t4\nBoligpotten\t5\t6', YEARS, said)).toEqual({
      ok: true,
      value: { drift2029: '5', drift2030: '6' },
    });
    const down = 'År\tPotten\n2027\t5';
    expect(hoderOf(down)).toEqual([{ head: 'Potten', field: null }]);
    expect(readFrames(down, YEARS, saidOfHoder(hoderOf(down), ['laan']) ?? {})).toEqual({
      ok: true,
      value: { laan2027: '5' },
    });
    expect(hoderOf('bare tull')).toEqual([]);
    const sheet: Ark = {
      rows: [
        ['Kroner', 2027, 2028],
        ['Vår "pott"', 5, { fault: 'formel' }],
      ],
    };
    expect(hoderOf(textOfSheets([{ rows: [['x']] }, sheet]))).toEqual([{ head: 'Vår pott', field: null }]);
  });

  it('are read out of the text of a CSV file too, and what is no table in either way is refused', () => {
    const typed = (text: string) => {
      const r = readFrames(text, YEARS);
      return r.ok ? plain(r.value) : r.error.map((e) => `${e.row}:${e.code}`);
    };
    expect(typed('År;Drift;Investering\n2027;8 000;60 000')).toEqual({ drift2027: '8 000', investering2027: '60 000' });
    expect(typed('År;Drift\n2027;mye')).toEqual(['2:ikke-beloep']);
    expect(typed('bare; ord')).toEqual(['0:ingen-tabell']);
  });

  it('are read out of a file, in the sheet that has them, and refused for formulas, merged cells and too many rows', () => {
    const sheet = (...rows: Ark['rows'][number][]): Ark => ({ rows });
    const of = (...sheets: Ark[]) => {
      const r = framesOfSheets(sheets, YEARS);
      return r.ok ? r.value : r.error.map((e) => `${e.row}:${e.code}`);
    };
    const other = sheet(['Innhold'], ['Side', 1]);
    const good = sheet(['År', 'Drift', 'Investering'], [2027, 450_000, 12_000_000]);
    expect(plain(of(other, good))).toEqual({ drift2027: '450 000', investering2027: '12 000 000' });
    const formula = sheet(['År', 'Drift'], [2027, 1], [2028, { fault: 'formel' }], [{ fault: 'flettet' }, 5]);
    expect(of(other, formula)).toEqual(['3:formel', '4:flettet']);
    expect(of(sheet(['År', 'Drift'], [2027, 10.5]))).toEqual(['2:ikke-beloep']);
    expect(of({ rows: [], tooMany: 100_000 })).toEqual(['0:for-mange-rader']);
    expect(of(other)).toEqual(['0:ingen-tabell']);
  });

  it('are refused by row, or as a table', () => {
    expect(read(['a', 'b'], ['1', '2'])).toEqual(['0:ingen-tabell:']);
    expect(read(['År', 'Drift'], ['2019', '5'])).toEqual(['0:ingen-aar:']);
    expect(read(['År', 'Drift', 'Investering'], ['2027', '99,50', '-4'], ['2027', '1', 'x'])).toEqual([
      '2:ikke-beloep:99,50',
      '2:ikke-beloep:-4',
      '3:ikke-beloep:x',
    ]);
    expect(read(['År', 'Drift'], ['2027', '1'], ['2027', '2'])).toEqual(['3:to-ganger:2027']);
  });

  describe('on the page', () => {
    let server: TestServer;
    let own: { cookie: string; csrf: string };
    const send = (path: string, fields: Record<string, string>) =>
      fetch(`${server.url}/arbeid/halden/oekonomiplan${path}`, {
        method: 'POST',
        headers: { cookie: own.cookie, origin: server.url },
        body: new URLSearchParams({ csrf: own.csrf, ...fields }),
        redirect: 'manual',
      });
    beforeAll(async () => {
      server = await startServer();
      own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    });
    afterAll(() => server.stop());

    it('fill the form, and are stored when it is sent', async () => {
      const year = new Date().getFullYear() + 1;
      const filled = await send('/lim', { tabell: `År\tDrift\tInvestering\n${year}\t1 000\t5 mill` });
      expect(filled.status).toBe(200);
      const html = await filled.text();
      const value = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
      expect(value(`investering${year}`).replace(/\s/g, '')).toBe('5000000');
      const stored = async () =>
        (await fetch(`${server.url}/arbeid/halden/oekonomiplan`, { headers: { cookie: own.cookie } })).text();
      expect(await stored()).not.toMatch(new RegExp(`name="investering${year}"[^>]*value="5`));
      const fields = { [`drift${year}`]: value(`drift${year}`), [`investering${year}`]: value(`investering${year}`) };
      expect((await send('', { ...fields, sett: value('sett') })).status).toBe(303);
      expect(await stored()).toMatch(new RegExp(`name="investering${year}"[^>]*value="5`));
    });

    it('fill the form out of a file as well, but not out of both at once', async () => {
      const year = new Date().getFullYear() + 1;
      const upload = (content: string, tabell = '') => {
        const body = new FormData();
        for (const [key, value] of Object.entries({ csrf: own.csrf, tabell })) body.set(key, value);
        body.set('fil', new File([content], 'rammer.csv'));
        const headers = { cookie: own.cookie, origin: server.url };
        return fetch(`${server.url}/arbeid/halden/oekonomiplan/lim`, { method: 'POST', headers, body });
      };
      const filled = await upload(`År;Drift;Investering\n${year};1 000;7 mill\n`);
      expect([filled.status, /name="investering\d+"[^>]*value="7.000.000"/.test(await filled.text())]).toEqual([
        200,
        true,
      ]);
      const refused = await upload(`År;Drift\n${year};10,5\n`);
      expect([
        refused.status,
        (await refused.text()).includes('Rad 2: «10,5» er ikke et beløp i hele kroner.'),
      ]).toEqual([422, true]);
      expect((await upload('År;Drift\n', 'År\tDrift')).status).toBe(422);
    });

    it('ask what the rows are when none is known, fill the form with the answer, and know them the next time', async () => {
      const year = new Date().getFullYear() + 1;
      const tabell = `Kroner\t${year}\t${year + 1}\nVår pott\t7 mill\t8 mill`;
      const asked = await send('/lim', { tabell });
      const page = await asked.text();
      expect([asked.status, /<label[^>]*for="k0"[^>]*>Vår pott</.test(page)]).toEqual([422, true]);
      expect(page).toMatch(/href="#k0"[^>]*>[^<]*Vi kjenner ikke igjen ordene/);
      const twice = await send('/lim', { tabell: `${tabell}\nAnnet\t1\t1`, valgt: 'ja', k0: 'drift', k1: 'drift' });
      expect([twice.status, (await twice.text()).includes('Hver ramme kan bare velges én gang.')]).toEqual([422, true]);
      const filled = new RegExp(`name="investering${year + 1}"[^>]*value="8.000.000"`);
      const answered = await send('/lim', { tabell, valgt: 'ja', k0: 'investering' });
      expect([answered.status, filled.test(await answered.text())]).toEqual([200, true]);
      const again = await send('/lim', { tabell });
      expect([again.status, filled.test(await again.text())]).toEqual([200, true]);
    });

    it('come back with the sentence and what was pasted when they cannot be read', async () => {
      const refused = await send('/lim', { tabell: 'bare tull' });
      expect(refused.status).toBe(422);
      const html = await refused.text();
      expect(html).toContain('Vi fant ingen tabell med år, drift og investering.');
      expect(html).toContain('bare tull</textarea>');
    });
  });
});
