import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { readFile } from '../../platform/files/files.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { findJob, type Job } from '../../platform/jobs/jobs.ts';
import { loadPrices } from '../oekonomiplan/index.ts';
import { addMaal, loadKostra, saveTiltak } from '../tiltak/index.ts';
import { moveVersion, type StepOrder, saveChapterText, thaw } from './actions.ts';
import { freezeResult, orderDraftFile, orderFreeze, orderVersionFiles, plandokumentJobs } from './jobs.ts';
import { readPdf } from './rendering/pdf-reading.ts';
import { stopThread } from './rendering/thread.ts';
import { adoptedBefore, findUtkast, findVersion, listVersions, saveUtkast, versionFiles } from './store.ts';

describe('frozen versions of the plan', () => {
  let db: OwnedDatabase;
  let desk: JobDesk;
  let own: { id: string; slug: string; name: string };
  let neighbour: string;
  const clock = systemClock;
  const anne = '00000000-0000-4000-8000-00000000000a';
  const WAIT = 30_000;
  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { id: both.own, slug: 'egenvik', name: 'Egenvik' };
    neighbour = both.neighbour;
    desk = createJobDesk(db, plandokumentJobs({ kostra: loadKostra('.'), prices: loadPrices('.') }), {
      clock,
      name: clock.id(),
      log: () => {},
    });
    await desk.start();
  });
  afterAll(async () => {
    await desk.stop();
    await stopThread();
    await db.close();
  });

  const write = (text: string, seen: number) =>
    saveChapterText(db, clock, own.id, { kapittel: 'sammendrag', seen, text, name: null }, 'nb', anne);
  const freeze = () => desk.order(own.id, (tx) => orderFreeze(tx, clock, own, 'nb', anne), WAIT);
  const versions = (kommune = own.id) => db.inKommune(kommune, listVersions);
  const move = async (number: number, to: StepOrder['to'], more: Partial<StepOrder> = {}) => {
    const typed = { date: '2026-11-20', body: 'Kommunestyret', caseNumber: 'PS 112/26', unheard: '' };
    const order = { number, to, typed, mayEdit: true, mayAdopt: true, actor: anne, ...more };
    const { done, jobs } = await db.inKommune(own.id, async (tx) => {
      const done = await moveVersion(tx, clock, own.id, order);
      const jobs: string[] = [];
      for (const n of done?.ok ? done.value : []) jobs.push(await orderVersionFiles(tx, clock, own, n, anne));
      return { done, jobs };
    });
    for (const id of jobs) await desk.order(own.id, async () => id, WAIT);
    return done;
  };
  const fileText = async (number: number, state: string) => {
    const file = (await db.inKommune(own.id, (tx) => versionFiles(tx, number))).find(
      (f) => f.state === state && f.format === 'pdf',
    );
    const stored = file ? await readFile(db, own.id, file.filId) : null;
    return stored ? (await readPdf(stored.bytes)).text : null;
  };

  const TILTAK = { maal: '1', ledger: 'boligsosialt', status: 'foreslaatt', responsible: 'Eiendom', group: 'eldre' };
  const saveBoliger = (title: string, seen: { number: number; revision: number } | null) =>
    saveTiltak(
      db,
      clock,
      { kommuneId: own.id, brukerId: null },
      { ...TILTAK, type: 'blokk', level: 'ingen', title },
      2027,
      seen,
    );

  it('are snapshot, digest and three files in one go, seen by no neighbour', async () => {
    const goal = { title: 'Flere egnede boliger', ledger: 'boligsosialt', indicator: '', target: '' };
    await addMaal(db, clock, { kommuneId: own.id, brukerId: null }, goal);
    expect(await saveBoliger('Kjøpe boliger', null)).toMatchObject({ ok: true });
    expect(await write('Vi bygger mindre boliger.', 0)).toBe(true);
    const job = await freeze();
    expect(freezeResult(job)).toEqual({ number: 1, unchanged: false });
    const version = await db.inKommune(own.id, (tx) => findVersion(tx, 1));
    if (!version) throw new Error('no version');
    expect(version).toMatchObject({ state: 'utkast', schema: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(thaw(version))).toContain('Vi bygger mindre boliger.');
    const files = await db.inKommune(own.id, (tx) => versionFiles(tx, 1));
    expect(files.map((f) => f.format).sort()).toEqual(['docx', 'pdf', 'xlsx']);
    const pdf = await fileText(1, 'utkast');
    expect(pdf).toContain('Vi bygger mindre boliger.');
    expect(pdf).toMatch(/Kjøpe boliger[\s\S]{0,60}T-001,\s*versjon 1/);

    expect(await versions(neighbour)).toEqual([]);
    expect(await db.inKommune(neighbour, (tx) => versionFiles(tx, 1))).toEqual([]);
    expect(await readFile(db, neighbour, files[0]?.filId ?? '')).toBeNull();
    expect(await db.inKommune(neighbour, (tx) => findJob(tx, job.id))).toBeNull();
    expect(await db.inKommune(neighbour, (tx) => listEvents(tx))).toEqual([]);
  });

  it('are not made twice of the same, neither by two clicks nor later', async () => {
    const [first, second] = await Promise.all([freeze(), freeze()]);
    expect(second?.id).toBe(first?.id);
    expect(freezeResult(first as Job)).toEqual({ number: 1, unchanged: true });
    expect(await versions()).toHaveLength(1);
  });

  it('do not change when the text does, and go to adopted with the decision on the title page', async () => {
    expect(await write('En helt annen tekst.', 1)).toBe(true);
    const seen = { number: 1, revision: 1 };
    expect(await saveBoliger('Leie boliger', seen)).toMatchObject({ ok: true });
    expect(freezeResult(await freeze())).toEqual({ number: 2, unchanged: false });
    const rests = async (number: number) => {
      const version = await db.inKommune(own.id, (tx) => findVersion(tx, number));
      return version && thaw(version).tiltak;
    };
    expect([await rests(1), await rests(2)]).toEqual([
      [{ display: 1, number: 1, revision: 1 }],
      [{ display: 1, number: 1, revision: 2 }],
    ]);
    expect(await fileText(1, 'utkast')).not.toContain('helt annen');

    const unheard = { typed: { date: '', body: '', caseNumber: '', unheard: 'En temaplan uten krav om høring.' } };
    expect((await move(1, 'innstilt', unheard))?.ok).toBe(true);
    expect((await versions()).at(-1)?.utenHoering).toBe('En temaplan uten krav om høring.');
    expect((await move(1, 'hoering'))?.ok).toBe(true);
    expect((await versions()).at(-1)?.utenHoering).toBeNull();
    expect((await move(1, 'innstilt'))?.ok).toBe(true);
    expect(await move(1, 'vedtatt', { mayAdopt: false })).toMatchObject({ error: [{ code: 'ikke-tilgang' }] });
    expect((await move(1, 'vedtatt'))?.ok).toBe(true);
    expect(await fileText(1, 'vedtatt')).toMatch(/Vedtatt av: Kommunestyret, 20\.11\.2026/);
    expect(await fileText(1, 'utkast')).not.toContain('Kommunestyret');

    expect((await move(2, 'innstilt'))?.ok).toBe(true);
    expect(await move(2, 'vedtatt')).toEqual({ ok: true, value: [2, 1] });
    expect((await versions()).map((v) => [v.number, v.state, v.saksnummer])).toEqual([
      [2, 'vedtatt', 'PS 112/26'],
      [1, 'erstattet', 'PS 112/26'],
    ]);
    const adopted = (day: string) => db.inKommune(own.id, (tx) => adoptedBefore(tx, day));
    expect([await adopted('2026-11-19'), await adopted('2026-11-20')]).toEqual([null, '2026-11-20']);
    expect(await fileText(1, 'erstattet')).toContain('Erstattet');
    const steps = (await db.inKommune(own.id, (tx) => listEvents(tx))).filter(
      (e) => e.type === 'plandokument.versjon-status',
    );
    expect(steps[0]?.data).toMatchObject({
      number: 2,
      from: 'innstilt',
      to: 'vedtatt',
      replaces: [1],
      body: 'Kommunestyret',
    });
    expect(steps).toHaveLength(6);
    expect(
      await db.inKommune(neighbour, (tx) =>
        moveVersion(tx, clock, neighbour, {
          number: 2,
          to: 'hoering',
          typed: { date: '', body: '', caseNumber: '', unheard: '' },
          mayEdit: true,
          mayAdopt: true,
          actor: null,
        }),
      ),
    ).toBeNull();
  }, 90_000);

  it('are not frozen with figures that the run lacks', async () => {
    expect(await write('Vi mangler {{gap.1999}} boliger.', 2)).toBe(true);
    expect(freezeResult(await freeze())).toEqual({ unknown: ['gap.1999'] });
    expect(await versions()).toHaveLength(2);
    expect(await write('Uten tall.', 3)).toBe(true);
  });

  it('and files of the draft can be cancelled before they are stored', async () => {
    for (const order of [
      (tx: Parameters<typeof orderFreeze>[0]) => orderFreeze(tx, clock, own, 'nn', anne),
      (tx: Parameters<typeof orderFreeze>[0]) => orderDraftFile(tx, clock, own, { format: 'docx', lang: 'nn' }, anne),
    ]) {
      await stopThread();
      const job = await desk.order(own.id, order, 0);
      await desk.cancel(own.id, job.id);
      await desk.idle();
      expect(await db.inKommune(own.id, (tx) => findJob(tx, job.id))).toMatchObject({ state: 'avbrutt', result: null });
    }
    expect(await versions()).toHaveLength(2);
  });

  it('leave a file of the draft for a day, for its kommune alone', async () => {
    const job = await desk.order(
      own.id,
      (tx) => orderDraftFile(tx, clock, own, { format: 'xlsx', lang: 'nb' }, anne),
      WAIT,
    );
    const { filId } = job.result as { filId: string };
    expect((await readFile(db, own.id, filId))?.file.name).toMatch(/^boligplan-egenvik-.*\.xlsx$/);
    expect(await readFile(db, neighbour, filId)).toBeNull();
    const [row] = await db.inKommune(own.id, (tx) =>
      tx.rows<{ kept: string }>('select keep_until as kept from fil where id = $1', [filId]),
    );
    expect(Date.parse(row?.kept ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  it('take a draft of a chapter along until a version is saved, without event or revision', async () => {
    const events = (await db.inKommune(own.id, (tx) => listEvents(tx))).length;
    const draft = { revision: 4, text: 'Halvferdig', saved: clock.now() };
    await db.inKommune(own.id, (tx) => saveUtkast(tx, own.id, 'sammendrag', anne, draft));
    expect(await db.inKommune(own.id, (tx) => findUtkast(tx, 'sammendrag', anne))).toMatchObject({
      text: 'Halvferdig',
    });
    expect(await db.inKommune(neighbour, (tx) => findUtkast(tx, 'sammendrag', anne))).toBeNull();
    expect((await db.inKommune(own.id, (tx) => listEvents(tx))).length).toBe(events);
    expect(await write('Ferdig', 3)).toBe(false);
    expect(await db.inKommune(own.id, (tx) => findUtkast(tx, 'sammendrag', anne))).not.toBeNull();
    expect(await write('Ferdig', 4)).toBe(true);
    expect(await db.inKommune(own.id, (tx) => findUtkast(tx, 'sammendrag', anne))).toBeNull();
  });
});
