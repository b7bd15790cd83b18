import type { FC } from 'hono/jsx';
import type { Refusal } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { type MayInRunde, mayInRunde } from '../access.ts';
import type { GuideTask } from '../content.ts';
import type { Funn } from '../funn.ts';
import type { ListedOppgave, Objekt, Oppgave, OppgaveStatus } from '../oppgave.ts';
import type { OppgaveRefusal } from '../parse.ts';
import type { RundeRefusal } from '../runde.ts';
import { listRunder, type Rolle, rollerIn, type StoredRunde } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';

/** A member of the kommune, as pages name them. */
export interface Person {
  readonly brukerId: string;
  readonly name: string;
  readonly disabled: boolean;
}

export interface RundePageDeps {
  /** Names of the municipality's units, offered where one is typed. */
  /** The things a result may be; only what the visitor may read. */
  readonly objectsFor: (ctx: Ctx) => Promise<readonly Objekt[]>;
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
  readonly guide: readonly GuideTask[];
  readonly membersOf: (kommuneId: string) => Promise<readonly Person[]>;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  readonly View: FC<{ document: PlanDocument }>;
  /** What the rest of the product has found that a new round can open with; only what the visitor may read. */
  readonly funnFor: (ctx: Ctx) => Promise<readonly Funn[]>;
  /** Those from outside who were ever invited to a task by a link; '' for a name that is emptied. */
  readonly invitedTo: (tx: Tx, oppgave: number) => Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Open reporting rounds that wait for those who write reports. */
  readonly reportsWaiting: (
    tx: Tx,
  ) => Promise<readonly { readonly number: number; readonly title: string; deadline: string; missing: number }[]>;
  /** Tasks of tiltak that this person, or a unit they stand for, is to do, due within a week or late. */
  readonly tiltaksoppgaver: (
    tx: Tx,
    me: { readonly id: string; readonly name: string },
    today: string,
  ) => Promise<readonly { readonly tiltak: number; readonly title: string; readonly due: string }[]>;
  /** The server can send mail. */
  readonly sendsMail: boolean;
}

export const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const home = `/arbeid/${ctx.kommune.slug}`;
  return {
    kommune: ctx.kommune,
    home,
    runde: `${home}/runde`,
    tasks: `${home}/oppgaver`,
    mine: `${home}/min-side`,
    get actor() {
      return actorOf(ctx);
    },
  };
};

/** The round of the address (`?runde=2`), else the one that goes, else the newest; with what the visitor may do there. */
export interface Look {
  readonly runder: readonly StoredRunde[];
  readonly runde: StoredRunde | null;
  readonly roller: readonly Rolle[];
  readonly may: MayInRunde;
}

export const look = (ctx: Ctx, number?: number): Promise<Look> =>
  lookAt(ctx, number ?? Number(ctx.url.searchParams.get('runde')));

/** The round that goes, whatever the address says: what changes it is asked of the roles there. */
export const lookOpen = (ctx: Ctx): Promise<Look> => lookAt(ctx, null);

async function lookAt(ctx: Ctx, asked: number | null): Promise<Look> {
  const { kommune } = where(ctx);
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const runder = await listRunder(tx);
    const runde = runder.find((r) => r.number === asked) ?? runder.find((r) => !r.data.closed) ?? runder[0] ?? null;
    const roller = runde ? await rollerIn(tx, runde.number) : [];
    return { runder, runde, roller, may: mayInRunde(ctx, roller) };
  });
}

export const noAccess = (): Refused => ({ fault: 'ikke-tilgang' });

export const TONES: Readonly<Record<OppgaveStatus, 'neutral' | 'info' | 'success' | 'warning'>> = {
  'ikke-startet': 'neutral',
  paabegynt: 'warning',
  'til-gjennomgang': 'info',
  ferdig: 'success',
  'ikke-aktuell': 'neutral',
};

type Titled = { readonly number: number; readonly title: string | null; readonly contentId: string | null };

/** What a task is called: the municipality's own words, else the guide's. */
export function titleOf(ctx: Ctx, deps: Pick<RundePageDeps, 'guide'>, task: Titled): string {
  const guide = task.contentId === null ? undefined : deps.guide.find((g) => g.id === task.contentId);
  return task.title ?? guide?.text[ctx.lang] ?? task.contentId ?? '';
}

export function nameOf(ctx: Ctx, people: readonly Person[], id: string | null): string {
  if (id === null) return '';
  return people.find((p) => p.brukerId === id)?.name ?? RUNDE_TEXTS[ctx.lang].gone;
}

/** Whom the visitor may put on a task: everybody, or, for who is invited to it alone, those who are at it already. */
export const choosable = (
  ctx: Ctx,
  may: MayInRunde,
  people: readonly Person[],
  task: Pick<Oppgave, 'person' | 'participants'>,
): readonly Person[] =>
  may('foelg')
    ? people
    : people.filter(({ brukerId: id }) =>
        [ctx.bruker?.id, task.person, ...task.participants].some((there) => there === id),
      );

/** Refusals as finished sentences. */
export function shown(ctx: Ctx, refusals: readonly (OppgaveRefusal | RundeRefusal)[]) {
  const t = RUNDE_TEXTS[ctx.lang];
  const errors = (refusals as readonly Refusal<keyof typeof t.refusals>[]).map((r) => ({
    field: r.field,
    text: t.refusals[r.code](r.data ?? {}),
  }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

export const statusOf = (refusals: readonly Refusal[]): NonNullable<Page['status']> =>
  refusals.some((r) => r.code === 'endret-av-andre') ? 409 : refusals.length > 0 ? 422 : 200;

export const guideOf = (deps: RundePageDeps, task: Pick<ListedOppgave, 'contentId'>): GuideTask | undefined =>
  task.contentId === null ? undefined : deps.guide.find((g) => g.id === task.contentId);
