import { formatDate } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { differences } from '../../../ui/conflict.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { ERSTATT_TEXTS } from '../erstatt-texts.ts';
import { typedTiltak } from '../parse.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { type Tiltak, tiltakNumber } from '../tiltak.ts';

/** Every version, newest first, with the fields that are not as they were in the one before. */
export function Historikk(p: { ctx: Ctx; revisions: readonly Revision<Tiltak>[]; nameOf: (field: string) => string }) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  const e = ERSTATT_TEXTS[p.ctx.lang];
  /** What became part of it, or what it became part of, in this version. */
  const became = (now: Tiltak, before: Tiltak): readonly string[] => {
    const fresh = (now.merged ?? []).filter((n) => !before.merged?.includes(n)).map(tiltakNumber);
    return [
      ...(fresh.length > 0 ? [`${e.merged} ${fresh.join(', ')}`] : []),
      ...(now.removed && !before.removed
        ? [now.replacedBy ? e.replaced(tiltakNumber(now.replacedBy)) : e.removed]
        : []),
    ];
  };
  const changed = (now: Tiltak, before: Tiltak | undefined) => {
    if (!before) return t.firstVersion;
    const fields = differences(typedTiltak(before), typedTiltak(now), p.nameOf).map((d) => d.label);
    return [...became(now, before), [...new Set(fields)].join(', ')].filter((x) => x !== '').join('. ') || '–';
  };
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
