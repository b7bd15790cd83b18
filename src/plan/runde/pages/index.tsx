import type { Tx } from '../../../platform/db/database.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import { readFile, saveFile } from '../../../platform/files/files.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, FormBody, Page, Refused, Route } from '../../../platform/http/route.ts';
import { type MayInRunde, opens } from '../access.ts';
import { approveOppgave } from '../actions/godkjenning.ts';
import { addKommentar, addOwnOppgave, saveOppgave, undoOppgave } from '../actions.ts';
import { MAX_FIND, type Oppgave } from '../oppgave.ts';
import { EVIDENCE_TYPES, type OppgaveRefusal } from '../parse.ts';
import { findOppgave } from '../store.ts';
import { changePage, pressRunde } from './endre.tsx';
import { lenkePage, lenkePress } from './lenke.tsx';
import { changeMany, listPage } from './liste.tsx';
import { minSidePage } from './minside.tsx';
import { newPage, oppgavePage } from './oppgave.tsx';
import { pressRolle } from './roller.tsx';
import { nextPage, rundePage, start } from './runde.tsx';
import { excelFile, printPage } from './utskrift.tsx';
import { choosable, look, lookOpen, noAccess, type RundePageDeps, where } from './where.tsx';

type Reply = Promise<Page | Response | Refused>;

const seenIn = (form: FormBody, number: number) => ({ number, revision: issuedNumber(form.text('revision')) ?? 0 });
const typedOf = (form: FormBody) => ({ ...form.all(), participants: form.texts('participants').join(' ') });

/** The task of the address, with what the visitor may do in its round. */
async function asked(ctx: Ctx) {
  const number = issuedNumber(ctx.params.nummer);
  const task = number === null ? null : await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findOppgave(tx, number));
  const seen = await look(ctx, task?.runde);
  return { number, task, seen };
}

export function rundeRoutes(deps: RundePageDeps): Route[] {
  const contextOf = async (ctx: Ctx, may: MayInRunde, task: Oppgave | null = null) => {
    const people = await deps.membersOf(where(ctx).kommune.id);
    const chosen = task ? choosable(ctx, may, people, task) : people;
    return { members: new Set(chosen.map((m) => m.brukerId)), mayApprove: may('godkjenn') };
  };

  async function add(ctx: Ctx): Reply {
    const typed = typedOf(await ctx.form());
    const seen = await lookOpen(ctx);
    if (!seen.may('led')) return noAccess();
    if (!seen.runde) return newPage(ctx, deps, [{ code: 'runde-avsluttet' }], typed);
    const context = await contextOf(ctx, seen.may);
    const saved = await addOwnOppgave(ctx.db, ctx.clock, where(ctx).actor, seen.runde.number, typed, context);
    return saved.ok
      ? seeOther(ctx, `${where(ctx).tasks}/${saved.value}?lagret=ja`)
      : newPage(ctx, deps, saved.error, typed);
  }

  async function save(ctx: Ctx): Reply {
    const form = await ctx.form();
    const { number, task, seen } = await asked(ctx);
    if (!(seen.may('godkjenn') || seen.may('bidra', task?.data))) return noAccess();
    if (number === null || !task) return notFound();
    const { actor, kommune, tasks } = where(ctx);
    if (!seen.may('bidra', task.data)) {
      const approved = await approveOppgave(ctx.db, ctx.clock, actor, seenIn(form, number), form.text('status'));
      return approved.ok ? seeOther(ctx, `${tasks}/${number}?lagret=ja`) : oppgavePage(ctx, deps, approved.error);
    }
    const typed = typedOf(form);
    const upload = form.file('file');
    const [checked] = upload && upload.bytes.length > 0 ? await checkUploads([upload], EVIDENCE_TYPES) : [];
    if (checked && !checked.ok) {
      const code =
        checked.error.code === 'for-stor-fil' || checked.error.code === 'tom-fil' ? 'fil-for-stor' : 'feil-filtype';
      return oppgavePage(ctx, deps, [{ code, field: 'file' }], typed);
    }
    const file = checked?.ok
      ? async (tx: Tx) => ({
          id: await saveFile(tx, ctx.clock, kommune.id, checked.value),
          name: checked.value.name,
        })
      : undefined;
    const context = { ...(await contextOf(ctx, seen.may, task.data)), objects: await deps.objectsFor(ctx) };
    const saved = await saveOppgave(ctx.db, ctx.clock, actor, seenIn(form, number), typed, context, file);
    if (!saved.ok) return oppgavePage(ctx, deps, saved.error, typed);
    // Who pressed Enter in the field for words without choosing anything is shown what they looked for.
    const sought = form.text('finn').slice(0, MAX_FIND);
    const looks = sought !== '' && form.text('object') === task.data.result.object;
    const found = looks ? `&${new URLSearchParams({ finn: sought })}#finn` : '';
    return seeOther(ctx, `${tasks}/${number}?lagret=ja${found}`);
  }

  /** The form again as it was typed, with fewer things to choose among. */
  async function find(ctx: Ctx): Reply {
    const form = await ctx.form();
    const { number, task, seen } = await asked(ctx);
    if (!seen.may('bidra', task?.data)) return noAccess();
    if (number === null || !task) return notFound();
    const upload = form.file('file');
    const typed = { ...typedOf(form), fileAgain: upload && upload.bytes.length > 0 ? upload.name : '' };
    const passed = seenIn(form, number).revision !== task.revision;
    return oppgavePage(ctx, deps, passed ? [{ code: 'endret-av-andre' }] : [], typed);
  }

  async function undo(ctx: Ctx): Reply {
    const form = await ctx.form();
    const { number, task, seen } = await asked(ctx);
    if (!seen.may('bidra', task?.data)) return noAccess();
    if (number === null || !task) return notFound();
    const { actor, tasks } = where(ctx);
    const context = { mayApprove: seen.may('godkjenn') };
    const done = await undoOppgave(ctx.db, ctx.clock, actor, seenIn(form, number), context);
    return done.ok ? seeOther(ctx, `${tasks}/${number}?lagret=ja`) : oppgavePage(ctx, deps, done.error);
  }

  async function comment(ctx: Ctx): Reply {
    const text = (await ctx.form()).text('kommentar');
    const { number, task, seen } = await asked(ctx);
    if (!seen.may('kommenter', task?.data)) return noAccess();
    if (number === null || !task) return notFound();
    const { actor, kommune, tasks } = where(ctx);
    const members = (await deps.membersOf(kommune.id)).filter((m) => !m.disabled);
    const added = await addKommentar(ctx.db, ctx.clock, actor, number, text, members);
    if (added.ok) return seeOther(ctx, `${tasks}/${number}#kommentar-${added.value}`);
    return oppgavePage(ctx, deps, added.error as readonly OppgaveRefusal[], { kommentar: text });
  }

  async function file(ctx: Ctx): Reply {
    const { task, seen } = await asked(ctx);
    if (!opens(seen.may, task?.data)) return noAccess();
    const held = task?.data.result.file;
    const found = held ? await readFile(ctx.db, where(ctx).kommune.id, held.id) : null;
    if (!found) return notFound();
    // Only letters that a header may hold; the task's page shows the name as it was.
    const name = found.file.name.normalize('NFD').replace(/[^\w. -]/g, '') || 'fil';
    return download(found.bytes, found.file.type, name);
  }

  const who = { kommune: 'oppgaver' } as const;
  const runde = '/arbeid/:kommune/runde';
  const tasks = '/arbeid/:kommune/oppgaver';
  const one = `${tasks}/:nummer{[0-9]+}`;
  return [
    { method: 'GET', path: runde, who, handle: (ctx) => rundePage(ctx, deps) },
    { method: 'POST', path: runde, who, handle: (ctx) => start(ctx, deps) },
    { method: 'GET', path: `${runde}/neste`, who, handle: (ctx) => nextPage(ctx, deps) },
    { method: 'GET', path: `${runde}/endre`, who, handle: (ctx) => changePage(ctx, deps) },
    { method: 'POST', path: `${runde}/endre`, who, handle: pressRunde(deps, false) },
    { method: 'POST', path: `${runde}/angre`, who, handle: pressRunde(deps, true) },
    { method: 'POST', path: `${runde}/roller`, who, handle: pressRolle(deps, true) },
    { method: 'POST', path: `${runde}/roller/ta-bort`, who, handle: pressRolle(deps, false) },
    { method: 'GET', path: tasks, who, handle: (ctx) => listPage(ctx, deps) },
    { method: 'POST', path: tasks, who, handle: add },
    { method: 'POST', path: `${tasks}/flere`, who, handle: (ctx) => changeMany(ctx, deps) },
    { method: 'GET', path: `${tasks}/ny`, who, handle: (ctx) => newPage(ctx, deps) },
    { method: 'GET', path: `${tasks}/utskrift`, who, handle: (ctx) => printPage(ctx, deps) },
    { method: 'GET', path: `${tasks}/oppgaver.xlsx`, who, handle: (ctx) => excelFile(ctx, deps) },
    {
      method: 'GET',
      path: one,
      who,
      handle: (ctx) => oppgavePage(ctx, deps),
      examples: [`${tasks}/1`],
    },
    { method: 'POST', path: one, who, files: true, handle: save },
    { method: 'POST', path: `${one}/finn`, who, files: true, handle: find },
    { method: 'POST', path: `${one}/angre`, who, handle: undo },
    { method: 'POST', path: `${one}/kommentar`, who, handle: comment },
    { method: 'GET', path: `${one}/fil`, who, handle: file, examples: [`${tasks}/1/fil`] },
    {
      method: 'GET',
      path: '/arbeid/:kommune/lenke/:token',
      who,
      handle: (ctx) => lenkePage(ctx, deps),
      examples: ['/arbeid/:kommune/lenke/sveip'],
    },
    { method: 'POST', path: '/arbeid/:kommune/lenke/:token', who, handle: (ctx) => lenkePress(ctx, deps) },
    { method: 'GET', path: '/arbeid/:kommune/min-side', who, handle: (ctx) => minSidePage(ctx, deps) },
  ];
}
