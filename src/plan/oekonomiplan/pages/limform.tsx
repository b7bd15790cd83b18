import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, FileField, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import type { LimFeil } from './lim.ts';
import { LIM_TEXTS } from './lim-texts.ts';
import { where } from './parts.tsx';

/** What was pasted, and why it could not be filled in. */
export interface Limt {
  readonly text: string;
  readonly errors: readonly LimFeil[];
  /** The errors are of a chosen file. */
  readonly file?: boolean;
  /** A table was pasted and a file chosen. */
  readonly both?: boolean;
}

const sentences = (ctx: Ctx, limt: Limt | null) => {
  const t = LIM_TEXTS[ctx.lang];
  const field = limt?.both || limt?.file ? 'fil' : 'tabell';
  if (limt?.both) return [{ field, text: t.both }];
  return (limt?.errors ?? []).map((e) => ({
    field,
    text: `${e.row > 0 ? t.row(e.row) : ''}${t.feil[e.code](e.value)}`,
  }));
};

/** What came of the pasting, first on the page. */
export function LimtAnswer(p: { ctx: Ctx; limt: Limt | null }) {
  const t = LIM_TEXTS[p.ctx.lang];
  if (!p.limt) return null;
  const errors = sentences(p.ctx, p.limt);
  return errors.length > 0 ? (
    <ErrorSummary heading={t.errors} errors={errors} />
  ) : (
    <Notice tone="success">
      <a href="#ramme">{t.filled}</a>
    </Notice>
  );
}

/** A table of frames is pasted here, and fills the form below it. */
export function LimForm(p: { ctx: Ctx; limt: Limt | null }) {
  const { ctx, limt } = p;
  const t = LIM_TEXTS[ctx.lang];
  const [first] = sentences(ctx, limt);
  return (
    <Details summary={t.heading} open={first !== undefined}>
      <Form action={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan/lim`)} csrf={ctx.csrf} files>
        <TextArea
          name="tabell"
          label={t.label}
          description={t.help}
          rows={6}
          value={first ? (limt?.text ?? '') : ''}
          error={first?.field === 'tabell' ? first.text : undefined}
        />
        <FileField
          name="fil"
          label={t.file}
          accept=".xlsx,.csv"
          error={first?.field === 'fil' ? first.text : undefined}
        />
        <SubmitRow>
          <Button variant="secondary">{t.button}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}
