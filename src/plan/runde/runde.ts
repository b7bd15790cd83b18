import { type FieldCode, type Refusal, type TypedFields, typedForm } from '../../kernel/index.ts';
import { STEPS } from './oppgave.ts';

/** One walk round the circle. Its period is neither the election period nor that of a plan. */
export interface Runde {
  readonly title: string;
  /** 'YYYY-MM-DD'. */
  readonly from: string;
  readonly to: string;
  /** Where the work begins; every step is in the round all the same. */
  readonly firstStep: number;
  readonly closed: boolean;
  /** The round before it, when it came from one. */
  readonly after: number | null;
  /** What the round taught, said when it was closed. */
  readonly learnt: string;
}

export type RundeCode = 'for-mange' | 'slutt-foer-start' | 'endret-av-andre' | 'runde-avsluttet' | 'finnes-fra-foer';
export type RundeRefusal = Refusal<FieldCode | RundeCode>;

export const MAX_TITLE = 200;
export const MAX_TEXT = 4_000;

/** The steps in the order the round takes them: from where it starts and on around. */
export const stepsFrom = (first: number): readonly number[] => [
  ...STEPS.filter((s) => s >= first),
  ...STEPS.filter((s) => s < first),
];

export function parseRunde(
  typed: TypedFields,
):
  | { readonly ok: true; readonly value: Pick<Runde, 'title' | 'from' | 'to' | 'firstStep'> }
  | { readonly ok: false; readonly error: readonly RundeRefusal[] } {
  const form = typedForm<RundeCode>(typed);
  const title = form.text('title', MAX_TITLE, true);
  const from = form.date('from');
  const to = form.date('to');
  const firstStep = form.choice(['1', '2', '3', '4', '5', '6'], 'firstStep');
  if (from && to && to < from) form.refuse('slutt-foer-start', 'to');
  if (form.refusals.length > 0 || !from || !to || !firstStep) return { ok: false, error: form.refusals };
  return { ok: true, value: { title, from, to, firstStep: Number(firstStep) } };
}

const MAX_SENT_BACK = 20_000;
const MOST_SENT_BACK = 100;

/** What is said of the round before when the next one is started: what it taught, and one finding a line to begin with again. */
export function parseNext(
  typed: TypedFields,
):
  | { readonly ok: true; readonly value: { readonly learnt: string; readonly sendBack: readonly string[] } }
  | { readonly ok: false; readonly error: readonly RundeRefusal[] } {
  const form = typedForm<RundeCode>(typed);
  const learnt = form.text('learnt', MAX_TEXT);
  const sendBack = form
    .text('sendBack', MAX_SENT_BACK)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (sendBack.length > MOST_SENT_BACK && form.refusals.every((r) => r.field !== 'sendBack'))
    form.refuse('for-mange', 'sendBack', { max: MOST_SENT_BACK });
  return form.refusals.length > 0 ? { ok: false, error: form.refusals } : { ok: true, value: { learnt, sendBack } };
}
