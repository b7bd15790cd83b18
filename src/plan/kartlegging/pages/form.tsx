import { BOLIGTYPER, formatDate, MAALGRUPPER, TJENESTENIVAAER, type TypedFields } from '../../../kernel/index.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import {
  Button,
  ErrorSummary,
  Form,
  NumberField,
  type Option,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { type KartleggingRefusal, typedTelling } from '../parse.ts';
import { tellingHistory } from '../store.ts';
import { DOBBELTTELLING, METODER, SITUASJONER } from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import type { KartleggingPageDeps } from './lim.tsx';
import { where } from './where.ts';

interface Fields {
  readonly ctx: Ctx;
  readonly typed: TypedFields;
  readonly of: (field: string) => string | undefined;
}

export function sentences(ctx: Ctx, refusals: readonly KartleggingRefusal[]) {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

export const statusOf = (refusals: readonly KartleggingRefusal[]): 200 | 409 | 422 =>
  refusals.some((r) => r.code === 'endret-av-andre') ? 409 : refusals.length > 0 ? 422 : 200;

export function MethodFields({ ctx, typed, of }: Fields) {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  return (
    <>
      <TextField
        name="date"
        label={t.date}
        description={t.dateHelp}
        tag={t.required}
        short
        value={typed.date ?? formatDate(ctx.clock.today())}
        error={of('date')}
      />
      <SelectField
        name="method"
        label={t.method}
        tag={t.required}
        empty={t.choose}
        options={options(METODER, t.methods)}
        value={typed.method ?? ''}
        error={of('method')}
      />
    </>
  );
}

/** What a unit says when it knows: where, how wide an estimate is, the movement, and who else has counted the same. */
function TellingMore({ ctx, typed, of, areas }: Fields & { areas: readonly string[] }) {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const field = (name: string, label: string, help?: string) => ({
    name,
    label,
    ...(help ? { description: help } : {}),
    tag: t.optional,
    value: typed[name] ?? '',
    error: of(name),
  });
  return (
    <>
      <TextField {...field('source', t.source, t.countSourceHelp)} />
      <TextField {...field('area', t.area, t.areaHelp)} suggestions={areas} />
      <TextField {...field('needed', t.needed, t.neededHelp)} short />
      <NumberField {...field('low', t.low, t.intervalHelp)} />
      <NumberField {...field('high', t.high)} />
      <NumberField {...field('fresh', t.flows.fresh, t.flowHelp)} />
      <NumberField {...field('solved', t.flows.solved)} />
      <NumberField {...field('lost', t.flows.lost)} />
      <TextField {...field('alsoBy', t.alsoBy, t.alsoByHelp)} />
      <NumberField {...field('alsoCount', t.alsoCount)} />
    </>
  );
}

function TellingFields(p: Fields & { units: readonly string[]; areas: readonly string[] }) {
  const { ctx, typed, of } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const select = (name: string, label: string, choices: readonly Option[], help?: string) => (
    <SelectField
      name={name}
      label={label}
      {...(help ? { description: help } : {})}
      tag={t.required}
      empty={t.choose}
      options={choices}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  return (
    <>
      {select('group', t.group, options(MAALGRUPPER, MAALGRUPPE_NAMES[ctx.lang]))}
      {select('situation', t.situation, options(SITUASJONER, t.situations), t.situationHelp)}
      {select('type', t.type, options(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang]))}
      {select('level', t.level, options(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang]))}
      <NumberField
        name="now"
        label={t.now}
        description={t.nowHelp}
        tag={t.required}
        value={typed.now ?? ''}
        error={of('now')}
      />
      <NumberField
        name="perYear"
        label={t.perYear}
        description={t.perYearHelp}
        tag={t.required}
        value={typed.perYear ?? ''}
        error={of('perYear')}
      />
      <TextField
        name="countedBy"
        label={t.countedBy}
        description={t.countedByHelp}
        tag={t.required}
        value={typed.countedBy ?? ''}
        suggestions={p.units}
        error={of('countedBy')}
      />
      <MethodFields {...p} />
      {select('doubleCount', t.doubleCount, options(DOBBELTTELLING, t.doubleCounts), t.doubleCountHelp)}
      <TellingMore {...p} />
      <TextArea
        name="note"
        label={t.note}
        description={t.noteHelp}
        tag={t.optional}
        rows={2}
        value={typed.note ?? ''}
        error={of('note')}
      />
    </>
  );
}

export function labelsOf(ctx: Ctx): Readonly<Record<string, string>> {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const { group, situation, type, level, now, perYear, countedBy, date, method, doubleCount, note, source } = t;
  const { area, needed, low, high, alsoBy, alsoCount } = t;
  const own = {
    group,
    situation,
    type,
    level,
    now,
    perYear,
    countedBy,
    date,
    method,
    doubleCount,
    note,
    source,
  };
  return { ...own, area, needed, low, high, alsoBy, alsoCount, ...t.flows };
}

/** The codes of the counts in words. */
export const saidIn = (ctx: Ctx) => {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  return saidBy({
    ...{ group: MAALGRUPPE_NAMES[ctx.lang], type: BOLIGTYPE_NAMES[ctx.lang], level: NIVAA_NAMES[ctx.lang] },
    ...{ situation: t.situations, method: t.methods, doubleCount: t.doubleCounts },
  });
};

/** Where a count is added (`number` null) or changed. */
export async function tellingPage(
  ctx: Ctx,
  deps: Pick<KartleggingPageDeps, 'unitNames' | 'areaNames'>,
  number: number | null,
  refusals: readonly KartleggingRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const revisions = number === null ? [] : await ctx.db.inKommune(kommune.id, (tx) => tellingHistory(tx, number));
  const newest = revisions[0];
  if (number !== null && (!newest || newest.data.removed)) return notFound();
  const { units, areas } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    units: await deps.unitNames(tx),
    areas: await deps.areaNames(tx),
  }));
  const e = sentences(ctx, refusals);
  const status = statusOf(refusals);
  const title = newest ? t.edit : t.add;
  const saved = newest ? typedTelling(newest.data) : {};
  const late = sent !== null && status === 409;
  const before = revisions.find((r) => String(r.revision) === sent?.revision);
  const typed = late ? overSaved(sent, before && typedTelling(before.data), saved) : sent;
  return {
    title,
    nav: 'kartlegging',
    step: 4,
    status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => labelsOf(ctx)[field]} />
        {late && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={before !== undefined}
            differ={differences(saved, typed, (f) => labelsOf(ctx)[f], saidIn(ctx))}
          />
        ) : null}
        <p class="bp-text">{t.lead}</p>
        <Form action={ctx.href(newest ? `${base}/${newest.number}` : base)} csrf={ctx.csrf}>
          {newest ? <input type="hidden" name="revision" value={String(newest.revision)} /> : null}
          <TellingFields ctx={ctx} typed={typed ?? saved} of={e.of} units={units} areas={areas} />
          <SubmitRow>
            <Button>{newest ? t.save : t.add}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}
