import { formatNumber, type Kroner } from '../../../kernel/index.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Finding, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, SelectField, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { latestRun, openGap } from '../../boligbehov/index.ts';
import { listTiltak, tiltakNumber } from '../../tiltak/index.ts';
import type { NumberedTiltak, PlanTables } from '../oekonomiplan.ts';
import { listFrames, tablesIn } from '../store.ts';
import { missingWithout, movable, UTSETTELSER, type Virkning, virkningOf } from '../virkning.ts';
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

export function virkningRoutes(tables: PlanTables): Route[] {
  async function page(ctx: Ctx): Promise<Page> {
    const t = VIRKNING_TEXTS[ctx.lang];
    const base = `/arbeid/${where(ctx).slug}`;
    const have = await ctx.db.inKommune(where(ctx).id, async (tx) => ({
      tiltak: await listTiltak(tx),
      frames: await listFrames(tx),
      own: await tablesIn(tx, tables),
      run: await latestRun(tx),
    }));
    const choices = movable(have.tiltak);
    const raw = ctx.url.searchParams.get('tiltak') ?? '';
    const what = ctx.url.searchParams.get('utsett') ?? '';
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
    return {
      title: t.title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      status: asked && !v ? 422 : 200,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(`${base}/oekonomiplan`)}>← {t.back}</a>
          </p>
          <h1>{t.title}</h1>
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
                  <Money ctx={ctx} v={v} />
                  <p class="bp-text">{t.notStored}</p>
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
  return [{ method: 'GET', path: PATH, who: { kommune: 'les' }, handle: page }];
}
