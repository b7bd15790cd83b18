import { formatDate } from '../../../kernel/index.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { findJob } from '../../../platform/jobs/jobs.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Button, Form, SubmitRow } from '../../../ui/form.tsx';
import { standing } from '../felt.ts';
import { KARTHENTING, karthentPath, karthentSays, orderKarthenting } from '../jobs.ts';
import { HENTET_LAG, type Kart, seenOf } from '../kart.ts';
import { KARTHENT_TEXTS } from '../karthent-texts.ts';
import type { listFelt } from '../store.ts';
import { type ProgramPageDeps, where } from './where.ts';

/** What came of a fetch that the address names; null when it names none of ours. */
export async function fetchOutcome(ctx: Ctx): Promise<ReturnType<typeof karthentSays> | null> {
  const id = ctx.url.searchParams.get('jobb') ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const job = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findJob(tx, id));
  return job?.kind === KARTHENTING && job.state === 'ferdig' ? karthentSays(job, ctx.lang) : null;
}

/** Orders a layer; answers with what came of it when that is quick, else with the page of the job. */
export async function hentKart(ctx: Ctx, deps: ProgramPageDeps): Promise<Response> {
  const { kommune, actor } = where(ctx);
  const typed = (await ctx.form()).text('lag');
  const lag = HENTET_LAG.find((l) => l === typed) ?? 'kommune';
  const job = await deps.desk.order(kommune.id, (tx) => orderKarthenting(tx, ctx.clock, kommune, lag, actor.brukerId));
  return seeOther(
    ctx,
    job.state === 'ferdig' ? `/arbeid/${kommune.slug}${karthentPath(job)}` : waitingPath(kommune.slug, job),
  );
}

export function FetchOutlines(p: { ctx: Ctx; deps: ProgramPageDeps; layers: readonly { readonly data: Kart }[] }) {
  const { ctx, deps } = p;
  const t = KARTHENT_TEXTS[ctx.lang];
  const fetched = HENTET_LAG.flatMap((lag) => {
    const from = p.layers.find((row) => row.data.lag === lag && !row.data.removed)?.data.fetched;
    return from ? [{ lag, ...from }] : [];
  });
  return (
    <section>
      <h2>{t.heading}</h2>
      <p class="bp-text">{t.help}</p>
      {deps.kartverket.official ? null : <p class="bp-text">{t.notOfficial(deps.kartverket.host)}</p>}
      <Form action={ctx.href(`${where(ctx).base}/kart/hent`)} csrf={ctx.csrf}>
        <SubmitRow>
          {HENTET_LAG.map((lag) => (
            <Button variant="secondary" name="lag" value={lag}>
              {t.buttons[lag]}
            </Button>
          ))}
        </SubmitRow>
      </Form>
      {fetched.length > 0 ? (
        <Details summary={t.asked}>
          <ul class="ds-list">
            {fetched.map((from) => (
              <li>
                {`${t.fetched[from.lag]}, ${formatDate(from.day)}: `}
                <a href={from.url}>{t.address}</a>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      <p class="bp-text">{t.own}</p>
    </section>
  );
}

/** What stands in the store and is not drawn, since the rules of maps grew after it came. */
export function Unseen(p: {
  ctx: Ctx;
  layers: readonly { readonly data: Kart }[];
  rows: Awaited<ReturnType<typeof listFelt>>;
}) {
  const fields = standing(p.rows).map((row) => row.data);
  const unseen = p.layers
    .filter(({ data }) => !data.removed)
    .reduce((n, { data }) => n + data.forms.length - seenOf(data, fields).length, 0);
  if (unseen === 0) return null;
  const t = KARTHENT_TEXTS[p.ctx.lang];
  return (
    <Notice tone="warning">
      <p>{t.unseen(unseen)}</p>
      <p>{t.unseenWhy}</p>
    </Notice>
  );
}
