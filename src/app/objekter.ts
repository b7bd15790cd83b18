import { formatDate } from '../kernel/index.ts';
import { runDates } from '../plan/boligbehov/index.ts';
import { listRapportrunder } from '../plan/oppfoelging/index.ts';
import { listVersions } from '../plan/plandokument/index.ts';
import { listPlaner, planNumber } from '../plan/planregister/index.ts';
import { listVersjoner } from '../plan/prosessplan/index.ts';
import { type Objekt, RUNDE_TEXTS } from '../plan/runde/index.ts';
import { listMaal, listTiltak, tiltakNumber } from '../plan/tiltak/index.ts';
import { listVedtak, vedtakNumber } from '../plan/vedtak/index.ts';
import { osloMoment } from '../platform/clock/oslo.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Ctx } from '../platform/http/route.ts';

/** Runs are many and alike: the newest are what anybody means. */
const RUNS = 20;

/** What a task of the municipality may end in, kind by kind. Nothing for whoever is let in to single tasks alone. */
export async function objectsFor(ctx: Ctx): Promise<readonly Objekt[]> {
  const { kommune } = ctx;
  if (!kommune || !ctx.may('les')) return [];
  const t = RUNDE_TEXTS[ctx.lang].objects;
  const dated = (at: string) => formatDate(osloMoment(at).date);
  const read = async (tx: Tx): Promise<Objekt[]> => [
    ...(await listTiltak(tx)).map(
      (x): Objekt => ({
        kind: 'tiltak',
        address: `tiltak/${x.number}`,
        title: `${tiltakNumber(x.number)} ${x.data.title}`,
      }),
    ),
    ...(await listMaal(tx)).map(
      (x): Objekt => ({
        kind: 'maal',
        address: `maal/${x.number}`,
        title: `${x.number}. ${x.data.title}`,
      }),
    ),
    ...(await listVedtak(tx)).map(
      (x): Objekt => ({
        kind: 'vedtak',
        address: `vedtak/${x.number}`,
        title: `${vedtakNumber(x.number)} ${x.data.title}`,
      }),
    ),
    ...(await runDates(tx, RUNS)).map((x): Objekt => {
      const { date, time } = osloMoment(x.created);
      return { kind: 'kjoering', address: `behov?kjoering=${x.id}`, title: t.run(formatDate(date), time) };
    }),
    ...(await listVersions(tx)).map(
      (x): Objekt => ({
        kind: 'dokument',
        address: `dokument/versjon/${x.number}`,
        title: t.version(x.title, x.number, dated(x.created)),
      }),
    ),
    ...(await listPlaner(tx)).flatMap((x): Objekt[] =>
      x.data.removed
        ? []
        : [{ kind: 'plan', address: `planer/${x.number}`, title: `${planNumber(x.number)} ${x.data.title}` }],
    ),
    ...(await listVersjoner(tx)).map(
      (x): Objekt => ({
        kind: 'prosessplan',
        address: `prosessplan/versjon/${x.number}`,
        title: t.version(t.prosessplan, x.number, dated(x.created)),
      }),
    ),
    ...(await listRapportrunder(tx)).map(
      (x): Objekt => ({
        kind: 'rapport',
        address: `oppfoelging/${x.number}`,
        title: `${x.data.title}, ${formatDate(x.data.date)}`,
      }),
    ),
  ];
  return ctx.db.inKommune(kommune.id, read);
}
