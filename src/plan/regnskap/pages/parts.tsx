import type { Child } from 'hono/jsx';
import { formatNumber } from '../../../kernel/index.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import { Finding, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { PlanTables } from '../../oekonomiplan/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { lineNumber, type Sammenstilling } from '../regnskap.ts';
import { regnskapSaid, regnskapTables } from '../tables.ts';
import { REGNSKAP_TEXTS } from '../texts.ts';

export interface RegnskapPageDeps {
  readonly tables: PlanTables;
  readonly desk: JobDesk;
  /** The line that tells of a job of these kinds under way, or that failed. */
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
  /** Writes a document's tables as .xlsx. */
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
}

export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const work = `/arbeid/${ctx.kommune.slug}`;
  return {
    kommune: ctx.kommune,
    work,
    plan: `${work}/oekonomiplan`,
    base: `${work}/oekonomiplan/regnskap`,
    get actor() {
      return actorOf(ctx);
    },
  };
}

/** The number of a line as the way to its tiltak; other text as it is. */
function lineLink(ctx: Ctx, text: string): Child {
  const number = lineNumber(text);
  return number !== null && text.startsWith('T-') ? (
    <a class="bp-no" href={ctx.href(`/arbeid/${where(ctx).kommune.slug}/tiltak/${number}`)}>
      {text}
    </a>
  ) : (
    text
  );
}

/** The account against the budget, line by line, and what found no line. */
export function Against(p: { ctx: Ctx; of: Sammenstilling }) {
  const t = REGNSKAP_TEXTS[p.ctx.lang];
  const { finding, part, warnings } = regnskapSaid(p.of, p.ctx.lang);
  const tables = regnskapTables(p.of, p.ctx.lang);
  return (
    <>
      <Finding>{finding}</Finding>
      {part === null ? null : <p class="bp-text">{part}</p>}
      {warnings.map((text) => (
        <Notice tone="warning">{text}</Notice>
      ))}
      {tables.map((table) => (
        <>
          <DataTable
            caption={table.caption}
            stack
            columns={table.columns}
            rows={table.rows.map((row) => ({
              total: row.total ?? false,
              cells: row.cells.map((cell) =>
                cell === null
                  ? '–'
                  : typeof cell === 'string'
                    ? lineLink(p.ctx, cell)
                    : formatNumber(cell.number, cell.decimals ?? 0),
              ),
            }))}
          />
          {table.id === 'regnskap-ufordelt' ? (
            <p class="bp-screen">
              <a href={p.ctx.href(`${where(p.ctx).plan}/kontering`)}>{t.toKontering}</a>
            </p>
          ) : null}
        </>
      ))}
      {tables[0] ? <SourceLine>{tables[0].source}</SourceLine> : null}
    </>
  );
}
