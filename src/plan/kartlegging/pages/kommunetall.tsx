import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, ButtonLink, ErrorSummary, Form, NumberField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { KOMMUNETALL_TEXTS } from '../kommunetall-texts.ts';
import { type KartleggingRefusal, typedKommunetall } from '../parse.ts';
import { kommunetallHistory } from '../store.ts';
import { shownSum } from '../tables.ts';
import { KOMMUNETALL, type Kommunetall, type Kommunetallslag, kommunetallConfidence } from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { labelsOf, MethodFields, saidIn, sentences, statusOf } from './form.tsx';
import { PressButton } from './press.tsx';
import { where } from './where.ts';

export const KINDS = Object.keys(KOMMUNETALL) as Kommunetallslag[];

/** What was counted once, with how to change it. */
export function CountedOnce(p: { ctx: Ctx; kind: Kommunetallslag; counted: Kommunetall | null }) {
  const { ctx, kind } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const own = KOMMUNETALL_TEXTS[ctx.lang][kind];
  const { base } = where(ctx);
  const standing = p.counted && !p.counted.removed ? p.counted : null;
  return (
    <section>
      <h2 id={kind}>{own.title}</h2>
      <p class="bp-text">{own.text}</p>
      {standing ? (
        <p>
          <strong>
            {own.finding(
              shownSum([standing.units], kind === 'etterslep' || ctx.may('rediger'), ctx.lang),
              standing.source,
              formatDate(standing.date),
              t.methods[standing.method].toLowerCase(),
            )}
          </strong>{' '}
          <Status>{`${t.confidence}: ${kommunetallConfidence(standing)}`}</Status>
        </p>
      ) : (
        <p>{own.none}</p>
      )}
      {ctx.may('rediger') ? (
        <SubmitRow>
          <ButtonLink href={ctx.href(`${base}/${kind}`)} variant="secondary">
            {standing ? `${t.change} ${own.units.toLowerCase()}` : own.set}
          </ButtonLink>
          {standing ? (
            <PressButton ctx={ctx} to={`${kind}/fjern`} label={t.remove} what={own.title.toLowerCase()} />
          ) : null}
        </SubmitRow>
      ) : null}
    </section>
  );
}

/** Where what is counted once for the whole municipality is set. */
export async function kommunetallPage(
  ctx: Ctx,
  kind: Kommunetallslag,
  refusals: readonly KartleggingRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page> {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const own = KOMMUNETALL_TEXTS[ctx.lang][kind];
  const label = (field: string) => (field === 'units' ? own.units : labelsOf(ctx)[field]);
  const { kommune, base } = where(ctx);
  const revisions = await ctx.db.inKommune(kommune.id, (tx) => kommunetallHistory(tx, kind));
  const newest = revisions[0];
  const e = sentences(ctx, refusals);
  const status = statusOf(refusals);
  // One that is taken back is not shown; a new one begins with the day it is.
  const shownIn = (data: Kommunetall | undefined): TypedFields =>
    data && !data.removed ? typedKommunetall(data) : { date: formatDate(ctx.clock.today()) };
  const saved = shownIn(newest?.data);
  const late = sent !== null && status === 409;
  const before = revisions.find((r) => String(r.revision) === sent?.revision)?.data;
  const known = before !== undefined || sent?.revision === '0';
  const typed = late ? overSaved(sent, known ? shownIn(before) : undefined, saved) : sent;
  const shown = typed ?? saved;
  return {
    title: own.title,
    nav: 'kartlegging',
    step: 4,
    status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{own.title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={label} />
        {late && typed ? (
          <Conflict lang={ctx.lang} merged={known} differ={differences(saved, typed, label, saidIn(ctx))} />
        ) : null}
        <p class="bp-text">{own.text}</p>
        <Form action={ctx.href(`${base}/${kind}`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(newest?.revision ?? 0)} />
          <NumberField
            name="units"
            label={own.units}
            description={own.help}
            tag={t.required}
            value={shown.units ?? ''}
            error={e.of('units')}
          />
          <TextField
            name="source"
            label={t.source}
            description={own.sourceHelp}
            tag={t.required}
            value={shown.source ?? ''}
            error={e.of('source')}
          />
          <MethodFields ctx={ctx} typed={shown} of={e.of} />
          <SubmitRow>
            <Button>{t.save}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}
