import { formatDate } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow, TextField } from '../../../ui/form.tsx';
import { PressButton } from '../../../ui/row-form.tsx';
import { askUnits, changeForespoersel, makeLink, setForespoerselWithdrawn } from '../actions/forespoersel.ts';
import { FORESPOERSEL_TEXTS } from '../forespoersel-texts.ts';
import type { KartleggingRefusal } from '../parse.ts';
import { findForespoersel, listForespoersler, listTellinger, newestBrev } from '../store.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { AskForm, Common, type Loaded, nameOfField, pathOf, StatusTable, Unasked } from './forespoersel-form.tsx';
import { sentences, statusOf } from './form.tsx';
import { where } from './where.ts';

export interface ForespoerselDeps {
  readonly sendsMail: boolean;
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
}

type Typed = Readonly<Record<string, string>>;

/** The demonstration writes to nobody. */
const byMail = (ctx: Ctx, deps: ForespoerselDeps): boolean => deps.sendsMail && !where(ctx).kommune.demo;

async function load(ctx: Ctx, deps: ForespoerselDeps): Promise<Loaded> {
  return ctx.db.inKommune(where(ctx).kommune.id, async (tx) => ({
    all: await listForespoersler(tx),
    mails: new Map((await newestBrev(tx)).map((b) => [b.forespoersel, b.state])),
    rows: (await listTellinger(tx)).filter((r) => !r.data.removed),
    units: await deps.unitNames(tx),
  }));
}

interface Said {
  readonly refusals?: readonly KartleggingRefusal[];
  readonly typed?: Typed;
  readonly link?: { readonly unit: string; readonly address: string };
}

/** Where every unit stands, what each lacks, and the form that asks more of them. */
async function forespoerslerPage(ctx: Ctx, deps: ForespoerselDeps, said: Said = {}): Promise<Page> {
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  const held = await load(ctx, deps);
  const mail = byMail(ctx, deps);
  const e = sentences(ctx, said.refusals ?? []);
  const standing = held.all.filter((f) => !f.withdrawn);
  const { searchParams } = ctx.url;
  const gone = held.all.find((f) => f.withdrawn && String(f.number) === searchParams.get('trukket'));
  return {
    title: t.title,
    nav: 'kartlegging',
    step: 4,
    wide: true,
    status: statusOf(said.refusals ?? []),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(where(ctx).base)}>← {t.toCounts}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(f) => nameOfField(ctx, f)} />
        {said.link ? (
          <Notice tone="success" heading={`${t.linkMade}: ${said.link.unit}`}>
            <p>{t.linkText}</p>
            <p class="bp-token">
              <code>{said.link.address}</code>
            </p>
          </Notice>
        ) : null}
        {gone ? (
          <Notice tone="success">
            <p>{`${gone.unit}: ${t.withdrawn}`}</p>
            <PressButton
              action={ctx.href(`${pathOf(ctx)}/angre`)}
              csrf={ctx.csrf}
              number={gone.number}
              label={t.undo}
              what={gone.unit}
            />
          </Notice>
        ) : null}
        {searchParams.has('sendt') ? <Notice tone="success">{mail ? t.sent : t.made}</Notice> : null}
        {searchParams.has('angret') ? <Notice tone="success">{t.restored}</Notice> : null}
        {searchParams.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        {standing.length === 0 ? (
          <EmptyState heading={t.nobody}>
            <p>{t.lead}</p>
          </EmptyState>
        ) : (
          <>
            <Finding>{t.finding(standing.filter((f) => f.delivered).length, standing.length)}</Finding>
            <StatusTable ctx={ctx} held={held} />
            <Unasked ctx={ctx} held={held} />
            <NextAction heading={KARTLEGGING_TEXTS[ctx.lang].next}>
              <ButtonLink href={ctx.href(`${where(ctx).base}/oversikt`)} variant="secondary">
                {t.overview}
              </ButtonLink>
            </NextAction>
          </>
        )}
        <h2>{t.ask}</h2>
        {standing.length > 0 ? <p class="bp-text">{t.lead}</p> : null}
        {mail ? null : <p class="bp-text">{t.byHand}</p>}
        <AskForm ctx={ctx} held={held} typed={said.typed ?? {}} of={e.of} mail={mail} />
      </>
    ),
  };
}

const ASKED = ['name', 'email', 'deadline', 'message'] as const;

/** A request keeps no older words, so its form carries those it was made with. */
const seenIn = (sent: Typed): Typed | undefined =>
  ASKED.every((field) => sent[`vist-${field}`] !== undefined)
    ? Object.fromEntries(ASKED.map((field) => [field, sent[`vist-${field}`] ?? '']))
    : undefined;

/** One request: who answers, until when, and the words; saved, or saved and sent again. */
async function onePage(
  ctx: Ctx,
  deps: ForespoerselDeps,
  number: number,
  refusals: readonly KartleggingRefusal[] = [],
  sent: Typed | null = null,
): Promise<Page | Response> {
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  const k = KARTLEGGING_TEXTS[ctx.lang];
  const f = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findForespoersel(tx, number));
  if (!f || f.withdrawn) return notFound();
  const e = sentences(ctx, refusals);
  const status = statusOf(refusals);
  const saved: Typed = { name: f.name, email: f.email, deadline: formatDate(f.deadline), message: f.message };
  const late = status === 409 && sent !== null;
  const seen = late ? seenIn(sent) : undefined;
  const mine = Object.fromEntries(Object.keys(saved).map((field) => [field, sent?.[field] ?? '']));
  const shown = late ? overSaved(mine, seen, saved) : sent ? mine : saved;
  return {
    title: t.edit(f.unit),
    nav: 'kartlegging',
    step: 4,
    status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(pathOf(ctx))}>← {t.back}</a>
        </p>
        <h1>{t.edit(f.unit)}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => nameOfField(ctx, field)} />
        {late ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            differ={differences(saved, shown, (x) => nameOfField(ctx, x))}
            merged={seen !== undefined}
          />
        ) : null}
        <Form action={ctx.href(`${pathOf(ctx)}/${number}`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(f.revision)} />
          {ASKED.map((field) => (
            <input type="hidden" name={`vist-${field}`} value={saved[field] ?? ''} />
          ))}
          <TextField
            name="email"
            type="email"
            label={t.email}
            tag={k.required}
            value={shown.email ?? ''}
            error={e.of('email')}
          />
          <TextField name="name" label={t.name} tag={k.optional} value={shown.name ?? ''} error={e.of('name')} />
          <Common ctx={ctx} typed={shown} of={e.of} />
          <SubmitRow>
            {byMail(ctx, deps) && !f.delivered ? (
              <Button name="gjoer" value="send">
                {t.saveAndSend}
              </Button>
            ) : null}
            <Button variant={byMail(ctx, deps) && !f.delivered ? 'secondary' : 'primary'}>{t.save}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

async function ask(ctx: Ctx, deps: ForespoerselDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const refusals = await askUnits(ctx.db, ctx.clock, where(ctx).actor, typed, byMail(ctx, deps));
  return refusals.length > 0
    ? forespoerslerPage(ctx, deps, { refusals, typed })
    : seeOther(ctx, `${pathOf(ctx)}?sendt=ja`);
}

async function change(ctx: Ctx, deps: ForespoerselDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const seen = { number, revision: issuedNumber(typed.revision) ?? 0 };
  const again = typed.gjoer === 'send' && byMail(ctx, deps);
  const refusals = await changeForespoersel(ctx.db, ctx.clock, where(ctx).actor, seen, typed, again);
  if (refusals.length > 0) return onePage(ctx, deps, number, refusals, typed);
  return seeOther(ctx, `${pathOf(ctx)}?${again ? 'sendt' : 'lagret'}=ja`);
}

async function link(ctx: Ctx, deps: ForespoerselDeps): Promise<Page | Response> {
  const number = issuedNumber((await ctx.form()).text('number'));
  const token = number === null ? null : await makeLink(ctx.db, ctx.clock, where(ctx).actor, number);
  if (number === null || token === null) return seeOther(ctx, pathOf(ctx));
  const { kommune } = where(ctx);
  const f = await ctx.db.inKommune(kommune.id, (tx) => findForespoersel(tx, number));
  const at = ctx.href(`/k/${kommune.slug}/kartlegging/${token}`);
  const address = `${ctx.secure ? 'https' : 'http'}://${ctx.url.host}${at}`;
  return forespoerslerPage(ctx, deps, { link: { unit: f?.unit ?? '', address } });
}

const press =
  (deps: ForespoerselDeps, withdrawn: boolean) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return seeOther(ctx, pathOf(ctx));
    const refusals = await setForespoerselWithdrawn(ctx.db, ctx.clock, where(ctx).actor, number, withdrawn);
    if (refusals.length > 0) return forespoerslerPage(ctx, deps, { refusals });
    return seeOther(ctx, withdrawn ? `${pathOf(ctx)}?trukket=${number}` : `${pathOf(ctx)}?angret=ja`);
  };

export function forespoerselRoutes(deps: ForespoerselDeps): Route[] {
  const path = '/arbeid/:kommune/kartlegging/forespoersler';
  const one = `${path}/:nummer{[0-9]+}`;
  const who = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who, handle: (ctx) => forespoerslerPage(ctx, deps) },
    { method: 'POST', path, who, handle: (ctx) => ask(ctx, deps) },
    { method: 'POST', path: `${path}/lenke`, who, handle: (ctx) => link(ctx, deps) },
    { method: 'POST', path: `${path}/fjern`, who, handle: press(deps, true) },
    { method: 'POST', path: `${path}/angre`, who, handle: press(deps, false) },
    {
      method: 'GET',
      path: one,
      who,
      handle: (ctx) => {
        const number = issuedNumber(ctx.params.nummer);
        return number === null ? notFound() : onePage(ctx, deps, number);
      },
      examples: [`${path}/1`],
    },
    { method: 'POST', path: one, who, handle: (ctx) => change(ctx, deps) },
  ];
}
