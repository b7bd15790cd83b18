import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { makeBackup, restoreBackup } from '../../platform/backup/backup.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { FILE_LIMIT, removeOldFiles } from '../../platform/files/files.ts';
import { listVersions } from '../plandokument/index.ts';
import { stopThread } from '../plandokument/rendering/thread.ts';
import { toPaper } from '../plandokument/rendering/word.ts';
import { listOppgaver } from '../runde/index.ts';
import { makeTasks, tasksOf } from './actions/oppdrag.ts';
import { takeFiles } from './actions/vedlegg.ts';
import { registerVedtak, type VedtakOrder } from './actions/vedtak.ts';
import { beginVurdering, saveAnswers, saveChoice, undoVurdering } from './actions/vurdering.ts';
import { loadPlanform } from './content.ts';
import { findVedtak, listVedtak, listVurderinger, vurderingHistory } from './store.ts';

const rules = loadPlanform('.');
const clock = fixedClock('2026-11-25T08:00:00.000Z');
const DECISION: TypedFields = {
  title: 'Oppstart og mandat',
  body: 'kommunestyre',
  date: '18.06.2026',
  caseNumber: 'PS 45/26',
  text: 'Mandatet vedtas.',
  oppdragene: '1',
  'oppdrag-1': 'Peke ut prosjektleder',
  'enhet-1': 'Kommunedirektøren',
};
const ANSWERS: TypedFields = { 'svar-arealdel': 'nei', 'svar-bredde': 'ja' };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('plan form and decisions in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own = '';
  let neighbour = '';
  const actorOf = (kommuneId: string) => ({ kommuneId, brukerId: null });
  const order = (over: Partial<VedtakOrder> = {}): VedtakOrder => ({
    kommune: { id: own, slug: 'egenvik', name: 'Egenvik' },
    brukerId: null,
    lang: 'nb',
    mayEdit: true,
    mayAdopt: true,
    typed: DECISION,
    ticked: [],
    fileIds: [],
    replaces: null,
    ...over,
  });
  const register = (over: Partial<VedtakOrder> = {}) => registerVedtak(db, clock, order(over));
  const numberOf = async (over: Partial<VedtakOrder> = {}) => {
    const done = await register(over);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value.number;
  };
  const codes = async (over: Partial<VedtakOrder>) => {
    const done = await register(over);
    return done.ok ? [] : done.error.map((e) => `${e.field ?? ''}:${e.code}`);
  };
  const replacing = (kind: string, over: TypedFields = {}): TypedFields => ({
    ...DECISION,
    erstatter: '1',
    erstatning: kind,
    hvorfor: 'Feil dato',
    ...over,
  });

  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    const there = actorOf(neighbour);
    expect(await saveAnswers(db, clock, there, rules, ANSWERS, { number: 0, revision: 0 })).toEqual([]);
    const kommune = { id: neighbour, slug: 'nabovik', name: 'Nabovik' };
    expect((await register({ kommune, typed: { ...DECISION, title: 'Naboens vedtak' } })).ok).toBe(true);
  });
  afterAll(async () => {
    await stopThread();
    await db?.close();
  });

  it('keeps answers, choice and mandate as revisions, with undo, and shows two savers the same thing', async () => {
    const actor = actorOf(own);
    const none = { number: 0, revision: 0 };
    expect(await codes({ ticked: ['mandat'] })).toEqual(['gjelder:ingen-planform']);
    expect(await saveAnswers(db, clock, actor, rules, ANSWERS, none)).toEqual([]);
    expect((await saveAnswers(db, clock, actor, rules, ANSWERS, none)).map((r) => r.code)).toEqual(['endret-av-andre']);
    const choice = { planform: 'temaplan', lang: 'nb', reason: 'Kort tid', mandate: 'Lag planen.' };
    expect(await saveChoice(db, clock, actor, rules, choice, { number: 1, revision: 1 })).toEqual([]);
    expect(await undoVurdering(db, clock, actor, { number: 1, revision: 1 })).toBe(false);
    expect(await undoVurdering(db, clock, actor, { number: 1, revision: 2 })).toBe(true);
    expect((await db.inKommune(own, listVurderinger))[0]?.data.choice).toBeNull();
    expect(await saveChoice(db, clock, actor, rules, choice, { number: 1, revision: 3 })).toEqual([]);
    await beginVurdering(db, clock, actor);
    await beginVurdering(db, clock, actor);
    const all = await db.inKommune(own, listVurderinger);
    expect(all.map((v) => [v.number, v.revision, v.data.choice?.planform])).toEqual([
      [1, 4, 'temaplan'],
      [2, 1, undefined],
    ]);
    expect(await db.inKommune(own, (tx) => vurderingHistory(tx, 1))).toHaveLength(4);
  });

  it('writes a decision that points to the revision of what it was about', async () => {
    expect(await numberOf({ ticked: ['planform', 'mandat'] })).toBe(1);
    const stored = await db.inKommune(own, (tx) => findVedtak(tx, 1));
    expect(stored?.data.subjects).toEqual([
      { kind: 'planform', number: 1, revision: 4 },
      { kind: 'mandat', number: 1, revision: 4 },
    ]);
    expect(await codes({ typed: { ...DECISION, tiltak: 'T-999' } })).toEqual(['tiltak:ukjent-tiltak']);
    expect(await codes({ typed: { ...DECISION, planversjon: '7' } })).toEqual(['planversjon:ukjent-versjon']);
  });

  it('lets nobody change or remove one, whatever the code asks for', async () => {
    for (const sql of [
      "update vedtak set data = '{}' where number = 1",
      'delete from vedtak where number = 1',
      "update planform_revisjon set data = '{}'",
      'delete from vedtak_vedlegg',
    ])
      await expect(db.inKommune(own, (tx) => tx.rows(sql))).rejects.toThrow(/permission denied/);
    const twice = `insert into vedtak (kommune_id, number, replaces, data, created)
      select $1, n, 1, '{}', now() from generate_series(90, 91) n`;
    await expect(db.inKommune(own, (tx) => tx.rows(twice, [own]))).rejects.toThrow(/unique|duplicate/);
  });

  it('keeps the files that are told by content for a day, and for good when the decision is written', async () => {
    const files = [
      { name: 'vedtak.pdf', bytes: bytes('%PDF-1.7 protokoll') },
      { name: 'protokoll.pdf', bytes: new Uint8Array([0x4d, 0x5a, 0, 1]) },
      { name: 'tall.csv', bytes: bytes('a;b\n1;2') },
      { name: 'stor.pdf', bytes: new Uint8Array(FILE_LIMIT + 1) },
    ];
    const taken = await takeFiles(db, clock, own, files);
    expect(taken.refusals.map((r) => [r.field, r.code])).toEqual([
      ['filer', 'ukjent-filtype'],
      ['filer', 'feil-filtype'],
      ['filer', 'for-stor-fil'],
    ]);
    expect(taken.ids).toHaveLength(1);
    const foreign = await takeFiles(db, clock, neighbour, files.slice(0, 1));
    expect(await codes({ fileIds: foreign.ids })).toEqual(['filer:fil-borte']);
    expect(await codes({ fileIds: ['../../etc/passwd'] })).toEqual(['filer:fil-borte']);
    const number = await numberOf({ fileIds: taken.ids, typed: { ...DECISION, title: 'Med vedlegg' } });
    await db.inKommune(own, (tx) => removeOldFiles(tx, '2030-01-01T00:00:00Z'));
    const stored = await db.inKommune(own, (tx) => findVedtak(tx, number));
    expect(stored?.data.attachments.map((a) => [a.name, a.type])).toEqual([['vedtak.pdf', 'application/pdf']]);
    await expect(db.inKommune(own, (tx) => tx.rows('delete from fil where id = $1', [taken.ids[0]]))).rejects.toThrow();
    expect(await db.inKommune(own, (tx) => tx.rows('select 1 from fil'))).toHaveLength(1);
  });

  it('is superseded once: by a correction that says so, or by a newer decision', async () => {
    const wrong = replacing('retting', { date: '17.06.2026', hvorfor: '' });
    expect(await codes({ typed: wrong, replaces: 1 })).toEqual(['hvorfor:mangler']);
    const older = replacing('nytt', { date: '17.06.2026' });
    expect(await codes({ typed: older, replaces: 1 })).toEqual(['date:foer-det-gamle']);
    const number = await numberOf({ typed: replacing('retting', { date: '17.06.2026' }), replaces: 1 });
    expect(await codes({ typed: replacing('nytt'), replaces: 1 })).toEqual([':alt-erstattet']);
    expect(await codes({ typed: replacing('nytt'), replaces: 999 })).toEqual([':alt-erstattet']);
    const [first, corrected] = await db.inKommune(own, async (tx) => [
      await findVedtak(tx, 1),
      await findVedtak(tx, number),
    ]);
    expect([first?.data.date, corrected?.data.date]).toEqual(['2026-06-18', '2026-06-17']);
    expect(corrected?.data.replacing).toEqual({ number: 1, kind: 'retting', why: 'Feil dato' });
  });

  it('makes tasks of assignments in the round that goes, once, also after a correction', async () => {
    const actor = actorOf(own);
    const standing = (await db.inKommune(own, listVedtak)).find((v) => v.data.replacing?.number === 1);
    const number = standing?.number ?? 0;
    expect(await makeTasks(db, clock, actor, 'egenvik', number)).toBe('ingen-runde');
    expect(await makeTasks(db, clock, actor, 'egenvik', 1)).toBe('finnes-ikke');
    await db.inKommune(own, (tx) =>
      tx.rows(
        `insert into runde_revisjon (kommune_id, number, revision, data, created)
         values ($1, 1, 1, '{"title": "Runde 1", "firstStep": 4, "closed": false}', now())`,
        [own],
      ),
    );
    expect(await makeTasks(db, clock, actor, 'egenvik', number)).toBe('gjort');
    expect(await makeTasks(db, clock, actor, 'egenvik', number)).toBe('gjort');
    const tasks = () => db.inKommune(own, (tx) => listOppgaver(tx, 1));
    expect((await tasks()).map((t) => [t.title, t.unit, t.step])).toEqual([
      ['Peke ut prosjektleder', 'Kommunedirektøren', 4],
    ]);
    const again = { ...DECISION, erstatter: String(number), erstatning: 'retting', hvorfor: 'Feil sak' };
    const third = await numberOf({
      typed: { ...again, oppdragene: '2', 'oppdrag-2': 'Telle husstander', 'enhet-2': 'Nav', 'frist-2': '31.12.2026' },
      replaces: number,
    });
    expect((await tasks()).map((t) => [t.title, t.deadline])).toEqual([
      ['Peke ut prosjektleder', null],
      ['Telle husstander', '2026-12-31'],
    ]);
    const stored = await db.inKommune(own, (tx) => findVedtak(tx, third));
    if (!stored) throw new Error('not stored');
    const found = await db.inKommune(own, (tx) => tasksOf(tx, stored));
    expect(found.map((t) => t?.number)).toEqual([1, 2]);
  });

  it('moves a plan version by its own rules, or finds it adopted by the very same decision', async () => {
    const version = (number: number, state: string) =>
      db.inKommune(own, (tx) =>
        tx.rows(
          `insert into planversjon (kommune_id, id, number, title, state, schema, digest, document, lang, created)
           values ($1, $2, $3, 'Boligplan', $4, 1, 'x', '{}', 'nb', now())`,
          [own, clock.id(), number, state],
        ),
      );
    await version(1, 'hoering');
    const typed = { ...DECISION, planversjon: '1', vedtar: 'ja' };
    expect(await codes({ typed })).toEqual(['vedtar:versjon-steg']);
    await version(2, 'innstilt');
    expect(await codes({ typed: { ...typed, planversjon: '2' }, mayAdopt: false })).toEqual(['vedtar:ikke-tilgang']);
    const before = (await db.inKommune(own, listVedtak)).length;
    const done = await register({ typed: { ...typed, planversjon: '2' } });
    expect(done.ok && done.value.job).toBeTruthy();
    const adopted = (await db.inKommune(own, listVersions)).find((v) => v.number === 2);
    expect([adopted?.state, adopted?.vedtatt, adopted?.vedtattAv, adopted?.saksnummer]).toEqual([
      'vedtatt',
      '2026-06-18',
      'Kommunestyret',
      'PS 45/26',
    ]);
    expect(await codes({ typed: { ...typed, planversjon: '2', caseNumber: 'PS 46/26' } })).toEqual([
      'planversjon:versjon-annet-vedtak',
    ]);
    expect(await codes({ typed: { ...typed, planversjon: '2' } })).toEqual([]);
    expect(await db.inKommune(own, listVedtak)).toHaveLength(before + 2);
  });

  it('comes back from a backup, also where the newer row comes before the one it took the place of', async () => {
    const to = await testDatabase();
    const restored = await restoreBackup(to.engine, await makeBackup(db.engine));
    expect(restored.ok).toBe(true);
    expect(await to.inKommune(own, listVedtak)).toEqual(await db.inKommune(own, listVedtak));
    await to.close();
  });

  it('leaves the neighbour as it was, and no text of a decision in the events', async () => {
    const theirs = await db.inKommune(neighbour, listVedtak);
    expect(theirs.map((v) => [v.number, v.data.title])).toEqual([[1, 'Naboens vedtak']]);
    expect((await db.inKommune(neighbour, listVurderinger)).map((v) => v.revision)).toEqual([1]);
    expect(await db.inKommune(neighbour, (tx) => tx.rows('select 1 from oppgave'))).toEqual([]);
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(events.some((e) => e.type === 'vedtak.registrert')).toBe(true);
    expect(JSON.stringify(events)).not.toMatch(/Mandatet vedtas|Kort tid|Lag planen/);
  });
});

describe('a paper in Word', () => {
  afterAll(stopThread);
  it('has headings, captions and alt text, and neither title page, contents nor numbers', async () => {
    const { sampleDocument } = await import('../plandokument/rendering/sample.ts');
    const { value: html } = await mammoth.convertToHtml({
      buffer: Buffer.from(await toPaper(sampleDocument('nn', 2))),
    });
    expect(html).toMatch(/<h1>.*Kapittel om bolig nummer 2<\/h1>/);
    expect(html).toMatch(/<img alt="[^"]*i kapittel 2;/);
    expect(html.replace(/<[^>]+>/g, '')).toContain('Tabell 2. Boligbehov etter boligtype');
    expect(html).not.toContain('Innhald');
  });
});
