import { formatDate, MAALGRUPPER, REGNSKAP } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ChoiceGroup,
  ErrorSummary,
  Form,
  options,
  SelectField,
  SubmitRow,
  TextField,
} from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { mendOf, PLANFIL_TEXTS, planYear, ROEDTRAAD_TEXTS, sentenceOf } from '../../roedtraad/index.ts';
import { listMaal, listTiltak, TILTAK_TEXTS, tiltakNumber } from '../../tiltak/index.ts';
import { examine, type Gransking } from '../actions/funn.ts';
import { type TakenRefusal, takeIn, undoInntak } from '../actions/taken.ts';
import { findInntak, type Inntak, radersOf } from '../store.ts';
import { INNTAK_TEXTS } from '../texts.ts';
import { Columns, saveColumns } from './columns.tsx';
import { type InntakPageDeps, where } from './parts.tsx';

/** Findings of one kind that are told one by one. */
const SHOWN = 100;
const TONES = { feil: 'danger', advarsel: 'warning', merknad: 'neutral' } as const;
type Lacks = keyof (typeof INNTAK_TEXTS)['nb']['lacks'];
const lacksOf = (ctx: Ctx) => Object.entries(INNTAK_TEXTS[ctx.lang].lacks) as [Lacks, string][];

function RowErrors(p: { ctx: Ctx; read: Gransking }) {
  const t = INNTAK_TEXTS[p.ctx.lang];
  const words = PLANFIL_TEXTS[p.ctx.lang];
  return (
    <Notice tone="danger" heading={t.rowErrors(p.read.errors.length)}>
      <p>{t.rowErrorsHelp}</p>
      <DataTable
        caption={t.wrong}
        hideCaption
        columns={[{ label: t.rowHead }, { label: t.wrong }]}
        rows={p.read.errors.slice(0, 200).map((e) => ({ cells: [words.where(e) || '–', words.feil[e.code](e)] }))}
      />
    </Notice>
  );
}

function Findings(p: { ctx: Ctx; read: Gransking }) {
  const { ctx, read } = p;
  const t = INNTAK_TEXTS[ctx.lang];
  const words = ROEDTRAAD_TEXTS[ctx.lang];
  const of = (code: string) => read.findings.filter((f) => f.code === code);
  const lacks = lacksOf(ctx);
  const lacking = new Set(
    lacks.flatMap(([code]) => of(code).flatMap((f) => (f.objects[0].kind === 'tiltak' ? [f.objects[0].id] : []))),
  );
  const others = read.findings.filter((f) => !lacks.some(([code]) => code === f.code));
  const rowOf = (id: string) => read.rows.find((r) => r.id === id)?.row;
  const list = (found: Gransking['findings']) => (
    <>
      <ul class="bp-traad">
        {found.slice(0, SHOWN).map((f) => {
          const row = f.objects[0].kind === 'tiltak' ? rowOf(f.objects[0].id) : undefined;
          return (
            <li class="bp-traad-funn">
              <p>
                <Status tone={TONES[f.severity]}>{words.alvor[f.severity]}</Status> {sentenceOf(f, ctx.lang)}
                {row ? <span class="bp-source">{` (${t.row(row)})`}</span> : null}
              </p>
            </li>
          );
        })}
      </ul>
      {found.length > SHOWN ? <p>{t.more(found.length - SHOWN)}</p> : null}
    </>
  );
  return (
    <section>
      <h2>{t.missing}</h2>
      <Finding>{t.finding(read.rows.length, lacking.size)}</Finding>
      <DataTable
        caption={t.missing}
        hideCaption
        columns={[{ label: t.what }, { label: t.count, align: 'right' }]}
        rows={lacks.map(([code, label]) => {
          const n = of(code).length;
          const judged = !read.notJudged.includes(code);
          return { cells: [label, !judged ? '–' : n === 0 ? t.all : <a href={`#${code}`}>{String(n)}</a>] };
        })}
      />
      {lacks.some(([code]) => read.notJudged.includes(code)) ? <p class="bp-source">{`–: ${t.notJudged}`}</p> : null}
      <h3>{t.gap}</h3>
      {read.gap === null ? (
        <p class="bp-text">{t.noGap}</p>
      ) : (
        <>
          <ul class="bp-text">
            {read.gap.map((g) => (
              <li>
                {g.ledger === null
                  ? t.gapUnknown(g.units)
                  : t.gapLine(TILTAK_TEXTS[ctx.lang].ledgers[g.ledger], g.units, g.gap, g.year)}
              </li>
            ))}
          </ul>
          <p class="bp-source">{t.gapNote}</p>
        </>
      )}
      <h3>{t.each}</h3>
      {lacks
        .filter(([code]) => of(code).length > 0)
        .map(([code, label]) => (
          <Details summary={`${label} (${of(code).length})`} id={code} open>
            {of(code)[0] ? (
              <p class="bp-source">{mendOf(of(code)[0] as Gransking['findings'][number], ctx.lang)}</p>
            ) : null}
            {list(of(code))}
          </Details>
        ))}
      {others.length > 0 ? (
        <Details summary={`${t.others} (${others.length})`} id="andre">
          {list(others)}
        </Details>
      ) : null}
    </section>
  );
}

function Take(p: {
  ctx: Ctx;
  inntak: Inntak;
  read: Gransking;
  typed: Readonly<Record<string, string>>;
  doubles: readonly string[];
}) {
  const { ctx, read, typed } = p;
  const t = INNTAK_TEXTS[ctx.lang];
  const lacksLedger = read.rows.some((r) => r.ledger === null);
  const lacksGroup = read.rows.some((r) => r.groups.length === 0);
  const lacksGoal = read.rows.some((r) => r.maal === '');
  const doubled = new Set(read.doubles.map((d) => d.row));
  const fresh = read.rows.filter((r) => !doubled.has(r.row)).length;
  return (
    <section>
      <h2 id="ta-inn">{t.take}</h2>
      <p class="bp-text">{t.takeHelp}</p>
      <p class="bp-text">{t.takePlaced}</p>
      <Form action={ctx.href(`${where(ctx).base}/${p.inntak.number}/ta-inn`)} csrf={ctx.csrf}>
        {lacksLedger ? (
          <SelectField
            name="ledger"
            label={t.ledgerFor}
            value={typed.ledger ?? 'boligsosialt'}
            options={options(REGNSKAP, TILTAK_TEXTS[ctx.lang].ledgers)}
          />
        ) : null}
        {lacksGroup ? (
          <SelectField
            name="group"
            label={t.groupFor}
            value={typed.group ?? 'alle'}
            options={options(MAALGRUPPER, MAALGRUPPE_NAMES[ctx.lang])}
          />
        ) : null}
        {lacksGoal ? <TextField name="goal" label={t.goalFor} value={typed.goal ?? t.goalDefault} /> : null}
        {read.doubles.length > 0 ? (
          <ChoiceGroup
            kind="checkbox"
            name="doubles"
            label={t.doubles}
            description={t.doublesHelp}
            chosen={p.doubles}
            options={read.doubles.map((d) => ({
              value: String(d.row),
              label: t.double(
                d.row,
                read.rows.find((r) => r.row === d.row)?.title ?? '',
                `${tiltakNumber(d.number)} ${d.title}`,
                d.by,
              ),
            }))}
          />
        ) : null}
        <SubmitRow>
          <Button>{fresh === 0 ? t.take : t.button(fresh)}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

const sentence = (ctx: Ctx, r: TakenRefusal): string => {
  const t = INNTAK_TEXTS[ctx.lang];
  const own = t.refusals[r.code as keyof typeof t.refusals];
  const text = own ? own(r.data ?? {}) : TILTAK_TEXTS[ctx.lang].refusals[r.code as 'mangler'](r.data ?? {});
  return r.row > 0 ? `${t.rowHead} ${r.row}: ${text}` : text;
};

/** An intake that has been taken in: what each row became, and the way back. */
async function takenPage(ctx: Ctx, inntak: Inntak, refused: string): Promise<Page> {
  const t = INNTAK_TEXTS[ctx.lang];
  const { kommune, work, base } = where(ctx);
  const { rows, tiltak, goals } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    rows: await radersOf(tx, inntak.number),
    tiltak: await listTiltak(tx),
    goals: await listMaal(tx),
  }));
  const count = rows.filter((r) => r.kind === 'tiltak').length;
  const stands = inntak.state === 'tatt-inn';
  const titleOf = (r: (typeof rows)[number]) =>
    (r.kind === 'tiltak' ? tiltak : goals).find((x) => x.number === r.number)?.data.title ?? '–';
  return {
    title: `${t.title}: ${inntak.name}`,
    nav: 'tiltak',
    step: 4,
    status: refused ? 409 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{inntak.name}</h1>
        <ErrorSummary heading={t.undo} errors={refused ? [{ text: refused }] : []} />
        <Notice tone={stands ? 'success' : 'info'}>{stands ? t.taken(count) : t.undone}</Notice>
        <DataTable
          caption={t.takenWas}
          columns={[{ label: t.rowHead }, { label: t.became }, { label: t.what }]}
          rows={rows.map((r) => ({
            cells: [
              String(r.row),
              r.kind === 'tiltak' ? (
                <a class="bp-no" href={ctx.href(`${work}/tiltak/${r.number}`)}>
                  {tiltakNumber(r.number)}
                </a>
              ) : (
                `${t.goal} ${r.number}`
              ),
              titleOf(r),
            ],
          }))}
        />
        {stands && ctx.may('rediger') ? (
          <section>
            <h2>{t.undo}</h2>
            <p class="bp-text">{t.undoHelp}</p>
            <Form action={ctx.href(`${base}/${inntak.number}/angre`)} csrf={ctx.csrf}>
              <SubmitRow>
                <Button variant="secondary">{t.undo}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${work}/tiltak`)}>{t.toTiltak}</ButtonLink>
          <ButtonLink href={ctx.href(`${work}/roed-traad`)} variant="secondary">
            {t.toTraad}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

interface Shown {
  readonly errors?: readonly { field?: string | undefined; text: string }[];
  readonly heading?: string;
  readonly typed?: Readonly<Record<string, string>>;
  readonly doubles?: readonly string[];
  readonly refused?: string;
}

export async function planPage(ctx: Ctx, deps: InntakPageDeps, shown: Shown = {}): Promise<Page | Response> {
  const t = INNTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const inntak = number === null ? null : await ctx.db.inKommune(kommune.id, (tx) => findInntak(tx, number));
  if (inntak?.kind !== 'plan') return notFound();
  if (inntak.state !== 'lest') return takenPage(ctx, inntak, shown.refused ?? '');
  const read = await ctx.db.inKommune(kommune.id, (tx) => examine(tx, inntak, deps.sources, planYear(ctx.clock)));
  const errors = shown.errors ?? [];
  return {
    title: `${t.missing}: ${inntak.name}`,
    nav: 'tiltak',
    step: 4,
    wide: true,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{t.missing}</h1>
        <ErrorSummary heading={shown.heading ?? t.errors} errors={errors} />
        <p class="bp-source">{`${inntak.name}, ${formatDate(inntak.created)}`}</p>
        {read.errors.length > 0 ? <RowErrors ctx={ctx} read={read} /> : null}
        {ctx.may('rediger') ? (
          <Columns ctx={ctx} inntak={inntak} read={read} open={read.plan === null || errors.length > 0} />
        ) : null}
        {read.plan ? <Findings ctx={ctx} read={read} /> : null}
        {read.plan && ctx.may('rediger') ? (
          <Take ctx={ctx} inntak={inntak} read={read} typed={shown.typed ?? {}} doubles={shown.doubles ?? []} />
        ) : null}
        <p>
          <a href={ctx.href(base)}>{t.again}</a>
        </p>
      </>
    ),
  };
}

export async function choose(ctx: Ctx, deps: InntakPageDeps): Promise<Page | Response> {
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const errors = await saveColumns(ctx, number);
  if (errors && errors.length > 0) return planPage(ctx, deps, { errors, heading: INNTAK_TEXTS[ctx.lang].columnErrors });
  return seeOther(ctx, `${where(ctx).base}/${number}`);
}

export async function take(ctx: Ctx, deps: InntakPageDeps): Promise<Page | Response> {
  const number = issuedNumber(ctx.params.nummer);
  const { kommune, base, actor } = where(ctx);
  const form = await ctx.form();
  const inntak = number === null ? null : await ctx.db.inKommune(kommune.id, (tx) => findInntak(tx, number));
  if (number === null || inntak?.kind !== 'plan') return notFound();
  const doubles = form.texts('doubles');
  const valg = {
    ledger: form.text('ledger') || 'boligsosialt',
    group: form.text('group') || 'alle',
    goal: form.text('goal'),
    doubles: doubles.map(Number),
  };
  const year = planYear(ctx.clock);
  const taken = await takeIn(ctx.db, ctx.clock, actor, number, valg, deps.sources, year, ctx.lang);
  if (taken.ok || taken.error.some((e) => e.code === 'tatt-inn')) return seeOther(ctx, `${base}/${number}`);
  const errors = taken.error.slice(0, 100).map((r) => ({ field: 'ta-inn', text: sentence(ctx, r) }));
  return planPage(ctx, deps, { errors, heading: INNTAK_TEXTS[ctx.lang].takeErrors, typed: form.all(), doubles });
}

export async function undo(ctx: Ctx, deps: InntakPageDeps): Promise<Page | Response> {
  const number = issuedNumber(ctx.params.nummer);
  const { base, actor } = where(ctx);
  await ctx.form();
  if (number === null) return notFound();
  const undone = await undoInntak(ctx.db, ctx.clock, actor, number);
  if (undone.ok) return seeOther(ctx, `${base}/${number}`);
  return planPage(ctx, deps, { refused: INNTAK_TEXTS[ctx.lang].undoRefused(undone.changed.join(', ')) });
}
