import { BOLIGTYPER, formatDate, TJENESTENIVAAER, type TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import {
  Button,
  ErrorSummary,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextField,
} from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { setMaalgruppetall, setMaalgruppetallRemoved } from '../actions.ts';
import {
  GRUPPER,
  type Gruppe,
  type Maalgruppetall,
  SAMMENSETNING,
  SERIER,
  seriesOf,
  typedMaalgruppetall,
  yearsOf,
} from '../maalgruppetall.ts';
import { MAALGRUPPETALL_TEXTS } from '../maalgruppetall-texts.ts';
import type { KartleggingRefusal } from '../parse.ts';
import { maalgruppetallHistory } from '../store.ts';
import { lacksDwelling, type Telling } from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { labelsOf, MethodFields, saidIn, sentences, statusOf } from './form.tsx';
import { PressButton } from './press.tsx';
import { where } from './where.ts';

export type ToldGroups = Readonly<Record<Gruppe, Maalgruppetall | null>>;

/** Every group the model can carry forward, what is told of it, and whether it counts. */
export function GroupsTold(p: {
  ctx: Ctx;
  told: ToldGroups;
  rows: readonly { readonly data: Telling }[];
  care: boolean;
}) {
  const { ctx } = p;
  const t = MAALGRUPPETALL_TEXTS[ctx.lang];
  const list = KARTLEGGING_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const edit = ctx.may('rediger');
  const names = MAALGRUPPE_NAMES[ctx.lang];
  return (
    <section>
      <h2 id="grupper">{t.title}</h2>
      <p class="bp-text">{t.lead}</p>
      <DataTable
        stack
        caption={t.caption}
        hideCaption
        columns={[
          { label: t.group },
          { label: list.source },
          { label: t.status },
          ...(edit ? [{ label: list.edit }] : []),
        ]}
        rows={GRUPPER.map((group) => {
          const data = p.told[group];
          const standing = data && !data.removed ? data : null;
          const counted = p.rows.some((r) => r.data.group === group && lacksDwelling(r.data));
          const back = counted ? t.back : p.care && standing?.level === 'heldoegns' ? t.backCare : null;
          return {
            cells: [
              names[group],
              standing ? `${standing.source}, ${formatDate(standing.date)}` : t.none,
              standing ? (back ?? t.stands) : '–',
              ...(edit
                ? [
                    <>
                      <a
                        href={ctx.href(`${base}/gruppe/${group}`)}
                        aria-label={`${standing ? t.change : t.set} ${names[group].toLowerCase()}`}
                      >
                        {standing ? t.change : t.set}
                      </a>{' '}
                      {standing ? (
                        <PressButton
                          ctx={ctx}
                          to={`gruppe/${group}/fjern`}
                          label={list.remove}
                          what={names[group].toLowerCase()}
                        />
                      ) : null}
                    </>,
                  ]
                : []),
            ],
          };
        })}
      />
    </section>
  );
}

function labelOf(ctx: Ctx, group: Gruppe) {
  const t = MAALGRUPPETALL_TEXTS[ctx.lang];
  const named: Readonly<Record<string, string>> = {
    now: t.groups[group].now,
    perYear: t.perYear,
    leaving: group === 'flyktninger' ? t.leavingHomes : t.leaving,
    alone: t.alone,
  };
  return (field: string): string | undefined => {
    const [what = '', of = ''] = field.split('-');
    if (what === 'mix') return t.kinds[of as (typeof SAMMENSETNING)[number]];
    if (what === 'planned') return t.inYear(t.planned, Number(of));
    const series = SERIER.find((s) => s === what);
    return series ? t.inYear(t.series[series], Number(of)) : (named[field] ?? labelsOf(ctx)[field]);
  };
}

async function gruppePage(
  ctx: Ctx,
  group: Gruppe,
  refusals: readonly KartleggingRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page> {
  const list = KARTLEGGING_TEXTS[ctx.lang];
  const t = MAALGRUPPETALL_TEXTS[ctx.lang];
  const own = t.groups[group];
  const label = labelOf(ctx, group);
  const { kommune, base } = where(ctx);
  const revisions = await ctx.db.inKommune(kommune.id, (tx) => maalgruppetallHistory(tx, group));
  const newest = revisions[0];
  const e = sentences(ctx, refusals);
  const status = statusOf(refusals);
  // One that is taken back is not shown; a new one begins with the day it is.
  const shownIn = (data: Maalgruppetall | undefined): TypedFields =>
    data && !data.removed ? typedMaalgruppetall(data) : { date: formatDate(ctx.clock.today()) };
  const saved = shownIn(newest?.data);
  const late = sent !== null && status === 409;
  const before = revisions.find((r) => String(r.revision) === sent?.revision)?.data;
  const known = before !== undefined || sent?.revision === '0';
  const typed = late ? overSaved(sent, known ? shownIn(before) : undefined, saved) : sent;
  const shown = typed ?? saved;
  const years = yearsOf(group, ctx.clock.today(), newest?.data ?? null);
  const number = (name: string, tag?: string, help?: string) => (
    <NumberField
      name={name}
      label={label(name) ?? name}
      {...(help ? { description: help } : {})}
      {...(tag ? { tag } : {})}
      value={shown[name] ?? ''}
      error={e.of(name)}
    />
  );
  const select = (name: 'type' | 'level', choices: Parameters<typeof SelectField>[0]['options']) => (
    <SelectField
      name={name}
      label={list[name]}
      tag={list.required}
      empty={list.choose}
      options={choices}
      value={shown[name] ?? ''}
      error={e.of(name)}
    />
  );
  const refugees = group === 'flyktninger';
  const planned = group === 'utviklingshemming';
  const title = MAALGRUPPE_NAMES[ctx.lang][group];
  return {
    title,
    nav: 'kartlegging',
    step: 4,
    status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {list.back}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={list.errors} errors={e.errors} nameOf={label} />
        {late && typed ? (
          <Conflict lang={ctx.lang} merged={known} differ={differences(saved, typed, label, saidIn(ctx))} />
        ) : null}
        <p class="bp-text">{own.text}</p>
        <Form action={ctx.href(`${base}/gruppe/${group}`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(newest?.revision ?? 0)} />
          {planned ? null : number('now', list.required, own.nowHelp)}
          {years.length > 0 ? <p class="bp-text">{planned ? t.plannedHelp : t.yearsHelp}</p> : null}
          {planned ? (
            <fieldset class="ds-fieldset bp-count">
              <legend>{t.years}</legend>
              {years.map((year) => number(`planned-${year}`))}
            </fieldset>
          ) : null}
          {refugees
            ? years.map((year) => (
                <fieldset class="ds-fieldset bp-count">
                  <legend>{t.inYear(t.persons, year)}</legend>
                  {seriesOf(year, ctx.clock.today()).map((s) => number(`${s}-${year}`))}
                </fieldset>
              ))
            : null}
          {refugees ? number('alone', list.required, t.aloneHelp) : null}
          {refugees ? <p class="bp-text">{t.mixHelp}</p> : null}
          {refugees ? (
            <fieldset class="ds-fieldset bp-count">
              <legend>{t.mix}</legend>
              {SAMMENSETNING.map((kind) => number(`mix-${kind}`))}
            </fieldset>
          ) : null}
          {refugees || planned ? null : number('perYear', list.required)}
          {planned ? null : number('leaving', list.optional, refugees ? t.leavingHomesHelp : t.leavingHelp)}
          {select('type', options(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang]))}
          {select('level', options(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang]))}
          <TextField
            name="source"
            label={list.source}
            description={t.sourceHelp}
            tag={list.required}
            value={shown.source ?? ''}
            error={e.of('source')}
          />
          <MethodFields ctx={ctx} typed={shown} of={e.of} />
          <SubmitRow>
            <Button>{list.save}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

const save =
  (group: Gruppe) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const typed = (await ctx.form()).all();
    const { actor, base } = where(ctx);
    const refusals = await setMaalgruppetall(ctx.db, ctx.clock, actor, group, typed, issuedNumber(typed.revision) ?? 0);
    return refusals.length > 0 ? gruppePage(ctx, group, refusals, typed) : seeOther(ctx, `${base}?lagret=ja`);
  };

const press =
  (group: Gruppe, removed: boolean) =>
  async (ctx: Ctx): Promise<Response> => {
    const { actor, base } = where(ctx);
    await setMaalgruppetallRemoved(ctx.db, ctx.clock, actor, group, removed);
    return seeOther(ctx, removed ? `${base}?fjernet=${group}` : `${base}?lagret=ja`);
  };

/** Where the figures of each group are told. */
export const maalgruppetallRoutes = (): Route[] =>
  GRUPPER.flatMap((group): Route[] => {
    const path = `/arbeid/:kommune/kartlegging/gruppe/${group}`;
    const who = { kommune: 'rediger' } as const;
    return [
      { method: 'GET', path, who, handle: (ctx) => gruppePage(ctx, group) },
      { method: 'POST', path, who, handle: save(group) },
      { method: 'POST', path: `${path}/fjern`, who, handle: press(group, true) },
      { method: 'POST', path: `${path}/angre`, who, handle: press(group, false) },
    ];
  });
