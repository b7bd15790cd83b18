import type { RowRefusal, TypedFields } from '../../../kernel/index.ts';
import type { Seen } from '../../../platform/db/actor.ts';
import { revisionsOf } from '../../../platform/db/revisions.ts';
import { setRowRemoved } from '../../../platform/db/rows.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, FormBody, Page, Route } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { Button, ChoiceGroup, ErrorSummary, Form, type Option, options, SubmitRow } from '../../../ui/form.tsx';
import { PressButton, type RowField, RowFields, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { saveEget, undoEget } from '../actions.ts';
import { type EgetEksempel, SEVERAL, severalIn, typedFrom } from '../eget.ts';
import { FYLKER, STOERRELSER, TEMAER, VISIBLE } from '../eksempel.ts';
import { EGET, publishedEgne } from '../store.ts';
import { EKSEMPEL_TEXTS } from '../texts.ts';
import { ShortList } from './cards.tsx';
import type { EksempelPageDeps } from './index.tsx';

const workspace = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/eksempler`,
    get actor() {
      return actorOf(ctx);
    },
  };
};

/** The form as typed, each choice of several joined by spaces. */
const typedIn = (form: FormBody): TypedFields => ({
  ...form.all(),
  ...Object.fromEntries(SEVERAL.map((name) => [name, form.texts(name).join(' ')])),
});

function fieldsBefore(ctx: Ctx): RowField[] {
  const f = EKSEMPEL_TEXTS[ctx.lang].form;
  return [
    { name: 'title', label: f.title, required: true },
    { name: 'text', label: f.text, help: f.textHelp, required: true, kind: 'area' },
    { name: 'kommune', label: f.kommune, help: f.kommuneHelp, required: true, initial: ctx.kommune?.name ?? '' },
    { name: 'year', label: f.year },
  ];
}

function fieldsAfter(ctx: Ctx): RowField[] {
  const t = EKSEMPEL_TEXTS[ctx.lang];
  const f = t.form;
  return [
    { name: 'size', label: f.size, kind: 'select', options: options(STOERRELSER, t.stoerrelser) },
    { name: 'county', label: f.county, kind: 'select', options: FYLKER.map((c) => ({ value: c, label: c })) },
    { name: 'source', label: f.source, help: f.sourceHelp, required: true },
    { name: 'link', label: f.link },
    {
      name: 'visible',
      label: f.visible,
      required: true,
      kind: 'select',
      options: options(VISIBLE, t.visible),
      initial: 'intern',
    },
  ];
}

/** Where an example is added (`number` null) or changed. */
async function formPage(
  ctx: Ctx,
  deps: EksempelPageDeps,
  number: number | null,
  refusals: readonly RowRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = EKSEMPEL_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { kommune, base } = workspace(ctx);
  const revisions =
    number === null
      ? []
      : await ctx.db.inKommune(kommune.id, (tx) => revisionsOf<EgetEksempel>(tx, EGET.table, number));
  const held = revisions[0];
  if (number !== null && (!held || held.data.removed)) return notFound();
  const saved = held ? typedFrom(held.data) : {};
  const e = sentences(ctx.lang, refusals);
  const conflict = sent !== null && e.status === 409;
  const before = revisions.find((r) => String(r.revision) === sent?.revision);
  const typed = conflict ? overSaved(sent, before && typedFrom(before.data), saved) : sent;
  const shown = typed ?? saved;
  const several: Readonly<Record<(typeof SEVERAL)[number], readonly Option[]>> = {
    trinn: ['1', '2', '3', '4', '5', '6'].map((n) => ({ value: n, label: t.stepNo(n) })),
    faser: deps.faser.map((f) => ({ value: f.id, label: `${f.id} ${f.navn[ctx.lang]}` })),
    temaer: options(TEMAER, t.temaer),
  };
  const labels: TypedFields = Object.fromEntries(Object.entries(t.form).filter(([name]) => !name.endsWith('Help')));
  const named = (name: (typeof SEVERAL)[number]) => Object.fromEntries(several[name].map((o) => [o.value, o.label]));
  const said = saidBy({
    ...{ trinn: named('trinn'), faser: named('faser'), temaer: named('temaer') },
    ...{ size: t.stoerrelser, visible: t.visible },
  });
  const choices = (name: (typeof SEVERAL)[number], tag: string) => (
    <div class="bp-choices">
      <ChoiceGroup
        kind="checkbox"
        name={name}
        label={t.form[name]}
        tag={tag}
        options={several[name]}
        chosen={severalIn(shown, name)}
        error={e.of(name)}
      />
    </div>
  );
  const title = held ? t.edit : t.add;
  const to = held ? `${base}/${held.number}` : base;
  return {
    title,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} nameOf={(field) => labels[field]} />
        {conflict && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={before !== undefined}
            differ={differences(saved, typed, (name) => labels[name], said)}
          />
        ) : null}
        {held ? null : <p class="bp-text">{t.addLead}</p>}
        <Form action={ctx.href(to)} csrf={ctx.csrf}>
          {held ? <input type="hidden" name="revision" value={String(held.revision)} /> : null}
          <RowFields lang={ctx.lang} fields={fieldsBefore(ctx)} typed={shown} of={e.of} />
          {choices('trinn', row.required)}
          <Details summary={t.form.faser} open={severalIn(shown, 'faser').length > 0 || e.of('faser') !== undefined}>
            {choices('faser', row.optional)}
          </Details>
          <Details summary={t.form.temaer} open={severalIn(shown, 'temaer').length > 0 || e.of('temaer') !== undefined}>
            {choices('temaer', row.optional)}
          </Details>
          <RowFields lang={ctx.lang} fields={fieldsAfter(ctx)} typed={shown} of={e.of} />
          <SubmitRow>
            <Button>{row.save}</Button>
          </SubmitRow>
        </Form>
        {held && revisions.length > 1 ? (
          <form method="post" action={ctx.href(`${to}/tilbake`)}>
            <input type="hidden" name="csrf" value={ctx.csrf} />
            <input type="hidden" name="revision" value={String(held.revision)} />
            <button class="bp-linkbutton" type="submit">
              {t.undo}
            </button>
          </form>
        ) : null}
        {held ? (
          <PressButton
            action={ctx.href(`${base}/fjern`)}
            csrf={ctx.csrf}
            number={held.number}
            label={row.remove}
            what={held.data.title}
          />
        ) : null}
      </>
    ),
  };
}

/** What the municipality has chosen to share, for everybody. */
async function openPage(ctx: Ctx): Promise<Page | Response> {
  const { kommune } = ctx;
  if (!kommune) return notFound();
  const egne = await ctx.db.inKommune(kommune.id, publishedEgne);
  if (egne.length === 0) return notFound();
  const t = EKSEMPEL_TEXTS[ctx.lang];
  return {
    title: t.own(kommune.name),
    published: true,
    body: (
      <>
        <h1>{t.own(kommune.name)}</h1>
        <p class="bp-text">{t.publicLead(kommune.name)}</p>
        <h2 class="ds-sr-only">{t.title}</h2>
        <ShortList ctx={ctx} eksempler={egne} />
        <p class="bp-source">{t.mayBeGone}</p>
      </>
    ),
  };
}

/** The municipality's own part of the library: add, change, put away, bring back, undo, and what everybody may read. */
export function egneRoutes(
  deps: EksempelPageDeps,
  listPage: (ctx: Ctx, refusals: readonly RowRefusal[]) => Promise<Page>,
): Route[] {
  type Answer = Promise<Page | Response>;
  const done = (ctx: Ctx) => seeOther(ctx, `${workspace(ctx).base}?lagret=ja`);

  async function save(ctx: Ctx, number: number | null): Answer {
    const typed = typedIn(await ctx.form());
    const seen: Seen | null = number === null ? null : { number, revision: issuedNumber(typed.revision) ?? 0 };
    const saved = await saveEget(ctx.db, ctx.clock, workspace(ctx).actor, typed, seen);
    return saved.ok ? done(ctx) : formPage(ctx, deps, number, saved.error, typed);
  }
  const ofOne =
    (act: (ctx: Ctx, number: number) => Answer) =>
    async (ctx: Ctx): Answer => {
      const number = issuedNumber(ctx.params.nummer);
      return number === null ? notFound() : act(ctx, number);
    };
  const press =
    (removed: boolean) =>
    async (ctx: Ctx): Answer => {
      const number = issuedNumber((await ctx.form()).text('number'));
      if (number === null) return done(ctx);
      const refusals = await setRowRemoved(ctx.db, ctx.clock, workspace(ctx).actor, EGET, number, removed);
      return refusals.length > 0 ? listPage(ctx, refusals) : done(ctx);
    };
  async function undo(ctx: Ctx, number: number): Answer {
    const revision = issuedNumber((await ctx.form()).text('revision')) ?? 0;
    const undone = await undoEget(ctx.db, ctx.clock, workspace(ctx).actor, { number, revision });
    return undone.ok ? done(ctx) : formPage(ctx, deps, number, undone.error);
  }

  const path = '/arbeid/:kommune/eksempler';
  const one = `${path}/:nummer{[0-9]+}`;
  const who = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path: `${path}/nytt`, who, handle: (ctx) => formPage(ctx, deps, null) },
    { method: 'POST', path, who, handle: (ctx) => save(ctx, null) },
    { method: 'POST', path: `${path}/fjern`, who, handle: press(true) },
    { method: 'POST', path: `${path}/angre`, who, handle: press(false) },
    {
      method: 'GET',
      path: one,
      who,
      handle: ofOne((ctx, number) => formPage(ctx, deps, number)),
      examples: [`${path}/1`],
    },
    { method: 'POST', path: one, who, handle: ofOne(save) },
    { method: 'POST', path: `${one}/tilbake`, who, handle: ofOne(undo) },
    { method: 'GET', path: '/k/:kommune/eksempler', who: 'alle', handle: openPage },
  ];
}
