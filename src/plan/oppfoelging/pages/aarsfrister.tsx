import { formatDate } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { lawIn } from '../../../ui/law-words.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { Aarsfrist, Aarsfriststand } from '../aarsfrister.ts';
import { AARSFRIST_TEXTS } from '../aarsfrister-texts.ts';

const TONES: Readonly<Record<Aarsfriststand, 'success' | 'info' | 'danger' | 'warning'>> = {
  holdt: 'success',
  aapen: 'info',
  brutt: 'danger',
  'ikke-sett': 'warning',
};

/** The clocks of the budget: what the law asks, the day, where it stands, and what to do about it. */
export function Aarsfrister(p: { ctx: Ctx; frister: readonly Aarsfrist[] }) {
  const t = AARSFRIST_TEXTS[p.ctx.lang];
  return (
    <section>
      <h2 id="frister">{t.heading}</h2>
      <p class="bp-text">{t.text}</p>
      <DataTable
        caption={t.heading}
        hideCaption
        stack
        columns={[{ label: t.frist }, { label: t.day }, { label: t.state }, { label: t.law }]}
        rows={p.frister.map((f) => ({
          cells: [
            <>
              {t.names[f.frist](f.year)}
              {f.state === 'holdt' || f.state === 'brutt' ? null : <span class="bp-source"> {t.says[f.frist]}</span>}
            </>,
            formatDate(f.due),
            <>
              <Status tone={TONES[f.state]}>{t.states[f.state]}</Status>
              {f.count === undefined ? null : ` ${t.ofTwo(f.count)}`}
            </>,
            lawIn(p.ctx.lang, f.law),
          ],
        }))}
      />
    </section>
  );
}
