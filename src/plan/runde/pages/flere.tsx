import type { TypedFields } from '../../../kernel/index.ts';
import type { Seen } from '../../../platform/db/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import type { Ctx, FormBody } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Conflict, type Difference } from '../../../ui/conflict.tsx';
import { Button, options, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { givenIn } from '../actions/flere.ts';
import { type ListedOppgave, OPPGAVE_STATUS, oppgaveNumber } from '../oppgave.ts';
import { typedOppgave } from '../parse.ts';
import { oppgaveHistory } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { inWords } from './konflikt.tsx';
import { OPPGAVE_TEXTS } from './texts.ts';
import { type Person, where } from './where.tsx';

const FORM = 'flere';
const revisionField = (number: number) => `revision-${number}`;

/** Which tasks are marked, and the revision of each listed one that the reader has been shown. */
export interface Marks {
  readonly marked: ReadonlySet<number>;
  readonly shown: ReadonlyMap<number, number>;
}

/** The box of a task; the form stands below the tables, so the revision goes with it from here. */
export function Mark(p: { ctx: Ctx; task: ListedOppgave; marks: Marks }) {
  const { number, revision } = p.task;
  return (
    <>
      <input
        class="ds-input"
        type="checkbox"
        name="nummer"
        value={String(number)}
        form={FORM}
        aria-label={OPPGAVE_TEXTS[p.ctx.lang].chooseThis(oppgaveNumber(number))}
        checked={p.marks.marked.has(number)}
      />
      <input
        type="hidden"
        name={revisionField(number)}
        value={String(p.marks.shown.get(number) ?? revision)}
        form={FORM}
      />
    </>
  );
}

/** The marked tasks with the revision they were shown in; `mine` leaves out those that somebody else got to first. */
export function markedIn(form: FormBody): readonly Seen[] {
  const left = form.text('valg') === 'deres' ? new Set(form.texts('passert')) : new Set<string>();
  return [...new Set(form.texts('nummer'))].flatMap((text) => {
    const number = issuedNumber(text);
    if (number === null || left.has(text)) return [];
    return [{ number, revision: issuedNumber(form.text(revisionField(number))) ?? 0 }];
  });
}

/** Those of the marked that somebody else has saved since they were shown. */
export const overtaken = (marked: readonly Seen[], tasks: readonly ListedOppgave[]): readonly Seen[] =>
  marked.filter((m) => tasks.some((t) => t.number === m.number && t.revision !== m.revision));

/** What has been saved in the marked tasks meanwhile, beside what was typed for them. */
export async function differencesOf(
  ctx: Ctx,
  passed: readonly Seen[],
  typed: TypedFields,
  people: readonly Person[],
): Promise<readonly Difference[]> {
  const o = OPPGAVE_TEXTS[ctx.lang];
  const words = inWords(ctx, people);
  const given = givenIn(typed);
  const found: Difference[] = [];
  for (const { number, revision } of passed) {
    const history = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => oppgaveHistory(tx, number));
    const saved = history[0] && typedOppgave(history[0].data);
    const seen = history.find((h) => h.revision === revision);
    if (!saved) continue;
    const before = seen ? typedOppgave(seen.data) : saved;
    for (const [field, label] of Object.entries(words.labels)) {
      const mine = given[field];
      if (mine === undefined && saved[field] === before[field]) continue;
      found.push({
        label: `${oppgaveNumber(number)} ${label}`,
        saved: words.said(field, saved[field] ?? ''),
        typed: mine === undefined ? o.unchanged : words.said(field, mine),
      });
    }
  }
  return found;
}

/** Both texts, and the two ways on. */
export function ManyConflict(p: {
  ctx: Ctx;
  differ: readonly Difference[];
  passed: readonly Seen[];
  marked: readonly Seen[];
}) {
  const { ctx, passed } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  return (
    <Conflict
      lang={ctx.lang}
      heading={o.conflict}
      text={o.manyConflict(passed.length, p.marked.length)}
      differ={p.differ}
    >
      {passed.map((x) => (
        <input type="hidden" name="passert" value={String(x.number)} form={FORM} />
      ))}
      <div data-color="accent">
        <SubmitRow>
          <Button form={FORM} name="valg" value="mitt">
            {o.useMine}
          </Button>
          <Button form={FORM} name="valg" value="deres" variant="secondary">
            {passed.length < p.marked.length ? o.keepTheirsAndGoOn : o.keepTheirs}
          </Button>
        </SubmitRow>
      </div>
    </Conflict>
  );
}

export function ManyForm(p: {
  ctx: Ctx;
  action: string;
  people: readonly Person[];
  units: readonly string[];
  typed: TypedFields;
  of: (field: string) => string | undefined;
  open: boolean;
}) {
  const { ctx, typed, of } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  return (
    <Details summary={o.many} open={p.open} id="endre-flere">
      <p>{o.manyHelp}</p>
      <form class="bp-form" method="post" action={p.action} id={FORM} novalidate>
        <input type="hidden" name="csrf" value={ctx.csrf} />
        <TextField name="unit" label={o.unit} value={typed.unit ?? ''} suggestions={p.units} error={of('unit')} />
        <SelectField
          name="person"
          label={o.answers}
          empty={o.unchanged}
          options={p.people.filter((m) => !m.disabled).map((m) => ({ value: m.brukerId, label: m.name }))}
          value={typed.person ?? ''}
          error={of('person')}
        />
        <TextField
          name="deadline"
          label={o.deadline}
          description={o.deadlineHelp}
          short
          value={typed.deadline ?? ''}
          error={of('deadline')}
        />
        <SelectField
          name="status"
          label={o.status}
          empty={o.unchanged}
          options={options(OPPGAVE_STATUS, t.statuses)}
          value={typed.status ?? ''}
          error={of('status')}
        />
        <TextField
          name="reason"
          label={o.reason}
          description={o.reasonHelp}
          value={typed.reason ?? ''}
          error={of('reason')}
        />
        <SubmitRow>
          <Button>{o.changeMany}</Button>
        </SubmitRow>
      </form>
    </Details>
  );
}
