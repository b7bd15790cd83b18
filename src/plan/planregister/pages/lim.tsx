import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import type { RegisterRefusal } from '../parse.ts';
import { PLANTYPER, REGISTERSTATUS } from '../plan.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { planLabels, shown, statusOf, where } from './parts.tsx';

/** Plans from a spreadsheet, pasted: every row that is wrong is named, and nothing is kept until all are right. */
export function limPage(ctx: Ctx, refusals: readonly RegisterRefusal[] = [], pasted = ''): Page {
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { planer } = where(ctx);
  const labels = planLabels(ctx.lang);
  const errors = shown(ctx, refusals).errors.map(({ text }, i) => {
    const { row, column, word } = refusals[i]?.data ?? {};
    const said = row
      ? t.pasteRow(String(row), (labels[String(column)] ?? String(column)).toLowerCase(), text, String(word ?? ''))
      : text;
    return { field: 'pasted', text: said };
  });
  return {
    title: t.pasteTitle,
    nav: 'planer',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(planer)}>← {t.title}</a>
        </p>
        <h1>{t.pasteTitle}</h1>
        <ErrorSummary heading={t.pasteErrors} errors={errors} />
        <p class="bp-text">{t.pasteText}</p>
        <Details summary={t.pasteKinds}>
          <p>{`${t.kind}: ${PLANTYPER.map((k) => t.kinds[k]).join(', ')}.`}</p>
          <p>{`${t.status}: ${REGISTERSTATUS.map((s) => t.statuses[s]).join(', ')}.`}</p>
        </Details>
        <Form action={ctx.href(`${planer}/lim-inn`)} csrf={ctx.csrf}>
          <TextArea
            name="pasted"
            label={t.pasteLabel}
            tag={t.required}
            rows={10}
            value={pasted}
            error={errors[0]?.text}
          />
          <SubmitRow>
            <Button>{t.pasteButton}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}
