import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { RUNDE_TEXTS } from '../texts.ts';
import { OPPGAVE_TEXTS } from './texts.ts';
import { nameOf, type Person } from './where.tsx';

/** What somebody else saved beside what the reader typed, where they differ. */
export function Conflict(p: {
  ctx: Ctx;
  saved: TypedFields;
  typed: TypedFields;
  people: readonly Person[];
  labels?: Readonly<Record<string, string>>;
}) {
  const { ctx } = p;
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
    ...p.labels,
  };
  const said = (field: string, value: string) => {
    if (value === '') return '–';
    if (field === 'status') return t.statuses[value as keyof typeof t.statuses] ?? value;
    if (field === 'object') return o.pages[value] ?? value;
    if (field !== 'person' && field !== 'participants') return value;
    return value
      .split(' ')
      .map((id) => nameOf(ctx, p.people, id))
      .join(', ');
  };
  const differ = Object.keys(p.saved).filter((f) => (p.typed[f] ?? '') !== p.saved[f]);
  return (
    <Notice tone="warning" heading={o.conflict}>
      <p>{o.conflictText}</p>
      <DataTable
        caption={o.conflict}
        hideCaption
        columns={[{ label: o.field }, { label: o.savedValue }, { label: o.yourValue }]}
        rows={differ.map((f) => ({
          cells: [labels[f] ?? f, said(f, p.saved[f] ?? ''), said(f, p.typed[f] ?? '')],
        }))}
      />
    </Notice>
  );
}
