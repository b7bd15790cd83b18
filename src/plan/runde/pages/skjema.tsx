import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import {
  Button,
  ChoiceGroup,
  FileField,
  Form,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import type { GuideTask } from '../content.ts';
import { type Objekt, OPPGAVE_STATUS, type Oppgave, STEPS } from '../oppgave.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { ObjectPicker } from './objekt.tsx';
import { OPPGAVE_TEXTS } from './texts.ts';
import { nameOf, type Person, where } from './where.tsx';

interface Fields {
  readonly ctx: Ctx;
  readonly typed: TypedFields;
  readonly of: (field: string) => string | undefined;
  readonly people: readonly Person[];
  readonly units: readonly string[];
  readonly objects: readonly Objekt[];
}

/** Those who may be chosen: members with an account that works, and who stands there already. */
function choices(ctx: Ctx, people: readonly Person[], standing: readonly string[]) {
  const active = people.filter((m) => !m.disabled || standing.includes(m.brukerId));
  // What is no id at all is nobody who was ever here.
  const gone = standing.filter((id) => /^[0-9a-f-]{36}$/.test(id) && !people.some((m) => m.brukerId === id));
  return [
    ...active.map((m) => ({ value: m.brukerId, label: m.name })),
    ...gone.map((id) => ({ value: id, label: nameOf(ctx, people, id) })),
  ];
}

function WhoAndWhen({ ctx, typed, of, people, units, suggested }: Omit<Fields, 'objects'> & { suggested: string }) {
  const o = OPPGAVE_TEXTS[ctx.lang];
  const standing = [typed.person ?? '', ...(typed.participants ?? '').split(' ')];
  return (
    <>
      <TextField
        name="unit"
        label={o.unit}
        description={suggested ? `${o.unitHelp} ${o.suggested(suggested)}` : o.unitHelp}
        value={typed.unit ?? ''}
        suggestions={units}
        error={of('unit')}
      />
      <SelectField
        name="person"
        label={o.answers}
        description={o.answersHelp}
        empty={o.none}
        options={choices(ctx, people, [typed.person ?? ''])}
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
      {people.length > 0 ? (
        <ChoiceGroup
          kind="checkbox"
          name="participants"
          label={o.participants}
          options={choices(ctx, people, standing)}
          chosen={(typed.participants ?? '').split(' ')}
          error={of('participants')}
        />
      ) : null}
    </>
  );
}

function ResultFields(p: Fields & { number: number; file: string | null; title: string | undefined }) {
  const { ctx, typed, of, file } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  const again = typed.fileAgain ? ` ${o.fileAgain(typed.fileAgain)}` : '';
  return (
    <>
      <TextArea name="result" label={o.resultText} rows={3} value={typed.result ?? ''} error={of('result')} />
      <TextField name="link" label={o.link} value={typed.link ?? ''} error={of('link')} />
      <ObjectPicker
        ctx={ctx}
        number={p.number}
        objects={p.objects}
        value={typed.object ?? ''}
        title={p.title}
        finn={typed.finn ?? ''}
        error={of('object')}
      />
      <FileField
        name="file"
        label={o.file}
        description={(file ? `${o.fileHelp} ${o.fileNow}: ${file}.` : o.fileHelp) + again}
        error={of('file')}
      />
      <TextArea
        name="evidence"
        label={o.evidence}
        description={o.evidenceHelp}
        rows={2}
        value={typed.evidence ?? ''}
        error={of('evidence')}
      />
    </>
  );
}

function OwnFields({ ctx, typed, of }: Omit<Fields, 'objects'>) {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  return (
    <>
      <SelectField
        name="step"
        label={t.step}
        options={STEPS.map((n) => ({ value: String(n), label: `${n}. ${t.steps[n - 1]}` }))}
        value={typed.step ?? ''}
        error={of('step')}
      />
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id="decides"
          name="decides"
          value="ja"
          checked={typed.decides === 'ja'}
        />
        <label class="ds-label" data-weight="regular" for="decides">
          {o.decides}
        </label>
      </div>
    </>
  );
}

/** The whole task as a form: what changes often first, the rest folded in unless something there is wrong. */
export function OppgaveForm(
  p: Fields & { task: Oppgave; number: number; revision: number; guide: GuideTask | undefined },
) {
  const { ctx, typed, of, task } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const own = task.content === null;
  return (
    <Form action={ctx.href(`${where(ctx).tasks}/${p.number}`)} csrf={ctx.csrf} files>
      <input type="hidden" name="revision" value={String(p.revision)} />
      <SelectField
        name="status"
        label={o.status}
        options={options(OPPGAVE_STATUS, t.statuses)}
        value={typed.status ?? ''}
        error={of('status')}
      />
      <WhoAndWhen {...p} suggested={p.guide?.suggested[ctx.lang] ?? ''} />
      <ResultFields {...p} file={task.result.file?.name ?? null} title={task.result.objectTitle} />
      <Details
        summary={o.more}
        open={own || typed.status === 'ikke-aktuell' || ['reason', 'title', 'why', 'step'].some((f) => of(f))}
      >
        <TextArea
          name="reason"
          label={o.reason}
          description={o.reasonHelp}
          rows={2}
          value={typed.reason ?? ''}
          error={of('reason')}
        />
        <TextField
          name="title"
          label={own ? o.newTitle : o.ownTitle}
          {...(own ? { tag: t.required } : { description: o.ownTitleHelp })}
          value={typed.title ?? ''}
          error={of('title')}
        />
        <TextArea name="why" label={o.why} description={o.whyHelp} rows={3} value={typed.why ?? ''} error={of('why')} />
        {own ? <OwnFields {...p} /> : null}
      </Details>
      <SubmitRow>
        <Button>{o.save}</Button>
      </SubmitRow>
    </Form>
  );
}

/** A task of the municipality's own: what, where, who, when. */
export function NewForm(p: Omit<Fields, 'objects'>) {
  const { ctx, typed, of } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(where(ctx).tasks)} csrf={ctx.csrf}>
      <TextField name="title" label={o.newTitle} tag={t.required} value={typed.title ?? ''} error={of('title')} />
      <OwnFields {...p} />
      <TextArea name="why" label={o.why} rows={3} value={typed.why ?? ''} error={of('why')} />
      <WhoAndWhen {...p} suggested="" />
      <SubmitRow>
        <Button>{o.add}</Button>
      </SubmitRow>
    </Form>
  );
}
