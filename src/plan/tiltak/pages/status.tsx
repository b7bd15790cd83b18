import { formatDate } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Status } from '../../../ui/blocks.tsx';
import { Button, Form, NumberField, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { saveTiltak } from '../actions.ts';
import type { Typed } from '../maal.ts';
import { type ParseContext, type TiltakRefusal, typedTiltak } from '../parse.ts';
import { needsReason, nextFor, stepsOf } from '../status.ts';
import { STATUS_TEXTS } from '../status-texts.ts';
import { tiltakHistory } from '../store.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { type Beslutning, PLAN_YEARS, type Tiltak } from '../tiltak.ts';
import { TONES, where } from './parts.tsx';

/** The adopted plan that gave a status, by its years, its day and its case. */
function Vedtaket(p: { ctx: Ctx; decision: Beslutning }) {
  const { utgave, firstYear, date, caseNumber } = p.decision;
  return (
    <a href={p.ctx.href(`/arbeid/${where(p.ctx).kommune.slug}/oekonomiplan/behandling/${utgave}`)}>
      {STATUS_TEXTS[p.ctx.lang].adopted(`${firstYear}–${firstYear + PLAN_YEARS - 1}`, formatDate(date), caseNumber)}
    </a>
  );
}

/** Where the tiltak stands, where it may go from here, and how it came here. */
export function StatusPart(p: {
  ctx: Ctx;
  revisions: readonly Revision<Tiltak>[];
  /** A change of status that was refused, as it was typed. */
  typed: Typed | null;
  of: (field: string) => string | undefined;
}) {
  const { ctx, of } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const newest = p.revisions[0];
  if (!newest) return null;
  const { status, reason, share, removed, decision } = newest.data;
  const action = ctx.href(`${where(ctx).base}/${newest.number}/status`);
  const next = nextFor(status, ctx.may('vedta'));
  const steps = stepsOf(p.revisions);
  const wrong = of('status');
  // What was typed for a change that was refused stands; else a new status begins without the reason of the old one.
  const { typed } = p;
  const mending = typed?.status === status;
  const mended = { reason, share: share ? String(share) : '' };
  const fields = (from: Typed, end: '' | 'rett', withShare: boolean) => (
    <>
      <TextArea
        name={`reason${end}`}
        label={t.reason}
        description={t.reasonHelp}
        tag={t.optional}
        rows={2}
        value={from.reason ?? ''}
        error={of(`reason${end}`)}
      />
      {withShare ? (
        <NumberField
          name={`share${end}`}
          label={t.share}
          description={t.shareHelp}
          tag={t.optional}
          unit="%"
          value={from.share ?? ''}
          error={of(`share${end}`)}
        />
      ) : null}
    </>
  );
  const may = ctx.may('rediger') && !removed;
  return (
    <section>
      <h2>{t.status}</h2>
      <p>
        <Status tone={TONES[status]}>{t.statuses[status]}</Status> {reason}
      </p>
      {decision ? (
        <p class="bp-text">
          {t.restsOn} <Vedtaket ctx={ctx} decision={decision} />.
        </p>
      ) : null}
      {may && next.length > 0 && !mending ? (
        <Form action={action} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(newest.revision)} />
          <fieldset class="ds-fieldset" id="status" tabindex={-1}>
            <legend class="ds-label">{t.moveOn}</legend>
            {wrong ? <p class="ds-validation-message">{wrong}</p> : null}
            {fields(typed ?? {}, '', next.includes('delvis'))}
            <SubmitRow>
              {next.map((s) => (
                <Button name="status" value={s} variant="secondary">
                  {t.statuses[s]}
                </Button>
              ))}
            </SubmitRow>
          </fieldset>
        </Form>
      ) : null}
      {may && !ctx.may('vedta') ? <p class="bp-text">{t.adoptHelp}</p> : null}
      {may && (needsReason(status) || reason !== '' || mending) ? (
        <Details summary={t.mendReason} open={mending}>
          <Form action={action} csrf={ctx.csrf}>
            <input type="hidden" name="revision" value={String(newest.revision)} />
            {mending ? null : <input type="hidden" name="rett" value="ja" />}
            {fields(mending ? typed : mended, mending ? '' : 'rett', status === 'delvis')}
            <SubmitRow>
              <Button name="status" value={status} variant="secondary">
                {t.save}
              </Button>
            </SubmitRow>
          </Form>
        </Details>
      ) : null}
      {steps.length > 1 ? (
        <DataTable
          caption={t.statusHistory}
          stack
          columns={[{ label: t.when }, { label: t.from }, { label: t.to }, { label: t.reason }, { label: t.decision }]}
          rows={steps.map((s) => ({
            cells: [
              formatDate(s.created),
              s.from ? t.statuses[s.from] : '–',
              t.statuses[s.to],
              s.reason || '–',
              s.decision ? <Vedtaket ctx={ctx} decision={s.decision} /> : '–',
            ],
          }))}
        />
      ) : null}
    </section>
  );
}

/** What the form of the page leaves alone: the status has its own buttons. */
export const stateOf = (t: Tiltak): Typed => {
  const { status = '', reason = '', share = '' } = typedTiltak(t);
  return { status, reason, share };
};

/** Takes the tiltak to another status, with the reason and the share that go with it. */
export async function changeStatus(
  ctx: Ctx,
  contextIn: (year: number) => ParseContext,
  again: (refusals: readonly TiltakRefusal[], typed: Typed) => Promise<Response | Page>,
): Promise<Response | Page> {
  const form = await ctx.form();
  const number = issuedNumber(ctx.params.nummer);
  const { kommune, actor, base } = where(ctx);
  if (number === null) return notFound();
  const [newest] = await ctx.db.inKommune(kommune.id, (tx) => tiltakHistory(tx, number));
  if (!newest) return notFound();
  const id = form.text('rett') === 'ja' ? 'rett' : '';
  const [status, reason, share] = [form.text('status'), form.text(`reason${id}`), form.text(`share${id}`)];
  const typed = { ...typedTiltak(newest.data), status, reason, share: status === 'delvis' ? share : '' };
  const year = newest.data.firstYear;
  const seen = { number, revision: issuedNumber(form.text('revision')) ?? 0 };
  // A status does not wait for what another field lacks: the page says so, and the red thread too.
  const context = {
    ...contextIn(year),
    mayAdopt: ctx.may('vedta'),
    mayLackResponsible: newest.data.responsible === '',
  };
  const saved = await saveTiltak(ctx.db, ctx.clock, actor, typed, year, seen, context);
  return saved.ok ? seeOther(ctx, `${base}/${number}?lagret=ja`) : again(saved.error, typed);
}
