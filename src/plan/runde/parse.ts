import { type FieldCode, formatDate, type Refusal, type TypedFields, typedForm } from '../../kernel/index.ts';
import { isStarted, type Objekt, OPPGAVE_STATUS, type Oppgave, type OppgaveStatus, STEPS } from './oppgave.ts';
import { MAX_TEXT, MAX_TITLE } from './runde.ts';

export type OppgaveCode =
  | 'enhet-mangler'
  | 'person-mangler'
  | 'grunn-mangler'
  | 'ukjent-person'
  | 'egen-rolle'
  | 'ikke-lenke'
  | 'ikke-godkjenner'
  | 'ikke-meldt-klar'
  | 'endret-foer-godkjenning'
  | 'ikke-tilgang'
  | 'feil-filtype'
  | 'fil-for-stor'
  | 'ingen-valgt'
  | 'ingen-endring'
  | 'lenke-ugyldig'
  | 'endret-av-andre'
  | 'runde-avsluttet';
export type OppgaveRefusal = Refusal<FieldCode | OppgaveCode>;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly OppgaveRefusal[] };

export const MAX_UNIT = 120;
const MAX_LINK = 500;
/** Pages of the workspace that a task may end in. */
export const RESULT_PAGES = [
  'tall',
  'kunnskap',
  'kartlegging',
  'behov',
  'tilbud',
  'gap',
  'tiltak',
  'oekonomiplan',
  'dokument',
  'planform',
  'planer',
  'foringer',
  'organisering',
  'ansvar',
  'prosessplan',
] as const;

/** Kinds of file that a result may be. */
export const EVIDENCE_TYPES = ['pdf', 'docx', 'xlsx', 'csv', 'txt', 'png', 'jpeg'] as const;

/** Who may be named, and whether the writer may set a task to done. */
export interface ParseContext {
  readonly members: ReadonlySet<string>;
  readonly mayApprove: boolean;
  /** Things a result may be, by address; none where no result is chosen. */
  readonly objects?: readonly Objekt[];
}

/** The rules that tie fields of a task together; every place that changes one asks here. */
export function unmet(task: Pick<Oppgave, 'status' | 'unit' | 'person' | 'decides' | 'reason'>): OppgaveRefusal[] {
  const handedOn = task.status === 'til-gjennomgang' || task.status === 'ferdig';
  return [
    ...(isStarted(task.status) && task.unit === '' ? [{ code: 'enhet-mangler', field: 'unit' } as const] : []),
    ...(task.decides && handedOn && task.person === null ? [{ code: 'person-mangler', field: 'person' } as const] : []),
    ...(task.status === 'ikke-aktuell' && task.reason === ''
      ? [{ code: 'grunn-mangler', field: 'reason' } as const]
      : []),
  ];
}

/** True when going from one status to another is for who approves: into done, and out of it. */
export const needsApproval = (from: OppgaveStatus, to: OppgaveStatus): boolean =>
  from !== to && (to === 'ferdig' || from === 'ferdig');

export function parseLink(text: string): string | null {
  if (text === '') return '';
  // A dot somewhere inside, looked for apart: asked for in the pattern, a long text takes the square of its length.
  const [, rest = ''] = /^https?:\/\/([^\s<>"]+)$/i.exec(text) ?? [];
  return rest.slice(1, -1).includes('.') ? text : null;
}

/** The task as typed over the one before; everything wrong with the form at once. */
export function parseOppgave(typed: TypedFields, before: Oppgave, context: ParseContext): Parsed<Oppgave> {
  const form = typedForm<OppgaveCode>(typed);
  const own = before.content === null;
  const title = form.text('title', MAX_TITLE, own);
  const why = form.text('why', MAX_TEXT);
  const status = form.choice(OPPGAVE_STATUS, 'status');
  const reason = form.text('reason', MAX_TEXT);
  const unit = form.text('unit', MAX_UNIT);
  const deadline = typed.deadline ? form.date('deadline') : null;
  const person = typed.person || null;
  const participants = [...new Set((typed.participants ?? '').split(' ').filter((id) => id !== ''))];
  // Who has left the kommune may stand where they stood.
  const known = (id: string) => context.members.has(id) || id === before.person || before.participants.includes(id);
  if (person !== null && !known(person)) form.refuse('ukjent-person', 'person');
  if (participants.some((id) => !known(id))) form.refuse('ukjent-person', 'participants');
  const link = parseLink(form.text('link', MAX_LINK));
  if (link === null) form.refuse('ikke-lenke', 'link');
  const object = typed.object ?? '';
  const thing = context.objects?.find((o) => o.address === object);
  // What has been put away since it was chosen may stand.
  const stands = object === before.result.object;
  if (object !== '' && !stands && !thing) form.choice(RESULT_PAGES, 'object');
  const objectTitle = thing?.title ?? (stands ? before.result.objectTitle : undefined);
  const result = {
    text: form.text('result', MAX_TEXT),
    link: link ?? '',
    object,
    ...(objectTitle === undefined ? {} : { objectTitle }),
    file: before.result.file,
  };
  const evidence = form.text('evidence', MAX_TEXT);
  const step = own && typed.step ? Number(form.choice(STEPS.map(String), 'step') ?? before.step) : before.step;
  const decides = own ? typed.decides === 'ja' : before.decides;
  const value: Oppgave = {
    ...before,
    title: title === '' ? null : title,
    why,
    step,
    status: status ?? before.status,
    reason,
    unit,
    person,
    participants,
    deadline,
    decides,
    result,
    evidence,
  };
  if (needsApproval(before.status, value.status) && !context.mayApprove) form.refuse('ikke-godkjenner', 'status');
  const refusals = [...form.refusals, ...unmet(value)];
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value };
}

/** The task as its form shows it; what `parseOppgave` reads back unchanged. */
export const typedOppgave = (o: Oppgave): TypedFields => ({
  title: o.title ?? '',
  why: o.why,
  status: o.status,
  reason: o.reason,
  unit: o.unit,
  person: o.person ?? '',
  participants: o.participants.join(' '),
  deadline: o.deadline === null ? '' : formatDate(o.deadline),
  result: o.result.text,
  link: o.result.link,
  object: o.result.object,
  evidence: o.evidence,
  step: String(o.step),
  decides: o.decides ? 'ja' : '',
});
