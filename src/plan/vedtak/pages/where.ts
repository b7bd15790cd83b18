import type { FC } from 'hono/jsx';
import type { Tx } from '../../../platform/db/database.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import type { PlanTables } from '../../oekonomiplan/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { PlanformRules } from '../planform.ts';

export interface VedtakPageDeps {
  readonly rules: PlanformRules;
  /** The dated tables the økonomiplan is made with. */
  readonly tables: PlanTables;
  readonly desk: JobDesk;
  /** Names of the municipality's units, offered where one is typed. */
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
  /** A short document as .docx: no title page, no table of contents. */
  readonly toPaper: (document: PlanDocument) => Promise<Uint8Array>;
  /** Shows a document on the web, as it will be on paper. */
  readonly View: FC<{ document: PlanDocument }>;
}

export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const base = `/arbeid/${ctx.kommune.slug}`;
  return {
    kommune: ctx.kommune,
    planform: `${base}/planform`,
    vedtak: `${base}/vedtak`,
    work: base,
    get actor() {
      return actorOf(ctx);
    },
  };
}
