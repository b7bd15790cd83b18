import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Notice, Status } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, options, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { loadPlan } from '../actions/change.ts';
import { EMPTY_PLAN, PLANFORMER, type Prosessplan } from '../aktivitet.ts';
import { type Clock, clocksOf, hasStatutoryProcess, type Slag } from '../clocks.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { planHistory } from '../store.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { dated, type ProsessplanPageDeps, shown, statusOf, where } from './parts.tsx';
import { SIDE_TEXTS } from './side-texts.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

const TONES: Readonly<Record<Slag, 'danger' | 'info' | 'neutral'>> = {
  lovpaalagt: 'danger',
  anbefalt: 'info',
  lokalt: 'neutral',
};

function ClockTable(p: { ctx: Ctx; deps: ProsessplanPageDeps; caption: string; clocks: readonly Clock[] }) {
  const { ctx, deps } = p;
  const t = SIDE_TEXTS[ctx.lang].clocks;
  const words = PROSESSPLAN_TEXTS[ctx.lang];
  return (
    <DataTable
      caption={p.caption}
      stack
      columns={[{ label: t.name }, { label: t.kind }, { label: t.law }, { label: t.due }, { label: t.state }]}
      rows={p.clocks.map((c) => {
        const law = c.frist.rad ? deps.law.get(c.frist.rad) : undefined;
        const needsDay = c.frist.regel.type === 'etter-konstituering' && c.due === null;
        return {
          cells: [
            <>
              {c.frist.navn[ctx.lang]}
              <div class="bp-source">{c.frist.tekst[ctx.lang]}</div>
            </>,
            <Status tone={TONES[c.frist.slag]}>{words.slag[c.frist.slag]}</Status>,
            law ? (
              <a href={law.url}>{`${law.name[ctx.lang]} ${law.paragraph}`}</a>
            ) : c.frist.kilde ? (
              <a href={c.frist.kilde}>{PROSESSPLAN_PAGES[ctx.lang].overview.source}</a>
            ) : (
              '–'
            ),
            c.due ? (
              <>
                {formatDate(c.due)}
                {c.daysLeft === null ? null : <div class="bp-source">{t.left(c.daysLeft)}</div>}
              </>
            ) : (
              '–'
            ),
            c.applies ? (
              <>
                {needsDay
                  ? t.unknownDate
                  : c.daysLeft === null
                    ? words.clockStates[c.state]
                    : c.daysLeft < 0
                      ? t.over
                      : t.running}
                {c.missing.length > 0 ? (
                  <div class="bp-source">
                    {t.missing(c.missing.map((o) => words.organer[o].toLowerCase()).join(', '))}
                  </div>
                ) : null}
              </>
            ) : (
              '–'
            ),
          ],
        };
      })}
    />
  );
}

const typedClocks = (plan: Prosessplan): TypedFields => ({
  planform: plan.planform,
  constituted: dated(plan.constituted),
});

/** What laws and good practice say about time, and whether it binds the kind of plan that is made. */
export async function clocksPage(
  ctx: Ctx,
  deps: ProsessplanPageDeps,
  refusals: readonly ProsessplanRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page> {
  const t = SIDE_TEXTS[ctx.lang].clocks;
  const pages = PROSESSPLAN_PAGES[ctx.lang];
  const words = PROSESSPLAN_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { plan, activities, meetings } = await loadPlan(ctx.db, kommune.id);
  const clocks = clocksOf(deps.frister, plan.data, activities, meetings, ctx.clock.today());
  const others = clocks.filter((c) => !c.applies);
  const e = shown(ctx, refusals);
  const saved = typedClocks(plan.data);
  const conflict = sent !== null && refusals.some((r) => r.code === 'endret-av-andre');
  const history = conflict ? await ctx.db.inKommune(kommune.id, planHistory) : [];
  const before = history.find((r) => String(r.revision) === sent?.revision)?.data;
  const seen = before ?? (sent?.revision === '0' ? EMPTY_PLAN : undefined);
  const typed = conflict ? overSaved(sent, seen && typedClocks(seen), saved) : sent;
  const field = typed ?? saved;
  return {
    title: t.title,
    nav: 'prosessplan',
    step: 4,
    wide: true,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {pages.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={pages.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? (
          <Notice tone="success">{pages.saved}</Notice>
        ) : null}
        {conflict && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={seen !== undefined}
            differ={differences(
              saved,
              typed,
              (name) => (name === 'planform' ? t.planform : name === 'constituted' ? t.constituted : undefined),
              (_, value) => {
                const form = PLANFORMER.find((p) => p === value);
                return form ? words.planformer[form] : value;
              },
            )}
          />
        ) : null}
        <Finding>
          {hasStatutoryProcess(plan.data.planform) ? t.statutory : t.voluntary(words.planformer[plan.data.planform])}
        </Finding>
        <ClockTable ctx={ctx} deps={deps} caption={t.applies} clocks={clocks.filter((c) => c.applies)} />
        {others.length > 0 ? <ClockTable ctx={ctx} deps={deps} caption={t.others} clocks={others} /> : null}
        <p class="bp-source">{t.source(formatDate(deps.lawRead))}</p>
        {ctx.may('rediger') ? (
          <section>
            <h2>{t.settings}</h2>
            <Form action={ctx.href(`${base}/frister`)} csrf={ctx.csrf}>
              <input type="hidden" name="revision" value={String(plan.revision)} />
              <SelectField
                name="planform"
                label={t.planform}
                options={options(PLANFORMER, words.planformer)}
                value={field.planform ?? ''}
                error={e.of('planform')}
              />
              <TextField
                name="constituted"
                label={t.constituted}
                description={t.constitutedHelp}
                tag={pages.optional}
                value={field.constituted ?? ''}
                error={e.of('constituted')}
                short
              />
              <SubmitRow>
                <Button>{pages.save}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
      </>
    ),
  };
}
