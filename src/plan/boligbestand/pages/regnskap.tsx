import { formatNumber, type Ledger, REGNSKAP } from '../../../kernel/index.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, SourceLine } from '../../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { comeAndLeft, listTilbud, tilbudFlows } from '../../boligtilbud/index.ts';
import type { DocumentTable } from '../../plandokument/document.ts';
import { utenDobbelt } from '../avstemt.ts';
import { avstemmingIn } from '../index.ts';
import {
  DELINGER,
  delt,
  endretAvTiltak,
  fraDaterte,
  fraEndringer,
  fraKommende,
  fraLister,
  fraSkrevne,
  grupperte,
  likeOmraader,
  linjer,
  type Skrevet,
} from '../regnskap.ts';
import { REGNSKAP_TEXTS } from '../regnskap-texts.ts';
import { daterteLister } from '../store.ts';
import { avstem, fraTelling } from '../telling.ts';
import { byCount, Deler, headsOf, numbersOf, partName } from './deler.tsx';
import { AgainstGap, gapTable } from './motgapet.tsx';
import { ToldTwice, twiceTable } from './toganger.tsx';
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
    const { type, level, units, year, probability, area = '' } = d;
    if (d.kind === 'avtale') {
      const { came, left } = comeAndLeft(d);
      const of = { kind: 'avtale' as const, type, level, area, lastYear };
      const promised = left > 0 ? [{ ...of, units: left, year, probability }] : [];
      return [...came.map((c) => ({ ...of, ...c, probability: 100 })), ...promised];
    }
    return d.kind === 'bestand' && !listed && !telling
      ? [{ kind: 'bestand', type, level, area, units, year, lastYear: null, probability: 100 }]
      : [];
  });
  const { events, uncertain } = fraSkrevne(skrevne);
  const stockYear = listed ? (read.lists.at(-1)?.year ?? null) : typed.length > 0 ? Math.max(...typed) : null;
  const [first, last] = [telling?.first ?? now - BACK, now + AHEAD];
  const counts = telling?.last ?? stockYear;
  const at = counts === null ? null : { year: counts };
  const endringer = tilbudFlows(
    read.tilbud.filter((r) => r.data.kind === 'endring'),
    {
      counted: { boligsosialt: at, boligutvikling: at },
      areaOf: (name) => (name?.trim() ? { area: name.trim() } : {}),
    },
  );
  const avstemt =
    ledger === 'boligsosialt'
      ? await ctx.db.inKommune(kommune.id, (tx) =>
          avstemmingIn(tx, ctx.clock.today(), [...endringer, ...coming.changes]),
        )
      : null;
  const all = likeOmraader([
    ...fraLister(read.lists),
    ...(telling?.events ?? []),
    ...events,
    ...fraEndringer(utenDobbelt(endringer, avstemt?.twice)),
    ...fraDaterte(avstemt?.dated ?? []),
    ...fraKommende([...coming.rows, ...endretAvTiltak(utenDobbelt(coming.changes, avstemt?.twice))], counts, last),
  ]);
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
    all,
    groups: grupperte(all, first, last),
    byType: telling?.byType ?? true,
    counted,
    checks: telling ? [] : avstem(total, counted),
    forklart: telling?.forklart ?? [],
    gap: await deps.gap(ctx, ledger),
    twice: avstemt?.rows ?? [],
  };
}

export type Loaded = Awaited<ReturnType<typeof load>>;
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

export async function regnskapPage(ctx: Ctx, deps: BestandPageDeps): Promise<Page> {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const { work, base } = where(ctx);
  const found = await load(ctx, deps);
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
              stack
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
                  stack
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
            <ToldTwice lang={ctx.lang} rows={found.twice} />
            <AgainstGap {...{ ctx, ledger }} lines={found.total} gap={found.gap} href={ctx.href(`${work}/gap`)} />
            <Deler {...{ ctx, found }} at={ctx.href(`${base}/beholdning`)} />
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
    ...DELINGER.map(
      (by): DocumentTable => ({
        kind: 'table',
        id: `etter-${by}`,
        caption: t.by[by],
        columns: [left(t.part[by]), left(t.year), ...heads],
        rows: [
          ...delt(found.groups, by).flatMap(({ part, lines }) =>
            lines.map((l) => ({ cells: [partName(ctx.lang, by, part), String(l.year), ...cells(numbersOf(l))] })),
          ),
          ...found.total.map((l) => ({ cells: [t.whole, String(l.year), ...cells(numbersOf(l))], total: true })),
        ],
        source: found.source === 'telling' ? `${source} ${byCount(t, found)}` : source,
      }),
    ),
    {
      kind: 'table',
      id: 'deler',
      caption: t.everything,
      columns: [left(t.part.type), left(t.part.niva), left(t.part.omraade), left(t.year), ...heads],
      rows: found.groups.map((l) => ({
        cells: [
          ...[
            partName(ctx.lang, 'type', l.type ?? ''),
            partName(ctx.lang, 'niva', l.level ?? ''),
            partName(ctx.lang, 'omraade', l.area),
            String(l.year),
          ],
          ...cells(numbersOf(l)),
        ],
      })),
      source,
    },
    ...twiceTable(ctx.lang, found.twice),
    ...gapTable(ctx.lang, found.ledger, found.total, found.gap),
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
