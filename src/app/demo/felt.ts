import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { listFelt, saveGrid, saveKart } from '../../plan/boligbyggeprogram/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Typed } from './les.ts';

const felt = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));
const TWO_YEARS = 2 * 365 * 86_400_000;
const FACTS = ['name', 'planId', 'status', 'owner', 'land'];

/** "blokk 2028: 60, 2029: 110; smaahus 2028: 5" as rows of the table: a type, and dwellings by year. */
const unitsOf = (text = ''): Typed[] =>
  text.split(';').flatMap((part) => {
    const [, type = '', years = ''] = /^\s*(\S+)\s+(.*)$/.exec(part) ?? [];
    if (type === '') return [];
    const by = years.split(',').map((entry) => entry.split(':').map((word) => word.trim()));
    return [
      { type: type.replace('å', 'aa'), ...Object.fromEntries(by.map(([year, units]) => [`y${year}`, units ?? ''])) },
    ];
  });

/** The fields of Eksempelvik, typed into the tables of the boligbyggeprogram: first as it stood two years ago, then as it stands. */
export async function prepareFelt(
  d: { readonly root: string; readonly db: Database; readonly clock: Clock },
  actor: Actor,
): Promise<void> {
  const year = Number(d.clock.today().slice(0, 4));
  const file = (name: string) => readFileSync(join(d.root, 'content/eksempelvik', name));
  const rows = z.array(felt).parse(
    parse(
      file('felt.yaml')
        .toString('utf8')
        .replace(/\{år([+-]\d+)?\}/g, (_, by = '0') => String(year + Number(by))),
    ),
  );
  const years = Array.from({ length: 26 }, (_, at) => year - 5 + at);
  const save = async (clock: Clock, view: 'program' | 'opplysninger' | 'levert', table: readonly Typed[]) => {
    const seen = (await d.db.inKommune(actor.kommuneId, listFelt)).map(({ number, revision }) => ({
      number,
      revision,
    }));
    const typed = Object.fromEntries(
      table.flatMap((row, at) => Object.entries(row).map(([key, value]) => [`r${at}-${key}`, value])),
    );
    const saved = await saveGrid(d.db, clock, actor, { view, years, seen, typed });
    if (!saved.ok)
      throw new Error(`The fields of the demonstration are not as their table wants them: ${JSON.stringify(saved)}`);
  };
  const facts = (row: Typed) => Object.fromEntries(FACTS.map((key) => [key, row[key] ?? '']));
  const table = (all: readonly Typed[], key: string) =>
    all.flatMap((row) =>
      unitsOf(row[key]).map((units, at) => ({ ...(at === 0 ? facts(row) : { name: row.name ?? '' }), ...units })),
    );
  const then: Clock = {
    ...d.clock,
    now: () => new Date(Date.parse(d.clock.now()) - TWO_YEARS).toISOString(),
    today: () => new Date(Date.parse(d.clock.now()) - TWO_YEARS).toISOString().slice(0, 10),
  };
  const promised = rows.filter((row) => row.lovet).map((row) => ({ ...row, status: 'regulert' }));
  await save(then, 'program', table(promised, 'lovet'));
  await save(d.clock, 'program', table(rows, 'planned'));
  await save(
    d.clock,
    'opplysninger',
    rows.map(({ planned, delivered, lovet, planId, status, owner, land, ...said }) => said),
  );
  await save(
    d.clock,
    'levert',
    table(rows, 'delivered').map(({ planId, status, owner, land, ...row }) => row),
  );
  const bytes = file('felt.geojson');
  const kart = await saveKart(
    d.db,
    d.clock,
    actor,
    'felt',
    { name: 'Eksempelvik, oppdiktet: felt.geojson', bytes },
    null,
  );
  if (!kart.ok || kart.left > 0) throw new Error(`felt.geojson: ${JSON.stringify(kart)}`);
}
