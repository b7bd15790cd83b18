import { KVALITETER, REGNSKAP, type Refusal } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import {
  Button,
  ButtonLink,
  ChoiceGroup,
  ErrorSummary,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { type Typed, typedMaal } from '../maal.ts';
import type { RefusalCode } from '../refusals.ts';
import { findMaal, maalHistory, type StoredMaal } from '../store.ts';
import { strategiNumber } from '../strategi.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { type MaalPageDeps, shown, where } from './parts.tsx';

type GoalRefusal = Refusal<RefusalCode>;

/** Where the goal is and where it is going, in words. */
const WORDS = ['indicator', 'baseline', 'baselineYear', 'baselineSource', 'target', 'targetYear'] as const;

/** The fields of a goal; the title first, so that a goal can be started with one sentence. */
export function MaalForm(p: {
  ctx: Ctx;
  action: string;
  typed: Typed;
  revision?: number;
  of: (field: string) => string | undefined;
  button: string;
  first: boolean;
  /** Whether numbers stand for the words of where the goal is and where it is going. */
  measured?: boolean;
}) {
  const { ctx, typed, of } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const field = (name: 'indicator' | 'baseline' | 'baselineSource' | 'target' | 'origin', help?: string) => (
    <TextField
      name={name}
      label={t[name]}
      {...(help ? { description: help } : {})}
      tag={t.optional}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  const year = (name: 'baselineYear' | 'targetYear') => (
    <NumberField name={name} label={t[name]} tag={t.optional} value={typed[name] ?? ''} error={of(name)} />
  );
  const words = (
    <>
      {field('indicator', t.indicatorHelp)}
      {field('baseline', t.baselineHelp)}
      {year('baselineYear')}
      {field('baselineSource', t.baselineSourceHelp)}
      {field('target', t.targetHelp)}
      {year('targetYear')}
    </>
  );
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      {p.revision ? <input type="hidden" name="revision" value={String(p.revision)} /> : null}
      <TextField
        name="title"
        label={t.goalTitle}
        description={t.goalHelp}
        value={typed.title ?? ''}
        tag={t.required}
        error={of('title')}
      />
      <SelectField
        name="ledger"
        label={t.ledger}
        options={options(REGNSKAP, t.ledgers)}
        value={typed.ledger ?? 'boligutvikling'}
        error={of('ledger')}
      />
      {p.measured ? (
        <Details summary={t.oldWords} open={WORDS.some((f) => of(f))}>
          <p>{t.oldWordsHelp}</p>
          {words}
        </Details>
      ) : (
        words
      )}
      <Details
        summary={t.moreAboutGoal}
        open={Boolean(typed.description || typed.origin || typed.qualities || of('description') || of('origin'))}
      >
        <TextArea
          name="description"
          label={t.description}
          tag={t.optional}
          value={typed.description ?? ''}
          error={of('description')}
        />
        {field('origin', t.originHelp)}
        <ChoiceGroup
          kind="checkbox"
          name="qualities"
          label={t.qualities}
          tag={t.optional}
          options={options(KVALITETER, t.qualityNames)}
          chosen={(typed.qualities ?? '').split(' ')}
          error={of('qualities')}
        />
      </Details>
      <SubmitRow>
        <Button variant={p.first ? 'primary' : 'secondary'}>{p.button}</Button>
      </SubmitRow>
    </Form>
  );
}

/** The ways to the goal, each with a place of its own to be changed; one just taken away can be brought back. */
function Strategies(p: { ctx: Ctx; goal: StoredMaal }) {
  const { ctx, goal } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const home = `${where(ctx).goals}/${goal.number}/strategi`;
  const standing = goal.strategies.filter((s) => !s.data.removed);
  const gone = goal.strategies.find((s) => s.data.removed && String(s.number) === ctx.url.searchParams.get('fjernet'));
  const press = (number: number, to: 'fjern' | 'angre', label: string) => (
    <form method="post" action={ctx.href(`${home}/${number}/${to}`)}>
      <input type="hidden" name="csrf" value={ctx.csrf} />
      <button class="bp-linkbutton" type="submit" aria-label={`${label} ${t.strategy} ${goal.number}.${number}`}>
        {label}
      </button>
    </form>
  );
  return (
    <section>
      <h2>{t.strategies}</h2>
      {gone ? (
        <Notice tone="success">
          <p>{t.strategyRemoved(strategiNumber(gone))}</p>
          {press(gone.number, 'angre', t.bringBack)}
        </Notice>
      ) : null}
      {standing.length === 0 ? <p class="bp-text">{t.noStrategies}</p> : null}
      {standing.length > 0 ? (
        <DataTable
          caption={t.strategies}
          hideCaption
          columns={[
            { label: t.number },
            { label: t.strategy },
            { label: t.roles },
            { label: t.instruments },
            { label: t.remove, screenOnly: true },
          ]}
          rows={standing.map((s) => ({
            cells: [
              <a href={ctx.href(`${home}/${s.number}`)}>{strategiNumber(s)}</a>,
              s.data.title,
              s.data.roles.map((r) => t.roleNames[r]).join(', ') || '–',
              s.data.instruments || '–',
              press(s.number, 'fjern', t.remove),
            ],
          }))}
        />
      ) : null}
      <SubmitRow>
        <ButtonLink href={ctx.href(`${home}/ny`)} variant="secondary">
          {t.addStrategy}
        </ButtonLink>
      </SubmitRow>
    </section>
  );
}

/** What the fields of a goal are called. */
export function maalLabel(ctx: Ctx): (field: string) => string | undefined {
  const t = TILTAK_TEXTS[ctx.lang];
  const labels: Readonly<Record<string, string>> = {
    title: t.goalTitle,
    ledger: t.ledger,
    indicator: t.indicator,
    baseline: t.baseline,
    baselineYear: t.baselineYear,
    baselineSource: t.baselineSource,
    target: t.target,
    targetYear: t.targetYear,
    description: t.description,
    origin: t.origin,
    qualities: t.qualities,
  };
  return (field) => labels[field];
}

/** The page where one goal is read and changed. */
export async function maalPage(
  ctx: Ctx,
  deps: MaalPageDeps,
  refusals: readonly GoalRefusal[] = [],
  sent: Typed | null = null,
): Promise<Page | Response> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base, goals } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const newest = number === null ? null : await ctx.db.inKommune(kommune.id, (tx) => findMaal(tx, number));
  if (!newest) return notFound();
  const answers = await deps.answersTo(ctx, 'maal', newest.number);
  const origin = await deps.cameFrom(ctx, 'maal', newest.number);
  const indicators = await deps.indicatorsOf(ctx, newest.number);
  const measured = (await deps.measured(ctx)).some((m) => m.maal === newest.number);
  const e = shown(ctx, refusals);
  const changed = refusals.some((r) => r.code === 'endret-av-andre');
  const late = changed && sent !== null;
  const history = late ? await ctx.db.inKommune(kommune.id, (tx) => maalHistory(tx, newest.number)) : [];
  const before = history.find((r) => String(r.revision) === sent?.revision);
  const typed = late ? overSaved(sent, before && typedMaal(before.data), typedMaal(newest.data)) : sent;
  return {
    title: `${newest.number}. ${newest.data.title}`,
    nav: 'tiltak',
    step: 4,
    status: changed ? 409 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{`${newest.number}. ${newest.data.title}`}</h1>
        <ErrorSummary heading={t.goalErrors} errors={e.errors} nameOf={maalLabel(ctx)} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        {late && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={before !== undefined}
            heading={t.conflictGoal}
            differ={differences(
              typedMaal(newest.data),
              typed,
              maalLabel(ctx),
              saidBy({ ledger: t.ledgers, qualities: t.qualityNames }),
            )}
          />
        ) : null}
        <Strategies ctx={ctx} goal={newest} />
        {indicators}
        {origin}
        {answers}
        <h2>{t.editGoal}</h2>
        <MaalForm
          ctx={ctx}
          action={`${goals}/${newest.number}`}
          typed={typed ?? typedMaal(newest.data)}
          revision={newest.revision}
          of={e.of}
          button={t.saveGoal}
          measured={measured}
          first
        />
        {newest.revision > 1 ? (
          <Form action={ctx.href(`${goals}/${newest.number}/angre`)} csrf={ctx.csrf}>
            <input type="hidden" name="revision" value={String(newest.revision)} />
            <SubmitRow>
              <Button variant="secondary">{t.undo}</Button>
            </SubmitRow>
          </Form>
        ) : null}
      </>
    ),
  };
}
