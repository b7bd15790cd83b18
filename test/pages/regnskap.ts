import type { TestServer } from '../server.ts';

/** Numbers after any that Eksempelvik has of its own, which go by the time of the year: the addresses that the pages give as examples. */
const FIRST = 101;

/** Accounts that were read: one that stands, one with errors, and one to take in. */
export const placeRegnskap = (server: TestServer, kommuneId: string): Promise<void> =>
  server.db.inKommune(kommuneId, async (tx) => {
    const code = { ansvar: '310', art: '', funksjon: '', prosjekt: '', tiltak: 'T-001', formaal: 'drift' };
    const linjer = [
      { ...code, beloep: 250_000 },
      { ...code, tiltak: '', beloep: 45_000 },
    ];
    const cells = (amount: string) => [
      ['Tiltak', 'Beløp'],
      ['T-004', amount],
    ];
    const rows = [
      ['tatt-inn', [], linjer],
      ['lest', cells('mye'), []],
      ['lest', cells('90 000'), []],
    ] as const;
    for (const [i, [state, sheet, taken]] of rows.entries())
      await tx.rows(
        `insert into regnskap (kommune_id, number, name, year, period, sheets, choice, linjer, state, created)
         values ($1, $2, $3, 2026, 8, $4, $5, $6, $7, now())`,
        [
          kommuneId,
          FIRST + i,
          `regnskap-${i + 1}.csv`,
          JSON.stringify(sheet.length > 0 ? [{ name: 'Ark', rows: sheet }] : []),
          JSON.stringify({ sheet: 0, head: 0, columns: { tiltak: 0, beloep: 1 } }),
          JSON.stringify(taken),
          state,
        ],
      );
  });
