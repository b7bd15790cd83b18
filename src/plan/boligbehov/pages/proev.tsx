import type { RowRefusal, TypedFields } from '../../../kernel/index.ts';
import { type AssumptionKey, assumption, type Choices, type Setup } from '../../../model/scenario/assumptions.ts';
import { listAllRows, saveRow, setRowRemoved } from '../../../platform/db/rows.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SelectField, SubmitRow } from '../../../ui/form.tsx';
import { PressButton, PutAway, RowFields, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { loadRun, type RunDeps } from '../actions.ts';
import { PROEV_TEXTS } from '../proev-texts.ts';
import { alternativeOf, choicesOf, parseScenario, withChoices } from '../scenario.ts';
import { SCENARIO } from '../store.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { createUsualAnswers } from '../usual-answer.ts';
import { answerTo, valueText } from './proev-svar.tsx';

interface ProevDeps extends RunDeps {
  readonly usualAnswer: ReturnType<typeof createUsualAnswers>;
}

function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/gap/proev`,
    get actor() {
      return actorOf(ctx);
    },
  };
}

/** The sliders by the part of the chain they move, in its order. */
const SLIDERS: readonly {
  readonly part: keyof (typeof PROEV_TEXTS)['nb']['parts'];
  readonly keys: readonly AssumptionKey[];
}[] = [
  { part: 'population', keys: ['fertility', 'migration', 'mortality'] },
  { part: 'households', keys: ['households', 'householdDamping', 'alone18', 'alone30', 'alone67', 'alone80'] },
  { part: 'need', keys: ['replacement', 'vacancy', 'backlog', 'backlogInflow', 'healthierAgeing'] },
  { part: 'supply', keys: ['realisation', 'slip'] },
];

function Slider(p: { ctx: Ctx; setup: Setup; choices: Choices; name: AssumptionKey; locked: boolean }) {
  const t = PROEV_TEXTS[p.ctx.lang];
  const { low, high, step, unit, value } = assumption(p.name);
  const now = p.choices[p.name] ?? value(p.setup);
  return (
    <div class="ds-field">
      <label class="ds-label" for={p.name}>
        {`${t.names[p.name]}: `}
        <output for={p.name}>{valueText(p.name, now)}</output>
        {` ${t.units[unit]}`}
      </label>
      <div data-field="description" id={`${p.name}-hjelp`}>
        {t.between(valueText(p.name, low), valueText(p.name, high))}
      </div>
      <input
        type="range"
        id={p.name}
        name={p.name}
        min={String(low)}
        max={String(high)}
        step={String(step)}
        value={String(now)}
        aria-describedby={`${p.name}-hjelp`}
        disabled={p.locked}
      />
    </div>
  );
}

/** The alternatives of the agency's projection, where its table has more than the main one. */
function Alternatives(p: { ctx: Ctx; setup: Setup; chosen: string | null }) {
  const t = PROEV_TEXTS[p.ctx.lang];
  const { alternatives } = p.setup.input;
  if (!alternatives) return null;
  if (alternatives.offered.length < 2) return <p>{t.oneAlternative(alternatives.used)}</p>;
  return (
    <SelectField
      name="alternativ"
      label={t.alternative}
      description={t.alternativeHelp}
      options={alternatives.offered.map((value) => ({ value, label: t.alternativeName(value) }))}
      value={p.chosen ?? alternatives.used}
    />
  );
}

async function page(
  ctx: Ctx,
  deps: ProevDeps,
  typed: TypedFields | null = null,
  refusals: readonly RowRefusal[] = [],
): Promise<Page> {
  const t = PROEV_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const loaded = await loadRun(ctx.db, deps, kommune);
  const shown = { title: t.title, nav: 'gap', step: 4 };
  const gapHref = ctx.href(`/arbeid/${kommune.slug}/gap`);
  if (!loaded.ok)
    return {
      ...shown,
      body: (
        <>
          <h1>{t.title}</h1>
          <EmptyState
            heading={t.empty}
            action={<ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/tall`)}>{words.toTall}</ButtonLink>}
          >
            <p>{words.refused(loaded.error)}</p>
          </EmptyState>
        </>
      ),
    };
  const fields = typed ?? Object.fromEntries(ctx.url.searchParams);
  const usualSetup = { input: loaded.value.input, parameters: deps.parameters };
  const alternative = alternativeOf(fields, usualSetup);
  const other = alternative === null ? loaded : await loadRun(ctx.db, deps, kommune, alternative);
  const setup = { ...usualSetup, input: other.ok ? other.value.input : loaded.value.input };
  const choices = choicesOf(fields, setup);
  const rows = await ctx.db.inKommune(kommune.id, (tx) => listAllRows(tx, SCENARIO));
  const standing = rows.filter((row) => !row.data.removed);
  const away = rows.filter((row) => row.data.removed);
  const usual = deps.usualAnswer(kommune.id, usualSetup);
  const locked = usual.result.population.source === 'ssb-projection';
  const e = sentences(ctx.lang, refusals);
  const gone = rows.find((row) => String(row.number) === ctx.url.searchParams.get('fjernet'));
  const mayEdit = ctx.may('rediger');
  const answer = answerTo({ ctx, setup, choices, usual, alternative });
  return {
    ...shown,
    wide: true,
    status: e.status,
    islands: ['proev'],
    body: (
      <>
        <p class="bp-crumb">
          <a href={gapHref}>← {t.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {gone ? <Notice tone="success">{t.removed(gone.data.title)}</Notice> : null}
        <p class="bp-text">{t.lead}</p>
        <div class="bp-answered">
          <form class="bp-form" method="get" action={ctx.href(base)} id="proev">
            {SLIDERS.map(({ part, keys }) => (
              <fieldset>
                <legend>{t.parts[part]}</legend>
                {part === 'population' && locked ? <p>{t.locked}</p> : null}
                {part === 'population' ? <Alternatives ctx={ctx} setup={usualSetup} chosen={alternative} /> : null}
                {part === 'households' ? <p>{t.householdPaths}</p> : null}
                {keys.map((key) => (
                  <Slider
                    ctx={ctx}
                    setup={setup}
                    choices={choices}
                    name={key}
                    locked={locked && assumption(key).ownPopulation === true}
                  />
                ))}
              </fieldset>
            ))}
            <SubmitRow>
              <Button>{t.calculate}</Button>
              <ButtonLink href={ctx.href(base)} variant="secondary">
                {t.reset}
              </ButtonLink>
            </SubmitRow>
          </form>
          {answer.figures}
        </div>
        {answer.rest}
        {mayEdit ? (
          <>
            <h2>{t.save}</h2>
            <Form action={ctx.href(base)} csrf={ctx.csrf} id="lagre">
              <RowFields
                lang={ctx.lang}
                fields={[
                  { name: 'title', label: t.name, required: true },
                  { name: 'why', label: t.why, kind: 'area' },
                ]}
                typed={typed ?? {}}
                of={e.of}
              />
              <SubmitRow>
                <Button variant="secondary">{t.save}</Button>
              </SubmitRow>
            </Form>
          </>
        ) : null}
        <h2>{t.saved}</h2>
        {standing.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <DataTable
            caption={t.saved}
            hideCaption
            columns={[
              { label: t.name },
              { label: t.why },
              { label: t.choices, align: 'right' },
              ...(mayEdit ? [{ label: t.remove, screenOnly: true }] : []),
            ]}
            rows={standing.map(({ number, data }) => ({
              cells: [
                <a href={ctx.href(withChoices(base, data.choices, data.alternative))}>{data.title}</a>,
                data.why || '–',
                Object.keys(data.choices).length + (data.alternative ? 1 : 0),
                ...(mayEdit
                  ? [
                      <PressButton
                        action={ctx.href(`${base}/fjern`)}
                        csrf={ctx.csrf}
                        number={number}
                        label={t.remove}
                        what={data.title}
                      />,
                    ]
                  : []),
              ],
            }))}
          />
        )}
        {mayEdit ? (
          <PutAway
            lang={ctx.lang}
            action={ctx.href(`${base}/angre`)}
            csrf={ctx.csrf}
            rows={away.map(({ number, data }) => ({ number, name: data.title }))}
          />
        ) : null}
      </>
    ),
  };
}

async function save(ctx: Ctx, deps: ProevDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { kommune, base, actor } = where(ctx);
  const loaded = await loadRun(ctx.db, deps, kommune);
  if (!loaded.ok) return page(ctx, deps);
  const parsed = parseScenario(typed, { input: loaded.value.input, parameters: deps.parameters });
  const saved = await saveRow(ctx.db, ctx.clock, actor, SCENARIO, parsed);
  if (!saved.ok) return page(ctx, deps, typed, saved.error);
  return seeOther(ctx, parsed.ok ? withChoices(base, parsed.value.choices, parsed.value.alternative) : base);
}

const press =
  (removed: boolean) =>
  async (ctx: Ctx, deps: ProevDeps): Promise<Page | Response> => {
    const { base, actor } = where(ctx);
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return notFound();
    const refusals = await setRowRemoved(ctx.db, ctx.clock, actor, SCENARIO, number, removed);
    if (refusals.length > 0) return page(ctx, deps, null, refusals);
    return seeOther(ctx, removed ? `${base}?fjernet=${number}` : base);
  };

export function proevRoutes(runDeps: RunDeps): Route[] {
  const deps = { ...runDeps, usualAnswer: createUsualAnswers() };
  const path = '/arbeid/:kommune/gap/proev';
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => page(ctx, deps) },
    { method: 'POST', path, who: edit, handle: (ctx) => save(ctx, deps) },
    { method: 'POST', path: `${path}/fjern`, who: edit, handle: (ctx) => press(true)(ctx, deps) },
    { method: 'POST', path: `${path}/angre`, who: edit, handle: (ctx) => press(false)(ctx, deps) },
  ];
}
