import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, FileField, Form, SelectField, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { BEVILGNING_TEXTS } from '../bevilgningtekster.ts';
import { RAMME_FIELDS } from '../ramme.ts';
import type { Hode, LimFeil } from './lim.ts';
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
  /** What its rows or columns are taken for, and the table as it is sent again with what a person says of them. */
  readonly hoder?: readonly Hode[];
  /** The same frame was chosen twice. */
  readonly twice?: boolean;
}

const sentences = (ctx: Ctx, limt: Limt | null) => {
  const t = LIM_TEXTS[ctx.lang];
  const field = limt?.both || limt?.file ? 'fil' : 'tabell';
  if (limt?.both) return [{ field, text: t.both }];
  if (limt?.twice) return [{ field: 'k0', text: t.twice }];
  if (limt?.hoder?.length && limt.errors.some((e) => e.code === 'ingen-tabell'))
    return [{ field: 'k0', text: t.sayRows }];
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

/** What each row or column of the table is, to be said by a person; remembered for the next time. */
function Hoder(p: { ctx: Ctx; text: string; hoder: readonly Hode[]; open: boolean }) {
  const t = LIM_TEXTS[p.ctx.lang];
  const names = BEVILGNING_TEXTS[p.ctx.lang].fields;
  return (
    <Details summary={t.hoder} open={p.open}>
      <p class="bp-text">{t.hoderHelp}</p>
      <Form action={p.ctx.href(`/arbeid/${where(p.ctx).slug}/oekonomiplan/lim`)} csrf={p.ctx.csrf}>
        <input type="hidden" name="tabell" value={p.text} />
        <input type="hidden" name="valgt" value="ja" />
        {p.hoder.map((h, i) => (
          <SelectField
            name={`k${i}`}
            label={h.head}
            empty={t.noFrame}
            value={h.field ?? ''}
            options={RAMME_FIELDS.map((f) => ({ value: f, label: names[f] }))}
          />
        ))}
        <SubmitRow>
          <Button variant="secondary">{t.useHoder}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}

/** A table of frames is pasted here, and fills the form below it. */
export function LimForm(p: { ctx: Ctx; limt: Limt | null }) {
  const { ctx, limt } = p;
  const t = LIM_TEXTS[ctx.lang];
  const [first] = sentences(ctx, limt);
  return (
    <>
      {limt?.hoder && limt.hoder.length > 0 ? (
        <Hoder ctx={ctx} text={limt.text} hoder={limt.hoder} open={first !== undefined} />
      ) : null}
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
    </>
  );
}
