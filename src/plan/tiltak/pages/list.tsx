import { formatNumber, REGNSKAP, type Refusal, type RowRefusal, sumKroner } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary, SubmitRow } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { feltKey, JANEI, listEgneFelt, type NumberedFelt, shownVerdi } from '../../egnefelt/index.ts';
import {
  egneValgOf,
  enheterOf,
  grupperOf,
  isFiltered,
  passes,
  queryOf,
  readFilter,
  type TiltakFilter,
} from '../filter.ts';
import { countsInOekonomiplan } from '../finansiering.ts';
import type { Typed } from '../maal.ts';
import type { RefusalCode } from '../refusals.ts';
import { TILTAK_STATUS } from '../status.ts';
import { listMaal, listTiltak, type StoredMaal, UTVALG } from '../store.ts';
import { strategiNumber } from '../strategi.ts';
import type { MaaltMedTall } from '../tables.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { type Tiltak, tiltakNumber } from '../tiltak.ts';
import { MaalForm, maalLabel } from './maal.tsx';
import { shown, type TiltakPageDeps, TONES, where } from './parts.tsx';
import { LagredeUtvalg } from './utvalg.tsx';

type GoalRefusal = Refusal<RefusalCode>;

/** The filters as links, so that a selection has an address; only what some tiltak has is offered. */
function Filters(p: {
  ctx: Ctx;
  filter: TiltakFilter;
  goals: readonly StoredMaal[];
  tiltak: readonly Revision<Tiltak>[];
  felter: readonly NumberedFelt[];
}) {
  const { ctx, filter } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const link = (change: Partial<TiltakFilter>, label: string) => {
    const next = { ...filter, ...change };
    const current = queryOf(next) === queryOf(filter);
    return (
      <a href={ctx.href(`${base}${queryOf(next)}`)} aria-current={current ? 'true' : undefined}>
        {current ? <strong>{label}</strong> : label}
      </a>
    );
  };
  const line = (label: string, links: readonly unknown[]) => (
    <p>
      {`${label}: `}
      {links.map((l, i) => (
        <>
          {i > 0 ? ' · ' : ''}
          {l}
        </>
      ))}
    </p>
  );
  const states = TILTAK_STATUS.filter((s) => p.tiltak.some((x) => x.data.status === s));
  /** Without what the filter says of one field, or with something else. */
  const ownWith = (key: string, value: string | null) => {
    const { [key]: _, ...rest } = filter.egne;
    return { egne: value === null ? rest : { ...rest, [key]: value } };
  };
  return (
    <nav aria-label={t.filters}>
      {line(t.ledger, [link({ regnskap: null }, t.all), ...REGNSKAP.map((l) => link({ regnskap: l }, t.ledgers[l]))])}
      {line(t.status, [link({ status: null }, t.all), ...states.map((s) => link({ status: s }, t.statuses[s]))])}
      {line(t.responsible, [link({ enhet: null }, t.all), ...enheterOf(p.tiltak).map((u) => link({ enhet: u }, u))])}
      {line(t.goals, [
        link({ maal: null }, t.all),
        ...p.goals.map((g) => link({ maal: String(g.number) }, `${g.number}`)),
      ])}
      {line(t.targetGroup, [
        link({ gruppe: null }, t.all),
        ...grupperOf(p.tiltak).map((g) => link({ gruppe: g }, MAALGRUPPE_NAMES[ctx.lang][g])),
      ])}
      {p.felter.map((f) => {
        const key = feltKey(f.number);
        const values = egneValgOf(f, p.tiltak);
        const label = (v: string) => (f.data.kind === 'janei' ? JANEI[ctx.lang][v as 'ja' | 'nei'] : v);
        if (values.length === 0) return null;
        return line(f.data.name, [
          link(ownWith(key, null), t.all),
          ...values.map((v) => link(ownWith(key, v), label(v))),
        ]);
      })}
    </nav>
  );
}

function TiltakTable(p: {
  ctx: Ctx;
  caption: string;
  tiltak: readonly Revision<Tiltak>[];
  felter: readonly NumberedFelt[];
}) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  const { base } = where(p.ctx);
  const own = p.felter.filter((f) => f.data.inTable);
  return (
    <DataTable
      caption={p.caption}
      hideCaption
      columns={[
        { label: t.number },
        { label: t.tiltak },
        { label: t.responsible },
        { label: t.status },
        { label: t.units, align: 'right' },
        { label: t.investment, unit: t.kr, align: 'right' },
        ...own.map((f) => ({ label: f.data.name })),
      ]}
      rows={p.tiltak.map((x) => ({
        cells: [
          <a class="bp-no" href={p.ctx.href(`${base}/${x.number}`)}>
            {tiltakNumber(x.number)}
          </a>,
          x.data.title,
          x.data.responsible,
          <Status tone={TONES[x.data.status]}>{t.statuses[x.data.status]}</Status>,
          formatNumber(x.data.units.reduce((n, u) => n + u, 0)),
          formatNumber(sumKroner(x.data.investment)),
          ...own.map((f) => shownVerdi(f.data, x.data.own?.[f.number], p.ctx.lang) || '–'),
        ],
      }))}
    />
  );
}

/** A goal with its strategies, and under each the tiltak that follow it. */
function GoalSection(p: {
  ctx: Ctx;
  goal: StoredMaal;
  measured: readonly MaaltMedTall[];
  tiltak: readonly Revision<Tiltak>[];
  felter: readonly NumberedFelt[];
  edit: boolean;
}) {
  const { ctx, goal } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const m = goal.data;
  const ways = goal.strategies.filter((s) => !s.data.removed);
  const inGeneral = p.tiltak.filter((x) => !ways.some((s) => s.number === x.data.strategy));
  const numbers = p.measured.filter((i) => i.maal === goal.number);
  const words = [
    m.indicator ? `${t.indicator}: ${m.indicator}.` : '',
    m.baseline ? t.baselineFact(m.baseline, m.baselineYear ? String(m.baselineYear) : '', m.baselineSource ?? '') : '',
    m.target ? `${t.target}: ${m.target}.` : '',
    m.targetYear ? `${t.targetYear} ${m.targetYear}.` : '',
  ];
  const facts = [
    // Numbers stand for the words they were made of.
    ...(numbers.length > 0 ? numbers.map((i) => t.measured(i.title, i.newest, i.target)) : words),
    m.origin ? `${t.origin}: ${m.origin}.` : '',
  ].filter((f) => f !== '');
  return (
    <section>
      <h2 id={`maal-${goal.number}`}>{`${goal.number}. ${m.title}`}</h2>
      <p class="bp-text">
        <Status>{t.ledgers[m.ledger]}</Status> {facts.join(' ')}{' '}
        {p.edit ? (
          <a href={ctx.href(`${where(ctx).goals}/${goal.number}`)}>
            {t.editGoal}
            <span class="ds-sr-only">{` ${goal.number}`}</span>
          </a>
        ) : null}
      </p>
      {m.description ? <p class="bp-text">{m.description}</p> : null}
      {m.qualities?.length ? (
        <p class="bp-text">{`${t.qualities}: ${m.qualities.map((q) => t.qualityNames[q]).join(', ')}.`}</p>
      ) : null}
      {ways.map((s) => {
        const own = p.tiltak.filter((x) => x.data.strategy === s.number);
        const { title, roles, instruments } = s.data;
        return (
          <>
            <h3>
              {`${strategiNumber(s)} ${title}`}
              {roles.length > 0 ? ` (${roles.map((r) => t.roleNames[r]).join(', ')})` : ''}
            </h3>
            {instruments ? <p class="bp-text">{`${t.instruments}: ${instruments}`}</p> : null}
            {own.length > 0 ? (
              <TiltakTable ctx={ctx} caption={`${t.tiltak}: ${title}`} tiltak={own} felter={p.felter} />
            ) : null}
          </>
        );
      })}
      {inGeneral.length > 0 ? (
        <TiltakTable ctx={ctx} caption={`${t.tiltak}: ${m.title}`} tiltak={inGeneral} felter={p.felter} />
      ) : p.tiltak.length === 0 ? (
        <p class="bp-source">{t.noTiltak}</p>
      ) : null}
    </section>
  );
}

export async function listPage(
  ctx: Ctx,
  deps: Pick<TiltakPageDeps, 'measured' | 'goalOf'>,
  refusals: readonly GoalRefusal[] = [],
  sent: Typed | null = null,
  naming: { readonly refusals: readonly RowRefusal[]; readonly name: string; readonly query: string } | null = null,
): Promise<Page> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { goals, tiltak, felter, utvalg } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
    felter: await listEgneFelt(tx),
    utvalg: await listAllRows(tx, UTVALG),
  }));
  const measured = await deps.measured(ctx);
  const e = shown(ctx, refusals);
  const edit = ctx.may('rediger');
  const indikator = ctx.url.searchParams.get('indikator');
  const filled = edit && !sent && indikator ? await deps.goalOf(ctx, indikator) : null;
  const typed = sent ?? filled ?? {};
  const asked = naming ? new URLSearchParams(naming.query) : ctx.url.searchParams;
  const filter = readFilter(asked, goals, tiltak, felter);
  const named = sentences(ctx.lang, naming?.refusals ?? []);
  const chosen = tiltak.filter((x) => passes(filter, x));
  const filtered = isFiltered(filter);
  const shownGoals = goals.filter((g) => !filtered || chosen.some((x) => x.data.maal === g.number));
  const without = goals.filter((g) => !tiltak.some((x) => x.data.maal === g.number)).length;
  return {
    title: t.title,
    nav: 'tiltak',
    step: 4,
    wide: true,
    status: refusals.length > 0 ? 422 : named.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.goalErrors} errors={e.errors} nameOf={maalLabel(ctx)} />
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={named.errors} nameOf={() => t.selectionName} />
        <Finding>
          {t.finding(goals.length, tiltak.length, tiltak.filter((x) => countsInOekonomiplan(x.data)).length)}
          {without > 0 ? ` ${t.goalsWithout(without)}` : ''}
        </Finding>
        {goals.length === 0 ? (
          <EmptyState heading={t.emptyHeading}>
            <p>{t.emptyText}</p>
            {edit ? (
              <p>
                <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/inntak`)} variant="secondary">
                  {t.takeIn}
                </ButtonLink>
              </p>
            ) : null}
          </EmptyState>
        ) : null}
        {tiltak.length > 0 ? <Filters ctx={ctx} filter={filter} goals={goals} tiltak={tiltak} felter={felter} /> : null}
        <LagredeUtvalg
          ctx={ctx}
          all={utvalg}
          query={queryOf(filter)}
          typed={naming?.name ?? ''}
          error={named.of('utvalgsnavn')}
        />
        {edit && goals.length > 0 ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(`${base}/nytt`)}>{t.addTiltak}</ButtonLink>
            <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/inntak`)} variant="secondary">
              {t.takeIn}
            </ButtonLink>
            <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/inntak/retur`)} variant="secondary">
              {t.inBulk}
            </ButtonLink>
            <ButtonLink href={ctx.href(`${base}/felt`)} variant="secondary">
              {t.ownFields}
            </ButtonLink>
            {tiltak.length > 0 ? (
              <ButtonLink
                href={ctx.href(`/arbeid/${kommune.slug}/inntak/tabell${queryOf(filter)}`)}
                variant="secondary"
              >
                {t.asTable}
              </ButtonLink>
            ) : null}
          </SubmitRow>
        ) : null}
        {filtered ? <p class="bp-source">{t.filtered(chosen.length, tiltak.length)}</p> : null}
        {shownGoals.map((g) => (
          <GoalSection
            ctx={ctx}
            goal={g}
            measured={measured}
            tiltak={chosen.filter((x) => x.data.maal === g.number)}
            felter={felter}
            edit={edit}
          />
        ))}
        {edit ? (
          <section>
            <h2 id="nytt-maal">{t.addGoal}</h2>
            {filled ? <Notice>{t.goalFilled}</Notice> : null}
            <MaalForm
              ctx={ctx}
              action={`${base}/maal`}
              typed={typed}
              of={e.of}
              button={t.addGoal}
              first={goals.length === 0}
            />
          </section>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/oekonomiplan`)} variant={edit ? 'secondary' : 'primary'}>
            {t.toPlan}
          </ButtonLink>
          {tiltak.length > 0 ? (
            <>
              <ButtonLink href={ctx.href(`${base}/utskrift${queryOf(filter)}`)} variant="secondary">
                {t.print}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/tiltak.xlsx${queryOf(filter)}`)} variant="secondary">
                {t.download}
              </ButtonLink>
            </>
          ) : null}
        </NextAction>
      </>
    ),
  };
}
