import { formatNumber } from '../../../kernel/index.ts';
import type { AreaFigures, AreaGap, GapRow, RunResult } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { YearBars } from '../../../ui/charts/bars.ts';
import { ButtonLink } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import { type HiddenArea, hiddenText, isHidden, openAreas } from '../open-gap.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { areaName, WITHOUT } from './area-name.ts';
import { forklarHref } from './forklar.tsx';
import { kommuneOf } from './frame.tsx';
import { sureness } from './gap-table.tsx';

type Row = AreaGap | HiddenArea;

/** Those who keep the counts see every figure; others what gives no small count away. */
export const areasFor = (ctx: Ctx, result: RunResult): readonly Row[] =>
  ctx.may('rediger') ? (result.areas?.gap ?? []) : openAreas(result);

const right = (label: string) => ({ label, align: 'right' as const });

function Figure(p: { ctx: Ctx; baseYear: number; row: Row | undefined }) {
  const { ctx, row } = p;
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  if (!row) return <>–</>;
  if (isHidden(row)) return <>{hiddenText(row, words)}</>;
  const figure = formatNumber(row.mean);
  const name = areaName(ctx.lang, row.area);
  return (
    <>
      <a
        href={forklarHref(ctx, p.baseYear, row, { omraade: row.area ?? WITHOUT })}
        aria-label={OMRAADE_TEXTS[ctx.lang].explain(figure, name, words.types[row.type], row.year)}
      >
        {figure}
      </a>
      {row.p10 === null || row.p10 === row.p90 ? null : (
        <span class="bp-interval">{words.interval(formatNumber(row.p10), formatNumber(row.p90))}</span>
      )}
    </>
  );
}

/** One area: the picture and table of its ordinary dwellings, every kind, and what its need is made of. */
function OneArea(p: { ctx: Ctx; result: RunResult; code: string | null; picked: (row: { year: number }) => boolean }) {
  const { ctx, result, code } = p;
  const t = OMRAADE_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const name = areaName(ctx.lang, code);
  const own = areasFor(ctx, result).filter((row) => row.area === code);
  const main = own.filter(
    (row): row is AreaGap => row.ledger === 'boligutvikling' && row.type === 'alle' && !isHidden(row),
  );
  const kinds = own.filter((row) => row.type !== 'alle' && p.picked(row));
  const years = [...new Set(kinds.map((row) => row.year))];
  const keys = [...new Set(kinds.map((row) => `${row.ledger}|${row.type}|${row.level}`))];
  const figures = result.areas?.of.find((one) => one.code === code);
  return (
    <section>
      <h3>{t.of(name)}</h3>
      {figures?.confidence === 'C' ? <p class="bp-text">{t.small}</p> : null}
      {main.length > 0 ? (
        <Picture
          caption={t.picture(name)}
          draw={(width) =>
            YearBars({
              width,
              title: t.picture(name),
              description: t.of(name),
              unit: words.dwellingsUnit,
              years: main.map((row) => row.year),
              values: main,
              above: words.above,
              below: words.below,
            })
          }
          tableLabel={words.asTable}
        >
          <DataTable
            caption={t.picture(name)}
            columns={[{ label: words.year }, right(t.needed), right(t.coming), right(words.mean)]}
            rows={main.map((row) => ({
              cells: [
                row.year,
                formatNumber(row.needed),
                formatNumber(row.coming),
                <Figure ctx={ctx} baseYear={result.baseYear} row={row} />,
              ],
            }))}
          />
        </Picture>
      ) : null}
      {code !== null && areasFor(ctx, result).some((row) => row.area === null) ? (
        <p class="bp-text">{t.notPlaced}</p>
      ) : null}
      {kinds.length > 0 ? (
        <DataTable
          caption={t.kinds(name)}
          columns={[
            { label: t.ledger },
            { label: words.type },
            { label: words.level },
            ...years.map((year) => right(String(year))),
            { label: words.confidence },
          ]}
          rows={keys.map((key) => {
            const of = kinds.filter((row) => `${row.ledger}|${row.type}|${row.level}` === key);
            const [first] = of;
            return {
              cells: [
                first ? words[first.ledger] : '–',
                first ? words.types[first.type] : '–',
                first ? words.levels[first.level] : '–',
                ...years.map((year) => (
                  <Figure ctx={ctx} baseYear={result.baseYear} row={of.find((row) => row.year === year)} />
                )),
                sureness(of, words.exampleShort),
              ],
            };
          })}
        />
      ) : null}
      {figures ? <Components ctx={ctx} result={result} figures={figures} /> : null}
    </section>
  );
}

function Components(p: { ctx: Ctx; result: RunResult; figures: AreaFigures }) {
  const { ctx, result, figures } = p;
  const t = OMRAADE_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const caption = t.components(areaName(ctx.lang, figures.code));
  return (
    <Details summary={caption}>
      <DataTable
        caption={caption}
        hideCaption
        columns={[
          { label: words.year },
          right(t.people),
          right(t.households),
          right(words.change),
          right(words.replacement),
          right(words.vacancy),
          right(t.care),
        ]}
        rows={result.years.flatMap((year, i) => {
          const need = figures.need[i];
          return i % 5 === 0 || i === 1
            ? [
                {
                  cells: [
                    year,
                    ...[
                      figures.population[i]?.mean,
                      figures.households[i],
                      need?.change,
                      need?.replacement,
                      need?.vacancy,
                      figures.care[i],
                    ].map((n) => formatNumber(n ?? null)),
                  ],
                },
              ]
            : [];
        })}
      />
    </Details>
  );
}

/** The gap by part of the municipality: all of them beside each other, and the one the address names. */
export function AreaGaps(p: { ctx: Ctx; result: RunResult; picked: (row: { readonly year: number }) => boolean }) {
  const { ctx, result } = p;
  const t = OMRAADE_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const base = `/arbeid/${kommuneOf(ctx).slug}/gap`;
  const toPeople = (label: string) => (
    <ButtonLink href={ctx.href(`${base}/omraader`)} variant="secondary">
      {label}
    </ButtonLink>
  );
  if (!result.areas)
    return (
      <section id="omraader">
        <h2>{t.gap}</h2>
        <p class="bp-text">{t.none}</p>
        <p>{toPeople(ctx.may('rediger') ? t.toPeople : t.changePeople)}</p>
      </section>
    );
  const rows = areasFor(ctx, result);
  const whole: readonly GapRow[] = result.gap.filter((row) => row.ledger === 'boligutvikling' && row.type === 'alle');
  const years = whole.filter(p.picked).map((row) => row.year);
  const codes = [...result.areas.of.map((one) => one.code), ...(rows.some((row) => row.area === null) ? [null] : [])];
  const asked = ctx.url.searchParams.get('omraade');
  const chosen = codes.find((code) => (code ?? WITHOUT) === asked);
  const main = (code: string | null, year: number) =>
    rows.find((r) => r.area === code && r.year === year && r.ledger === 'boligutvikling' && r.type === 'alle');
  return (
    <section id="omraader">
      <h2>{t.gap}</h2>
      <p class="bp-text">{t.text}</p>
      {whole.length > 0 ? (
        <DataTable
          caption={t.caption}
          stack
          columns={[{ label: t.area }, ...years.map((year) => right(String(year))), { label: words.confidence }]}
          rows={[
            ...codes.map((code) => ({
              cells: [
                areaName(ctx.lang, code),
                ...years.map((year) => <Figure ctx={ctx} baseYear={result.baseYear} row={main(code, year)} />),
                sureness(
                  years.flatMap((year) => main(code, year) ?? []),
                  words.exampleShort,
                ),
              ],
            })),
            {
              total: true,
              cells: [
                t.whole,
                ...years.map((year) => formatNumber(whole.find((row) => row.year === year)?.mean ?? null)),
                sureness(whole.filter(p.picked), words.exampleShort),
              ],
            },
          ]}
        />
      ) : null}
      <p>
        {t.choose}{' '}
        {codes.map((code, i) => (
          <>
            {i > 0 ? ' · ' : ''}
            {code === chosen ? (
              <strong>{areaName(ctx.lang, code)}</strong>
            ) : (
              <a href={ctx.href(`${base}?omraade=${encodeURIComponent(code ?? WITHOUT)}#omraader`)}>
                {areaName(ctx.lang, code)}
              </a>
            )}
          </>
        ))}
      </p>
      {chosen === undefined ? null : <OneArea ctx={ctx} result={result} code={chosen} picked={p.picked} />}
      <SourceLine>{words.tableHelp}</SourceLine>
      <p>{toPeople(t.changePeople)}</p>
    </section>
  );
}
