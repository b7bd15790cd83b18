import { formatKroner, formatNumber, type Kroner } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice, Picture, Status } from '../../../ui/blocks.tsx';
import { YearBars } from '../../../ui/charts/bars.ts';
import { StackedBars } from '../../../ui/charts/stacked.ts';
import { INK } from '../../../ui/charts/svg.ts';
import { lawIn } from '../../../ui/law-words.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { DocumentTable } from '../../plandokument/document.ts';
import type { Oekonomiplan } from '../oekonomiplan.ts';
import { oenskerOf, type Ramme } from '../oensker.ts';
import { OENSKE_TEXTS } from '../oensketekster.ts';
import { checkPlan, type Utfall } from '../sjekker.ts';
import { OEKONOMIPLAN_TEXTS } from '../texts.ts';

export const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return ctx.kommune;
};

/** The tables the page opens with; the others are folded. */
const FIRST: readonly string[] = ['investering', 'finansiering', 'drift'];
export const opens = (table: DocumentTable): boolean => FIRST.includes(table.id);

/** A table of the plan; the number of a tiltak leads to it. A folded one has its caption to press on. */
export function TableView(p: { ctx: Ctx; table: DocumentTable; folded?: boolean }) {
  const shown = (text: string) => {
    const number = /^T-0*([1-9]\d*)$/.exec(text)?.[1];
    const href = p.ctx.href(`/arbeid/${where(p.ctx).slug}/tiltak/${number}`);
    return number ? (
      <a class="bp-no" href={href}>
        {text}
      </a>
    ) : (
      text
    );
  };
  const table = (
    <DataTable
      caption={p.table.caption}
      hideCaption={p.folded}
      stack
      columns={p.table.columns}
      rows={p.table.rows.map((row) => ({
        total: row.total ?? false,
        cells: row.cells.map((cell) =>
          cell === null ? '–' : typeof cell === 'string' ? shown(cell) : formatNumber(cell.number, cell.decimals ?? 0),
        ),
      }))}
    />
  );
  return p.folded ? <Details summary={p.table.caption}>{table}</Details> : table;
}

/** What is asked for each year, the part over the frame apart; without a frame in every year, what has money alone. */
export function Asks(p: { ctx: Ctx; plan: Oekonomiplan; ramme: Ramme }) {
  const t = OEKONOMIPLAN_TEXTS[p.ctx.lang];
  const o = OENSKE_TEXTS[p.ctx.lang];
  const years = oenskerOf(p.plan, p.ramme);
  const framed = years.every((y) => y.frame !== null);
  const caption = framed ? o.caption[p.ramme] : p.ramme === 'investering' ? t.investment : t.operation;
  const millions = (n: number) => n / 1_000_000;
  const about = { title: caption, description: t.prices(p.plan.years[0] ?? 0), unit: t.millions, years: p.plan.years };
  return (
    <Picture
      caption={caption}
      draw={(width) =>
        framed
          ? StackedBars({
              ...about,
              width,
              parts: [
                {
                  label: o.within,
                  values: years.map((y) => millions(Math.min(y.asked, y.frame ?? 0))),
                  colour: INK.measure,
                },
                {
                  label: o.over,
                  values: years.map((y) => millions(Math.max(0, y.asked - (y.frame ?? 0)))),
                  colour: INK.gap,
                },
              ].filter((part) => part.values.some((n) => n !== 0)),
            })
          : YearBars({
              ...about,
              width,
              values: years.map((y) => ({ mean: millions(y.funded), p10: null, p90: null })),
              above: caption,
              below: '',
              colour: INK.measure,
            })
      }
    />
  );
}

/** What does not hold: frames that are broken, tiltak with money that are not ready for it, and amounts in other prices. */
export function Warnings(p: { ctx: Ctx; plan: Oekonomiplan }) {
  const { plan } = p;
  const t = OEKONOMIPLAN_TEXTS[p.ctx.lang];
  const over = (left: readonly (Kroner | null)[], say: (year: number, kr: string) => string) =>
    left.flatMap((n, i) => (n !== null && n < 0 ? [say(plan.years[i] ?? 0, formatKroner(-n))] : []));
  const broken = [...over(plan.left.drift, t.overDrift), ...over(plan.left.investering, t.overInvestment)];
  const set = [...plan.left.drift, ...plan.left.investering].some((n) => n !== null);
  const numbers = (lines: Oekonomiplan['lines']) => lines.map((l) => l.number).join(', ');
  const unmet = plan.lines.filter((l) => l.unmet.length > 0);
  const unconverted = [...plan.lines, ...plan.unfunded].filter((l) => l.conversion === null);
  return (
    <>
      {broken.length > 0 ? (
        <Notice tone="warning">
          {broken.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Notice>
      ) : set && plan.lines.length > 0 ? (
        <p class="bp-text">{t.within}</p>
      ) : null}
      {unmet.length > 0 ? <Notice>{t.unmet(numbers(unmet))}</Notice> : null}
      {unconverted.length > 0 ? <Notice tone="warning">{t.otherPrices(numbers(unconverted))}</Notice> : null}
    </>
  );
}

const TONES: Readonly<Record<Utfall, 'success' | 'danger' | 'warning'>> = {
  holdt: 'success',
  brutt: 'danger',
  'ikke-vurdert': 'warning',
};

/** Every rule by name, with the law, the outcome and where it fails. */
export function Checks(p: { ctx: Ctx; plan: Oekonomiplan }) {
  const t = OEKONOMIPLAN_TEXTS[p.ctx.lang];
  const results = checkPlan(p.plan);
  const count = (utfall: Utfall) => results.filter((r) => r.utfall === utfall).length;
  return (
    <section>
      <h2 id="kontroller">{t.checks}</h2>
      <p class="bp-text">{`${t.checksText} ${t.checkSummary(count('brutt'), count('ikke-vurdert'))}`}</p>
      <DataTable
        caption={t.checks}
        stack
        hideCaption
        columns={[{ label: t.check }, { label: t.result }, { label: t.where }, { label: t.law }]}
        rows={results.map((r) => ({
          cells: [
            t.checkNames[r.sjekk],
            <Status tone={TONES[r.utfall]}>{t.outcomes[r.utfall]}</Status>,
            r.where.join(', ') || '–',
            lawIn(p.ctx.lang, r.law),
          ],
        }))}
      />
    </section>
  );
}
