import type { Child } from 'hono/jsx';
import type { Tx } from '../../../platform/db/database.ts';
import { isUuid } from '../../../platform/http/api.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import { EmptyState, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, Form } from '../../../ui/form.tsx';
import { listDatasett } from '../../grunnlag/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { RunDeps } from '../actions.ts';
import type { ParameterFile } from '../content.ts';
import type { InputRefusal } from '../input.ts';
import { findRun, isStale, latestRun, type StoredRun } from '../store.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import type { OmraadePageDeps } from './omraader.tsx';

export interface BoligbehovPageDeps extends OmraadePageDeps {
  readonly run: RunDeps;
  /** The parameters that ship, with the words of their sources. */
  readonly parameters: ParameterFile;
  /** Who has counted the households of the boligsosialt ledger, and from which day to which; null when nobody has. */
  readonly counted: (
    tx: Tx,
  ) => Promise<{ readonly units: readonly string[]; readonly from: string; readonly to: string } | null>;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  readonly desk: JobDesk;
  /** The line that tells of a job of these kinds under way, or that failed. */
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
}

export const kommuneOf = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return ctx.kommune;
};

export async function load(ctx: Ctx): Promise<{ run: StoredRun | null; stale: boolean }> {
  return ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => {
    const run = await latestRun(tx);
    return { run, stale: run ? await isStale(tx, run) : false };
  });
}

/** The run the address asks for, or the newest; null when it names one there is not. An older one stands as it was computed. */
export async function loadAsked(
  ctx: Ctx,
): Promise<{ run: StoredRun | null; stale: boolean; newest: StoredRun | null } | null> {
  const asked = ctx.url.searchParams.get('kjoering');
  const { run: newest, stale } = await load(ctx);
  if (asked === null || asked === newest?.id) return { run: newest, stale, newest };
  const run = isUuid(asked) ? await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => findRun(tx, asked)) : null;
  return run && { run, stale: false, newest };
}

export function ComputeForm(p: { ctx: Ctx; label: string; variant?: 'secondary' }) {
  const { ctx } = p;
  if (!ctx.may('rediger')) return null;
  return (
    <Form action={ctx.href(`/arbeid/${kommuneOf(ctx).slug}/behov`)} csrf={ctx.csrf}>
      <div class="bp-actions">
        <Button variant={p.variant}>{p.label}</Button>
      </div>
    </Form>
  );
}

/** Before the first run, or after one that could not be done: what comes first is the population, and then the run. */
export async function emptyPage(p: {
  ctx: Ctx;
  title: string;
  refusal?: InputRefusal | null;
  line: Child;
}): Promise<Page> {
  const { ctx } = p;
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  const tables = await ctx.db.inKommune(kommuneOf(ctx).id, listDatasett);
  const ready = tables.some((d) => d.role === 'population');
  return {
    title: p.title,
    nav: p.title === t.gap ? 'gap' : 'behov',
    status: p.refusal ? 422 : 200,
    body: (
      <>
        <h1>{p.title}</h1>
        {p.refusal ? <Notice tone="warning">{t.refused(p.refusal)}</Notice> : null}
        {p.line}
        <EmptyState
          heading={t.noRun}
          action={
            <ButtonLink href={ctx.href(`${base}/tall`)} variant={ready ? 'secondary' : undefined}>
              {t.toTall}
            </ButtonLink>
          }
        >
          <p>{t.noRunText}</p>
        </EmptyState>
        <ComputeForm ctx={ctx} label={t.compute} variant={ready ? undefined : 'secondary'} />
      </>
    ),
  };
}
