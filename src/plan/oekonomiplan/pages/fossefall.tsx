import type { Ctx } from '../../../platform/http/route.ts';
import { Picture } from '../../../ui/blocks.tsx';
import { Waterfall } from '../../../ui/charts/waterfall.ts';
import { fossefallOf, type Stand } from '../fossefall.ts';
import { fossefallSteps, fossefallTable } from '../fossefalltabell.ts';
import { FOSSEFALL_TEXTS } from '../fossefalltekster.ts';
import { RAMMER } from '../oensker.ts';
import { TableView } from './parts.tsx';

/** What was added and cut from the first stand to the last, investment and running apart, with the table twin; nothing for one stand alone. */
export function FossefallSection(p: { ctx: Ctx; stands: readonly Stand[] }) {
  const { lang } = p.ctx;
  const t = FOSSEFALL_TEXTS[lang];
  const falls = RAMMER.flatMap((ramme) => fossefallOf(p.stands, ramme) ?? []);
  if (falls.length === 0) return null;
  return (
    <section>
      <h2 id="fossefall">{t.heading}</h2>
      <p class="bp-text">{t.lead}</p>
      {falls.map((fall) => (
        <>
          <Picture
            caption={t.caption[fall.ramme]}
            tableLabel={t.table}
            draw={(width) =>
              Waterfall({
                width,
                title: t.caption[fall.ramme],
                description: t.description,
                unit: t.unit,
                steps: fossefallSteps(fall, lang),
              })
            }
          >
            <TableView ctx={p.ctx} table={fossefallTable(fall, lang)} />
          </Picture>
          {fall.frame === null ? <p class="bp-text">{t.noFrame}</p> : null}
          {fall.moved.length > 0 ? <p class="bp-text">{t.moved(fall.moved.join(', '))}</p> : null}
        </>
      ))}
    </section>
  );
}
