import { findRow } from '../../../platform/db/rows.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Notice, Status } from '../../../ui/blocks.tsx';
import { Conflict } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { type Fritekst, signsIn } from '../fritekst.ts';
import { inWork, type UndersoekelseRefusal } from '../skjema.ts';
import { listFritekst, UNDERSOEKELSE } from '../store.ts';
import { UNDERSOEKELSE_TEXTS } from '../texts.ts';
import { said, where } from './parts.tsx';

const AT_ONCE = 25;
const TONES = { ny: 'warning', godkjent: 'success', avvist: 'neutral' } as const;

export interface Judged {
  readonly id: string;
  readonly text: string;
}

function One(p: {
  ctx: Ctx;
  path: string;
  item: Fritekst;
  question: string;
  typed: string | null;
  error?: string | undefined;
}) {
  const { ctx, item } = p;
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(p.path)} csrf={ctx.csrf} id={`t-${item.id}`}>
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="seen" value={String(item.revision)} />
      {signsIn(item.text).length > 0 ? (
        <p>
          {signsIn(item.text).map((sign) => (
            <>
              <Status tone="danger">{t.reviewSigns[sign]}</Status>{' '}
            </>
          ))}
        </p>
      ) : null}
      <TextArea
        name={`text-${item.id}`}
        label={`${t.reviewText}: ${p.question}`}
        rows={4}
        value={p.typed ?? item.text}
        error={p.error}
      />
      <SubmitRow>
        <Button name="state" value="godkjent">
          {t.approve}
        </Button>
        <Button name="state" value="avvist" variant="secondary">
          {t.reject}
        </Button>
      </SubmitRow>
    </Form>
  );
}

/** Every text that waits, to be read before anybody else sees it, and those that were read. */
export async function fritekstPage(
  ctx: Ctx,
  number: number,
  refusals: readonly UndersoekelseRefusal[] = [],
  judged: Judged | null = null,
): Promise<Page | Response> {
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { row, texts } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    row: await findRow(tx, UNDERSOEKELSE, number),
    texts: await listFritekst(tx, number),
  }));
  if (!row || row.data.removed) return notFound();
  const e = said(ctx.lang, refusals);
  const questionOf = (id: string) => {
    const found = row.data.questions.find((q) => q.id === id);
    return found ? inWork(found.text, ctx.lang) : '';
  };
  // What was typed keeps its field, also when somebody else has judged that text meanwhile.
  const waiting = texts
    .filter((x) => x.state === 'ny' || x.id === judged?.id)
    .sort((a, b) => Number(b.id === judged?.id) - Number(a.id === judged?.id));
  const read = texts.filter((x) => x.state !== 'ny');
  const path = `${base}/${number}/fritekst`;
  const other = judged ? texts.find((x) => x.id === judged.id) : undefined;
  return {
    title: t.review,
    nav: 'undersoekelser',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${base}/${number}`)}>← {inWork(row.data.title, ctx.lang)}</a>
        </p>
        <h1>{t.review}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {e.status === 409 && judged ? (
          <Conflict lang={ctx.lang} differ={[{ label: t.reviewText, saved: other?.text ?? '', typed: judged.text }]} />
        ) : null}
        <Finding>{waiting.length > 0 ? t.reviewWaits(waiting.length) : t.reviewNone}</Finding>
        <p class="bp-text">{t.reviewLead}</p>
        {waiting.slice(0, AT_ONCE).map((item) => (
          <One
            ctx={ctx}
            path={path}
            item={item}
            question={questionOf(item.question)}
            typed={judged?.id === item.id ? judged.text : null}
            error={e.of(`text-${item.id}`)}
          />
        ))}
        {waiting.length > AT_ONCE ? <Notice>{t.reviewMore(waiting.length - AT_ONCE)}</Notice> : null}
        {read.length > 0 ? (
          <>
            <h2>{t.reviewed}</h2>
            <DataTable
              caption={t.reviewed}
              hideCaption
              columns={[{ label: t.answer }, { label: t.question }, { label: t.columns.state }, { label: t.again }]}
              rows={read.map((item) => ({
                cells: [
                  item.text,
                  questionOf(item.question),
                  <Status tone={TONES[item.state]}>{t.reviewStates[item.state]}</Status>,
                  <form method="post" action={ctx.href(path)}>
                    <input type="hidden" name="csrf" value={ctx.csrf} />
                    <input type="hidden" name="id" value={item.id} />
                    <input type="hidden" name="seen" value={String(item.revision)} />
                    <button
                      class="bp-linkbutton"
                      type="submit"
                      name="state"
                      value="ny"
                      aria-label={`${t.again}: ${item.text.slice(0, 60)}`}
                    >
                      {t.again}
                    </button>
                  </form>,
                ],
              }))}
            />
          </>
        ) : null}
      </>
    ),
  };
}
