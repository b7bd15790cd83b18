import { formatDate, formatNumber, type TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, Form, NumberField, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { type Decider, decideAndel, undoAndel } from '../actions.ts';
import type { Andel, AndelRefusal, SplitNumber } from '../andel.ts';
import { GRUNNLAG_TEXTS } from '../texts.ts';

/** What somebody typed for one number that was not taken. */
export interface RefusedAndel {
  readonly number: string;
  readonly percent: string;
  readonly reason: string;
  readonly refusals: readonly AndelRefusal[];
}

export const andelErrors = (ctx: Ctx, refused: RefusedAndel | null) =>
  (refused?.refusals ?? []).map(({ code, field }) => ({
    field: `${field ?? 'andel'}-${refused?.number}`,
    text: GRUNNLAG_TEXTS[ctx.lang].deling.refusals[code],
  }));

export const isLate = (refused: RefusedAndel | null): boolean =>
  refused?.refusals.some((r) => r.code === 'endret-av-andre') ?? false;

const percentOf = (share: number) => formatNumber(Number((share * 100).toFixed(3)), 3).replace(/,?0+$/, '') || '0';

/** What is asked for one number, and what came too late beside what somebody else has decided. */
function Ask(p: { ctx: Ctx; split: SplitNumber; andel: Andel | undefined; typed: RefusedAndel | null }) {
  const { ctx, split, andel, typed } = p;
  const t = GRUNNLAG_TEXTS[ctx.lang].deling;
  const error = (field: string) => andelErrors(ctx, typed).find((e) => e.field === `${field}-${split.number}`)?.text;
  const saved: TypedFields =
    andel && andel.share !== null ? { andel: percentOf(andel.share), grunn: andel.reason } : {};
  const mine = { andel: typed?.percent ?? '', grunn: typed?.reason ?? '' };
  // Where nothing is decided, there was nothing in the form to leave alone.
  const shown = isLate(typed) ? overSaved(mine, {}, saved) : mine;
  const labels: Readonly<Record<string, string>> = { andel: t.share(split.number), grunn: t.reason(split.number) };
  return (
    <>
      {isLate(typed) ? <Conflict lang={ctx.lang} differ={differences(saved, shown, (field) => labels[field])} /> : null}
      <Form action={ctx.href(`/arbeid/${ctx.kommune?.slug}/tall/andel`)} csrf={ctx.csrf}>
        <input type="hidden" name="nummer" value={split.number} />
        <input type="hidden" name="sett" value={String(andel?.revision ?? 0)} />
        <NumberField
          name={`andel-${split.number}`}
          label={t.share(split.number)}
          description={t.shareHelp}
          unit="%"
          value={shown.andel ?? ''}
          error={error('andel')}
        />
        <TextArea
          name={`grunn-${split.number}`}
          label={t.reason(split.number)}
          value={shown.grunn ?? ''}
          error={error('grunn')}
          rows={2}
        />
        <SubmitRow>
          <Button>{t.save}</Button>
        </SubmitRow>
      </Form>
    </>
  );
}

function Decided(p: { ctx: Ctx; andel: Andel; edit: boolean }) {
  const { ctx, andel } = p;
  const t = GRUNNLAG_TEXTS[ctx.lang].deling;
  return (
    <>
      <p class="bp-text">{t.decided(percentOf(andel.share ?? 0), andel.by, formatDate(andel.decided))}</p>
      <p class="bp-text">{t.why(andel.reason)}</p>
      {p.edit ? (
        <form method="post" action={ctx.href(`/arbeid/${ctx.kommune?.slug}/tall/andel/angre`)}>
          <input type="hidden" name="csrf" value={ctx.csrf} />
          <input type="hidden" name="nummer" value={andel.number} />
          <input type="hidden" name="sett" value={String(andel.revision)} />
          <button class="bp-linkbutton" type="submit" aria-label={`${t.undo} ${t.undoOf(andel.number)}`}>
            {t.undo}
          </button>
        </form>
      ) : null}
    </>
  );
}

/** The numbers that were split on the way to this kommune, each with its decision or the form that asks for one. */
export function Deling(p: {
  ctx: Ctx;
  splits: readonly SplitNumber[];
  andeler: readonly Andel[];
  refused: RefusedAndel | null;
}) {
  const { ctx, splits } = p;
  if (splits.length === 0) return null;
  const t = GRUNNLAG_TEXTS[ctx.lang].deling;
  const edit = ctx.may('rediger');
  return (
    <section id="deling">
      <h2>{t.heading}</h2>
      <p class="bp-text">{t.intro}</p>
      {splits.map((split) => {
        const andel = p.andeler.find((a) => a.number === split.number);
        const typed = p.refused?.number === split.number ? p.refused : null;
        return (
          <>
            <h3>{`${split.number} ${split.name}, ${split.from.slice(0, 4)}–${Number(split.to.slice(0, 4)) - 1}`}</h3>
            {andel && andel.share !== null ? (
              <Decided ctx={ctx} andel={andel} edit={edit} />
            ) : (
              <p class="bp-text">{t.waiting(split.number)}</p>
            )}
            {edit && (isLate(typed) || andel?.share == null) ? (
              <Ask ctx={ctx} split={split} andel={andel} typed={typed} />
            ) : null}
          </>
        );
      })}
    </section>
  );
}

const deciderOf = (ctx: Ctx): Decider => ({ kommuneId: ctx.kommune?.id ?? '', bruker: ctx.bruker });

/** Takes a share in, or comes back with what was typed. */
export async function decide(
  ctx: Ctx,
  splits: readonly SplitNumber[],
  again: (refused: RefusedAndel | null) => Promise<Page>,
): Promise<Page | Response> {
  const form = await ctx.form();
  const number = form.text('nummer');
  if (!splits.some((s) => s.number === number)) return again(null);
  const typed = { number, percent: form.text(`andel-${number}`), reason: form.text(`grunn-${number}`) };
  const refusals = await decideAndel(ctx.db, ctx.clock, deciderOf(ctx), typed, issuedNumber(form.text('sett')) ?? 0);
  if (refusals.length > 0) return again({ ...typed, refusals });
  return seeOther(ctx, `/arbeid/${ctx.kommune?.slug}/tall?lagret=andel#deling`);
}

export async function undo(ctx: Ctx, splits: readonly SplitNumber[]): Promise<Response> {
  const form = await ctx.form();
  const number = form.text('nummer');
  if (splits.some((s) => s.number === number))
    await undoAndel(ctx.db, ctx.clock, deciderOf(ctx), number, issuedNumber(form.text('sett')) ?? 0);
  return seeOther(ctx, `/arbeid/${ctx.kommune?.slug}/tall?lagret=andel-angret#deling`);
}
