import { listRunTables } from '../plan/boligbehov/index.ts';
import { type Datasett, listDatasett, listReplaced, type OldDatasett } from '../plan/grunnlag/index.ts';
import type { Resting } from '../plan/grunnlag/pages/endringer.tsx';
import type { DataRole } from '../plan/grunnlag/roles.ts';
import { listTekster, rolesOf, type Tema } from '../plan/kunnskap/index.ts';
import { currentChapters, listVersions, PLANDOKUMENT_TEXTS } from '../plan/plandokument/index.ts';
import type { Ctx } from '../platform/http/route.ts';

/** The roles of the tables that a run was made of and that have been replaced since. */
function outdated(ids: readonly string[], old: readonly OldDatasett[]): DataRole[] {
  const used = new Set(ids);
  return [...new Set(old.flatMap((d) => (used.has(d.id) ? [d.role as DataRole] : [])))];
}

/** The roles whose table in use is one that came, with other figures, after a text was written. */
const newerThan = (
  written: string,
  roles: readonly DataRole[],
  loaded: readonly Datasett[],
  old: readonly OldDatasett[],
) =>
  roles.filter(
    (role) =>
      loaded.some((d) => d.role === role && d.change !== null) &&
      old.some((d) => d.role === role && d.replaced > written),
  );

/** Runs, documents and texts that were made of figures which newer ones have taken the place of. */
export async function restingOn(ctx: Ctx, temaer: readonly Tema[]): Promise<readonly Resting[]> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('What rests on older figures in no kommune');
  const have = await ctx.db.inKommune(kommune.id, async (tx) => ({
    loaded: await listDatasett(tx),
    old: await listReplaced(tx),
    runs: await listRunTables(tx),
    chapters: (await currentChapters(tx)).filter((c) => c.text.trim() !== ''),
    versions: await listVersions(tx),
    texts: (await listTekster(tx)).filter((row) => !row.data.removed),
  }));
  const found: Resting[] = [];
  const latest = have.runs[0];
  const roles = latest ? outdated(latest.datasettIds, have.old) : [];
  if (latest && roles.length > 0) {
    found.push({ kind: 'run', path: '/behov', date: latest.created, roles });
    if (have.chapters.length > 0) found.push({ kind: 'draft', path: '/dokument', roles });
  }
  for (const version of have.versions) {
    const run = have.runs.find((r) => r.id === version.runId);
    const used = run && version.state !== 'erstattet' ? outdated(run.datasettIds, have.old) : [];
    const state = PLANDOKUMENT_TEXTS[ctx.lang].state[version.state];
    if (used.length > 0)
      found.push({
        kind: 'version',
        path: `/dokument/versjon/${version.number}`,
        number: version.number,
        state,
        roles: used,
      });
  }
  const indicators = temaer.flatMap((tema) => tema.indicators);
  for (const { data, created } of have.texts) {
    const i = indicators.find((x) => x.id === data.indikator);
    const used = i ? newerThan(created, rolesOf(i), have.loaded, have.old) : [];
    if (i && used.length > 0)
      found.push({ kind: 'text', path: `/kunnskap/${i.id}`, name: i.name[ctx.lang], roles: used });
  }
  return found;
}
