import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Conflict, differences } from '../../../ui/conflict.tsx';
import type { Objekt } from '../oppgave.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { OPPGAVE_TEXTS } from './texts.ts';
import { nameOf, type Person } from './where.tsx';

/** The fields of a task as their labels, and their values in words: people and states by their names. */
export function inWords(ctx: Ctx, people: readonly Person[], objects: readonly Objekt[] = []) {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const labels: Readonly<Record<string, string>> = {
    title: o.ownTitle,
    why: o.why,
    status: o.status,
    reason: o.reason,
    unit: o.unit,
    person: o.answers,
    participants: o.participants,
    deadline: o.deadline,
    result: o.resultText,
    link: o.link,
    object: o.object,
    evidence: o.evidence,
    step: t.step,
    decides: o.decides,
  };
  const said = (field: string, value: string) => {
    if (value === '') return '';
    if (field === 'status') return t.statuses[value as keyof typeof t.statuses] ?? value;
    if (field === 'object') return objects.find((x) => x.address === value)?.title ?? o.pages[value] ?? value;
    if (field !== 'person' && field !== 'participants') return value;
    return value
      .split(' ')
      .map((id) => nameOf(ctx, people, id))
      .join(', ');
  };
  return { labels, said };
}

/** What somebody else saved of a task or a round beside what the reader typed. */
export function Changed(p: {
  ctx: Ctx;
  saved: TypedFields;
  typed: TypedFields;
  people: readonly Person[];
  objects?: readonly Objekt[];
  labels?: Readonly<Record<string, string>>;
  merged?: boolean;
}) {
  const { ctx } = p;
  const words = inWords(ctx, p.people, p.objects);
  const labels: Readonly<Record<string, string>> = { ...words.labels, ...p.labels };
  // A task of the guide has no fields for these: nobody changed what the form does not hold.
  const saved = Object.fromEntries(
    Object.entries(p.saved).filter(([f]) => 'step' in p.typed || (f !== 'step' && f !== 'decides')),
  );
  return (
    <Conflict
      lang={ctx.lang}
      merged={p.merged ?? false}
      heading={OPPGAVE_TEXTS[ctx.lang].conflict}
      differ={differences(saved, p.typed, (f) => (f in saved ? labels[f] : undefined), words.said)}
    />
  );
}
