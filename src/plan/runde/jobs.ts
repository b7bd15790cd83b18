import { addDays, isWorkingDay, type Language } from '../../kernel/index.ts';
import { ACCESS, type AnyRole } from '../../platform/auth/access.ts';
import type { Member } from '../../platform/auth/members.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { osloMoment } from '../../platform/clock/oslo.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import { newLink } from '../../platform/links/links.ts';
import type { Mailer } from '../../platform/mail/mail.ts';
import { BREV_TEXTS, writeBrev } from './brev.ts';
import type { GuideTask } from './content.ts';
import type { ListedOppgave } from './oppgave.ts';
import { digest, isOfTask, notTold, type Punkt, type Tiltaksgrunn, workingDayBefore } from './paaminning.ts';
import {
  claimPaaminning,
  digestsBetween,
  endPaaminning,
  givenBetween,
  insertPaaminning,
  listRunder,
  OPPGAVE_LENKE,
  openOppgaver,
  paaminningerOwed,
  type Rolle,
  rollerGivenBetween,
  rollerIn,
  wantsPaaminning,
} from './store.ts';
import { RUNDE_TEXTS } from './texts.ts';

export const PAAMINNING = 'runde.paaminning';
const FIRST_HOUR = '06.00';
const LINK_DAYS = 7;
const DAY = 86_400_000;

/** Agreements to remind of on a day that were not on the working day before, with the days left of each. */
export type AvtalerAaMinneOm = (
  tx: Tx,
  since: string,
  today: string,
) => Promise<readonly { readonly number: number; readonly days: number }[]>;

interface TiltakAaMinneOm {
  readonly runde: number;
  readonly tiltak: number;
  readonly why: Tiltaksgrunn;
  readonly days: number;
}

/** Tiltak of reporting rounds that people are told of. */
export interface Rapportering {
  /** Soon due and not reported, for those who write reports; those that were not told of on the working day before. */
  readonly soon: (tx: Tx, since: string, today: string) => Promise<readonly TiltakAaMinneOm[]>;
  /** Left by everybody, for who leads; the same is told again to a person when so many days are gone. */
  readonly left: (tx: Tx, today: string) => Promise<readonly TiltakAaMinneOm[]>;
  readonly everyDays: number;
  /** Clocks of the law about the budget that are near, for those who keep the money; what each is called. */
  readonly clocks: (
    tx: Tx,
    since: string,
    today: string,
  ) => Promise<readonly { readonly frist: string; readonly year: number; readonly daysLeft: number }[]>;
  readonly clockName: (frist: string, year: number, lang: Language) => string;
}

const tiltakspunkt = ({ runde, tiltak, why, days }: TiltakAaMinneOm): Punkt => ({
  number: tiltak,
  why,
  days,
  rapportrunde: runde,
});

export interface PaaminningDeps {
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly guide: readonly GuideTask[];
  readonly membersOf: (kommuneId: string) => Promise<readonly Member[]>;
  readonly avtaler: AvtalerAaMinneOm;
  readonly rapportering?: Rapportering;
}

interface KommuneRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly language: Language;
}

/** Puts today's digest in the queue of every kommune that has not had it, on working days from six in the morning. Done every hour. */
export async function orderPaaminninger(
  db: Database,
  clock: Clock,
  avtaler: AvtalerAaMinneOm,
  rapportering?: Rapportering,
): Promise<void> {
  const { date, time } = osloMoment(clock.now());
  if (!isWorkingDay(date) || time < FIRST_HOUR) return;
  const kommuner = await db.inPlattform((tx) => tx.rows<{ id: string }>('select id from kommune where not demo'));
  for (const { id } of kommuner)
    await db.inKommune(id, async (tx) => {
      const ending = (await avtaler(tx, workingDayBefore(date), date)).length > 0;
      const told = [
        ...((await rapportering?.soon(tx, workingDayBefore(date), date)) ?? []),
        ...((await rapportering?.left(tx, date)) ?? []),
        ...((await rapportering?.clocks(tx, workingDayBefore(date), date)) ?? []),
      ].length;
      if (await wantsPaaminning(tx, PAAMINNING, date, ending || told > 0))
        await enqueue(tx, clock, id, { kind: PAAMINNING, input: { day: date } });
    });
}

/** Who is told of what nobody takes care of: the prosjektleder of an open round, else the administrators. Reports are only for members who may read. */
function whoLeads(members: readonly Member[], roller: readonly Rolle[]): ReadonlySet<string> {
  const readers = members.filter((m) => !m.disabled && ACCESS[m.role].includes('les'));
  const lead = readers.filter((m) => roller.some((r) => r.brukerId === m.brukerId && r.role === 'prosjektleder'));
  const told = lead.length > 0 ? lead : readers.filter((m) => m.role === 'administrator');
  return new Set(told.map((m) => m.brukerId));
}

/** Everybody's digest of a day, written down before any of it is sent. */
async function prepare(
  db: Database,
  clock: Clock,
  kommuneId: string,
  day: string,
  members: readonly Member[],
  { avtaler, rapportering }: Pick<PaaminningDeps, 'avtaler' | 'rapportering'>,
): Promise<readonly ListedOppgave[]> {
  return db.inKommune(kommuneId, async (tx) => {
    const open = (await listRunder(tx)).filter((r) => !r.data.closed).map((r) => r.number);
    const tasks = await openOppgaver(tx, open);
    const ending = await avtaler(tx, workingDayBefore(day), day);
    const left = ((await rapportering?.left(tx, day)) ?? []).map(tiltakspunkt);
    const soon = ((await rapportering?.soon(tx, workingDayBefore(day), day)) ?? []).map(tiltakspunkt);
    const clocks = ((await rapportering?.clocks(tx, workingDayBefore(day), day)) ?? []).map(
      ({ frist, year, daysLeft }): Punkt => ({ number: year, why: 'aarsfrist', days: daysLeft, frist }),
    );
    const roller: Rolle[] = [];
    for (const number of open) roller.push(...(await rollerIn(tx, number)));
    const above = whoLeads(members, roller);
    const [from, to] = [`${workingDayBefore(day)}T00:00:00Z`, `${day}T00:00:00Z`];
    const given = await givenBetween(tx, from, to);
    const newRoles = await rollerGivenBetween(tx, from, to);
    for (const m of members) {
      const roles: AnyRole[] = [m.role, ...roller.filter((r) => r.brukerId === m.brukerId).map((r) => r.role)];
      // An administrator who is nothing in the round gets the tasks they are named in, not everybody's.
      const inRound = roles.slice(1);
      const may = (action: 'godkjenn' | 'led') => inRound.some((r) => ACCESS[r].includes(action));
      const viewer = { id: m.brukerId, approves: may('godkjenn'), leads: may('led') };
      // Agreements are for who edits; a report is for who writes reports, and that is who keeps the money too.
      const own: Punkt[] = [
        ...(ACCESS[m.role].includes('rediger') ? ending.map((a) => ({ ...a, why: 'avtale' as const })) : []),
        ...(ACCESS[m.role].includes('oekonomi') ? [...clocks, ...soon] : []),
      ];
      const before = left.length > 0 && above.has(m.brukerId);
      const since = addDays(day, -(rapportering?.everyDays ?? 0));
      const told = before ? notTold(left, await digestsBetween(tx, m.brukerId, since, day)) : [];
      const mine = new Set(given.filter((g) => g.brukerId === m.brukerId).map((g) => g.number));
      const held = newRoles.filter((r) => r.brukerId === m.brukerId && open.includes(r.runde));
      const got = held.map((r): Punkt => ({ number: r.runde, why: 'rolle', days: 0, role: r.role }));
      const items = m.disabled ? [] : [...digest(tasks, viewer, day, mine), ...got, ...own, ...told];
      if (items.length > 0)
        await insertPaaminning(tx, { kommuneId, brukerId: m.brukerId, day, items, id: clock.id(), at: clock.now() });
    }
    return tasks;
  });
}

export const rundeJobs = (deps: PaaminningDeps): JobKind[] => [
  defineJob<{ day: string }>(PAAMINNING, async (job) => {
    const { db, clock, kommuneId } = job;
    const { day } = job.input;
    const [kommune] = await db.inPlattform((tx) =>
      tx.rows<KommuneRow>('select id, slug, name, language from kommune where id = $1', [kommuneId]),
    );
    if (!kommune) throw new Error('A digest for no kommune');
    const members = await deps.membersOf(kommuneId);
    const tasks = await prepare(db, clock, kommuneId, day, members, deps);
    const owed = await db.inKommune(kommuneId, (tx) => paaminningerOwed(tx, day));
    const t = BREV_TEXTS[kommune.language];
    const roles: Readonly<Record<string, string>> = RUNDE_TEXTS[kommune.language].roller;
    const home = `${deps.baseUrl}${kommune.language === 'nn' ? '/nn' : ''}/arbeid/${kommune.slug}`;
    const counts = { sendt: 0, avvist: 0, utsatt: 0, uviss: 0 };
    for (const row of owed) {
      job.signal.throwIfAborted();
      const member = members.find((m) => m.brukerId === row.brukerId);
      // Claimed and committed before a word is said to the mail server: a server killed from here on never sends it again.
      const links = await db.inKommune(kommuneId, async (tx) => {
        if (!(await claimPaaminning(tx, row, clock.now()))) return null;
        const made = new Map<number, string>();
        for (const { number, why } of row.items) {
          if (!isOfTask(why)) continue;
          const task = tasks.find((x) => x.number === number);
          if (task?.person !== row.brukerId || task.status === 'til-gjennomgang') continue;
          const expires = new Date(Date.parse(clock.now()) + LINK_DAYS * DAY).toISOString();
          const token = await newLink(tx, clock, {
            kommuneId,
            kind: OPPGAVE_LENKE,
            object: number,
            brukerId: row.brukerId,
            value: 'til-gjennomgang',
            expires,
          });
          made.set(number, `${home}/lenke/${token}`);
        }
        return made;
      });
      if (!links) continue;
      const brev = writeBrev(t, {
        name: member?.name ?? '',
        kommune: kommune.name,
        home,
        punkter: row.items,
        roleOf: (p) => roles[p.role ?? ''] ?? '',
        clockOf: (p) => deps.rapportering?.clockName(p.frist ?? '', p.number, kommune.language) ?? '',
        titleOf: (number) => guideTitle(deps.guide, tasks, number, kommune.language),
        linkOf: (number) => links.get(number) ?? null,
      });
      const sent = member ? await deps.mailer.send({ to: member.email, id: row.messageId, ...brev }) : 'avvist';
      counts[sent] += 1;
      await db.inKommune(kommuneId, (tx) => endPaaminning(tx, row, sent === 'utsatt' ? 'venter' : sent, clock.now()));
    }
    return counts;
  }),
];

function guideTitle(
  guide: readonly GuideTask[],
  tasks: readonly ListedOppgave[],
  number: number,
  lang: Language,
): string | null {
  const task = tasks.find((x) => x.number === number);
  if (!task || task.title !== null) return null;
  return guide.find((g) => g.id === task.contentId)?.text[lang] ?? null;
}
