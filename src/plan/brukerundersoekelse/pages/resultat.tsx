import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { findRow } from '../../../platform/db/rows.ts';
import { download, notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { BarList } from '../../../ui/charts/bar-list.ts';
import { Button, ButtonLink, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { SpoersmaalResultat } from '../resultat.ts';
import { inWork, type Undersoekelse } from '../skjema.ts';
import { findResultat, listFritekst, UNDERSOEKELSE } from '../store.ts';
import { METODER } from '../svar.ts';
import { resultDocument, rowsOf } from '../tabeller.ts';
import { UNDERSOEKELSE_TEXTS } from '../texts.ts';
import { Seen, told, type UndersoekelseDeps, where } from './parts.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function load(ctx: Ctx, number: number) {
  const { kommune } = where(ctx);
  return ctx.db.inKommune(kommune.id, async (tx) => ({
    row: await findRow(tx, UNDERSOEKELSE, number),
    result: await findResultat(tx, number),
    texts: (await listFritekst(tx, number)).filter((x) => x.state === 'godkjent'),
  }));
}

function Question(p: { ctx: Ctx; q: SpoersmaalResultat; total: number | null }) {
  const { ctx, q } = p;
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const text = inWork(q.text, ctx.lang);
  const rows = rowsOf(q, p.total, ctx.lang);
  return (
    <section>
      <h2>{text}</h2>
      {q.mean === null ? null : <p class="bp-text">{t.mean(formatNumber(q.mean, 1))}</p>}
      <Picture
        caption={t.picture(text)}
        tableLabel={t.table}
        draw={(width) =>
          BarList({
            title: text,
            description: t.picture(text),
            unit: t.unit,
            missing: t.hidden,
            items: rows.map((row) => ({ label: row.label, value: row.count })),
            ...(width ? { width } : {}),
          })
        }
      >
        <DataTable
          caption={text}
          hideCaption
          columns={[
            { label: t.answer },
            { label: t.count, align: 'right' },
            { label: t.share, unit: t.percent, align: 'right' },
          ]}
          rows={rows.map((row) => ({
            cells: [
              row.label,
              row.count === null ? t.hidden : formatNumber(row.count),
              row.share === null ? '–' : formatNumber(row.share),
            ],
          }))}
        />
      </Picture>
    </section>
  );
}

function Words(p: { ctx: Ctx; data: Undersoekelse; texts: readonly { question: string; text: string }[] }) {
  const t = UNDERSOEKELSE_TEXTS[p.ctx.lang];
  const asked = p.data.questions.filter((q) => q.kind === 'fritekst');
  return (
    <>
      {asked.map((q) => {
        const own = p.texts.filter((x) => x.question === q.id);
        return (
          <section>
            <h2>{inWork(q.text, p.ctx.lang)}</h2>
            {own.length === 0 ? (
              <p>{t.wordsNone}</p>
            ) : (
              <ul class="bp-text">
                {own.map((x) => (
                  <li>{x.text}</li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </>
  );
}

/** What the survey came to, as it was kept when it closed. */
export async function resultatPage(ctx: Ctx, number: number): Promise<Page | Response> {
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { row, result, texts } = await load(ctx, number);
  if (!row || row.data.removed || !result) return notFound();
  const one = `${base}/${number}`;
  const title = inWork(result.title, ctx.lang);
  const total = result.total;
  const anything = total !== null && total > 0;
  const hides = result.questions.some((q) => q.rows.some((r) => r.count === null));
  return {
    title: t.resultOf(title),
    nav: 'undersoekelser',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(one)}>← {title}</a>
        </p>
        <h1>{t.resultOf(title)}</h1>
        <Finding>
          {total === null ? t.resultFew : total === 0 ? t.resultNobody : t.resultSum(formatNumber(total))}
        </Finding>
        {anything ? (
          <>
            <SubmitRow>
              <ButtonLink href={ctx.href(`${one}/resultat.xlsx`)} variant="secondary">
                {t.excel}
              </ButtonLink>
            </SubmitRow>
            {hides ? <Notice>{t.hiddenHelp}</Notice> : null}
            {result.questions.map((q) => (
              <Question ctx={ctx} q={q} total={total} />
            ))}
            <Words ctx={ctx} data={row.data} texts={texts} />
          </>
        ) : null}
        <h2>{t.method}</h2>
        <p class="bp-text">{t.methodText(formatDate(result.from), formatDate(result.to), formatDate(result.closed))}</p>
        {anything ? (
          <DataTable
            caption={t.method}
            hideCaption
            columns={[{ label: t.method }, { label: t.count, align: 'right' }]}
            rows={METODER.map((m) => {
              const n = result.methods[m];
              return { cells: [t.methodRow[m], n === null ? t.hidden : formatNumber(n)] };
            })}
          />
        ) : null}
        <h2>{t.cite}</h2>
        <SourceLine>{t.citeText(kommune.name, title, result.closed.slice(0, 4), told(total, ctx.lang))}</SourceLine>
        {ctx.may('rediger') ? (
          <>
            <p class="bp-text">{t.planText}</p>
            <Form action={ctx.href(`${one}/planen`)} csrf={ctx.csrf}>
              <Seen revision={row.revision} />
              <input type="hidden" name="med" value={row.data.inPlan ? 'nei' : 'ja'} />
              <SubmitRow>
                <Button variant="secondary">{row.data.inPlan ? t.outOfPlan : t.toPlan}</Button>
              </SubmitRow>
            </Form>
          </>
        ) : null}
      </>
    ),
  };
}

export async function resultatXlsx(ctx: Ctx, deps: UndersoekelseDeps, number: number): Promise<Response> {
  const { row, result, texts } = await load(ctx, number);
  if (!row || row.data.removed || !result || result.total === null) return notFound();
  const document = resultDocument(result, row.data, texts, where(ctx).kommune.name, ctx.lang);
  return download(await deps.toExcel(document), XLSX, `undersoekelse-${number}.xlsx`);
}
