import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { checkUploads } from '../../platform/files/check.ts';
import { createJobDesk } from '../../platform/jobs/desk.ts';
import type { JobContext } from '../../platform/jobs/worker.ts';
import { openTables } from '../roedtraad/index.ts';
import { orderListe } from './actions/bestilling.ts';
import { boligbestandJobs, boligbestandView } from './jobs.ts';

describe('the reading of a list of dwellings', () => {
  let db: OwnedDatabase;
  let own = '';
  const clock = fixedClock('2026-11-24T10:00:00Z');
  beforeAll(async () => {
    db = await testDatabase();
    own = (await twoKommuner(db)).own;
  });
  afterAll(() => db.close());

  it('tells all the way how far it has come and what it does, in words', async () => {
    const told: { percent: number; step: string }[] = [];
    // The job as it is, with an ear to what it says.
    const kinds = boligbestandJobs({ openTables }).map((kind) => ({
      ...kind,
      run: (job: JobContext<never>) => {
        const progress: typeof job.progress = (percent, step) => {
          told.push({ percent, step: step ?? '' });
          return job.progress(percent, step);
        };
        return kind.run({ ...job, progress });
      },
    }));
    const desk = createJobDesk(db, kinds, { clock, name: 'test', log: () => {}, every: 20 });
    await desk.start();
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Boliger');
    sheet.addRow(['Bolignummer', 'Adresse', 'Boligtype']);
    for (let n = 1; n <= 3000; n += 1) sheet.addRow([`B-${n}`, `Storgata ${n}`, 'Leilighet']);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const [checked] = await checkUploads([{ name: 'boliger.xlsx', bytes }], ['xlsx']);
    if (!checked?.ok) throw new Error('The file was refused');
    await desk.order(own, (tx) => orderListe(tx, clock, own, null, checked.value));
    await desk.idle();
    await desk.stop();

    expect([...new Set(told.map((s) => s.step))]).toEqual(['henter', 'leser', 'ser-etter', 'lagrer']);
    const percents = told.map((s) => s.percent);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    // Between the start and the end of the reading the reader itself says how far it is.
    expect(told.filter((s) => s.step === 'leser' && s.percent > 10 && s.percent <= 80).length).toBeGreaterThan(5);
    for (const lang of ['nb', 'nn'] as const)
      for (const { step } of told)
        expect(
          boligbestandView.doing({ message: step } as Parameters<typeof boligbestandView.doing>[0], lang),
        ).not.toBe('');
  });
});
