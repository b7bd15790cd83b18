import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Removable, RowResult, TypedFields } from '../../kernel/index.ts';
import {
  type Boligoppgave,
  cellField,
  ENHET,
  INTERESSENT,
  parseEnhet,
  parseInteressent,
  parseRolle,
  ROLLE,
  setAnsvar,
} from '../../plan/organisering/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Actor, type RowKind, saveRow } from '../../platform/db/rows.ts';

const typed = z.record(z.string(), z.string());
const names = z.array(z.string()).optional();
const file = z.strictObject({
  enheter: z.array(typed),
  ansvar: z.record(z.string(), z.strictObject({ ansvarlig: names, deltar: names, informeres: names })),
  roller: z.array(typed),
  interessenter: z.array(typed),
});

export interface OrganiseringDemo {
  readonly root: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly boligoppgaver: readonly Boligoppgave[];
}

/** Saves rows as their form reads them; a refusal is a fault in the file. */
export async function saveAll<T extends Removable>(
  d: Pick<OrganiseringDemo, 'db' | 'clock'>,
  actor: Actor,
  kind: RowKind<T>,
  rows: readonly TypedFields[],
  read: (row: TypedFields) => RowResult<T>,
): Promise<void> {
  for (const row of rows) {
    const saved = await saveRow(d.db, d.clock, actor, kind, read(row));
    if (!saved.ok)
      throw new Error(
        `The demonstration is not as its own forms want it: ${kind.table} ${JSON.stringify(saved.error)}`,
      );
  }
}

/** Units, matrix, roles and stakeholders of Eksempelvik. */
export async function prepareOrganisering(d: OrganiseringDemo, actor: Actor): Promise<void> {
  const demo = file.parse(parse(readFileSync(join(d.root, 'content/eksempelvik/organisering.yaml'), 'utf8')));
  await saveAll(d, actor, ENHET, demo.enheter, parseEnhet);
  const numberOf = new Map(demo.enheter.map((e, i) => [e.name, i + 1]));
  const cells = Object.fromEntries(
    Object.entries(demo.ansvar).flatMap(([task, parts]) =>
      Object.entries(parts).flatMap(([part, units]) =>
        (units ?? []).map((unit) => [cellField(task, numberOf.get(unit) ?? 0), part]),
      ),
    ),
  );
  const refusals = await setAnsvar(d.db, d.clock, actor, d.boligoppgaver, cells, 0);
  if (refusals.length > 0) throw new Error(`The matrix of the demonstration: ${JSON.stringify(refusals)}`);
  await saveAll(d, actor, ROLLE, demo.roller, (row) => parseRolle(row, new Set()));
  await saveAll(d, actor, INTERESSENT, demo.interessenter, parseInteressent);
}
