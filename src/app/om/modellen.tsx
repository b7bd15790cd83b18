import { formatNumber, type Language } from '../../kernel/index.ts';
import type { ParameterFile } from '../../plan/boligbehov/index.ts';
import type { Page, Route } from '../../platform/http/route.ts';
import { Finding, SourceLine } from '../../ui/blocks.tsx';
import { DataTable } from '../../ui/table.tsx';
import { MODELLEN_TEXTS } from './modell-texts.ts';
import type { Treff } from './treff.ts';

/** Single values of the parameter file with their provenance; tables of many values are named by their source alone. */
function parameterRows(file: ParameterFile, lang: Language) {
  const t = MODELLEN_TEXTS[lang];
  return Object.entries(file).flatMap(([key, value]) => {
    if (typeof value === 'string') return [];
    const number =
      'value' in value ? formatNumber(value.value, value.value < 1 ? 4 : value.value % 1 ? 3 : 0) : t.table;
    return [
      {
        cells: [
          t.parameters[key as keyof typeof t.parameters] ?? key,
          number,
          value.unit[lang],
          value.year,
          value.confidence,
          value.source[lang],
        ],
      },
    ];
  });
}

export function modellenRoute(treff: Treff, parameters: ParameterFile): Route {
  return {
    method: 'GET',
    path: '/om/modellen',
    who: 'alle',
    fixed: true,
    handle(ctx): Page {
      const t = MODELLEN_TEXTS[ctx.lang];
      const percent = (share: number) => formatNumber(share * 100, 1);
      const whole = treff.rows.find((r) => r.measure === 'total' && r.class === 'all');
      const scores = (measure: 'total' | '80+') =>
        treff.rows
          .filter((r) => r.measure === measure)
          .map((r) => ({
            cells: [
              t.classes[r.class as keyof typeof t.classes] ?? r.class,
              r.places,
              percent(r.model),
              percent(r.noChange),
              percent(r.trend),
              percent(r.median),
              percent(r.coverage80),
            ],
            total: r.class === 'all',
          }));
      const right = (label: string, unit?: string) => ({ label, align: 'right' as const, ...(unit ? { unit } : {}) });
      const columns = [
        { label: t.size },
        right(t.places),
        right(t.model, '%'),
        right(t.noChange, '%'),
        right(t.trend, '%'),
        right(t.median, '%'),
        right(t.inside, '%'),
      ];
      return {
        title: t.title,
        wide: true,
        body: (
          <>
            <h1>{t.title}</h1>
            {whole ? (
              <Finding>
                {t.finding(treff.years, percent(whole.model), percent(whole.noChange), percent(whole.coverage80))}
              </Finding>
            ) : null}
            {t.method.map(([heading, ...paragraphs]) => (
              <section class="bp-text">
                <h2>{heading}</h2>
                {paragraphs.map((p) => (
                  <p>{p}</p>
                ))}
              </section>
            ))}
            <h2>{t.hits}</h2>
            <p class="bp-text">{t.hitsText(treff.years, treff.places)}</p>
            <DataTable stack caption={t.totalTable(treff.years)} columns={columns} rows={scores('total')} />
            <DataTable stack caption={t.oldTable(treff.years)} columns={columns} rows={scores('80+')} />
            <SourceLine>{t.source(treff.source[ctx.lang], treff.parameterVersion, 'hindcast')}</SourceLine>
            <p class="bp-text">{t.dwellingsText(treff.dwellings.place, treff.dwellings.from)}</p>
            <DataTable
              caption={t.dwellingsTable(treff.dwellings.place, treff.dwellings.from)}
              columns={[{ label: t.until }, ...[t.needed, t.came].map((label) => ({ label, align: 'right' as const }))]}
              rows={treff.dwellings.rows.map((r) => ({
                cells: [String(r.year), formatNumber(r.model), formatNumber(r.came)],
              }))}
            />
            <SourceLine>{t.source(treff.dwellings.source[ctx.lang], treff.parameterVersion, 'run')}</SourceLine>
            <p class="bp-text">{t.limits}</p>
            <h2>{t.parameterHeading}</h2>
            <p class="bp-text">{t.parameterText(parameters.version)}</p>
            <DataTable
              stack
              caption={t.parameterTable}
              columns={[
                { label: t.parameter },
                right(t.value),
                { label: t.unit },
                right(t.year),
                { label: t.confidence },
                { label: t.sourceColumn },
              ]}
              rows={parameterRows(parameters, ctx.lang)}
            />
          </>
        ),
      };
    },
  };
}
