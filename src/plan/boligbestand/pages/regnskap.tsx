import { type Boligtype, formatNumber, type Ledger, REGNSKAP, type Tjenestenivaa } from '../../../kernel/index.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, SourceLine } from '../../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { listTilbud } from '../../boligtilbud/index.ts';
import type { DocumentTable } from '../../plandokument/document.ts';
import {
  avstem,
  DELINGER,
  type Deling,
  delt,
  fraKommende,
  fraLister,
  fraSkrevne,
  fraTelling,
  grupperte,
  type Linje,
  linjer,
  type Skrevet,
} from '../regnskap.ts';
import { REGNSKAP_TEXTS } from '../regnskap-texts.ts';
import { daterteLister } from '../store.ts';
import { type BestandPageDeps, where } from './where.ts';

/** Years behind this one and ahead of it. */
const BACK = 4;
const AHEAD = 12;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ledgerOf = (ctx: Ctx): Ledger =>
  REGNSKAP.find((ledger) => ledger === ctx.url.searchParams.get('regnskap')) ?? 'boligsosialt';

async function load(ctx: Ctx, deps: BestandPageDeps) {
  const ledger = ledgerOf(ctx);
  const { kommune } = where(ctx);
  const now = Number(ctx.clock.today().slice(0, 4));
  const read = await ctx.db.inKommune(kommune.id, async (tx) => ({
    lists: ledger === 'boligsosialt' ? await daterteLister(tx) : [],
    tilbud: (await listTilbud(tx)).filter((r) => !r.data.removed && r.data.ledger === ledger),
  }));
  const counted = await deps.counted(ctx, ledger);
  const coming = await deps.kommende(ctx, ledger);
  const telling = ledger === 'boligutvikling' ? fraTelling(counted, coming.delivered, now - BACK) : null;
  const listed = read.lists.length > 0;
  const typed = read.tilbud.flatMap(({ data: d }) => (d.kind === 'bestand' ? [d.year] : []));
  const skrevne = read.tilbud.flatMap(({ data: d }): Skrevet[] => {
    const lastYear = d.expiry ? Number(d.expiry.slice(0, 4)) : null;
    const { type, level, units, year, probability } = d;
    if (d.kind === 'avtale') return [{ kind: 'avtale', type, level, units, year, lastYear, probability }];
    return d.kind === 'bestand' && !listed && !telling
      ? [{ kind: 'bestand', type, level, units, year, lastYear: null, probability: 100 }]
      : [];
  });
  const { events, uncertain } = fraSkrevne(skrevne);
  const stockYear = listed ? (read.lists.at(-1)?.year ?? null) : typed.length > 0 ? Math.max(...typed) : null;
  const all = [
    ...fraLister(read.lists),
    ...(telling?.events ?? []),
    ...events,
    ...fraKommende(coming.rows, telling?.last ?? stockYear),
  ];
  const [first, last] = [telling?.first ?? now - BACK, now + AHEAD];
  const total = linjer(all, first, last);
  return {
    ledger,
    source: telling ? ('telling' as const) : listed ? ('lister' as const) : ('skrevet' as const),
    // What comes is no ledger while nobody has said what there is.
    any: telling !== null || listed || skrevne.length > 0,
    uncertain,
    total,
    first,
    last,
    // What was counted in all is not counted by type, so there is nothing to divide.
    groups: telling ? [] : grupperte(all, first, last),
    counted,
    checks: telling ? [] : avstem(total, counted),
    forklart: telling?.forklart ?? [],
  };
}

type Loaded = Awaited<ReturnType<typeof load>>;
const numbersOf = (l: Linje) => [l.opening, l.inn, l.felt, l.tiltak, l.ut, l.annet, l.closing];
const headsOf = (t: (typeof REGNSKAP_TEXTS)['nb']) =>
  [t.opening, t.inn, t.felt, t.tiltak, t.ut, t.annet, t.closing].map((label) => ({ label, align: 'right' as const }));
const sourceOf = (t: (typeof REGNSKAP_TEXTS)['nb'], found: Loaded) =>
  ({ telling: t.fromCount, lister: t.fromLists, skrevet: t.fromTyped })[found.source];

/** What was counted beside the ledger: municipal dwellings at the end of each year, of all dwellings how the change came about. */
function checksOf(t: (typeof REGNSKAP_TEXTS)['nb'], found: Loaded) {
  return found.ledger === 'boligutvikling'
    ? {
        heads: [t.change, t.ofFelt, t.difference],
        rows: found.forklart.map((f) => [f.year, f.change, f.felt, f.difference] as const),
      }
    : {
        heads: [t.closing, t.counted, t.difference],
        rows: found.checks.map((c) => [c.year, c.own, c.counted, c.difference] as const),
      };
}

function names(ctx: Ctx, by: Deling, part: string): string {
  if (part === '') return REGNSKAP_TEXTS[ctx.lang].notSaid;
  if (by === 'type') return BOLIGTYPE_NAMES[ctx.lang][part as Boligtype];
  return by === 'niva' ? NIVAA_NAMES[ctx.lang][part as Tjenestenivaa] : part;
}

export async function regnskapPage(ctx: Ctx, deps: BestandPageDeps): Promise<Page> {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const { work, base } = where(ctx);
  const found = await load(ctx, deps);
  const by = DELINGER.find((d) => d === ctx.url.searchParams.get('etter')) ?? 'type';
  const { any, ledger } = found;
  const right = (label: string) => ({ label, align: 'right' as const });
  const heads = headsOf(t);
  const checks = checksOf(t, found);
  const self = (asked: string) => `${ctx.href(`${base}/beholdning`)}?regnskap=${asked}`;
  const [start] = found.total;
  const end = found.total.at(-1);
  const sources = [...new Set(found.counted.map((c) => c.source))].join('; ');
  return {
    title: t.title,
    nav: 'tilbud',
    step: 4,
    wide: true,
    body: (
      <>
        <p>
          <a href={ctx.href(base)}>{t.back}</a>
        </p>
        <h1>{`${t.title}: ${t.ledgers[ledger]}`}</h1>
        <nav aria-label={t.ledger}>
          <ul>
            {REGNSKAP.map((other) => (
              <li>
                {other === ledger ? (
                  <strong aria-current="true">{t.ledgers[other]}</strong>
                ) : (
                  <a href={self(other)}>{t.ledgers[other]}</a>
                )}
              </li>
            ))}
          </ul>
        </nav>
        <Finding>
          {any && start && end
            ? t.lead[ledger](start.year, formatNumber(start.opening), end.year, formatNumber(end.closing))
            : t.empty[ledger]}
        </Finding>
        {any ? (
          <>
            <p class="bp-text">{t.help[ledger]}</p>
            <p class="bp-text">{t.comingHelp}</p>
            <SubmitRow>
              <ButtonLink href={`${ctx.href(`${base}/beholdning.xlsx`)}?regnskap=${ledger}`} variant="secondary">
                {t.excel}
              </ButtonLink>
            </SubmitRow>
            <DataTable
              caption={t.all[ledger]}
              columns={[{ label: t.year }, ...heads]}
              rows={found.total.map((l) => ({ cells: [String(l.year), ...numbersOf(l).map((n) => formatNumber(n))] }))}
            />
            <h2 id="mot-statistikken">{t.reconcile}</h2>
            {checks.rows.length === 0 ? (
              <p class="bp-text">
                {t.noCounted[ledger]} <a href={ctx.href(`${work}/tall`)}>{t.toTall}</a>
              </p>
            ) : (
              <>
                <p class="bp-text">{t.reconcileHelp[ledger]}</p>
                <DataTable
                  caption={t.reconcile}
                  hideCaption
                  columns={[{ label: t.year }, ...checks.heads.map(right)]}
                  rows={checks.rows.map(([year, ...numbers]) => ({
                    cells: [String(year), ...numbers.map((n) => formatNumber(n))],
                  }))}
                />
                <SourceLine>{sources}</SourceLine>
              </>
            )}
            {found.groups.length > 0 ? (
              <>
                <h2 id="delt">{t.by[by]}</h2>
                <nav aria-label={t.divide}>
                  <ul>
                    {DELINGER.map((d) => (
                      <li>
                        {d === by ? (
                          <strong aria-current="true">{t.by[d]}</strong>
                        ) : (
                          <a href={`${self(ledger)}&etter=${d}`}>{t.by[d]}</a>
                        )}
                      </li>
                    ))}
                  </ul>
                </nav>
                <DataTable
                  caption={t.by[by]}
                  hideCaption
                  columns={[{ label: t.part[by] }, { label: t.year }, ...heads]}
                  rows={delt(found.groups, by).flatMap(({ part, lines }) =>
                    lines
                      .filter((l) => numbersOf(l).some((n) => n !== 0))
                      .map((l) => ({
                        cells: [names(ctx, by, part), String(l.year), ...numbersOf(l).map((n) => formatNumber(n))],
                      })),
                  )}
                />
              </>
            ) : null}
            <SourceLine>
              {[sourceOf(t, found), found.uncertain > 0 ? t.uncertain(formatNumber(found.uncertain)) : '']
                .join(' ')
                .trim()}
            </SourceLine>
          </>
        ) : null}
      </>
    ),
  };
}

function tablesOf(ctx: Ctx, found: Loaded): DocumentTable[] {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const source = sourceOf(t, found);
  const checks = checksOf(t, found);
  const right = (label: string) => ({ label, align: 'right' as const });
  const left = (label: string) => ({ label, align: 'left' as const });
  const heads = headsOf(t);
  const cells = (numbers: readonly number[]) => numbers.map((number) => ({ number }));
  return [
    {
      kind: 'table',
      id: 'beholdning',
      caption: t.all[found.ledger],
      columns: [left(t.year), ...heads],
      rows: found.total.map((l) => ({ cells: [String(l.year), ...cells(numbersOf(l))] })),
      source,
    },
    {
      kind: 'table',
      id: 'statistikk',
      caption: t.reconcile,
      columns: [left(t.year), ...checks.heads.map(right)],
      rows: checks.rows.map(([year, ...numbers]) => ({ cells: [String(year), ...cells(numbers)] })),
      source: [...new Set(found.counted.map((c) => c.source))].join('; ') || t.noCounted[found.ledger],
    },
    {
      kind: 'table',
      id: 'deler',
      caption: t.everything,
      columns: [left(t.part.type), left(t.part.niva), left(t.part.omraade), left(t.year), ...heads],
      rows: found.groups.map((l) => ({
        cells: [
          ...[
            names(ctx, 'type', l.type),
            names(ctx, 'niva', l.level ?? ''),
            names(ctx, 'omraade', l.area),
            String(l.year),
          ],
          ...cells(numbersOf(l)),
        ],
      })),
      source,
    },
  ];
}

export async function regnskapFile(ctx: Ctx, deps: BestandPageDeps): Promise<Response> {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const blocks = tablesOf(ctx, await load(ctx, deps));
  const { kommune } = where(ctx);
  const chapters = [{ id: 'beholdning', title: t.title, blocks }];
  const document = { schema: 1, lang: ctx.lang, title: t.title, kommune: kommune.name, facts: [], chapters } as const;
  return download(await deps.toExcel(document), XLSX, 'beholdning.xlsx');
}
