import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { formatDate } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { ProgressTag } from '../../../ui/progress.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { type LiveTasks, pagesBeside, type Standings } from '../live.ts';
import { VEILEDER_TEXTS } from '../texts.ts';
import {
  type AktoerRad,
  type Arbeidsside,
  type DelId,
  type Innhold,
  type Kilde,
  type LovRad,
  lovPaa,
  type Oppgave,
  type Punkt,
  type Trinn,
  type Underprosess,
  type Varighet,
  type Veileder,
} from '../veileder.ts';

/** Where "do it here" leads: the visitor's own workspace when one is open, else the way in. What is not built says so. */
export interface Workspace {
  readonly slug: string | null;
  /** What the municipality has, when the guide is read inside its workspace. */
  readonly standings: Standings | null;
  /** Its own tasks, when it goes a round. */
  readonly tasks: LiveTasks | null;
}

/** What one page of the guide is read with: the workspace, and its text with the words explained. */
export interface Reading extends Workspace {
  readonly html: (punkt: Punkt) => string;
  /** What the municipality has written at a heading, by its anchor; null where nothing is. */
  readonly beside: (anker: string, heading: string) => Child;
  /** The way from a step or a phase ('2.3') to its examples. */
  readonly exampleLink: (of: { readonly trinn: string } | { readonly fase: string }) => Child;
}

/** Where the municipality's tasks under a heading stand, computed from them. */
export function TasksBeside(p: { ctx: Ctx; reading: Reading; place: string }) {
  const { ctx } = p;
  const standing = p.reading.tasks?.of(p.place);
  if (!standing || !ctx.kommune) return null;
  return (
    <div class="bp-standings">
      <p>
        <a href={ctx.href(standing.href)}>{VEILEDER_TEXTS[ctx.lang].ownTasks(ctx.kommune.name)}</a>{' '}
        <ProgressTag state={standing.state}>{standing.stateName}</ProgressTag> {standing.text}
      </p>
    </div>
  );
}

/** The slug of a page in the workspace. */
const slugOf = (page: Arbeidsside) => (page === 'prosess' ? 'runde' : page);

/** The municipality's own state beside a heading of the guide: icon, word and sentence, with the way to the work. */
export function StandingList(p: { ctx: Ctx; reading: Reading; pages: readonly Arbeidsside[] }) {
  const { ctx, reading } = p;
  const { standings, slug } = reading;
  if (!standings || !ctx.kommune || p.pages.length === 0) return null;
  const t = VEILEDER_TEXTS[ctx.lang];
  return (
    <div class="bp-standings">
      <p class="bp-standings-head">{t.standing(ctx.kommune.name)}</p>
      <ul>
        {p.pages.map((page) => {
          const standing = standings[page];
          return standing ? (
            <li>
              <a href={ctx.href(`/arbeid/${slug}/${slugOf(page)}`)}>{standing.name}</a>{' '}
              <ProgressTag state={standing.state}>{standing.stateName}</ProgressTag> {standing.text}
            </li>
          ) : (
            <li>
              {t.links[page]}: {t.notBuilt}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export function LiveLink(p: { ctx: Ctx; reading: Reading; to: Arbeidsside | undefined }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  if (!p.to) return null;
  const page = slugOf(p.to);
  const href = p.reading.slug ? `/arbeid/${p.reading.slug}/${page}` : `/start?videre=${page}`;
  return (
    <>
      {' '}
      <a class="bp-live" href={p.ctx.href(href)}>
        {`${t.here}: ${t.links[p.to]}`}
      </a>
    </>
  );
}

export function Statement(p: { ctx: Ctx; reading: Reading; punkt: Punkt }) {
  return (
    <p id={p.punkt.anker}>
      {raw(p.reading.html(p.punkt))}
      <LiveLink ctx={p.ctx} reading={p.reading} to={p.punkt.liveLink} />
    </p>
  );
}

export function StatementList(p: { ctx: Ctx; reading: Reading; punkter: readonly Punkt[] }) {
  return (
    <ul>
      {p.punkter.map((punkt) => (
        <li id={punkt.anker}>
          {raw(p.reading.html(punkt))}
          <LiveLink ctx={p.ctx} reading={p.reading} to={punkt.liveLink} />
        </li>
      ))}
    </ul>
  );
}

function TaskMark(p: { ctx: Ctx; reading: Reading; id: string }) {
  const mark = p.reading.tasks?.task(p.id);
  if (!mark) return null;
  return (
    <>
      {' '}
      <a href={p.ctx.href(mark.href)}>
        <ProgressTag state={mark.state}>{mark.stateName}</ProgressTag>
      </a>
    </>
  );
}

function Tasks(p: { ctx: Ctx; reading: Reading; oppgaver: readonly Oppgave[]; place: string }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  return (
    <ol>
      {p.oppgaver.map((o) => (
        <li id={o.anker}>
          {raw(p.reading.html(o))}
          {o.ansvarlig.length > 0 ? (
            <>
              {' '}
              <span class="bp-responsible">
                {`${t.responsible}: ${o.ansvarlig.map((a) => a.navn[p.ctx.lang]).join(', ')}.`}
              </span>
            </>
          ) : null}
          <TaskMark ctx={p.ctx} reading={p.reading} id={`${p.place}/${o.id}`} />
          <LiveLink ctx={p.ctx} reading={p.reading} to={o.liveLink} />
        </li>
      ))}
    </ol>
  );
}

export function ActorTable(p: { ctx: Ctx; veileder: Veileder; rows: readonly AktoerRad[]; caption: string }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  const { lang } = p.ctx;
  return (
    <DataTable
      caption={p.caption}
      hideCaption
      columns={[{ label: t.actor }, { label: t.does }]}
      rows={p.rows.map((row) => ({
        cells: [
          row.aktoer.navn[lang],
          row.roller
            .map((r) => `${p.veileder.verb[r.verb][lang]} (${t.tasksNo(r.oppgaver.map((o) => o.nummer).join(', '))})`)
            .join('; '),
        ],
      }))}
    />
  );
}

function LawTable(p: { ctx: Ctx; caption: string; rows: readonly LovRad[]; read: string }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  const { lang } = p.ctx;
  return (
    <>
      <DataTable
        caption={p.caption}
        hideCaption
        stack
        columns={[{ label: t.section }, { label: t.demand }, { label: t.deadline }, { label: t.validFrom }]}
        rows={p.rows.map((row) => ({
          cells: [
            <a href={row.url}>{`${row.lovnavn[lang]} ${row.paragraf}`}</a>,
            <>
              {row.krav[lang]} <span class="bp-source">({t.checked[row.kontrollert]})</span>
            </>,
            row.frist?.[lang] ?? '–',
            row.gjelderFra ? formatDate(row.gjelderFra) : '–',
          ],
        }))}
      />
      <p class="bp-source">{t.lawRead(formatDate(p.read))}</p>
    </>
  );
}

function Sources(p: { ctx: Ctx; kilder: readonly Kilde[] }) {
  const t = VEILEDER_TEXTS[p.ctx.lang];
  return (
    <>
      <ul>
        {p.kilder.map((k) => (
          <li>
            <a href={k.url}>{k.tittel}</a>
            {`, ${k.utgiver} (${t.lastChecked(formatDate(k.sistKontrollert))})`}
          </li>
        ))}
      </ul>
      <p class="bp-source">{t.mayBeGone}</p>
    </>
  );
}

export function Duration(p: { ctx: Ctx; varighet: Varighet | null }) {
  if (!p.varighet) return null;
  const t = VEILEDER_TEXTS[p.ctx.lang];
  const { min, max, gjentas } = p.varighet;
  const repeat = gjentas === 'aarlig' ? `, ${t.yearly}` : gjentas === 'planperiode' ? `, ${t.planPeriod}` : '';
  return <p class="bp-source">{`${t.duration(min, max)}${repeat}. ${t.estimate}`}</p>;
}

/** The parts that steps and phases have in common, in the guide's order; `bakgrunn` is given by a step. */
export function ContentParts(p: {
  ctx: Ctx;
  veileder: Veileder;
  reading: Reading;
  innhold: Innhold;
  place: { readonly trinn: Trinn; readonly underprosess?: Underprosess };
  bakgrunn?: readonly Punkt[];
  idPrefix?: string;
  level: 2 | 4;
}) {
  const { ctx, veileder, reading, innhold } = p;
  const { trinn, underprosess } = p.place;
  const phase = p.idPrefix ? `/${p.idPrefix.replace(/-$/, '')}` : '';
  const where = `trinn-${trinn.nummer}${underprosess ? `/${underprosess.id}${phase}` : ''}`;
  const parts: Readonly<Record<DelId, Child>> = {
    hvem: (
      <ActorTable
        ctx={ctx}
        veileder={veileder}
        rows={innhold.aktoerer}
        caption={`${label(p, 'hvem')} ${innhold.tittel[ctx.lang]}`}
      />
    ),
    bakgrunn: p.bakgrunn?.map((punkt) => <Statement ctx={ctx} reading={reading} punkt={punkt} />),
    kort: <StatementList ctx={ctx} reading={reading} punkter={innhold.kort} />,
    resultater: <StatementList ctx={ctx} reading={reading} punkter={innhold.resultater} />,
    oppgaver: <Tasks ctx={ctx} reading={reading} oppgaver={innhold.oppgaver} place={where} />,
    spoersmaal: <StatementList ctx={ctx} reading={reading} punkter={innhold.spoersmaal} />,
    fallgruver: <StatementList ctx={ctx} reading={reading} punkter={innhold.fallgruver} />,
    lov: (
      <LawTable
        ctx={ctx}
        rows={lovPaa(innhold.lov, ctx.clock.today())}
        read={veileder.lovKontrollert}
        caption={`${label(p, 'lov')}: ${innhold.tittel[ctx.lang]}`}
      />
    ),
    kilder: <Sources ctx={ctx} kilder={innhold.kilder} />,
  };
  const empty: Readonly<Record<DelId, boolean>> = {
    hvem: innhold.aktoerer.length === 0,
    bakgrunn: !p.bakgrunn,
    kort: innhold.kort.length === 0,
    resultater: innhold.resultater.length === 0,
    oppgaver: innhold.oppgaver.length === 0,
    spoersmaal: innhold.spoersmaal.length === 0,
    fallgruver: innhold.fallgruver.length === 0,
    lov: innhold.lov.length === 0,
    kilder: innhold.kilder.length === 0,
  };
  return (
    <>
      {veileder.deler
        .filter((del) => !empty[del.id])
        .map((del) => {
          const id = `${p.idPrefix ?? ''}${del.id}`;
          const heading = del.tittel[ctx.lang];
          const wide = del.id === 'hvem' || del.id === 'lov' ? 'bp-full' : undefined;
          const inner = (
            <>
              {del.id === 'oppgaver' ? <TasksBeside ctx={ctx} reading={reading} place={where} /> : null}
              <StandingList ctx={ctx} reading={reading} pages={pagesBeside(del.id, p.place, innhold.lenker[del.id])} />
              {parts[del.id]}
              {reading.beside(id, heading)}
              {reading.standings ? null : <LiveLink ctx={ctx} reading={reading} to={innhold.lenker[del.id]} />}
            </>
          );
          // Three phases on a page repeat the same headings: only a step's parts are landmarks.
          return p.level === 2 ? (
            <section class={wide} aria-labelledby={id}>
              <h2 id={id}>{heading}</h2>
              {inner}
            </section>
          ) : (
            <div class={wide}>
              <h4 id={id}>{heading}</h4>
              {inner}
            </div>
          );
        })}
      {innhold.vaarTekst ? <p class="bp-source">{VEILEDER_TEXTS[ctx.lang].ownText}</p> : null}
    </>
  );
}

function label(p: { veileder: Veileder; ctx: Ctx }, id: DelId): string {
  return p.veileder.deler.find((d) => d.id === id)?.tittel[p.ctx.lang] ?? '';
}
