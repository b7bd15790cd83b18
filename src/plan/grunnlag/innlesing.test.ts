import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { checkUploads } from '../../platform/files/check.ts';
import { type CheckedFile, readFile } from '../../platform/files/files.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { findJob } from '../../platform/jobs/jobs.ts';
import { prepareImport } from './actions.ts';
import { grunnlagJobs, importLines, innlesingView, orderImport } from './jobs.ts';
import { listDatasett } from './store.ts';

const names = { nb: 'Befolkning', nn: 'Folketal' };
const imports = {
  catalogue: [
    { role: 'population' as const, tables: ['07459'], titleStart: 'Befolkning', name: names },
    { role: 'households' as const, tables: ['10986'], titleStart: 'Husholdninger', name: names },
  ],
  regionsOf: () => ({ own: new Set(['9902']), codes: new Set(['9902']), slugs: ['egenvik'] }),
};

function population(ages = 106, regions = 1): string {
  const lines = ['knr;kjønn;år;alder;Personer'];
  for (let region = 0; region < regions; region += 1)
    for (const sex of ['Menn', 'Kvinner'])
      for (let age = 0; age < ages; age += 1) lines.push(`${9902 + region};${sex};2026;${age} år;${100 + (age % 7)}`);
  return `${lines.join('\n')}\n`;
}

describe('an import of files', () => {
  let db: OwnedDatabase;
  let desk: JobDesk;
  let own: string;
  let neighbour: string;
  const clock = systemClock;
  const logged: unknown[] = [];
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    desk = createJobDesk(db, grunnlagJobs(imports), { clock, name: clock.id(), log: (line) => logged.push(line) });
    await desk.start();
  });
  afterAll(async () => {
    await desk.stop();
    await db.close();
  });

  const checked = async (...files: [string, string | Uint8Array][]): Promise<CheckedFile[]> => {
    const uploads = files.map(([name, text]) => ({
      name,
      bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    }));
    return (await checkUploads(uploads, ['csv', 'txt', 'json', 'xlsx'])).map((c) => {
      if (!c.ok) throw new Error(c.error.code);
      return c.value;
    });
  };
  const order = (files: CheckedFile[], patience = 20_000) =>
    desk.order(own, (tx) => orderImport(tx, clock, { id: own, number: '9902' }, files, null), patience);
  const tables = (kommune = own) => db.inKommune(kommune, listDatasett);
  const files = () => db.inKommune(own, (tx) => tx.rows<{ name: string }>('select name from fil order by name'));

  it('stores nothing when one file of several is refused, and says which file and row', async () => {
    const job = await order(
      await checked(['god.csv', population()], ['feil.csv', population().replace(';103', ';mange')]),
    );
    expect(job.state).toBe('ferdig');
    const { ok, lines } = importLines(job, imports, 'nb');
    expect([ok, lines]).toEqual([false, [expect.stringMatching(/^feil\.csv: Rad \d+, kolonne \d+: «mange»/)]]);
    expect(innlesingView(imports).outcome(job, 'nn')).toMatchObject({ ok: false, link: { forward: true } });
    expect(await tables()).toEqual([]);
    // The files go with the refusal: what never became a table has no business in the store.
    expect(await files()).toEqual([]);
    expect((await db.inKommune(own, (tx) => listEvents(tx))).map((e) => e.type)).toEqual([]);
  });

  it.each([
    ['færre enn ingen', '-3', '−3'],
    ['en brøk', '12,5', '12,5'],
  ])('refuses a count of persons that is %s, and names the cell', async (_, typed, shown) => {
    const job = await order(await checked(['rart.csv', population().replace('0 år;100', `0 år;${typed}`)]));
    const { ok, lines } = importLines(job, imports, 'nb');
    expect([ok, lines]).toEqual([false, [expect.stringMatching(/^rart\.csv: «.*9902.*Menn.*0 år.*» er /)]]);
    expect(lines[0]).toContain(` er ${shown}. Personer og boliger telles i hele tall`);
    expect([await tables(), await files()]).toEqual([[], []]);
  });

  it('stores all of them otherwise, with the file each came from, for its own kommune only', async () => {
    const job = await order(
      await checked(
        ['befolkning.csv', population()],
        ['husholdninger.csv', 'knr;år;private husholdninger\n9902;2026;140\n'],
      ),
    );
    expect(importLines(job, imports, 'nb')).toEqual({
      ok: true,
      lines: ['befolkning.csv: Befolkning', 'husholdninger.csv: Befolkning'],
    });
    expect((await tables()).map((d) => [d.role, d.fileName])).toEqual([
      ['households', 'husholdninger.csv'],
      ['population', 'befolkning.csv'],
    ]);
    const [{ id } = { id: '' }] = await db.inKommune(own, (tx) =>
      tx.rows<{ id: string }>("select fil_id as id from datasett where role = 'population' and replaced is null"),
    );
    expect(new TextDecoder().decode((await readFile(db, own, id))?.bytes)).toBe(population());
    expect(await readFile(db, neighbour, id)).toBeNull();
    expect(await tables(neighbour)).toEqual([]);
    expect(await db.inKommune(neighbour, (tx) => findJob(tx, job.id))).toBeNull();
  });

  it('refuses two files that would take each other’s place', async () => {
    const job = await order(await checked(['a.csv', population()], ['b.csv', population(100)]));
    expect(importLines(job, imports, 'nb').lines).toEqual([
      expect.stringMatching(/^b\.csv: gjelder det samme som a\.csv/),
    ]);
  });

  it('says which years went out with the table that a new one took the place of', async () => {
    const of = (...years: number[]) =>
      population(2) +
      years.map((year) => population(2).split('\n').slice(1).join('\n').replaceAll('2026', `${year}`)).join('');
    const years = async (...args: number[]) =>
      importLines(await order(await checked([`${args.length}.csv`, of(...args)])), imports, 'nb').lines;
    expect(await years(2021, 2023, 2024)).toEqual(['3.csv: Befolkning']);
    expect(await years(2024, 2025)).toEqual([
      '2.csv: Befolkning',
      '2.csv: tabellen du hadde, hadde også 2 andre år (2021–2023). De er ikke med her, og brukes ikke lenger. Last inn én fil med alle årene for å få dem med.',
    ]);
    expect(await years(2024)).toEqual([
      '1.csv: Befolkning',
      expect.stringContaining('hadde også 2025. Det året er ikke med her'),
    ]);
  });

  it('is one job and one file when the button is pressed twice', async () => {
    const twice = await checked(['to.csv', population(90)]);
    const [first, second] = await Promise.all([order(twice), order(twice)]);
    expect(second?.id).toBe(first?.id);
    expect((await files()).filter((f) => f.name === 'to.csv')).toHaveLength(1);
  });

  it('of 25 MB lets the server answer meanwhile, and is stopped in the middle by cancelling', async () => {
    const line = `9902;Menn;2026;1 år;${'9'.repeat(40)}\n`;
    const big = `knr;kjønn;år;alder;Personer\n${line.repeat(Math.floor((24.5 * 1024 * 1024) / line.length))}`;
    const uploads = [{ name: 'stor.csv', bytes: new TextEncoder().encode(big) }];
    const before = await tables();
    const start = process.threadCpuUsage();
    const [upload] = await checkUploads(uploads, ['csv']);
    if (!upload?.ok) throw new Error('refused');
    const job = await order([upload.value], 0);
    await expect
      .poll(() => db.inKommune(own, async (tx) => (await findJob(tx, job.id))?.message), {
        timeout: 20_000,
        interval: 250,
      })
      .toBe('leser');
    expect(await desk.cancel(own, job.id)).toBe(true);
    await desk.idle();
    const used = process.threadCpuUsage(start);
    expect(await db.inKommune(own, (tx) => findJob(tx, job.id))).toMatchObject({ state: 'avbrutt' });
    expect(await tables()).toEqual(before);
    // What this thread itself worked, against the work of reading a part of the file here: both as slow as the machine is. Read
    // here it would have been all four parts, since nothing is asked and cancelled meanwhile, beside taking in and looking.
    const part = { name: 'del.csv', bytes: new TextEncoder().encode(big.slice(0, big.length / 4)) };
    const again = process.threadCpuUsage();
    await prepareImport(imports.catalogue, imports.regionsOf(), part);
    const reading = process.threadCpuUsage(again);
    const ms = (cpu: NodeJS.CpuUsage) => Math.round((cpu.user + cpu.system) / 1000);
    console.info(`Work in the server's own thread: ${ms(used)} ms; a quarter read here would take ${ms(reading)} ms`);
    expect(ms(used)).toBeLessThan(3 * ms(reading));
    expect(logged).toEqual([]);
  });

  it('refuses the oversized and the odd before anything is stored', async () => {
    const uploads = [
      { name: 'for-stor.csv', bytes: new Uint8Array(26 * 1024 * 1024).fill(0x61) },
      { name: 'bilde.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
      { name: 'program.csv', bytes: new Uint8Array([0x4d, 0x5a, 0, 1, 2]) },
      { name: 'tom.csv', bytes: new Uint8Array() },
    ];
    const codes = (await checkUploads(uploads, ['csv', 'txt', 'json', 'xlsx'])).map((c) =>
      c.ok ? 'ok' : c.error.code,
    );
    expect(codes).toEqual(['for-stor-fil', 'feil-filtype', 'ukjent-filtype', 'tom-fil']);
  });
});
