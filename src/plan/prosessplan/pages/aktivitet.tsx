import type { TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, KeyFacts, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import {
  Button,
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
import { oppgaveNumber } from '../../runde/index.ts';
import { loadPlan } from '../actions/change.ts';
import { AKTIVITETSTYPER, type Aktivitet, aktivitetNumber, daysOf, type Numbered, ORGANER } from '../aktivitet.ts';
import { rulesFrom } from '../clocks.ts';
import { conflictsOf } from '../conflicts.ts';
import { type ProsessplanRefusal, typedAktivitet } from '../parse.ts';
import { period } from '../sentences.ts';
import { aktivitetHistory } from '../store.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { History } from './historikk.tsx';
import { answering, Conflicts, type ProsessplanPageDeps, shown, statusOf, where } from './parts.tsx';
import { PROSESSPLAN_PAGES } from './texts.ts';

interface FormProps {
  readonly ctx: Ctx;
  readonly action: string;
  readonly typed: TypedFields;
  readonly of: (field: string) => string | undefined;
  /** The other activities it may wait for. */
  readonly others: readonly Numbered[];
  readonly units: readonly string[];
  readonly revision?: number;
  readonly button: string;
}

function labelOf(ctx: Ctx, field: string): string {
  const t = PROSESSPLAN_PAGES[ctx.lang].form;
  const labels: Readonly<Record<string, string>> = { ...t, title: t.titleField };
  return labels[field] ?? field;
}

function AktivitetForm(p: FormProps) {
  const { ctx, typed, of } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang].form;
  const words = PROSESSPLAN_TEXTS[ctx.lang];
  const { required, optional } = PROSESSPLAN_PAGES[ctx.lang];
  // Under the title of a page of its own, or under a heading of the activity's page.
  const part = (words: string) => (p.revision === undefined ? <h2>{words}</h2> : <h3>{words}</h3>);
  const text = (name: 'purpose' | 'method' | 'result') => (
    <TextArea name={name} label={t[name]} tag={optional} rows={2} value={typed[name] ?? ''} error={of(name)} />
  );
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      {p.revision === undefined ? null : <input type="hidden" name="revision" value={String(p.revision)} />}
      {part(t.what)}
      <TextField name="title" label={t.titleField} tag={required} value={typed.title ?? ''} error={of('title')} />
      {text('purpose')}
      <SelectField
        name="type"
        label={t.type}
        options={options(AKTIVITETSTYPER, words.typer)}
        value={typed.type ?? 'arbeid'}
        error={of('type')}
      />
      <SelectField
        name="organ"
        label={t.organ}
        description={t.organHelp}
        empty={t.none}
        options={options(ORGANER, words.organer)}
        value={typed.organ ?? ''}
        error={of('organ')}
      />
      {text('method')}
      {text('result')}
      <SelectField
        name="phase"
        label={t.phase}
        empty={t.none}
        options={words.faser.map((name, i) => ({ value: String(i + 1), label: `${i + 1} ${name}` }))}
        value={typed.phase ?? ''}
        error={of('phase')}
      />
      {part(t.who)}
      <TextField
        name="responsible"
        label={t.responsible}
        description={t.responsibleHelp}
        tag={optional}
        value={typed.responsible ?? ''}
        error={of('responsible')}
        suggestions={[...new Set([...p.units, ...answering(p.others)])].sort((a, b) => a.localeCompare(b, 'nb'))}
      />
      <TextField
        name="participants"
        label={t.participants}
        tag={optional}
        value={typed.participants ?? ''}
        error={of('participants')}
      />
      {part(t.when)}
      <p>{t.startHelp}</p>
      <div class="bp-grid">
        <TextField name="start" label={t.start} tag={optional} value={typed.start ?? ''} error={of('start')} short />
        <TextField name="end" label={t.end} tag={optional} value={typed.end ?? ''} error={of('end')} short />
      </div>
      <NumberField
        name="weeks"
        label={t.weeks}
        description={t.weeksHelp}
        tag={optional}
        unit={t.weeksUnit}
        value={typed.weeks ?? ''}
        error={of('weeks')}
      />
      <ChoiceGroup
        kind="checkbox"
        name="milestone"
        label={t.milestone}
        options={[{ value: 'ja', label: t.milestoneChoice }]}
        chosen={[typed.milestone ?? '']}
      />
      <TextField
        name="done"
        label={t.done}
        description={t.doneHelp}
        tag={optional}
        value={typed.done ?? ''}
        error={of('done')}
        short
      />
      {p.others.length > 0 ? (
        <Details summary={t.after} open={Boolean(typed.after || of('after'))}>
          <ChoiceGroup
            kind="checkbox"
            name="after"
            label={t.after}
            tag={optional}
            options={p.others.map((a) => ({
              value: String(a.number),
              label: `${aktivitetNumber(a.number)} ${a.data.title}`,
            }))}
            chosen={(typed.after ?? '').split(' ')}
            error={of('after')}
          />
        </Details>
      ) : null}
      <SubmitRow>
        <Button>{p.button}</Button>
      </SubmitRow>
    </Form>
  );
}

export async function newPage(
  ctx: Ctx,
  deps: ProsessplanPageDeps,
  refusals: readonly ProsessplanRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page> {
  const t = PROSESSPLAN_PAGES[ctx.lang];
  const { kommune, base } = where(ctx);
  const { activities } = await loadPlan(ctx.db, kommune.id);
  const units = await ctx.db.inKommune(kommune.id, deps.unitNames);
  const e = shown(ctx, refusals);
  return {
    title: t.form.newTitle,
    nav: 'prosessplan',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{t.form.newTitle}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        <AktivitetForm
          ctx={ctx}
          action={base}
          typed={typed}
          of={e.of}
          others={activities}
          units={units}
          button={t.form.newTitle}
        />
      </>
    ),
  };
}

/** The task of the round that was made of the activity, or the press that makes one. */
function Task(p: { ctx: Ctx; own: string; a: Aktivitet }) {
  const { ctx, a } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang].form;
  if (a.oppgave !== undefined)
    return (
      <p>
        <a href={ctx.href(`/arbeid/${where(ctx).kommune.slug}/oppgaver/${a.oppgave}`)}>
          {`${t.task}: ${oppgaveNumber(a.oppgave)}`}
        </a>
      </p>
    );
  if (!ctx.may('rediger') || a.removed || a.done) return null;
  return (
    <Form action={ctx.href(`${p.own}/oppgave`)} csrf={ctx.csrf}>
      <SubmitRow>
        <Button variant="secondary">{t.makeTask}</Button>
      </SubmitRow>
    </Form>
  );
}

export async function showPage(
  ctx: Ctx,
  deps: ProsessplanPageDeps,
  refusals: readonly ProsessplanRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = PROSESSPLAN_PAGES[ctx.lang];
  const words = PROSESSPLAN_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const revisions = await ctx.db.inKommune(kommune.id, (tx) => aktivitetHistory(tx, number));
  const newest = revisions[0];
  if (!newest) return notFound();
  const { activities, meetings, plan } = await loadPlan(ctx.db, kommune.id);
  const units = await ctx.db.inKommune(kommune.id, deps.unitNames);
  const a = newest.data;
  const e = shown(ctx, refusals);
  const conflict = sent !== null && statusOf(refusals) === 409;
  const before = revisions.find((r) => String(r.revision) === sent?.revision);
  const saved = typedAktivitet(a);
  const typed = conflict ? overSaved(sent, before && typedAktivitet(before.data), saved) : sent;
  const rules = rulesFrom(deps.frister, plan.data.planform, ctx.clock.today());
  const conflicts = conflictsOf(activities, meetings, rules).filter((c) => c.number === number);
  const titles = new Map(activities.map((x) => [x.number, `${aktivitetNumber(x.number)} ${x.data.title}`]));
  const facts: readonly (readonly [string, string])[] = [
    [t.form.why, a.purpose],
    [t.form.who, [a.responsible, a.participants].filter((s) => s !== '').join('; ')],
    [t.form.when, period(daysOf(a))],
    [t.form.type, a.organ ? `${words.typer[a.type]}, ${words.organer[a.organ]}` : words.typer[a.type]],
    [t.form.method, a.method],
    [t.form.result, a.result],
    [t.form.after, a.after.flatMap((n) => titles.get(n) ?? []).join(', ')],
  ];
  const names = {
    type: words.typer,
    organ: words.organer,
    phase: Object.fromEntries(words.faser.map((name, i) => [i + 1, name])),
    after: Object.fromEntries(titles),
    milestone: { ja: PROSESSPLAN_PAGES[ctx.lang].overview.yes },
  };
  const own = `${base}/${number}`;
  const title = `${aktivitetNumber(number)} ${a.title}`;
  return {
    title,
    nav: 'prosessplan',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        {a.removed ? <Notice tone="warning">{t.form.removed}</Notice> : null}
        <KeyFacts facts={facts} />
        <Task ctx={ctx} own={own} a={a} />
        <Conflicts ctx={ctx} conflicts={conflicts} activities={activities} />
        {conflict && typed ? (
          <Conflict
            lang={ctx.lang}
            differ={differences(saved, typed, (f) => (f in saved ? labelOf(ctx, f) : undefined), saidBy(names))}
            merged={before !== undefined}
          />
        ) : null}
        {ctx.may('rediger') && !a.removed ? (
          <section>
            <h2>{t.form.edit}</h2>
            <AktivitetForm
              ctx={ctx}
              action={own}
              typed={typed ?? saved}
              of={e.of}
              others={activities.filter((x) => x.number !== number)}
              units={units}
              revision={newest.revision}
              button={t.save}
            />
          </section>
        ) : null}
        <History ctx={ctx} base={own} revisions={revisions} />
      </>
    ),
  };
}
