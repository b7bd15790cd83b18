import { formatDate } from '../../kernel/index.ts';
import type { PlanDocument } from './document.ts';
import { PLANDOKUMENT_TEXTS } from './texts.ts';
import type { PlanState } from './vedtak.ts';

/** What is said of a frozen version beside its text. */
export interface VersionFacts {
  readonly number: number;
  readonly state: PlanState;
  readonly vedtatt: string | null;
  readonly vedtattAv: string | null;
  /** Why it went on without a hearing. */
  readonly utenHoering: string | null;
  readonly saksnummer: string | null;
}

/** The frozen document with its state and, once adopted, the decision on the title page. The text is never touched. */
export function withState(document: PlanDocument, version: VersionFacts): PlanDocument {
  const t = PLANDOKUMENT_TEXTS[document.lang];
  const decided =
    version.vedtatt && version.vedtattAv
      ? [
          { label: t.facts.adopted, value: `${version.vedtattAv}, ${formatDate(version.vedtatt)}` },
          { label: t.facts.caseNumber, value: version.saksnummer ?? '–' },
        ]
      : [];
  return {
    ...document,
    facts: [
      { label: t.facts.status, value: t.state[version.state] },
      { label: t.version, value: String(version.number) },
      ...decided,
      ...document.facts.filter((fact) => fact.label !== t.facts.status),
    ],
  };
}
