import { formatNumber, type Interval } from '../../../kernel/index.ts';
import type { GapRow, RunResult } from '../../../model/result.ts';
import {
  ASSUMPTION_KEYS,
  type AssumptionKey,
  applyChoices,
  assumption,
  type Choices,
  mainGap,
  type Setup,
  withDraws,
} from '../../../model/scenario/assumptions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { DataTable } from '../../../ui/table.tsx';
import { type HiddenGap, hiddenText, isHidden } from '../open-gap.ts';
import { PROEV_TEXTS } from '../proev-texts.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import type { UsualAnswer } from '../usual-answer.ts';
import { gapFor } from './gap.tsx';

/** As few decimals as the slider's own steps need. */
export const valueText = (key: AssumptionKey, value: number) => {
  const { step } = assumption(key);
  return formatNumber(value, step < 0.1 ? 2 : step < 1 ? 1 : 0);
};

type Value = Interval | null;
const right = (label: string) => ({ label, align: 'right' as const });
const signed = (n: number) => `${n > 0 ? '+' : ''}${formatNumber(n)}`;
const point = (mean: number | undefined): Value => (mean === undefined ? null : { mean, p10: null, p90: null });

/** The figures that are held side by side, in the order of the chain; the ledgers have rows of their own. */
function figuresOf(ctx: Ctx, result: RunResult, at: number): { label: string; value: Value }[] {
  const t = PROEV_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const year = result.years[at] ?? result.baseYear;
  const types = result.gap.filter((g) => g.ledger === 'boligutvikling' && g.type !== 'alle' && g.year === year);
  return [
    { label: t.population(year), value: result.population.total[at] ?? null },
    { label: t.households(year), value: result.households.total[at] ?? null },
    { label: t.gap(year), value: mainGap(result, at) },
    ...types.map((g) => ({ label: t.ofType(words.types[g.type], year), value: g })),
    { label: t.care(year), value: point(result.care[at]) },
  ];
}

function Figure(p: { ctx: Ctx; value: Value }) {
  const { value } = p;
  if (value === null) return <>–</>;
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  return (
    <>
      {formatNumber(value.mean)}
      {value.p10 === null || value.p10 === value.p90 ? null : (
        <span class="bp-interval">{t.interval(formatNumber(value.p10), formatNumber(value.p90))}</span>
      )}
    </>
  );
}

const percent = (share: number | null | undefined) => (share == null ? '–' : `${formatNumber(share * 100)} %`);

/** Every cell of the gap in both runs, in the year of the answer: small counts are hidden from those who may not see them. */
function CellByCell(p: { ctx: Ctx; usual: RunResult; own: RunResult; year: number }) {
  const { ctx, year } = p;
  const t = PROEV_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const of = (result: RunResult) => gapFor(ctx, result).filter((g) => g.year === year);
  const theirs = of(p.own);
  const rows = of(p.usual).map((usual) => {
    const own = theirs.find((g) => g.ledger === usual.ledger && g.type === usual.type && g.level === usual.level);
    return { usual, own };
  });
  if (rows.length === 0) return null;
  const cell = (row: GapRow | HiddenGap | undefined) =>
    row === undefined ? '–' : isHidden(row) ? hiddenText(row, words) : <Figure ctx={ctx} value={row} />;
  const chance = (row: GapRow | HiddenGap | undefined) => (row && !isHidden(row) ? percent(row.shortage) : '–');
  return (
    <>
      <h3>{t.cells(year)}</h3>
      <DataTable
        caption={t.cells(year)}
        hideCaption
        columns={[
          { label: t.ledger },
          { label: words.type },
          { label: words.level },
          right(t.usual),
          right(t.own),
          right(t.difference),
          right(t.shortageUsual),
          right(t.shortageOwn),
        ]}
        rows={rows.map(({ usual, own }) => ({
          cells: [
            words[usual.ledger],
            words.types[usual.type],
            words.levels[usual.level],
            cell(usual),
            cell(own),
            own && !isHidden(usual) && !isHidden(own) ? signed(own.mean - usual.mean) : '–',
            chance(usual),
            chance(own),
          ],
        }))}
      />
    </>
  );
}

/** What the choices give: both runs side by side, to stand beside the sliders; and what was changed, and what would move the gap most. */
export function answerTo(p: {
  ctx: Ctx;
  setup: Setup;
  choices: Choices;
  usual: UsualAnswer;
  /** Another alternative of the agency's projection than the usual one. */
  alternative: string | null;
}) {
  const { ctx, setup, choices, alternative } = p;
  const { result: usual, at, swings, alone } = p.usual;
  const t = PROEV_TEXTS[ctx.lang];
  const changed = ASSUMPTION_KEYS.filter((key) => choices[key] !== undefined);
  const none = changed.length === 0 && alternative === null;
  const mine = none ? usual : withDraws(applyChoices(setup, choices));
  const own = figuresOf(ctx, mine, at);
  const year = usual.years[at] ?? usual.baseYear;
  const figures = (
    <section id="svar-tall" aria-live="polite">
      <h2>{t.answer}</h2>
      <DataTable
        caption={t.sideBySide}
        columns={[{ label: t.figure }, right(t.usual), right(t.own), right(t.difference)]}
        rows={figuresOf(ctx, usual, at).map(({ label, value }, i) => {
          const other = own[i]?.value ?? null;
          return {
            cells: [
              label,
              <Figure ctx={ctx} value={value} />,
              <Figure ctx={ctx} value={other} />,
              value && other ? signed(other.mean - value.mean) : '–',
            ],
          };
        })}
      />
      <p class="bp-text">{t.apart}</p>
    </section>
  );
  const rest = (
    <section id="svar">
      {/* Stand here, so that a moved slider moves what would be saved. */}
      {changed.map((key) => (
        <input type="hidden" form="lagre" name={key} value={String(choices[key])} />
      ))}
      {alternative === null ? null : <input type="hidden" form="lagre" name="alternativ" value={alternative} />}
      <h3>{t.log}</h3>
      {none ? (
        <p>{t.nothing}</p>
      ) : (
        <ul>
          {alternative === null ? null : <li>{t.alternativeChanged(t.alternativeName(alternative))}</li>}
          {changed.map((key) => (
            <li>
              {t.changed(
                t.names[key],
                valueText(key, assumption(key).value(setup)),
                valueText(key, choices[key] ?? 0),
                t.units[assumption(key).unit],
              )}
            </li>
          ))}
        </ul>
      )}
      <h3>{t.tornado(year)}</h3>
      {swings.length === 0 ? (
        <p>{t.noGap}</p>
      ) : (
        <>
          <p class="bp-text">{t.tornadoText}</p>
          <DataTable
            caption={t.tornado(year)}
            hideCaption
            columns={[{ label: t.assumptions }, right(t.atLow), right(t.atHigh), right(t.swing)]}
            rows={swings.map(({ key, low, high }) => ({
              cells: [t.names[key], formatNumber(low), formatNumber(high), formatNumber(Math.abs(high - low))],
            }))}
          />
        </>
      )}
      {alone.length === 0 ? null : (
        <>
          <h3>{t.sensitivity(year)}</h3>
          <p class="bp-text">{t.sensitivityText}</p>
          <DataTable
            caption={t.sensitivity(year)}
            hideCaption
            stack
            columns={[{ label: t.band }, right(t.shareNow), right(t.perPoint), right(t.elasticity)]}
            rows={alone.map(({ key, share, households, elasticity }) => ({
              cells: [t.bands[key], percent(share), formatNumber(households / 100, 1), formatNumber(elasticity, 2)],
            }))}
          />
        </>
      )}
      <CellByCell ctx={ctx} usual={usual} own={mine} year={year} />
    </section>
  );
  return { figures, rest };
}
