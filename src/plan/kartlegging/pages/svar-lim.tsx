import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, FileField, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { FORESPOERSEL_TEXTS } from '../forespoersel-texts.ts';
import { RUTENETT_TEXTS } from '../rutenett-texts.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { addressOf } from './svar-form.tsx';

/** The unit's counts from a sheet, pasted or as a file. */
export function PasteForm(p: { ctx: Ctx; typed: TypedFields; error: string | undefined; open: boolean }) {
  const { ctx } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const s = FORESPOERSEL_TEXTS[ctx.lang];
  const r = RUTENETT_TEXTS[ctx.lang];
  return (
    <Details summary={s.svarPaste} open={p.open}>
      <p>
        <a href={`${addressOf(ctx)}/tellinger.xlsx`}>{s.svarSheet}</a>
      </p>
      <Form action={`${addressOf(ctx)}/lim`} csrf={ctx.csrf} files>
        <TextArea
          name="pasted"
          label={r.pasted}
          description={r.pastedHelp}
          tag={t.optional}
          rows={6}
          value={p.typed.pasted ?? ''}
          error={p.error}
        />
        <FileField name="fil" label={r.upload} description={r.uploadHelp} accept=".xlsx,.csv,.txt" />
        <SubmitRow>
          <Button variant="secondary">{r.save}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}
