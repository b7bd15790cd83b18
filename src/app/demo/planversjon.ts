import { z } from 'zod';
import type { PlanTables } from '../../plan/oekonomiplan/index.ts';
import { keepVersion, loadPlan, moveVersion } from '../../plan/plandokument/actions.ts';
import { assemblePlan } from '../../plan/plandokument/assemble.ts';
import { orderVersionFiles } from '../../plan/plandokument/jobs.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

export const planversjon = z.strictObject({
  title: z.string(),
  date: z.string(),
  body: z.string(),
  caseNumber: z.string(),
  unheard: z.string(),
  text: z.string(),
});

/**
 * The plan as the council adopted it: the goals and tiltak that stood that day, with a short text. Reports are held against it. The worker
 * makes its files.
 */
export async function preparePlanversjon(
  d: {
    readonly db: Database;
    readonly clock: Clock;
    readonly tables: PlanTables;
    readonly kommune: { readonly slug: string; readonly name: string };
  },
  actor: Actor,
  adopted: z.infer<typeof planversjon>,
): Promise<void> {
  const { db, clock } = d;
  const { title, text, ...typed } = adopted;
  const kommune = { ...d.kommune, id: actor.kommuneId };
  const plan = await loadPlan(db, kommune, clock.today(), d.tables);
  const { document } = assemblePlan({ ...plan, chapters: new Map([['sammendrag', text]]) }, 'nb');
  await db.inKommune(kommune.id, async (tx) => {
    await keepVersion(tx, clock, kommune.id, { number: 1, document: { ...document, title }, runId: null }, null);
    for (const to of ['innstilt', 'vedtatt'] as const) {
      const moved = await moveVersion(tx, clock, kommune.id, {
        number: 1,
        to,
        typed,
        mayEdit: true,
        mayAdopt: true,
        actor: null,
      });
      if (!moved?.ok) throw new Error(`The plan of the demonstration is not adopted: ${JSON.stringify(moved)}`);
    }
    await orderVersionFiles(tx, clock, kommune, 1, null);
  });
}
