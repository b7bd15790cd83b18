import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, formatDate, type Removable, type RowResult, type TypedFields } from '../../kernel/index.ts';
import {
  decide,
  GRUPPE,
  MEDLEM,
  MOETE,
  parseGruppe,
  parseMedlem,
  parseMoete,
  parseTall,
  TALLENE,
} from '../../plan/boliggruppe/index.ts';
import { addIdeas, becomeOppgave, becomeTiltak, leaveOut } from '../../plan/idekasse/index.ts';
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
import { rhythmDays } from '../../plan/prosessplan/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type RowKind, saveRow } from '../../platform/db/rows.ts';

const typed = z.record(z.string(), z.string());
const names = z.array(z.string()).optional();
const file = z.strictObject({
  enheter: z.array(typed),
  ansvar: z.record(z.string(), z.strictObject({ ansvarlig: names, deltar: names, informeres: names })),
  roller: z.array(typed),
  interessenter: z.array(typed),
  boliggruppe: z.strictObject({
    gruppe: typed,
    medlemmer: z.array(typed),
    tall: z.array(typed),
    moeter: z.array(typed),
    vedtak: z.array(typed),
  }),
  ideer: z.array(typed),
  avgjort: z.strictObject({ oppgaver: z.array(typed), tiltak: z.array(typed), ikkeMed: z.array(typed) }),
});

/** The first Tuesdays of the months, on which the group of the file meets: `-1` is the last one before today, `+1` the next from today. */
function meetingDay(today: string, at: number): string {
  const days = rhythmDays('maaned', '2025-01-07', null, addDays(today, 100));
  const next = days.findIndex((day) => day >= today);
  return days[at > 0 ? next + at - 1 : next + at] ?? today;
}

/** The file as its planner would type it today: `{dag-9}` is nine days ago, `{moete+1}` the next meeting of the group. */
const read = (d: OrganiseringDemo) =>
  file.parse(
    parse(
      readFileSync(join(d.root, 'content/eksempelvik/organisering.yaml'), 'utf8')
        .replace(/\{dag([+-]\d+)\}/g, (_, by) => formatDate(addDays(d.clock.today(), Number(by))))
        .replace(/\{moete([+-]\d)\}/g, (_, at) => formatDate(meetingDay(d.clock.today(), Number(at)))),
    ),
  );

function must(what: string, done: { readonly ok: boolean; readonly error?: unknown }): void {
  if (!done.ok)
    throw new Error(`The demonstration is not as its own forms want it: ${what} ${JSON.stringify(done.error)}`);
}

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

/** Units, matrix, roles, stakeholders, boliggruppe and ideas of Eksempelvik. */
export async function prepareOrganisering(d: OrganiseringDemo, actor: Actor, slug: string): Promise<void> {
  const demo = read(d);
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
  const g = demo.boliggruppe;
  await saveAll(d, actor, GRUPPE, [g.gruppe], parseGruppe);
  await saveAll(d, actor, MEDLEM, g.medlemmer, (row) => parseMedlem(row, new Set()));
  await saveAll(d, actor, TALLENE, g.tall, (row) => parseTall(row, d.clock.today()));
  await saveAll(d, actor, MOETE, g.moeter, parseMoete);
  for (const { moete, ...row } of g.vedtak)
    must(row.text ?? '', await decide(d.db, d.clock, actor, slug, Number(moete), row));
  await prepareIdeas(d, actor, slug, demo);
}

async function prepareIdeas(
  d: OrganiseringDemo,
  actor: Actor,
  slug: string,
  demo: Pick<z.infer<typeof file>, 'ideer' | 'avgjort'>,
): Promise<void> {
  for (const row of demo.ideer) must('ideer', await addIdeas(d.db, d.clock, actor, row));
  const seen = (ide = '') => ({ number: Number(ide), revision: 1 });
  const year = Number(d.clock.today().slice(0, 4)) + 1;
  for (const { ide, ...row } of demo.avgjort.oppgaver)
    must('oppgaver', await becomeOppgave(d.db, d.clock, actor, slug, row, seen(ide)));
  for (const { ide, ...row } of demo.avgjort.tiltak)
    must('tiltak', await becomeTiltak(d.db, d.clock, actor, row, year, seen(ide)));
  for (const { ide, ...row } of demo.avgjort.ikkeMed)
    must('ikkeMed', await leaveOut(d.db, d.clock, actor, row, seen(ide)));
}
