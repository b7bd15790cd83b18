import { addDays, type FieldCode, formatDate, type Refusal, type TypedFields, typedForm } from '../../kernel/index.ts';
import { needsApproval, OPPGAVE_STATUS, type OppgaveRefusal, type OppgaveStatus } from '../runde/index.ts';

export type MailState = 'ingen' | 'venter' | 'sendes' | 'sendt' | 'avvist' | 'uviss';

export interface Invitasjon {
  readonly number: number;
  /** Stands at what they wrote, instead of a name. */
  readonly id: string;
  readonly runde: number;
  readonly oppgave: number;
  /** '' when it is emptied. */
  readonly name: string;
  readonly email: string;
  readonly until: string;
  readonly hasLink: boolean;
  readonly mail: MailState;
  readonly lastUsed: string | null;
  readonly withdrawn: string | null;
}

export const STANDS = ['trukket', 'utloept', 'venter', 'avvist', 'lenke', 'sendt', 'uten-lenke'] as const;
export type Stand = (typeof STANDS)[number];

/** Where an invitation stands: what stops the link is said before how it was sent. */
export function standOf(i: Pick<Invitasjon, 'withdrawn' | 'until' | 'mail' | 'hasLink'>, today: string): Stand {
  if (i.withdrawn) return 'trukket';
  if (i.until < today) return 'utloept';
  if (i.mail === 'venter' || i.mail === 'sendes') return 'venter';
  if (i.mail === 'avvist') return 'avvist';
  if (!i.hasLink) return 'uten-lenke';
  return i.mail === 'ingen' ? 'lenke' : 'sendt';
}

/** A link lasts so long unless the project leader says another day, and never longer than a year. */
export const DAYS = 60;
export const MOST_DAYS = 365;
export const proposedUntil = (today: string): string => formatDate(addDays(today, DAYS));

export type EksternRefusal =
  | OppgaveRefusal
  | Refusal<FieldCode | 'ikke-epost' | 'fortid' | 'for-lenge' | 'alt-invitert' | 'oppgave-uten-enhet'>;

export interface Invited {
  readonly oppgave: number;
  readonly name: string;
  readonly email: string;
  readonly until: string;
}

const MAX_NAME = 120;
const oneLine = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

export function parseInvited(
  typed: TypedFields,
  today: string,
  isEmail: (text: string) => boolean,
  tasks: readonly { readonly number: number; readonly unit: string }[],
): { readonly ok: true; readonly value: Invited } | { readonly ok: false; readonly error: readonly EksternRefusal[] } {
  const form = typedForm<'ikke-epost' | 'fortid' | 'for-lenge' | 'oppgave-uten-enhet'>({
    ...typed,
    name: oneLine(typed.name),
    email: oneLine(typed.email),
  });
  const chosen = form.choice(
    tasks.map((t) => String(t.number)),
    'oppgave',
  );
  const task = tasks.find((t) => String(t.number) === chosen);
  if (task?.unit === '') form.refuse('oppgave-uten-enhet', 'oppgave');
  const name = form.text('name', MAX_NAME, true);
  const email = form.text('email', 254, true);
  if (email !== '' && !isEmail(email)) form.refuse('ikke-epost', 'email');
  const until = form.date('until');
  if (until !== null && until < today) form.refuse('fortid', 'until');
  if (until !== null && until > addDays(today, MOST_DAYS)) form.refuse('for-lenge', 'until');
  if (form.refusals.length > 0) return { ok: false, error: form.refusals };
  return { ok: true, value: { oppgave: task?.number ?? 0, name, email, until: until ?? today } };
}

/** The fields of a task that somebody with a link writes; everything else stays as it is, whatever the form says. */
export const LINK_FIELDS = ['status', 'reason', 'result', 'link', 'evidence'] as const;

/** The states they may set, and the one it has. */
export const statusesFor = (now: OppgaveStatus, mayApprove: boolean): readonly OppgaveStatus[] =>
  OPPGAVE_STATUS.filter((s) => s === now || mayApprove || !needsApproval(now, s));
