import {
  type FieldCode,
  formatDate,
  parseTypedInteger,
  type Refusal,
  type TypedFields,
  typedForm,
} from '../../kernel/index.ts';
import {
  EMNER,
  type Emne,
  type Endringsforslag,
  ERSTATNINGER,
  type Erstatning,
  ORGANER,
  type Outcome,
  type Punkt,
  type Vedtak,
  type Votes,
  votesCast,
} from './vedtak.ts';

type OwnCode =
  | 'frem-i-tid'
  | 'mangler-innhold'
  | 'stemmer-sum'
  | 'fikk-ikke-flertall'
  | 'fikk-flertall'
  | 'ukjent-tiltak'
  | 'ukjent-versjon'
  | 'ingen-versjon'
  | 'ingen-planform'
  | 'foer-det-gamle'
  | 'alt-erstattet'
  | 'versjon-annet-vedtak'
  | 'versjon-steg'
  | 'ikke-tilgang'
  | 'personopplysning'
  | 'tom-fil'
  | 'for-stor-fil'
  | 'ukjent-filtype'
  | 'feil-filtype'
  | 'for-mange'
  | 'fil-borte';
export type VedtakRefusal = Refusal<FieldCode | OwnCode>;

/** What the form says, before it is known what it points to. */
export interface TypedVedtak extends Omit<Vedtak, 'subjects' | 'attachments' | 'replacing'> {
  readonly topics: readonly Emne[];
  /** Numbers of tiltak. */
  readonly tiltak: readonly number[];
  readonly planversjon: number | null;
  readonly adopts: boolean;
  readonly replacing: { readonly kind: Erstatning; readonly why: string } | null;
}

export type Parsed =
  | { readonly ok: true; readonly value: TypedVedtak }
  | { readonly ok: false; readonly error: readonly VedtakRefusal[] };

export const MOST = { points: 40, amendments: 6, assignments: 20, files: 20 } as const;
const MAX = { title: 200, name: 120, caseNumber: 60, text: 20_000, point: 4_000, proposer: 200, why: 1_000 } as const;
const MAX_VOTES = 1_000;

/** A birth number, however it is spaced: it has no place in the record of a plan. */
const BIRTH_NUMBER = /(^|\D)\d{6}[ .-]?\d{5}(\D|$)/;

/** How many rows of a kind the form has, said by a hidden field that anybody can forge. */
export function rowsIn(typed: TypedFields, field: string, least: number, most: number): number {
  const rows = Number(typed[field]);
  return Number.isInteger(rows) ? Math.min(Math.max(rows, least), most) : least;
}

const from1 = (rows: number): number[] => Array.from({ length: rows }, (_, i) => i + 1);

/** "T-001, T-4" as numbers; null for what is none. */
function tiltakIn(text: string): (number | null)[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const digits = /^(?:T-?)?(\d{1,6})$/i.exec(word)?.[1];
      return digits && Number(digits) > 0 ? Number(digits) : null;
    });
}

/** Everything that is wrong with the form at once, or the decision as typed. `topics` is what was ticked. */
export function parseVedtak(typed: TypedFields, ticked: readonly string[], today: string): Parsed {
  const form = typedForm<OwnCode>(typed);
  const words = (field: string, max: number, required = false): string => {
    const text = form.text(field, max, required);
    if (BIRTH_NUMBER.test(text)) form.refuse('personopplysning', field);
    return text;
  };

  const title = words('title', MAX.title, true);
  const body = form.choice(ORGANER, 'body');
  const bodyName = words('bodyName', MAX.name, body === 'utvalg' || body === 'annet');
  const date = form.date('date');
  if (date !== null && date > today) form.refuse('frem-i-tid', 'date', { today: formatDate(today) });
  const caseNumber = words('caseNumber', MAX.caseNumber, true);
  const text = words('text', MAX.text);
  const present = typed.present ? form.whole('present', 1, MAX_VOTES) : null;

  const votes = (field: string): Votes | null => {
    const names = ['for', 'mot', 'avholdende'].map((part) => `${field}-${part}`);
    if (names.every((name) => (typed[name] ?? '') === '')) return null;
    const before = form.refusals.length;
    // A box left empty beside one that is filled is nobody: the sum below catches what was forgotten.
    const [yes = 0, no = 0, blank = 0] = names.map((name) => (typed[name] ? form.whole(name, 0, MAX_VOTES) : 0));
    const counted = { for: yes, against: no, abstained: blank };
    if (form.refusals.length > before) return counted;
    if (!typed.present) {
      if (!form.refusals.some((r) => r.field === 'present')) form.refuse('mangler', 'present');
    } else if (present !== null && votesCast(counted) !== present)
      form.refuse('stemmer-sum', `${field}-for`, { sum: votesCast(counted), present });
    return counted;
  };

  const point = (i: number): Punkt | null => {
    const before = form.refusals.length;
    const proposed = words(`forslag-${i}`, MAX.point);
    const ownVotes = votes(`stemmer-${i}`);
    // Amendments are chosen by their place in the form, so the empty ones are dropped only afterwards.
    const rows = from1(rowsIn(typed, `endringer-${i}`, 0, MOST.amendments)).map((k): Endringsforslag | null => {
      const amendment = words(`endring-${i}-${k}`, MAX.point);
      const proposedBy = words(`forslagsstiller-${i}-${k}`, MAX.proposer);
      const cast = votes(`stemmer-${i}-${k}`);
      if (amendment === '' && proposedBy === '' && cast === null) return null;
      if (amendment === '') form.refuse('mangler', `endring-${i}-${k}`);
      if (proposedBy === '') form.refuse('mangler', `forslagsstiller-${i}-${k}`);
      return { text: amendment, proposedBy, votes: cast };
    });
    const amendments = rows.filter((row) => row !== null);
    if (proposed === '' && amendments.length === 0) return null;
    if (proposed === '') form.refuse('mangler', `forslag-${i}`);
    const chosen = typed[`utfall-${i}`] || 'forslag';
    let outcome: Outcome = 'forslag';
    if (chosen === 'falt') outcome = 'falt';
    else if (chosen !== 'forslag') {
      const row = /^\d$/.test(chosen) ? rows[Number(chosen) - 1] : undefined;
      if (row) outcome = amendments.indexOf(row);
      else form.refuse('ukjent-valg', `utfall-${i}`);
    }
    // Who won is asked only of votes that add up.
    if (form.refusals.length > before) return { proposed, votes: ownVotes, amendments, outcome };
    const carried = outcome === 'forslag' ? ownVotes : typeof outcome === 'number' ? amendments[outcome]?.votes : null;
    if (carried && carried.for < carried.against) form.refuse('fikk-ikke-flertall', `utfall-${i}`);
    if (outcome === 'falt' && ownVotes && ownVotes.for > ownVotes.against) form.refuse('fikk-flertall', `utfall-${i}`);
    return { proposed, votes: ownVotes, amendments, outcome };
  };
  const points = from1(rowsIn(typed, 'punkter', 1, MOST.points))
    .map(point)
    .filter((p) => p !== null);
  if (text === '' && points.length === 0) form.refuse('mangler-innhold', 'text');

  const assignments = from1(rowsIn(typed, 'oppdragene', 1, MOST.assignments)).flatMap((i) => {
    const what = words(`oppdrag-${i}`, MAX.title);
    const unit = words(`enhet-${i}`, MAX.name);
    const deadline = typed[`frist-${i}`] ? form.date(`frist-${i}`) : null;
    if (what === '' && unit === '' && deadline === null) return [];
    if (what === '') form.refuse('mangler', `oppdrag-${i}`);
    if (unit === '') form.refuse('mangler', `enhet-${i}`);
    return [{ title: what, unit, deadline }];
  });

  const tiltak = tiltakIn(form.text('tiltak', MAX.why));
  if (tiltak.includes(null)) form.refuse('ukjent-tiltak', 'tiltak');
  const version = typed.planversjon ? parseTypedInteger(typed.planversjon) : null;
  if (typed.planversjon && version === null) form.refuse('ukjent-valg', 'planversjon');
  const adopts = typed.vedtar === 'ja';
  if (adopts && version === null && !typed.planversjon) form.refuse('ingen-versjon', 'planversjon');
  const topics = EMNER.filter((emne) => ticked.includes(emne));
  if (topics.length < new Set(ticked.filter((value) => value !== '')).size) form.refuse('ukjent-valg', 'gjelder');

  const kind = typed.erstatter ? form.choice(ERSTATNINGER, 'erstatning') : null;
  const why = typed.erstatter ? words('hvorfor', MAX.why, true) : '';

  if (form.refusals.length > 0 || !body || date === null) return { ok: false, error: form.refusals };
  return {
    ok: true,
    value: {
      title,
      body,
      bodyName,
      date,
      caseNumber,
      text,
      present,
      points,
      topics,
      tiltak: [...new Set(tiltak.filter((n) => n !== null))],
      planversjon: version,
      adopts,
      assignments,
      replacing: kind ? { kind, why } : null,
    },
  };
}

const typedVotes = (field: string, votes: Votes | null): TypedFields =>
  votes
    ? {
        [`${field}-for`]: String(votes.for),
        [`${field}-mot`]: String(votes.against),
        [`${field}-avholdende`]: String(votes.abstained),
      }
    : {};

/** A decision as its form shows it, to write the one that takes its place. */
export function typedVedtak(v: Vedtak): TypedFields {
  const typed: Record<string, string> = {
    title: v.title,
    body: v.body,
    bodyName: v.bodyName,
    date: formatDate(v.date),
    caseNumber: v.caseNumber,
    text: v.text,
    present: v.present === null ? '' : String(v.present),
    punkter: String(Math.max(v.points.length, 1)),
    oppdragene: String(Math.max(v.assignments.length, 1)),
    tiltak: v.subjects
      .flatMap((s) => (s.kind === 'tiltak' ? [`T-${String(s.number).padStart(3, '0')}`] : []))
      .join(', '),
  };
  const version = v.subjects.find((s) => s.kind === 'planversjon');
  if (version) {
    typed.planversjon = String(version.number);
    if (version.adopted) typed.vedtar = 'ja';
  }
  v.points.forEach((p, at) => {
    const i = at + 1;
    typed[`forslag-${i}`] = p.proposed;
    typed[`endringer-${i}`] = String(p.amendments.length);
    typed[`utfall-${i}`] = typeof p.outcome === 'number' ? String(p.outcome + 1) : p.outcome;
    Object.assign(typed, typedVotes(`stemmer-${i}`, p.votes));
    p.amendments.forEach((a, down) => {
      typed[`endring-${i}-${down + 1}`] = a.text;
      typed[`forslagsstiller-${i}-${down + 1}`] = a.proposedBy;
      Object.assign(typed, typedVotes(`stemmer-${i}-${down + 1}`, a.votes));
    });
  });
  v.assignments.forEach((a, at) => {
    typed[`oppdrag-${at + 1}`] = a.title;
    typed[`enhet-${at + 1}`] = a.unit;
    typed[`frist-${at + 1}`] = a.deadline ? formatDate(a.deadline) : '';
  });
  return typed;
}

export const topicsOf = (v: Vedtak): Emne[] => EMNER.filter((emne) => v.subjects.some((s) => s.kind === emne));
