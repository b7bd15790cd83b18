import { randomBytes } from 'node:crypto';
import { type TypedFields, typedForm } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Seen } from '../../../platform/db/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import {
  arrange,
  closeUndersoekelse,
  createUndersoekelse,
  judge,
  publish,
  registerPaper,
  restoreQuestions,
  saveQuestion,
  saveSettings,
  setAway,
  setInPlan,
  takeBackPaper,
  withdraw,
} from '../actions.ts';
import type { Tatt, UndersoekelseCode } from '../skjema.ts';
import type { Avkryss } from '../svar.ts';
import { enPage } from './en.tsx';
import { endrePage, spoersmaalPage } from './endre.tsx';
import { createFlom, createHuske } from './flom.ts';
import { fritekstPage } from './fritekst.tsx';
import { listePage } from './liste.tsx';
import { papirPage, registrerPage } from './papir.tsx';
import { type UndersoekelseDeps, where } from './parts.tsx';
import { resultatPage, resultatXlsx } from './resultat.tsx';
import { svarPage, svarPost } from './svar.tsx';

type Answer = Page | Response | Promise<Page | Response>;

/** Letters and digits that nobody confuses when they type them from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const secretAddress = (): string => [...randomBytes(12)].map((b) => LETTERS[b % LETTERS.length]).join('');

async function create(ctx: Ctx, deps: UndersoekelseDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const form = typedForm<UndersoekelseCode>(typed);
  const ids = ['tom', ...deps.maler.map((m) => m.id)];
  const chosen = form.choice(ids, 'mal');
  const from = form.date('from') ?? '';
  const to = form.date('to') ?? '';
  if (from !== '' && to !== '' && to < from) form.refuse('slutt-foer-start', 'to');
  const code = (typed.code || secretAddress()).toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{3,39}$/.test(code)) form.refuse('adresse-form', 'code');
  if (form.refusals.length > 0) return listePage(ctx, deps, form.refusals, typed);
  const mal = deps.maler.find((m) => m.id === chosen) ?? null;
  const made = await createUndersoekelse(ctx.db, ctx.clock, where(ctx).actor, mal, { code, from, to });
  return made.ok ? seeOther(ctx, `${where(ctx).base}/${made.value}?laget=1`) : listePage(ctx, deps, made.error, typed);
}

/** A page or a form of the survey of the address. */
const of =
  (handle: (ctx: Ctx, number: number) => Answer) =>
  (ctx: Ctx): Answer => {
    const number = issuedNumber(ctx.params.nummer);
    return number === null ? notFound() : handle(ctx, number);
  };

const seenIn = (typed: TypedFields, number: number): Seen => ({ number, revision: issuedNumber(typed.seen) ?? 0 });

/** A press of a button on the survey's own page. */
const pressed = (act: (ctx: Ctx, seen: Seen, typed: TypedFields) => Promise<Tatt<number>>, then: string) =>
  of(async (ctx, number) => {
    const typed = (await ctx.form()).all();
    const done = await act(ctx, seenIn(typed, number), typed);
    return done.ok ? seeOther(ctx, `${where(ctx).base}/${number}${then}`) : enPage(ctx, number, done.error);
  });

const put =
  (removed: boolean, deps: UndersoekelseDeps) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return seeOther(ctx, where(ctx).base);
    const done = await setAway(ctx.db, ctx.clock, where(ctx).actor, number, removed);
    return done.ok ? seeOther(ctx, where(ctx).base) : listePage(ctx, deps, done.error);
  };

const saveSettingsForm = of(async (ctx, number) => {
  const typed = (await ctx.form()).all();
  const done = await saveSettings(ctx.db, ctx.clock, where(ctx).actor, typed, seenIn(typed, number));
  return done.ok ? seeOther(ctx, `${where(ctx).base}/${number}?lagret=1`) : endrePage(ctx, number, done.error, typed);
});

const saveQuestionForm = of(async (ctx, number) => {
  const typed = (await ctx.form()).all();
  const id = ctx.params.spoersmaal ?? '';
  const seen = seenIn(typed, number);
  const done = await saveQuestion(ctx.db, ctx.clock, where(ctx).actor, typed, id === 'ny' ? null : id, seen);
  return done.ok
    ? seeOther(ctx, `${where(ctx).base}/${number}?lagret=1`)
    : spoersmaalPage(ctx, number, id, done.error, typed);
});

const judgeForm = of(async (ctx, number) => {
  const typed = (await ctx.form()).all();
  const id = typed.id ?? '';
  const text = typed[`text-${id}`] ?? '';
  const state = (['ny', 'godkjent', 'avvist'] as const).find((s) => s === typed.state) ?? 'godkjent';
  const seen = { id, revision: issuedNumber(typed.seen) ?? 0 };
  const done = await judge(ctx.db, ctx.clock, where(ctx).actor, number, seen, { state, text });
  return done.ok
    ? seeOther(ctx, `${where(ctx).base}/${number}/fritekst`)
    : fritekstPage(ctx, number, done.error, { id, text });
});

interface Typed {
  readonly kommune: string;
  readonly number: number;
  readonly day: string;
  readonly typed: Avkryss;
}

function paper(clock: Clock) {
  const held = createHuske<Typed>(clock);
  return {
    register: of(async (ctx, number) => {
      const form = await ctx.form();
      const names = Object.keys(form.all()).filter((name) => /^s\d{1,3}$/.test(name));
      const typed: Avkryss = Object.fromEntries(names.map((name) => [name, form.texts(name)]));
      const { actor, base, kommune } = where(ctx);
      const done = await registerPaper(ctx.db, ctx.clock, actor, number, typed);
      if (!done.ok) return registrerPage(ctx, number, done.error, typed);
      const key = held.keep({ kommune: kommune.id, number, day: ctx.clock.today(), typed });
      return seeOther(ctx, `${base}/${number}/registrer?registrert=${key}`);
    }),
    undo: of(async (ctx, number) => {
      const { actor, base, kommune } = where(ctx);
      const sheet = held.take((await ctx.form()).text('ark'));
      const own = sheet !== null && sheet.kommune === kommune.id && sheet.number === number;
      const done = own && (await takeBackPaper(ctx.db, actor, number, sheet));
      return seeOther(ctx, `${base}/${number}/registrer?angret=${done ? 'ja' : 'nei'}`);
    }),
  };
}

export function undersoekelseRoutes(deps: UndersoekelseDeps & { readonly clock: Clock }): Route[] {
  const path = '/arbeid/:kommune/undersoekelser';
  const one = `${path}/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  const flom = createFlom(deps.clock);
  const sheets = paper(deps.clock);
  const open = '/k/:kommune/svar/:adresse';
  const get = (
    at: string,
    who: Route['who'],
    handle: (ctx: Ctx, number: number) => Answer,
    examples: string[],
  ): Route => ({
    method: 'GET',
    path: at,
    who,
    handle: of(handle),
    examples,
  });
  const post = (at: string, handle: Route['handle']): Route => ({ method: 'POST', path: at, who: edit, handle });
  return [
    { method: 'GET', path, who: read, handle: (ctx) => listePage(ctx, deps) },
    post(path, (ctx) => create(ctx, deps)),
    post(`${path}/fjern`, put(true, deps)),
    post(`${path}/angre`, put(false, deps)),
    get(
      one,
      read,
      (ctx, n) => enPage(ctx, n),
      [2, 3, 4].map((n) => `${path}/${n}`),
    ),
    get(`${one}/endre`, edit, (ctx, n) => endrePage(ctx, n), [`${path}/3/endre`]),
    post(`${one}/endre`, saveSettingsForm),
    {
      method: 'GET',
      path: `${one}/spoersmaal/:spoersmaal{ny|s[0-9]+}`,
      who: edit,
      handle: of((ctx, n) => spoersmaalPage(ctx, n, ctx.params.spoersmaal ?? '')),
      examples: [`${path}/3/spoersmaal/s1`, `${path}/3/spoersmaal/ny`],
    },
    {
      ...post(`${one}/spoersmaal/:spoersmaal{ny|s[0-9]+}`, saveQuestionForm),
      examples: [`${path}/3/spoersmaal/s1`],
    },
    post(
      `${one}/flytt`,
      pressed(
        (ctx, seen, typed) => arrange(ctx.db, ctx.clock, where(ctx).actor, typed.spoersmaal ?? '', 'opp', seen),
        '',
      ),
    ),
    post(
      `${one}/fjern`,
      pressed(
        (ctx, seen, typed) => arrange(ctx.db, ctx.clock, where(ctx).actor, typed.spoersmaal ?? '', 'bort', seen),
        '?fjernet=1',
      ),
    ),
    post(
      `${one}/angre`,
      pressed((ctx, seen) => restoreQuestions(ctx.db, ctx.clock, where(ctx).actor, seen), ''),
    ),
    post(
      `${one}/publiser`,
      pressed((ctx, seen) => publish(ctx.db, ctx.clock, where(ctx).actor, seen), ''),
    ),
    post(
      `${one}/trekk`,
      pressed((ctx, seen) => withdraw(ctx.db, ctx.clock, where(ctx).actor, seen), ''),
    ),
    post(
      `${one}/lukk`,
      pressed((ctx, seen) => closeUndersoekelse(ctx.db, ctx.clock, where(ctx).actor, seen), '/resultat'),
    ),
    post(
      `${one}/planen`,
      pressed(
        (ctx, seen, typed) => setInPlan(ctx.db, ctx.clock, where(ctx).actor, typed.med === 'ja', seen),
        '/resultat',
      ),
    ),
    get(`${one}/papir`, edit, (ctx, n) => papirPage(ctx, n), [`${path}/2/papir`]),
    get(`${one}/registrer`, edit, (ctx, n) => registrerPage(ctx, n), [
      `${path}/2/registrer`,
      `${path}/2/registrer?registrert=proeve`,
    ]),
    post(`${one}/registrer`, sheets.register),
    post(`${one}/registrer/angre`, sheets.undo),
    get(`${one}/fritekst`, edit, (ctx, n) => fritekstPage(ctx, n), [`${path}/4/fritekst`]),
    post(`${one}/fritekst`, judgeForm),
    get(`${one}/resultat`, read, (ctx, n) => resultatPage(ctx, n), [`${path}/4/resultat`]),
    get(`${one}/resultat.xlsx`, read, (ctx, n) => resultatXlsx(ctx, deps, n), [`${path}/4/resultat.xlsx`]),
    {
      method: 'GET',
      path: open,
      who: 'alle',
      handle: (ctx) => svarPage(ctx, flom),
      examples: ['/k/:kommune/svar/proeve', '/k/:kommune/svar/proeve?sprak=en'],
    },
    { method: 'POST', path: open, who: 'alle', handle: (ctx) => svarPost(ctx, flom) },
  ];
}
