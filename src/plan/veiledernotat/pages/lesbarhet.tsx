import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Status } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { HIGHEST_LIX } from '../../veileder/index.ts';
import { lixOfNotat } from '../notat.ts';
import { listNotater } from '../store.ts';
import { NOTAT_TEXTS } from '../texts.ts';
import type { NotatPageDeps } from './parts.tsx';

/** A measure, with a warning where it is above what the guide keeps to. */
export function LixFigure(p: { ctx: Ctx; lix: number }) {
  const figure = formatNumber(p.lix, 1);
  return (
    <>
      {figure}
      {p.lix > HIGHEST_LIX ? (
        <>
          {' '}
          <Status tone="warning">{NOTAT_TEXTS[p.ctx.lang].heavy}</Status>
        </>
      ) : null}
    </>
  );
}

/** Every page of the guide for those who edit and review: how heavy it is, with the municipality's own notes, and when its links were looked at. */
export async function lesbarhetPage(ctx: Ctx, deps: NotatPageDeps): Promise<Page | Response> {
  const { kommune } = ctx;
  if (!kommune) return notFound();
  const t = NOTAT_TEXTS[ctx.lang];
  const rows = await ctx.db.inKommune(kommune.id, listNotater);
  const ownOf = (side: string) =>
    rows.flatMap((row) => (deps.seksjoner.get(row.data.sted)?.side === side ? [lixOfNotat(row.data.text)] : []));
  const heavy = deps.lesbarhet.filter((s) => s.lix.nb > HIGHEST_LIX || s.lix.nn > HIGHEST_LIX).length;
  return {
    title: t.readability,
    nav: 'veileder',
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`/arbeid/${kommune.slug}/notater`)}>← {t.title}</a>
        </p>
        <h1>{t.readability}</h1>
        <Finding>{t.readabilityFinding(deps.lesbarhet.length, heavy, HIGHEST_LIX)}</Finding>
        <p class="bp-text">{t.lixText(HIGHEST_LIX)}</p>
        <DataTable
          caption={t.readability}
          hideCaption
          stack
          columns={[
            { label: t.guidePage },
            { label: t.lixNb, align: 'right' },
            { label: t.lixNn, align: 'right' },
            { label: t.lixNotes, align: 'right' },
            { label: t.links, align: 'right' },
            { label: t.lastChecked },
          ]}
          rows={deps.lesbarhet.map((s) => {
            const own = ownOf(s.side);
            return {
              cells: [
                <a href={ctx.href(`/arbeid/${kommune.slug}/veileder${s.side ? `/${s.side}` : ''}`)}>
                  {s.tittel[ctx.lang]}
                </a>,
                <LixFigure ctx={ctx} lix={s.lix.nb} />,
                <LixFigure ctx={ctx} lix={s.lix.nn} />,
                own.length === 0 ? '–' : <LixFigure ctx={ctx} lix={Math.max(...own)} />,
                String(s.lenker),
                s.kontrollert ? formatDate(s.kontrollert) : '–',
              ],
            };
          })}
        />
        <p class="bp-source">{t.readabilitySource}</p>
      </>
    ),
  };
}
