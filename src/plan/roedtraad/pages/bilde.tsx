import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { ThreadMap } from '../../../ui/charts/thread.ts';
import { DataTable } from '../../../ui/table.tsx';
import { here } from '../../organisering/index.ts';
import { type Knute, LEDD, type Ledd, traadOf } from '../traaden.ts';
import { addressOf, type RoedtraadDeps, read } from './parts.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

/** As wide as the page itself: five columns of names. */
const WIDE = 1180;

/** The thread from what the plan must answer to what comes of it: a picture, and the same as a table with links. */
export async function picturePage(ctx: Ctx, deps: RoedtraadDeps): Promise<Page> {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const { plan } = await read(ctx, deps);
  const traad = traadOf(plan, (ledger, units) => t.result[ledger](units));
  const loose = LEDD.reduce((n, l) => n + traad.columns[l].filter((k) => k.loose).length, 0);
  const alt = LEDD.map((l) => `${t.ledd[l]}: ${traad.columns[l].length}`).join(', ');
  const draw = (width: number = WIDE) =>
    ThreadMap({
      title: t.pictureFinding(loose),
      description: alt,
      width,
      columns: LEDD.map((l) => ({
        label: t.ledd[l],
        nodes: traad.columns[l].map((k) => ({ id: k.id, label: `${k.number} ${k.title}`.trim(), loose: k.loose })),
      })),
      links: traad.links,
      looseWords: t.looseWords,
    });
  const cell = (ledd: Ledd, knute: Knute | null) => {
    if (!knute) return '–';
    const name = `${knute.number} ${knute.title}`.trim();
    if (ledd === 'resultat') return name;
    const of = { kind: ledd, id: knute.number, title: knute.title } as const;
    return <a href={ctx.href(addressOf(work, of))}>{`${knute.loose ? '! ' : ''}${name}`}</a>;
  };
  return {
    title: t.pictureTitle,
    nav: 'roed-traad',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/roed-traad`)}>← {t.title}</a>
        </p>
        <h1>{t.pictureTitle}</h1>
        <Finding>{t.pictureFinding(loose)}</Finding>
        <p class="bp-text">{t.pictureLead}</p>
        <div class="bp-traad-bilde">
          <Picture draw={draw} caption={t.pictureTitle} tableLabel={t.asTable}>
            <DataTable
              caption={t.pictureTitle}
              hideCaption
              columns={LEDD.map((l) => ({ label: t.ledd[l] }))}
              rows={traad.rows.map((row) => ({ cells: LEDD.map((l) => cell(l, row[l])) }))}
            />
          </Picture>
        </div>
        <SourceLine>{t.tableSource}</SourceLine>
      </>
    ),
  };
}
