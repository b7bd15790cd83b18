import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leses } from './actions/felt.ts';
import { type Ark, gjett, lesListe, utenPersoner } from './actions/lesing.ts';
import { isFoedselsnummer, personligKolonne } from './personer.ts';

const ark = (...rows: (string | number | null)[][]): Ark => ({ name: 'Ark1', rows });
const les = (...rows: (string | number | null)[][]) => {
  const sheet = ark(...rows);
  const valg = gjett([sheet], {});
  if (!valg) throw new Error('no head was found');
  return lesListe(sheet, valg);
};
const feil = (...rows: (string | number | null)[][]) => les(...rows).errors.map((e) => `${e.row}:${e.field}:${e.code}`);

const KOBO = [
  'koboId',
  'adresse',
  'bruksenhetsnummer',
  'boligtype',
  'bruksareal',
  'antallSoverom',
  'disposisjonsform',
  'eier',
  'erTilgjengeligForRullestolbruker',
  'leiekostnad',
  'leieTilEiePotensial',
  'leieforhold',
  'erBofellesskap',
  'kvalifisererMvaKompensasjon',
  'bygning',
  'etasjenummer',
  'eiendom',
  'eieseksjon',
  'egenskaper',
];
const FDV = [
  'Objektnr',
  'Gateadresse',
  'Bygningstype',
  'BRA',
  'Samlet tilstandsgrad',
  'Vedlikeholdsetterslep (1000 kr)',
  'Grunnkrets',
  'Bydel',
  'Utleiestatus',
  'Månedsleie',
  'Eierform',
];

describe('reading a list of dwellings', () => {
  it('knows the heads of Kobo and of an export from a system for buildings', () => {
    const kobo = les(KOBO, [
      'K1',
      'Storgata 1',
      'H0101',
      'Leilighet',
      '52,4',
      2,
      'Kommunalt eid',
      'Boligforetak KF',
      'Ja',
      '8 500',
      'Nei',
      '',
      'true',
      'false',
      '80123456',
      3,
      '1/22',
      '4',
      'HEIS',
    ]);
    expect(kobo.errors).toEqual([]);
    expect(kobo.rows[0]).toMatchObject({
      key: 'K1',
      type: 'blokk',
      size: 52,
      rooms: 3,
      disposal: 'eid',
      owner: 'kf',
      access: 'rullestol',
      rent: 8500,
      buy: 'nei',
      shared: 'ja',
      vat: 'nei',
      building: '80123456',
    });
    // What is not read is known as such, and asked about by nobody.
    expect(KOBO.filter((head) => !leses(head))).toEqual(['etasjenummer', 'eiendom', 'eieseksjon', 'egenskaper']);
    expect(JSON.stringify(kobo.rows)).not.toMatch(/HEIS|1\/22/);
    const fdv = les(FDV, [
      '77',
      'Lia 4',
      'Rekkehus',
      81,
      'TG2',
      '450',
      'Lia',
      'Øst',
      'Under rehabilitering',
      'kr 9 200,-',
      'Eid',
    ]);
    expect(fdv.errors).toEqual([]);
    expect(fdv.rows[0]).toMatchObject({
      key: '77',
      type: 'smaahus',
      condition: 2,
      backlog: 450_000,
      grunnkrets: 'Lia',
      place: 'Øst',
      status: 'rehabilitering',
      rent: 9200,
      disposal: 'eid',
    });
  });

  it('says everything that is wrong with each row, and reads nothing that is not said as zero', () => {
    const heads = [
      'Adresse',
      'Boligtype',
      'Bruksareal',
      'Tilstandsgrad',
      'Etterslep',
      'Husleie',
      'Leiekontrakt til',
      'I bruk fra',
    ];
    expect(
      feil(
        heads,
        ['A 1', 'Slott', 'stor', 'TG7', '-5', '1,555', '31.2.2027', '20xx'],
        ['', 'Leilighet', '', '', '', '', '', ''],
      ),
    ).toEqual([
      '2:type:ukjent-valg',
      '2:condition:ukjent-valg',
      '2:size:ikke-tall',
      '2:backlog:negativ',
      '2:rent:tvetydig',
      '2:fromYear:ikke-aar',
      '2:leaseEnd:ikke-dato',
      '3:address:mangler',
    ]);
    expect(feil(heads, ['A 1', '', 1], ['A 1', 'Blokk', 99999])).toEqual([
      '2:type:mangler',
      '3:address:dobbelt',
      '3:size:utenfor',
    ]);
    expect(les(heads, ['A 1', 'Blokk', '', '–', '', '', '', '']).rows[0]).toMatchObject({
      size: null,
      condition: null,
      backlog: null,
      rent: null,
      leaseEnd: null,
    });
    const faulty = lesListe(
      {
        name: '',
        rows: [
          ['Adresse', 'Boligtype'],
          ['A 1', { fault: 'formel' }],
          ['A 2', { fault: 'flettet' }],
        ],
      },
      { sheet: 0, head: 0, columns: { address: 0, type: 1 } },
    );
    expect(faulty.errors.map((e) => e.code)).toEqual(['formel', 'flettet']);
  });

  it('loses no row: every row with anything in it is a dwelling or is told of', () => {
    const cell = fc.oneof(
      fc.constant(''),
      fc.constantFrom('Blokk', 'Enebolig', '7', '-1', '2027', 'TG1', 'x'.repeat(130)),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 20 }), (rows) => {
        const sheet = ark(['Adresse', 'Boligtype', 'Bruksareal', 'Tilstandsgrad'], ...rows.map((r) => [...r]));
        const read = lesListe(sheet, { sheet: 0, head: 0, columns: { address: 0, type: 1, size: 2, condition: 3 } });
        const wrong = new Set(read.errors.map((e) => e.row));
        expect(read.filled).toBe(rows.filter((r) => r.some((c) => c.replace(/\s+/g, ' ').trim() !== '')).length);
        expect(read.rows.length + wrong.size).toBe(read.filled);
        expect(read.rows.some((b) => wrong.has(b.row))).toBe(false);
        expect(new Set(read.rows.map((b) => b.key.toLowerCase())).size).toBe(read.rows.length);
      }),
    );
  });

  it('takes what a word was said to mean', () => {
    const sheet = ark(['Adresse', 'Boligtype'], ['A 1', 'Treningsleilighet']);
    const valg = { sheet: 0, head: 0, columns: { address: 0, type: 1 } };
    expect(lesListe(sheet, valg).words).toMatchObject([{ field: 'type', word: 'Treningsleilighet', meaning: '' }]);
    expect(lesListe(sheet, valg, { type: { treningsleilighet: 'blokk' } }).rows[0]?.type).toBe('blokk');
  });
});

describe('columns about persons', () => {
  it('are left out by head and by what stands in them, whatever the column is called', () => {
    const sheet = ark(
      ['Adresse', 'Boligtype', 'Leietaker', 'Kolonne X', 'Kontakt', 'Bygningsnavn', 'Område'],
      ['A 1', 'Blokk', 'x', 'Kari Nordmann', 'a@b.no', 'Nedre Torg', 'Øvre Li'],
      ['A 2', 'Blokk', '', 'Ola Hansen', '', 'Nedre Torg', 'Øvre Li'],
      ['A 3', 'Blokk', '', 'Per Olsen', '', 'Nedre Torg', 'Øvre Li'],
    );
    const { sheets, leftOut } = utenPersoner([sheet], {});
    expect(leftOut).toEqual([
      { head: 'Leietaker', why: 'hode' },
      { head: 'Kolonne X', why: 'navn' },
      { head: 'Kontakt', why: 'kontakt' },
    ]);
    expect(JSON.stringify(sheets)).not.toMatch(/Nordmann|a@b|Leietaker/);
    expect(sheets[0]?.rows[1]).toEqual(['A 1', 'Blokk', 'Nedre Torg', 'Øvre Li']);
  });

  it('with national identity numbers are known, also without their first zero, and a few that fit by chance are not', () => {
    expect(isFoedselsnummer('01010750160')).toBe(true);
    expect(isFoedselsnummer('01010750161')).toBe(false);
    expect(isFoedselsnummer('99999999999')).toBe(false);
    expect(personligKolonne('Merknad', ['se 010107 50160'], false)).toBe('foedselsnummer');
    expect(personligKolonne('Bolignummer', ['1010750160'], true)).toBe('foedselsnummer');
    const numbers = Array.from({ length: 9 }, (_, i) => `1234567890${i}`);
    expect(personligKolonne('Bolignummer', [...numbers, '01010750160'], true)).toBe(null);
  });
});
