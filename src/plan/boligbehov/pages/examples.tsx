import { formatNumber } from '../../../kernel/index.ts';
import type { RunResult } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { SourceLine } from '../../../ui/blocks.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { ParameterFile } from '../content.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { kommuneOf } from './frame.tsx';

/** Groups nobody has told figures of, at the country's rate: people, whole, called an example and in class O. Nothing where all are told. */
export function Examples(p: { ctx: Ctx; result: RunResult; parameters: ParameterFile }) {
  const { ctx, result } = p;
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const examples = result.examples ?? [];
  if (examples.length === 0) return null;
  const { source, year } = p.parameters.groupRates;
  const years = result.years.flatMap((of, t) => (t % 10 === 0 ? [{ of, t }] : []));
  return (
    <section>
      <h3>{t.examples}</h3>
      <p class="bp-text">{t.examplesText}</p>
      <DataTable
        caption={t.personsLacking}
        columns={[
          { label: t.exampleWho },
          ...years.map(({ of }) => ({ label: String(of), align: 'right' as const })),
          { label: t.confidence },
        ]}
        rows={examples.map(({ group, persons }) => ({
          cells: [
            MAALGRUPPE_NAMES[ctx.lang][group],
            // People are whole, and less than one would not be none.
            ...years.map((y) => formatNumber(Math.ceil(persons[y.t] ?? 0))),
            `O (${t.exampleShort})`,
          ],
        }))}
      />
      <SourceLine>{`${source[ctx.lang]} (${year}).`}</SourceLine>
      {ctx.may('rediger') ? (
        <p>
          <a href={ctx.href(`/arbeid/${kommuneOf(ctx).slug}/kartlegging#grupper`)}>{t.examplesToOwn}</a>
        </p>
      ) : null}
    </section>
  );
}
