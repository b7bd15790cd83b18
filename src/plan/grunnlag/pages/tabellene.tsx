import { formatDate, formatNumber } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { Catalogue } from '../content.ts';
import { type DataRole, EXTRA_ROLES, KUNNSKAP_ROLES, PLAN_ROLES } from '../roles.ts';
import type { Datasett } from '../store.ts';
import { GRUNNLAG_TEXTS } from '../texts.ts';

/** The tables in three groups: what the plan is reckoned from, what makes it surer, and what the knowledge base shows. */
const GROUPS = { plan: PLAN_ROLES, extra: EXTRA_ROLES, kunnskap: KUNNSKAP_ROLES } as const;

/** The tables of official figures, loaded and not; who edits may take one out of use. */
export function Tabellene(p: { ctx: Ctx; catalogue: Catalogue; loaded: readonly Datasett[]; edit: boolean }) {
  const t = GRUNNLAG_TEXTS[p.ctx.lang];
  const by = new Map(p.loaded.map((d) => [d.role, d]));
  return (
    <>
      {(['plan', 'extra', 'kunnskap'] as const).map((group) => {
        const rows = p.catalogue.filter((row) => GROUPS[group].some((role: DataRole) => role === row.role));
        // What is told of tables alone is not asked for while there is none.
        const told = rows.some((row) => by.has(row.role));
        return (
          <DataTable
            caption={t.groups[group]}
            stack
            columns={[
              { label: t.what },
              { label: t.status },
              { label: t.source },
              ...(told
                ? [
                    { label: t.period },
                    { label: t.cells, align: 'right' as const },
                    { label: t.missingCells, align: 'right' as const },
                    ...(p.edit ? [{ label: t.remove, screenOnly: true }] : []),
                  ]
                : []),
            ]}
            rows={rows.map((row) => {
              const name = row.name[p.ctx.lang];
              const d = by.get(row.role);
              if (!d)
                return {
                  cells: [
                    name,
                    group === 'plan' ? (
                      <Status tone="warning">{t.missing}</Status>
                    ) : (
                      <Status tone="info">{t.optional}</Status>
                    ),
                    row.why[p.ctx.lang],
                    ...(told ? ['–', '–', '–', ...(p.edit ? ['–'] : [])] : []),
                  ],
                };
              return {
                cells: [
                  name,
                  <Status tone="success">{t.here}</Status>,
                  `${d.source} (${t.retrieved.toLowerCase()} ${formatDate(d.retrieved)})`,
                  d.firstPeriod === d.lastPeriod ? (d.firstPeriod ?? '–') : `${d.firstPeriod}–${d.lastPeriod}`,
                  formatNumber(d.cells),
                  formatNumber(d.missing),
                  ...(p.edit ? [<Remove ctx={p.ctx} id={d.id} name={name} />] : []),
                ],
              };
            })}
          />
        );
      })}
    </>
  );
}

function Remove(p: { ctx: Ctx; id: string; name: string }) {
  const t = GRUNNLAG_TEXTS[p.ctx.lang];
  return (
    <form method="post" action={p.ctx.href(`/arbeid/${p.ctx.kommune?.slug}/tall/fjern`)}>
      <input type="hidden" name="csrf" value={p.ctx.csrf} />
      <input type="hidden" name="id" value={p.id} />
      <button class="bp-linkbutton" type="submit">
        {t.remove}
        <span class="ds-sr-only">{` ${p.name}`}</span>
      </button>
    </form>
  );
}
