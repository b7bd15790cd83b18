import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { Button, ChoiceGroup, ErrorSummary, Form, options, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { saveStrategi, setStrategiRemoved } from '../actions/strategi.ts';
import type { Typed } from '../maal.ts';
import { findMaal, strategiHistory } from '../store.ts';
import { ROLLER, type StrategiRefusal, strategiNumber, typedStrategi } from '../strategi.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { maalPage } from './maal.tsx';
import { type MaalPageDeps, shown, where } from './parts.tsx';

/** The number of the strategi in the address; null for a new one. */
const strategiOf = (ctx: Ctx) => (ctx.params.strategi === undefined ? null : (issuedNumber(ctx.params.strategi) ?? 0));

/** Where a strategi of a goal is added or changed. */
async function strategiPage(
  ctx: Ctx,
  refusals: readonly StrategiRefusal[] = [],
  sent: Typed | null = null,
): Promise<Page | Response> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, goals } = where(ctx);
  const maal = issuedNumber(ctx.params.nummer);
  const goal = maal === null ? null : await ctx.db.inKommune(kommune.id, (tx) => findMaal(tx, maal));
  const number = strategiOf(ctx);
  const newest = number === null ? undefined : goal?.strategies.find((s) => s.number === number && !s.data.removed);
  if (!goal || (number !== null && !newest)) return notFound();
  const e = shown(ctx, refusals);
  const changed = refusals.some((r) => r.code === 'endret-av-andre');
  const saved: Typed = newest ? typedStrategi(newest.data) : {};
  const late = changed && sent !== null && newest !== undefined;
  const history = late
    ? await ctx.db.inKommune(kommune.id, (tx) => strategiHistory(tx, goal.number, newest.number))
    : [];
  const before = history.find((r) => String(r.revision) === sent?.revision);
  const typed = late ? overSaved(sent, before && typedStrategi(before.data), saved) : sent;
  const field = typed ?? saved;
  const title = newest ? `${t.strategy} ${strategiNumber(newest)}` : t.addStrategy;
  const labels: Readonly<Record<string, string>> = {
    strategy: t.strategyTitle,
    role: t.roles,
    instruments: t.instruments,
  };
  const home = `${goals}/${goal.number}`;
  return {
    title: `${title}: ${goal.data.title}`,
    nav: 'tiltak',
    step: 4,
    status: changed ? 409 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(home)}>{`← ${goal.number}. ${goal.data.title}`}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.strategyErrors} errors={e.errors} nameOf={(field) => labels[field]} />
        {changed && typed ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflictStrategy}
            merged={before !== undefined}
            differ={differences(saved, typed, (f) => labels[f], saidBy({ role: t.roleNames }))}
          />
        ) : null}
        <Form action={ctx.href(newest ? `${home}/strategi/${newest.number}` : `${home}/strategi`)} csrf={ctx.csrf}>
          {newest ? <input type="hidden" name="revision" value={String(newest.revision)} /> : null}
          <TextArea
            name="strategy"
            label={t.strategyTitle}
            description={t.strategyHelp}
            tag={t.required}
            rows={2}
            value={field.strategy ?? ''}
            error={e.of('strategy')}
          />
          <ChoiceGroup
            kind="checkbox"
            name="role"
            label={t.roles}
            tag={t.optional}
            options={options(ROLLER, t.roleNames)}
            chosen={(field.role ?? '').split(' ')}
            error={e.of('role')}
          />
          <TextArea
            name="instruments"
            label={t.instruments}
            description={t.strategyInstrumentsHelp}
            tag={t.optional}
            rows={2}
            value={field.instruments ?? ''}
            error={e.of('instruments')}
          />
          <SubmitRow>
            <Button>{newest ? t.save : t.addStrategy}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

async function save(ctx: Ctx): Promise<Page | Response> {
  const form = await ctx.form();
  const { actor, goals, kommune } = where(ctx);
  const maal = issuedNumber(ctx.params.nummer);
  if (maal === null || !(await ctx.db.inKommune(kommune.id, (tx) => findMaal(tx, maal)))) return notFound();
  const typed = { ...form.all(), role: form.texts('role').join(' ') };
  const number = strategiOf(ctx);
  const seen = number === null ? null : { number, revision: issuedNumber(form.text('revision')) ?? 0 };
  const saved = await saveStrategi(ctx.db, ctx.clock, actor, maal, typed, seen);
  return saved.ok ? seeOther(ctx, `${goals}/${maal}?lagret=ja`) : strategiPage(ctx, saved.error, typed);
}

const press =
  (deps: MaalPageDeps, removed: boolean) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const { actor, goals } = where(ctx);
    const maal = issuedNumber(ctx.params.nummer);
    const number = strategiOf(ctx);
    if (maal === null || number === null) return notFound();
    const saved = await setStrategiRemoved(ctx.db, ctx.clock, actor, { maal, number }, removed);
    if (!saved.ok) return maalPage(ctx, deps, saved.error);
    return seeOther(ctx, removed ? `${goals}/${maal}?fjernet=${number}` : `${goals}/${maal}?lagret=ja`);
  };

export function strategiRoutes(deps: MaalPageDeps): Route[] {
  const path = '/arbeid/:kommune/maal/:nummer{[0-9]+}/strategi';
  const one = `${path}/:strategi{[0-9]+}`;
  const who = { kommune: 'rediger' } as const;
  const example = '/arbeid/:kommune/maal/1/strategi';
  return [
    {
      method: 'GET',
      path: `${path}/ny`,
      who,
      handle: (ctx) => strategiPage(ctx),
      examples: [`${example}/ny`],
    },
    { method: 'POST', path, who, handle: save },
    { method: 'GET', path: one, who, handle: (ctx) => strategiPage(ctx), examples: [`${example}/1`] },
    { method: 'POST', path: one, who, handle: save },
    { method: 'POST', path: `${one}/fjern`, who, handle: press(deps, true) },
    { method: 'POST', path: `${one}/angre`, who, handle: press(deps, false) },
  ];
}
