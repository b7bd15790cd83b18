import type { GuideTask } from '../../plan/runde/index.ts';
import type { Accounts } from '../../platform/auth/accounts.ts';

interface KommuneChoice {
  readonly number: string;
  readonly name: string;
  readonly slug: string;
}

export interface KontoDeps {
  readonly accounts: Accounts;
  /** A kommune by any name or number ever valid. */
  readonly findKommune: (query: string) => KommuneChoice | 'ukjent-kommune' | 'flere-kommuner';
  readonly demoSlug: string;
  readonly guide: readonly GuideTask[];
}
