import { raw } from 'hono/html';
import type { Ctx } from '../../../platform/http/route.ts';
import { VEILEDER_TEXTS } from '../texts.ts';
import type { Planform } from '../veileder.ts';
import { type Reading, Statement } from './parts.tsx';

export function PlanformChoice(p: { ctx: Ctx; reading: Reading; planform: Planform }) {
  const { ctx, planform, reading } = p;
  const t = VEILEDER_TEXTS[ctx.lang];
  const answer = (svar: Planform['spoersmaal'][number]['ja']) =>
    'spoersmaal' in svar ? (
      <a href={`#planform-spoersmaal-${svar.spoersmaal}`}>{t.next}</a>
    ) : (
      svar.utfall.map((id, i) => (
        <>
          {i > 0 ? ', ' : ''}
          <a href={`#planform-utfall-${id}`}>{planform.utfall.find((u) => u.id === id)?.tittel[ctx.lang]}</a>
        </>
      ))
    );
  return (
    <section aria-labelledby={planform.anker}>
      <h2 id={planform.anker}>{planform.tittel[ctx.lang]}</h2>
      {planform.ingress.map((punkt) => (
        <Statement ctx={ctx} reading={reading} punkt={punkt} />
      ))}
      <ol>
        {planform.spoersmaal.map((q) => (
          <li id={q.anker}>
            {raw(reading.html(q))}
            <ul>
              <li>
                {t.yes}: {answer(q.ja)}
              </li>
              <li>
                {t.no}: {answer(q.nei)}
              </li>
            </ul>
          </li>
        ))}
      </ol>
      {planform.utfall.map((u) => (
        <div>
          <h3>{u.tittel[ctx.lang]}</h3>
          <Statement ctx={ctx} reading={reading} punkt={u} />
          <p class="bp-source">{u.lovstyrt ? t.statutory : t.voluntary}</p>
        </div>
      ))}
      {reading.beside(planform.anker, planform.tittel[ctx.lang])}
    </section>
  );
}
