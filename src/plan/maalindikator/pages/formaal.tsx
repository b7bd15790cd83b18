import { formatNumber } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { MaaltMedTall } from '../../tiltak/index.ts';
import { decimalsOf, tilstandOf } from '../maalindikator.ts';
import { MAALINDIKATOR_TEXTS } from '../texts.ts';
import { dayOf, type MaalindikatorPageDeps, pathOf, readMeasured, TONES } from './parts.tsx';

async function indicatorsOf(ctx: Ctx, deps: MaalindikatorPageDeps) {
  const all = await readMeasured(ctx, deps);
  return all.indikatorer.map(({ number, data: m }) => {
    const found = tilstandOf(m, all.verdierOf(m), ctx.clock.today());
    const say = (n: number) => `${formatNumber(n, decimalsOf([n]))} ${m.unit}`;
    const last = m.bane.at(-1);
    return {
      number,
      maal: m.maal,
      title: m.title,
      newest: found.newest ? `${say(found.newest.value)} (${dayOf(m, found.newest.date)})` : '–',
      target: last ? `${say(last.value)} (${last.year})` : '–',
      tilstand: found.tilstand,
    };
  });
}

/** What the goals are measured by in numbers, for the lists of goals. */
export const measuredGoals = (ctx: Ctx, deps: MaalindikatorPageDeps): Promise<readonly MaaltMedTall[]> =>
  indicatorsOf(ctx, deps);

/** The indicators of one goal, as a part of its page, and the way to make one of what the goal says in words. */
export async function MaalindikatorerTil(ctx: Ctx, deps: MaalindikatorPageDeps, maal: number) {
  const t = MAALINDIKATOR_TEXTS[ctx.lang];
  const own = (await indicatorsOf(ctx, deps)).filter((m) => m.maal === maal);
  if (own.length === 0 && !ctx.may('rediger')) return null;
  return (
    <section>
      <h2>{t.ofGoal}</h2>
      {own.length > 0 ? (
        <DataTable
          stack
          caption={t.ofGoal}
          hideCaption
          columns={[{ label: t.name }, { label: t.newest }, { label: t.target }, { label: t.state }]}
          rows={own.map((m) => ({
            cells: [
              <a href={ctx.href(`${pathOf(ctx)}/${m.number}`)}>{m.title}</a>,
              m.newest,
              m.target,
              <Status tone={TONES[m.tilstand]}>{t.states[m.tilstand]}</Status>,
            ],
          }))}
        />
      ) : null}
      {ctx.may('rediger') ? (
        <p>
          <a href={ctx.href(`${pathOf(ctx)}?maal=${maal}`)}>{own.length > 0 ? t.oneMore : t.makeOfGoal}</a>
        </p>
      ) : null}
    </section>
  );
}
