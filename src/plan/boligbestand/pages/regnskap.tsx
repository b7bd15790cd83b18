import { type Boligtype, formatNumber, type Tjenestenivaa } from '../../../kernel/index.ts';
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
  fraLister,
  fraSkrevne,
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

async function load(ctx: Ctx, deps: BestandPageDeps) {
  const { kommune } = where(ctx);
  const now = Number(ctx.clock.today().slice(0, 4));
  const read = await ctx.db.inKommune(kommune.id, async (tx) => ({
    lists: await daterteLister(tx),
    tilbud: (await listTilbud(tx)).filter((r) => !r.data.removed && r.data.ledger === 'boligsosialt'),
  }));
  const listed = read.lists.length > 0;
  const skrevne = read.tilbud.flatMap(({ data: d }): Skrevet[] => {
    const lastYear = d.expiry ? Number(d.expiry.slice(0, 4)) : null;
    const { type, level, units, year, probability } = d;
    if (d.kind === 'avtale') return [{ kind: 'avtale', type, level, units, year, lastYear, probability }];
    return d.kind === 'bestand' && !listed
      ? [{ kind: 'bestand', type, level, units, year, lastYear: null, probability: 100 }]
      : [];
  });
  const { events, uncertain } = fraSkrevne(skrevne);
  const all = [...fraLister(read.lists), ...events];
  const [first, last] = [now - BACK, now + AHEAD];
  const total = linjer(all, first, last);
  const counted = await deps.counted(ctx);
  return {
    listed,
    uncertain,
    total,
    first,
    last,
    groups: grupperte(all, first, last),
    counted,
    checks: avstem(total, counted),
  };
}

type Loaded = Awaited<ReturnType<typeof load>>;
const numbersOf = (l: Linje) => [l.opening, l.inn, l.ut, l.annet, l.closing];

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
  const any = found.groups.length > 0;
  const right = (label: string) => ({ label, align: 'right' as const });
  const heads = [right(t.opening), right(t.inn), right(t.ut), right(t.annet), right(t.closing)];
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
        <h1>{t.title}</h1>
        <Finding>
          {any && start && end
            ? t.lead(start.year, formatNumber(start.opening), end.year, formatNumber(end.closing))
            : t.empty}
        </Finding>
        {any ? (
          <>
            <p class="bp-text">{t.help}</p>
            <SubmitRow>
              <ButtonLink href={ctx.href(`${base}/beholdning.xlsx`)} variant="secondary">
                {t.excel}
              </ButtonLink>
            </SubmitRow>
            <DataTable
              caption={t.all}
              columns={[{ label: t.year }, ...heads]}
              rows={found.total.map((l) => ({ cells: [String(l.year), ...numbersOf(l).map((n) => formatNumber(n))] }))}
            />
            <h2 id="mot-statistikken">{t.reconcile}</h2>
            {found.checks.length === 0 ? (
              <p class="bp-text">
                {t.noCounted} <a href={ctx.href(`${work}/tall`)}>{t.toTall}</a>
              </p>
            ) : (
              <>
                <p class="bp-text">{t.reconcileHelp}</p>
                <DataTable
                  caption={t.reconcile}
                  hideCaption
                  columns={[{ label: t.year }, right(t.closing), right(t.counted), right(t.difference)]}
                  rows={found.checks.map((c) => ({
                    cells: [String(c.year), ...[c.own, c.counted, c.difference].map((n) => formatNumber(n))],
                  }))}
                />
                <SourceLine>{sources}</SourceLine>
              </>
            )}
            <h2 id="delt">{t.by[by]}</h2>
            <nav aria-label={t.divide}>
              <ul>
                {DELINGER.map((d) => (
                  <li>
                    {d === by ? (
                      <strong aria-current="true">{t.by[d]}</strong>
                    ) : (
                      <a href={`${ctx.href(`${base}/beholdning`)}?etter=${d}`}>{t.by[d]}</a>
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
                  .filter((l) => l.opening !== 0 || l.closing !== 0 || l.inn !== 0 || l.ut !== 0)
                  .map((l) => ({
                    cells: [names(ctx, by, part), String(l.year), ...numbersOf(l).map((n) => formatNumber(n))],
                  })),
              )}
            />
            <SourceLine>
              {[
                found.listed ? t.fromLists : t.fromTyped,
                found.uncertain > 0 ? t.uncertain(formatNumber(found.uncertain)) : '',
              ]
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
  const source = found.listed ? t.fromLists : t.fromTyped;
  const right = (label: string) => ({ label, align: 'right' as const });
  const left = (label: string) => ({ label, align: 'left' as const });
  const heads = [right(t.opening), right(t.inn), right(t.ut), right(t.annet), right(t.closing)];
  const cells = (numbers: readonly number[]) => numbers.map((number) => ({ number }));
  return [
    {
      kind: 'table',
      id: 'beholdning',
      caption: t.all,
      columns: [left(t.year), ...heads],
      rows: found.total.map((l) => ({ cells: [String(l.year), ...cells(numbersOf(l))] })),
      source,
    },
    {
      kind: 'table',
      id: 'statistikk',
      caption: t.reconcile,
      columns: [left(t.year), right(t.closing), right(t.counted), right(t.difference)],
      rows: found.checks.map((c) => ({ cells: [String(c.year), ...cells([c.own, c.counted, c.difference])] })),
      source: [...new Set(found.counted.map((c) => c.source))].join('; ') || t.noCounted,
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
