import type { Ctx } from '../../../platform/http/route.ts';
import { options, SelectField } from '../../../ui/form.tsx';
import { TRINN, type Trinn } from '../behandling.ts';
import { BEHANDLING_TEXTS } from '../behandlingtekster.ts';

/** The step a plan is frozen at: the one that comes next, or the last once more for who may not write down what the council decides. */
export function TrinnField(p: {
  ctx: Ctx;
  last: Trinn | undefined;
  typed: string | undefined;
  error: string | undefined;
}) {
  const t = BEHANDLING_TEXTS[p.ctx.lang];
  const mayAdopt = p.ctx.may('vedta');
  const next = TRINN[p.last ? TRINN.indexOf(p.last) + 1 : 0];
  const waits = next === 'vedtatt' && !mayAdopt;
  return (
    <>
      {waits ? <p class="bp-text">{t.adoptedByOthers}</p> : null}
      <SelectField
        name="trinn"
        label={t.whichStep}
        value={p.typed ?? (waits ? p.last : next) ?? ''}
        options={options(
          TRINN.filter((trinn) => trinn !== 'vedtatt' || mayAdopt),
          t.trinn,
        )}
        error={p.error}
      />
    </>
  );
}
