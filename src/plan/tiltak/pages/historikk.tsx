import { formatDate } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { differences } from '../../../ui/conflict.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { typedTiltak } from '../parse.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import type { Tiltak } from '../tiltak.ts';

/** Every version, newest first, with the fields that are not as they were in the one before. */
export function Historikk(p: { ctx: Ctx; revisions: readonly Revision<Tiltak>[]; nameOf: (field: string) => string }) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  const changed = (now: Tiltak, before: Tiltak | undefined) =>
    before
      ? [...new Set(differences(typedTiltak(before), typedTiltak(now), p.nameOf).map((d) => d.label))].join(', ') || '–'
      : t.firstVersion;
  return (
    <DataTable
      caption={t.history}
      hideCaption
      columns={[
        { label: t.revision },
        { label: t.when },
        { label: t.status },
        { label: t.tiltak },
        { label: t.changedFields },
      ]}
      rows={p.revisions.map((r, i) => ({
        cells: [
          i === 0 ? `${r.revision} (${t.current.toLowerCase()})` : r.revision,
          formatDate(r.created),
          t.statuses[r.data.status],
          r.data.title,
          changed(r.data, p.revisions[i + 1]?.data),
        ],
      }))}
    />
  );
}
