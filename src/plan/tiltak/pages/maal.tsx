import { REGNSKAP, type Refusal } from '../../../kernel/index.ts';
import { revisionsOf } from '../../../platform/db/revisions.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import {
  Button,
  ChoiceGroup,
  ErrorSummary,
  Form,
  NumberField,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { KVALITETER, MAX_STRATEGIER, type Maal, ROLLER, type Typed, typedMaal } from '../maal.ts';
import type { RefusalCode } from '../refusals.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { Conflict, numberOf, options, shown, where } from './parts.tsx';

type GoalRefusal = Refusal<RefusalCode>;

/** The fields of a goal; the title first, so that a goal can be started with one sentence. */
export function MaalForm(p: {
  ctx: Ctx;
  action: string;
  typed: Typed;
  revision?: number;
  of: (field: string) => string | undefined;
  button: string;
  first: boolean;
}) {
  const { ctx, typed, of } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const field = (name: 'indicator' | 'baseline' | 'target' | 'origin', help?: string) => (
    <TextField
      name={name}
      label={t[name]}
      {...(help ? { description: help } : {})}
      tag={t.optional}
      value={typed[name] ?? ''}
      error={of(name)}
    />
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
      {field('indicator', t.indicatorHelp)}
      {field('baseline', t.baselineHelp)}
      {field('target')}
      <NumberField
        name="targetYear"
        label={t.targetYear}
        tag={t.optional}
        value={typed.targetYear ?? ''}
        error={of('targetYear')}
      />
      <fieldset class="ds-fieldset">
        <legend class="ds-label">{t.strategies}</legend>
        <p>{t.strategyHelp}</p>
        {Array.from({ length: MAX_STRATEGIER }, (_, i) => i + 1).map((n) => {
          const fields = (
            <>
              <TextArea
                name={`strategy${n}`}
                label={t.strategyNumber(n)}
                tag={t.optional}
                rows={2}
                value={typed[`strategy${n}`] ?? ''}
                error={of(`strategy${n}`)}
              />
              <SelectField
                name={`role${n}`}
                label={t.roleOf(n)}
                empty={t.notSaid}
                options={options(ROLLER, t.roleNames)}
                value={typed[`role${n}`] ?? ''}
                error={of(`role${n}`)}
              />
            </>
          );
          const open = Boolean(typed[`strategy${n}`] || of(`strategy${n}`) || of(`role${n}`));
          return n === 1 ? (
            fields
          ) : (
            <Details summary={t.strategyNumber(n)} open={open}>
              {fields}
            </Details>
          );
        })}
      </fieldset>
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

/** The page where one goal is read and changed. */
export async function maalPage(
  ctx: Ctx,
  refusals: readonly GoalRefusal[] = [],
  typed: Typed | null = null,
): Promise<Page | Response> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base, goals } = where(ctx);
  const number = numberOf(ctx);
  const [newest] =
    number === null ? [] : await ctx.db.inKommune(kommune.id, (tx) => revisionsOf<Maal>(tx, 'maal_revisjon', number));
  if (!newest) return notFound();
  const e = shown(ctx, refusals);
  const changed = refusals.some((r) => r.code === 'endret-av-andre');
  const labels: Readonly<Record<string, string>> = {
    title: t.goalTitle,
    ledger: t.ledger,
    indicator: t.indicator,
    baseline: t.baseline,
    target: t.target,
    targetYear: t.targetYear,
    description: t.description,
    origin: t.origin,
    qualities: t.qualities,
  };
  const label = (field: string) => {
    const way = /^(strategy|role)(\d)$/.exec(field);
    return way
      ? way[1] === 'role'
        ? t.roleOf(Number(way[2]))
        : t.strategyNumber(Number(way[2]))
      : (labels[field] ?? field);
  };
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
        <ErrorSummary heading={t.goalErrors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        {changed && typed ? (
          <Conflict ctx={ctx} heading={t.conflictGoal} saved={typedMaal(newest.data)} typed={typed} label={label} />
        ) : null}
        <MaalForm
          ctx={ctx}
          action={`${goals}/${newest.number}`}
          typed={typed ?? typedMaal(newest.data)}
          revision={newest.revision}
          of={e.of}
          button={t.saveGoal}
          first
        />
      </>
    ),
  };
}
