import type { Language, Removable } from '../../kernel/index.ts';
import { MEDLEM } from '../../plan/boliggruppe/index.ts';
import { ORGANISERING_TEXTS, ROLLE } from '../../plan/organisering/index.ts';
import { type GuideTask, handOverRunder, heldInRunder, oppgaveNumber, RUNDE_TEXTS } from '../../plan/runde/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { addRevision, type Revision, type Written } from '../../platform/db/revisions.ts';
import { listRows, type RowKind, recordRow, saveRowIn } from '../../platform/db/rows.ts';
import { KONTO_TEXTS } from './texts.ts';

type Personal = Removable & { readonly person: string | null };

const rowsOf = async <T extends Personal>(tx: Tx, kind: RowKind<T>, person: string): Promise<Revision<T>[]> =>
  (await listRows(tx, kind)).filter((row) => row.data.person === person);

/** One thing that a member answers for; the address is below the workspace. */
export interface Ansvar {
  readonly href: string;
  readonly label: string;
}

/** Everything in the municipality's work that carries the name of this member. */
export const ansvarOf = (
  db: Database,
  kommuneId: string,
  person: string,
  guide: readonly GuideTask[],
  lang: Language,
): Promise<Ansvar[]> =>
  db.inKommune(kommuneId, async (tx) => {
    const t = KONTO_TEXTS[lang];
    const { tasks, roles } = await heldInRunder(tx, person);
    const titleOf = (id: string | null) => guide.find((g) => g.id === id)?.text[lang] ?? '';
    const places = await rowsOf(tx, ROLLE, person);
    const members = await rowsOf(tx, MEDLEM, person);
    return [
      ...tasks.map((o) => ({
        href: `/oppgaver/${o.number}`,
        label: `${oppgaveNumber(o.number)} ${o.title ?? titleOf(o.contentId)}`,
      })),
      ...roles.map((r) => ({ href: '/runde', label: `${t.inRunde} ${RUNDE_TEXTS[lang].roller[r.role]}` })),
      ...places.map(({ data }) => ({
        href: '/organisering',
        label: `${ORGANISERING_TEXTS[lang].arbeidsroller[data.role]}: ${data.who}`,
      })),
      ...members.map(({ data }) => ({ href: '/boliggruppe', label: `${t.inBoliggruppe} ${data.unit}` })),
    ];
  });

async function handRows<T extends Personal>(
  tx: Tx,
  w: Written,
  kind: RowKind<T>,
  from: string,
  to: string | null,
): Promise<number> {
  const rows = await rowsOf(tx, kind, from);
  for (const { number, revision, data } of rows) {
    const saved = await saveRowIn(tx, w, kind, { ...data, person: to }, { number, revision });
    if (saved.ok) continue;
    // Who takes over has that very place already: one of the two is enough.
    const put = saved.error.some((r) => r.code === 'finnes-fra-foer');
    if (!put || !(await addRevision(tx, kind.table, w, number, revision, { ...data, removed: true })))
      throw new Error('A row was changed while all were handed over');
    await recordRow(tx, w, kind, 'fjernet', { number });
  }
  return rows.length;
}

/** Hands everything to another member, or leaves it standing without a person: one transaction, each thing with its history. */
export const handOver = (db: Database, clock: Clock, actor: Actor, from: string, to: string | null): Promise<number> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const w = written(clock, actor);
    return (
      (await handOverRunder(tx, w, from, to)) +
      (await handRows(tx, w, ROLLE, from, to)) +
      (await handRows(tx, w, MEDLEM, from, to))
    );
  });
