import { formatDate } from '../../kernel/index.ts';
import { osloMoment } from '../../platform/clock/oslo.ts';
import { dropDraft, findDrafts, readFields, saveDraft } from '../../platform/drafts/drafts.ts';
import { actorOf } from '../../platform/http/actor.ts';
import type { Ctx, Refused, Route } from '../../platform/http/route.ts';

const LONGEST = 400;
const headers = { 'Cache-Control': 'no-store' };

/** A page of this municipality, without its language: what is typed in one may be fetched in the other. */
function pageIn(ctx: Ctx, path: string): string | null {
  const plain = path.replace(/^\/nn(?=\/)/, '');
  return plain.length <= LONGEST && plain.startsWith(`/arbeid/${ctx.kommune?.slug}/`) ? plain : null;
}

const when = (saved: string): string => {
  const { date, time } = osloMoment(saved);
  return `${formatDate(date)} kl. ${time}`;
};

async function list(ctx: Ctx): Promise<Response | Refused> {
  const { kommuneId, brukerId } = actorOf(ctx);
  const side = pageIn(ctx, ctx.url.searchParams.get('side') ?? '');
  if (brukerId === null || side === null) return Response.json([], { headers });
  const drafts = await ctx.db.inKommune(kommuneId, (tx) => findDrafts(tx, brukerId, side));
  return Response.json(
    drafts.map((d) => ({ skjema: d.skjema, felt: d.felt, tid: when(d.saved) })),
    { headers },
  );
}

async function keep(ctx: Ctx): Promise<Response | Refused> {
  const form = await ctx.form();
  const actor = actorOf(ctx);
  const { brukerId } = actor;
  const side = pageIn(ctx, form.text('side'));
  const skjema = form.text('skjema');
  if (brukerId === null || side === null || skjema === '' || skjema.length > LONGEST)
    return new Response(null, { status: 422, headers });
  if (form.text('slett') === 'ja') {
    await ctx.db.inKommune(actor.kommuneId, (tx) => dropDraft(tx, brukerId, side, skjema));
    return new Response(null, { status: 204, headers });
  }
  const felt = readFields(form.text('felt'));
  if (!felt) return new Response(null, { status: 422, headers });
  await ctx.db.inKommune(actor.kommuneId, (tx) => saveDraft(tx, actor, side, { skjema, felt, saved: ctx.clock.now() }));
  return new Response(null, { status: 204, headers });
}

/** What utkast.island.ts asks for and sends; nobody's draft is seen by anybody else. */
export const utkastRoutes = (): Route[] => [
  {
    method: 'GET',
    path: '/arbeid/:kommune/skjemautkast.json',
    who: { kommune: 'oppgaver' },
    quiet: true,
    handle: list,
  },
  { method: 'POST', path: '/arbeid/:kommune/skjemautkast', who: { kommune: 'oppgaver' }, handle: keep },
];
