import { formatNumber } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { fieldsOnMap } from '../blokker.ts';
import type { Form } from '../kart.ts';
import { KART_TEXTS } from '../kart-texts.ts';

/** What the outlines in the map say in words: the areas by name, with the fields that say they lie there. */
export function AreaList(p: { ctx: Ctx; areas: readonly Form[]; fields: ReturnType<typeof fieldsOnMap> }) {
  const names = [...new Set(p.areas.map((form) => form.name).filter((name) => name !== ''))].sort((a, b) =>
    a.localeCompare(b, 'nb', { numeric: true }),
  );
  if (names.length === 0) return null;
  const t = KART_TEXTS[p.ctx.lang];
  const rows = names.map((name) => {
    const here = p.fields.filter((f) => f.data.area.toLowerCase() === name.toLowerCase());
    return { name, fields: here.length, units: here.reduce((sum, f) => sum + f.units, 0) };
  });
  return (
    <Details summary={t.areas(names.length)}>
      {rows.every((row) => row.fields === 0) ? <p class="bp-text">{t.areaNone}</p> : null}
      <DataTable
        stack
        caption={t.areas(names.length)}
        hideCaption
        columns={[{ label: t.area }, { label: t.areaFields, align: 'right' }, { label: t.dwellings, align: 'right' }]}
        rows={rows.map((row) => ({ cells: [row.name, formatNumber(row.fields), formatNumber(row.units)] }))}
      />
    </Details>
  );
}
