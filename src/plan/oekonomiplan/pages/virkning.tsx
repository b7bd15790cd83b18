import { formatKroner, formatNumber, type Kroner, type TypedFields } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Finding, Notice } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  options,
  SelectField,
  SubmitRow,
  TextArea,
} from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { latestRun, openGap } from '../../boligbehov/index.ts';
import { listTiltak, type Tiltak, tiltakNumber } from '../../tiltak/index.ts';
import { type FlyttRefusal, moveTiltak } from '../actions/flytt.ts';
import type { NumberedTiltak, PlanTables } from '../oekonomiplan.ts';
import { listFrames, tablesIn } from '../store.ts';
import { missingWithout, movable, UTFALL_UTE, UTSETTELSER, type Virkning, virkningOf } from '../virkning.ts';
import { VIRKNING_TEXTS } from '../virkningtekster.ts';
import { where } from './parts.tsx';

const PATH = '/arbeid/:kommune/oekonomiplan/virkning';
const OUT = 'ut';

/** Years put off, null for out of the plan, 'ukjent' for anything else. */
function chosen(raw: string): number | null | 'ukjent' {
  return raw === OUT ? null : (UTSETTELSER.find((n) => String(n) === raw) ?? 'ukjent');
}

/** Who waits, in one or two sentences. */
export function sentences(
  lang: 'nb' | 'nn',
  v: Virkning,
  { data }: NumberedTiltak,
  years: number | null,
): readonly string[] {
  const t = VIRKNING_TEXTS[lang];
  const first = years === null ? t.out(data.title) : t.put(data.title, years);
  if (v.units === 0) return [first, t.noUnits];
  if (v.waiting === null) return [first, t.unknownNeed(v.units)];
  if (v.waiting === 0) return [first, t.nobody];
  const who = years === null ? t.neverCome(v.waiting, data.ledger) : t.waitLonger(v.waiting, data.ledger, years);
  const when = v.from === null || v.to === null ? [] : [v.from === v.to ? t.periodOne(v.from) : t.period(v.from, v.to)];
  return [first, who, ...when];
}

/** Frames that do not hold once it is done, in the years they do not. */
export const overFrames = (lang: 'nb' | 'nn', v: Virkning): readonly string[] =>
  (['investering', 'drift'] as const).flatMap((frame) =>
    v.years.flatMap((year, i) => {
      const left = v.left[frame][i];
      return typeof left === 'number' && left < 0 ? [VIRKNING_TEXTS[lang].over(frame, year, formatKroner(-left))] : [];
    }),
  );

function Money(p: { ctx: Ctx; v: Virkning }) {
  const { v } = p;
  const t = VIRKNING_TEXTS[p.ctx.lang];
  const signed = (n: Kroner | undefined) => (n === undefined ? '–' : n > 0 ? `+${formatNumber(n)}` : formatNumber(n));
  const left = (n: Kroner | null | undefined) => (typeof n === 'number' ? formatNumber(n) : '–');
  const money = (label: string) => ({ label, unit: 'kr', align: 'right' as const });
  return (
    <DataTable
      caption={t.money}
      stack
      columns={[
        { label: t.year },
        money(t.investment),
        money(t.leftInvestment),
        money(t.operation),
        money(t.leftOperation),
      ]}
      rows={v.years.map((year, i) => ({
        cells: [
          String(year),
          signed(v.investment[i]),
          left(v.left.investering[i]),
          signed(v.operation[i]),
          left(v.left.drift[i]),
        ],
      }))}
    />
  );
}

const refusalText = (ctx: Ctx, { code }: FlyttRefusal) => {
  const said: Readonly<Record<string, string>> = VIRKNING_TEXTS[ctx.lang].refusals;
  return said[code] ?? VIRKNING_TEXTS[ctx.lang].unknown;
};

/** What has just been seen, done: the years moved, or the money taken away by who may. */
function DoIt(p: {
  ctx: Ctx;
  one: Revision<Tiltak>;
  what: string;
  typed: TypedFields;
  error: (field: string) => string | undefined;
}) {
  const { ctx, one, what, typed, error } = p;
  const t = VIRKNING_TEXTS[ctx.lang];
  const out = what === OUT;
  if (out && !ctx.may('vedta')) return <p class="bp-text">{t.onlyAdopt}</p>;
  return (
    <section>
      <h2>{t.doIt}</h2>
      <Form action={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan/virkning`)} csrf={ctx.csrf}>
        <input type="hidden" name="tiltak" value={String(one.number)} />
        <input type="hidden" name="utsett" value={what} />
        <input type="hidden" name="revision" value={String(one.revision)} />
        {out ? (
          <SelectField
            name="utfall"
            label={t.becomes}
            options={options(UTFALL_UTE, t.outcomes)}
            value={typed.utfall ?? 'utsatt'}
            error={error('utfall')}
          />
        ) : null}
        <TextArea
          name="reason"
          label={t.reason}
          description={t.reasonHelp}
          rows={2}
          value={typed.reason ?? ''}
          error={error('reason')}
        />
        <SubmitRow>
          <Button>{out ? t.takeOut : t.putOff(Number(what))}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

export function virkningRoutes(tables: PlanTables): Route[] {
  async function page(ctx: Ctx, errors: readonly FlyttRefusal[] = [], typed: TypedFields = {}): Promise<Page> {
    const t = VIRKNING_TEXTS[ctx.lang];
    const base = `/arbeid/${where(ctx).slug}`;
    const have = await ctx.db.inKommune(where(ctx).id, async (tx) => ({
      tiltak: await listTiltak(tx),
      frames: await listFrames(tx),
      own: await tablesIn(tx, tables),
      run: await latestRun(tx),
    }));
    const choices = movable(have.tiltak);
    const raw = typed.tiltak ?? ctx.url.searchParams.get('tiltak') ?? '';
    const what = typed.utsett ?? ctx.url.searchParams.get('utsett') ?? '';
    const shown = errors.map((e) => ({ field: e.field, text: refusalText(ctx, e) }));
    const error = (field: string) => shown.find((e) => e.field === field)?.text;
    const one = choices.find((c) => String(c.number) === raw);
    const years = chosen(what);
    const asked = raw !== '' || what !== '';
    // Who may edit may see a gap that rests on few households; the others see what may be told.
    const gap = have.run === null ? [] : ctx.may('rediger') ? have.run.result.gap : openGap(have.run.result);
    const v =
      one && years !== 'ukjent'
        ? virkningOf(
            one.number,
            years,
            have.tiltak,
            have.frames,
            have.own,
            Number(ctx.clock.today().slice(0, 4)) + 1,
            missingWithout(one, gap),
          )
        : null;
    const mayDo = v !== null && ctx.may('rediger') && (what !== OUT || ctx.may('vedta'));
    return {
      title: t.title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      status: errors.some((e) => e.code === 'endret-av-andre') ? 409 : errors.length > 0 || (asked && !v) ? 422 : 200,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(`${base}/oekonomiplan`)}>← {t.back}</a>
          </p>
          <h1>{t.title}</h1>
          <ErrorSummary heading={t.errors} errors={shown} />
          {typed.reason && !mayDo ? (
            // There is no field to give it back in when the tiltak can no longer be moved.
            <Notice>
              <p>{t.wroteReason}</p>
              <p class="bp-text">{typed.reason}</p>
            </Notice>
          ) : null}
          {choices.length === 0 ? (
            <EmptyState heading={t.title}>
              <p>{t.nothing}</p>
            </EmptyState>
          ) : (
            <>
              <p class="bp-text">{t.lead}</p>
              {asked && !v ? <Notice tone="warning">{t.unknown}</Notice> : null}
              <form class="bp-form" method="get" action={ctx.href(`${base}/oekonomiplan/virkning`)}>
                <SelectField
                  name="tiltak"
                  label={t.tiltak}
                  empty={t.choose}
                  options={choices.map((c) => ({
                    value: String(c.number),
                    label: `${tiltakNumber(c.number)} ${c.data.title}`,
                  }))}
                  value={raw}
                />
                <SelectField
                  name="utsett"
                  label={t.what}
                  options={[
                    ...UTSETTELSER.map((n) => ({ value: String(n), label: t.putOff(n) })),
                    { value: OUT, label: t.takeOut },
                  ]}
                  value={what}
                />
                <SubmitRow>
                  <Button>{t.show}</Button>
                </SubmitRow>
              </form>
              {v && one && years !== 'ukjent' ? (
                <section>
                  <Finding>{sentences(ctx.lang, v, one, years).join(' ')}</Finding>
                  {overFrames(ctx.lang, v).length > 0 ? (
                    <Notice tone="warning">{overFrames(ctx.lang, v).join(' ')}</Notice>
                  ) : null}
                  <Money ctx={ctx} v={v} />
                  <p class="bp-text">{ctx.may('rediger') ? t.notStored : t.onlyEdit}</p>
                  {ctx.may('rediger') ? <DoIt ctx={ctx} one={one} what={what} typed={typed} error={error} /> : null}
                  {ctx.may('rediger') ? (
                    <p>
                      <ButtonLink href={ctx.href(`${base}/tiltak/${one.number}`)} variant="secondary">
                        {t.toTiltak}
                      </ButtonLink>
                    </p>
                  ) : null}
                </section>
              ) : null}
            </>
          )}
        </>
      ),
    };
  }
  async function move(ctx: Ctx): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const seen = { number: issuedNumber(typed.tiltak) ?? 0, revision: issuedNumber(typed.revision) ?? 0 };
    const deps = { db: ctx.db, clock: ctx.clock, tables };
    const done = await moveTiltak(deps, actorOf(ctx), seen, typed, ctx.may('vedta'));
    return done.ok
      ? seeOther(ctx, `/arbeid/${where(ctx).slug}/tiltak/${seen.number}?lagret=ja`)
      : page(ctx, done.error, typed);
  }
  return [
    {
      method: 'GET',
      path: PATH,
      who: { kommune: 'les' },
      handle: (ctx) => page(ctx),
      examples: [PATH, `${PATH}?tiltak=3&utsett=1`],
    },
    { method: 'POST', path: PATH, who: { kommune: 'rediger' }, handle: move },
  ];
}
