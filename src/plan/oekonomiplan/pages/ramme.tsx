import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, Form, NumberField, SubmitRow } from '../../../ui/form.tsx';
import type { Frame, Oekonomiplan } from '../oekonomiplan.ts';
import { framesSeen, LAANEFELT, RAMME_FIELDS, RAMMEN, type RammeField, seenFrames, typedFrames } from '../ramme.ts';
import { OEKONOMIPLAN_TEXTS } from '../texts.ts';
import { where } from './parts.tsx';

type Typed = Readonly<Record<string, string>>;

interface Frames {
  readonly ctx: Ctx;
  readonly plan: Oekonomiplan;
  readonly frames: readonly Frame[];
}

const action = (ctx: Ctx) => ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan`);

/** Where the frame is set and taken away, its fields a year; what is about loans folded, so that a phone shows the eight that all must say. */
export function FrameForm(p: Frames & { typed: Typed | null; error: (field: string) => string | undefined }) {
  const { ctx, plan, frames } = p;
  const t = OEKONOMIPLAN_TEXTS[ctx.lang];
  const saved = typedFrames(frames, plan.years);
  const shown = p.typed ?? saved;
  // What is folded away is what stands as it was; what somebody has just typed or pasted is seen.
  const changed = plan.years.some((y) =>
    LAANEFELT.some((f) => (shown[`${f}${y}`] ?? '') !== saved[`${f}${y}`] || p.error(`${f}${y}`) !== undefined),
  );
  const fields = (year: number, of: readonly RammeField[]) => (
    <fieldset class="ds-fieldset bp-year">
      <legend class="ds-label">{String(year)}</legend>
      {of.map((f) => (
        <NumberField
          name={`${f}${year}`}
          label={t.frameFields[f](year)}
          seen={t.frameShort[f]}
          value={shown[`${f}${year}`] ?? ''}
          error={p.error(`${f}${year}`)}
        />
      ))}
    </fieldset>
  );
  return (
    <section>
      <h2 id="ramme">{t.setFrame}</h2>
      <p class="bp-text">{t.frameHelp}</p>
      <Form action={action(ctx)} csrf={ctx.csrf}>
        <input type="hidden" name="sett" value={seenFrames(frames, plan.years)} />
        <div class="bp-years">{plan.years.map((y) => fields(y, RAMMEN))}</div>
        <Details
          summary={`${t.frameLoans}: ${t.frameLoansSaid(plan.years.filter((y) => LAANEFELT.some((f) => shown[`${f}${y}`])).length)}`}
          open={changed}
        >
          <p class="bp-text">{t.frameLoansHelp}</p>
          <div class="bp-years">{plan.years.map((y) => fields(y, LAANEFELT))}</div>
        </Details>
        <SubmitRow>
          <Button variant="secondary">{t.save}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

/** One button that puts back the frames as they were before the last change. */
export function FrameUndo(p: Frames & { before: readonly Frame[] }) {
  const { ctx, plan } = p;
  const t = OEKONOMIPLAN_TEXTS[ctx.lang];
  return (
    <Notice tone="success">
      <p>{t.frameSaved}</p>
      <form method="post" action={action(ctx)}>
        <input type="hidden" name="csrf" value={ctx.csrf} />
        <input type="hidden" name="sett" value={seenFrames(p.frames, plan.years)} />
        {Object.entries(typedFrames(p.before, plan.years)).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="bp-linkbutton" type="submit">
          {t.undoFrame}
        </button>
      </form>
    </Notice>
  );
}

/** What came too late, laid over the frames as they are saved now. */
export function framesOver({ plan, frames, typed }: Omit<Frames, 'ctx'> & { readonly typed: Typed }) {
  const before = framesSeen(typed.sett ?? '', plan.years);
  const saved = typedFrames(frames, plan.years);
  const mine = Object.fromEntries(Object.keys(saved).map((field) => [field, typed[field] ?? '']));
  return {
    typed: overSaved(mine, before && typedFrames(before, plan.years), saved),
    merged: before !== undefined,
  };
}

/** What somebody else saved beside what the reader typed. */
export function FrameConflict(p: Frames & { typed: Typed; merged: boolean }) {
  const t = OEKONOMIPLAN_TEXTS[p.ctx.lang];
  const labels = Object.fromEntries(
    p.plan.years.flatMap((y) => RAMME_FIELDS.map((f) => [`${f}${y}`, t.frameFields[f](y)])),
  );
  return (
    <Conflict
      lang={p.ctx.lang}
      heading={t.conflict}
      text={t.conflictText}
      merged={p.merged}
      differ={differences(
        typedFrames(p.frames, p.plan.years),
        p.typed,
        (field) => labels[field],
        (_, value) => (value === '' ? '' : `${value} kr`),
      )}
    />
  );
}
