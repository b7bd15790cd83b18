import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../test/database.ts';
import { EGET_FELT } from '../plan/egnefelt/index.ts';
import { saveMaalindikator } from '../plan/maalindikator/actions.ts';
import { ENHET } from '../plan/organisering/index.ts';
import { keepVersion, loadPlan } from '../plan/plandokument/actions.ts';
import { withoutPersons } from '../plan/plandokument/ansvarlig.ts';
import { assemblePlan } from '../plan/plandokument/assemble.ts';
import type { PlanDocument } from '../plan/plandokument/document.ts';
import { toExcel } from '../plan/plandokument/rendering/excel.ts';
import { toPdf } from '../plan/plandokument/rendering/pdf.ts';
import { readPdf } from '../plan/plandokument/rendering/pdf-reading.ts';
import { stopThread } from '../plan/plandokument/rendering/thread.ts';
import { DocumentView } from '../plan/plandokument/rendering/web.tsx';
import { toWord } from '../plan/plandokument/rendering/word.ts';
import { findVersion } from '../plan/plandokument/store.ts';
import { addMaal, saveTiltak } from '../plan/tiltak/index.ts';
import { fixedClock } from '../platform/clock/system.ts';
import type { OwnedDatabase } from '../platform/db/open.ts';
import { saveRow } from '../platform/db/rows.ts';
import { planParts } from './plandeler.ts';

describe('what the plan says of goals and tiltak', () => {
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const tables = { kostra: [], prices: [] };
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  beforeAll(async () => {
    db = await testDatabase();
    own = { kommuneId: (await twoKommuner(db)).own, brukerId: null };
  });
  afterAll(async () => {
    await stopThread();
    await db.close();
  });
  const inOwn = <T>(work: Parameters<typeof db.inKommune<T>>[1]) => db.inKommune(own.kommuneId, work);

  it('is told by the numbers goals are measured with, and by units without the names of persons in any form it is given out in', async () => {
    const goal = { title: 'Trygge hjem', ledger: 'boligsosialt', indicator: 'Antall ord', target: '12 ord' };
    expect((await addMaal(db, clock, own, goal)).ok).toBe(true);
    const unit = { name: 'Boligkontoret', kind: 'tjeneste' as const, leader: 'Kari Nordmann', removed: false };
    expect((await saveRow(db, clock, own, ENHET, { ok: true, value: unit })).ok).toBe(true);
    const typed = {
      maal: '1',
      ledger: 'boligsosialt',
      status: 'foreslaatt',
      group: 'alle',
      type: 'blokk',
      level: 'ingen',
    };
    const felt = { kind: 'tekst' as const, unit: '', choices: [], help: '', inTable: true, removed: false };
    for (const [name, inPlan] of [
      ['Utvalg', true],
      ['Internt notat', false],
    ] as const)
      expect((await saveRow(db, clock, own, EGET_FELT, { ok: true, value: { ...felt, name, inPlan } })).ok).toBe(true);
    Object.assign(typed, { 'eget-1': 'Levekår\nog oppvekst', 'eget-2': 'Bare for oss' });
    const people = { tasks: '[ ] Søke | 1.5.2027 | Kari Nordmann', cooperating: 'Per Hansen' };
    for (const responsible of ['kari nordmann', 'Per Hansen (Nav)', 'Per Hansen', 'Eiendom']) {
      const fields = { ...typed, ...people, title: 'Leie inn', responsible };
      expect((await saveTiltak(db, clock, own, fields, 2027, null)).ok).toBe(true);
    }
    const parts = planParts(async () => [{ name: 'Per Hansen' }]);
    const written = async () => {
      const plan = await loadPlan(db, { id: own.kommuneId, name: 'Egenvik' }, clock.today(), { ...tables, ...parts });
      const assembled = assemblePlan(plan, 'nb');
      return {
        responsible: plan.tiltak.map((t) => t.data.responsible),
        text: JSON.stringify(assembled),
        document: assembled.document,
      };
    };
    /** A frozen version as it is read from outside: the API's document is what was stored. */
    const givenOut = async (document: PlanDocument) => {
      await inOwn((tx) => keepVersion(tx, clock, own.kommuneId, { number: 1, document, runId: null }, null));
      const stored = await inOwn((tx) => findVersion(tx, 1));
      const excel = await readXlsx(Buffer.from(await toExcel(document)));
      return [
        ['api', JSON.stringify(stored?.document)],
        ['page', String(DocumentView({ document }))],
        ['pdf', (await readPdf(await toPdf(document))).text],
        ['word', (await mammoth.extractRawText({ buffer: Buffer.from(await toWord(document)) })).value],
        ['excel', JSON.stringify(excel)],
      ] as const;
    };
    const before = await written();
    expect(before.text).toContain('Antall ord');
    // An own field is printed where the planner has said so, and nowhere else.
    expect(before.text).toContain('Utvalg: Levekår og oppvekst.');
    expect(before.text).not.toMatch(/Internt notat|Bare for oss/);
    expect(before.responsible.slice(-4)).toEqual(['Boligkontoret', 'Nav', '', 'Eiendom']);
    expect(before.text).not.toMatch(/nordmann|hansen/i);
    for (const [kind, text] of await givenOut(before.document)) {
      expect(text, kind).toContain('Boligkontoret');
      expect(text, kind).not.toMatch(/nordmann|hansen/i);
    }

    const indicator = { maal: '1', title: 'Kommunale boliger', unit: 'boliger', kilde: 'egen', retning: 'opp' };
    const path = { bane: '2027: 40\n2030: 64,5', baneKilde: 'Planen', responsible: 'Eiendom', due: '31.12.2030' };
    expect((await saveMaalindikator(db, clock, own, { ...indicator, ...path }, [], null)).ok).toBe(true);
    const after = await written();
    expect(after.text).toMatch(/Måles med: Kommunale boliger\. Nå: –\. Måltall: 64,5 boliger, innen 2030\./);
    expect(after.text).not.toContain('Antall ord');
    expect(withoutPersons('Kari Nordmann', [{ name: 'Kari Nordmann', unit: 'Nav' }], ['Kari Nordmann'])).toBe(
      'Kari Nordmann',
    );
  });
});
