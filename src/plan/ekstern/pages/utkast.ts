import { formatDate } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { dropDraft, findDrafts, readFields, saveDraft } from '../../../platform/drafts/drafts.ts';
import type { Ctx, Route } from '../../../platform/http/route.ts';
import { openLenke } from '../actions.ts';
import { where } from './where.ts';

const LONGEST = 400;
const headers = { 'Cache-Control': 'no-store' };
/** Stands for the link in what is stored: a token is stored nowhere. */
const LINK = '(lenke)';

const invitedBy = (ctx: Ctx) =>
  ctx.db.inKommune(where(ctx).kommune.id, (tx) => openLenke(tx, ctx.clock, ctx.params.token ?? ''));

const when = (saved: string): string => {
  const { date, time } = osloMoment(saved);
  return `${formatDate(date)} kl. ${time}`;
};

/** The drafts of a link's task, kept for the invitation as a member's are for the member; found under the link that works now. */
async function list(ctx: Ctx): Promise<Response> {
  const i = await invitedBy(ctx);
  if (!i) return new Response(null, { status: 404, headers });
  const drafts = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findDrafts(tx, i.id, LINK));
  const token = ctx.params.token ?? '';
  return Response.json(
    drafts.map((d) => ({ skjema: d.skjema.replace(LINK, token), felt: d.felt, tid: when(d.saved) })),
    { headers },
  );
}

async function keep(ctx: Ctx): Promise<Response> {
  const i = await invitedBy(ctx);
  if (!i) return new Response(null, { status: 404, headers });
  const form = await ctx.form();
  const kommuneId = where(ctx).kommune.id;
  const skjema = form.text('skjema').replace(ctx.params.token ?? '', LINK);
  if (!skjema.includes(LINK) || skjema.length > LONGEST) return new Response(null, { status: 422, headers });
  const gone = form.text('slett') === 'ja';
  const felt = gone ? null : readFields(form.text('felt'));
  if (!gone && !felt) return new Response(null, { status: 422, headers });
  await ctx.db.inKommune(kommuneId, (tx) =>
    felt
      ? saveDraft(tx, { kommuneId, brukerId: i.id }, LINK, { skjema, felt, saved: ctx.clock.now() })
      : dropDraft(tx, i.id, LINK, skjema),
  );
  return new Response(null, { status: 204, headers });
}

const PATH = '/k/:kommune/oppgave/:token/skjemautkast';

export const lenkeUtkastRoutes = (): Route[] => [
  {
    method: 'GET',
    path: `${PATH}.json`,
    who: 'alle',
    quiet: true,
    handle: list,
    examples: ['/k/:kommune/oppgave/sveip/skjemautkast.json'],
  },
  { method: 'POST', path: PATH, who: 'alle', handle: keep },
];
