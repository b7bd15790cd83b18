import { RYTMER, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, Form, options, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { RYTME_NAMES } from '../../../ui/rhythm-names.ts';
import { ORGANER } from '../aktivitet.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { SIDE_TEXTS } from './side-texts.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** A meeting of a body; a new one may be the first of a series. */
export function MoeteForm(p: {
  ctx: Ctx;
  action: string;
  typed: TypedFields;
  of: (field: string) => string | undefined;
  revision?: number;
  button: string;
}) {
  const { ctx, typed, of } = p;
  const t = SIDE_TEXTS[ctx.lang].meetings;
  const { required, optional } = PROSESSPLAN_PAGES[ctx.lang];
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      {p.revision === undefined ? null : <input type="hidden" name="revision" value={String(p.revision)} />}
      <SelectField
        name="organ"
        label={t.organ}
        tag={required}
        empty={t.choose}
        options={options(ORGANER, PROSESSPLAN_TEXTS[ctx.lang].organer)}
        value={typed.organ ?? ''}
        error={of('organ')}
      />
      <TextField
        name="name"
        label={t.name}
        description={t.nameHelp}
        tag={optional}
        value={typed.name ?? ''}
        error={of('name')}
      />
      <TextField name="date" label={t.day} tag={required} value={typed.date ?? ''} error={of('date')} short />
      <TextField name="papers" label={t.papers} tag={optional} value={typed.papers ?? ''} error={of('papers')} short />
      <TextField name="time" label={t.time} tag={optional} value={typed.time ?? ''} error={of('time')} short />
      {p.revision === undefined ? (
        <>
          <SelectField
            name="every"
            label={t.every}
            description={t.everyHelp}
            empty={t.once}
            options={options(RYTMER, RYTME_NAMES[ctx.lang])}
            value={typed.every ?? ''}
            error={of('every')}
          />
          <TextField
            name="until"
            label={t.until}
            description={t.untilHelp}
            tag={optional}
            value={typed.until ?? ''}
            error={of('until')}
            short
          />
        </>
      ) : null}
      <SubmitRow>
        <Button>{p.button}</Button>
      </SubmitRow>
    </Form>
  );
}
