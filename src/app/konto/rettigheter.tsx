import { mayWithLink } from '../../plan/ekstern/index.ts';
import { RUNDE_TEXTS } from '../../plan/runde/index.ts';
import { mayInKommune, RUNDE_ROLLER } from '../../platform/auth/access.ts';
import { ACTIONS, type Action, type Ctx, ROLES } from '../../platform/http/route.ts';
import { DataTable } from '../../ui/table.tsx';
import { RETTIGHETER_TEXTS } from './rettigheter-texts.ts';
import { KONTO_TEXTS } from './texts.ts';

/** The one table of role x action in plain words, read from the table itself so that the page cannot say anything else. */
export function Rettigheter({ ctx }: { ctx: Ctx }) {
  const t = RETTIGHETER_TEXTS[ctx.lang];
  const row = (role: string, where: string, may: (action: Action) => boolean) => {
    const can = ACTIONS.filter(may).map((action) => t.actions[action]);
    return { cells: [role, where, `${can.join('; ')}.`] };
  };
  const rows = [
    ...ROLES.map((r) => row(KONTO_TEXTS[ctx.lang].roles[r], t.inKommune, (a) => mayInKommune([r], a))),
    ...RUNDE_ROLLER.map((r) => row(RUNDE_TEXTS[ctx.lang].roller[r], t.inRunde, (a) => mayInKommune([r], a))),
    row(t.named, t.inOppgave, (a) => mayInKommune(['navngitt'], a)),
    row(t.withLink, t.inOppgave, mayWithLink),
  ];
  return (
    <section aria-labelledby="rettigheter">
      <h2 id="rettigheter">{t.title}</h2>
      <p class="bp-text">{t.text}</p>
      <DataTable
        caption={t.table}
        hideCaption
        stack
        columns={[{ label: t.role }, { label: t.where }, { label: t.may }]}
        rows={rows}
      />
      <p class="bp-text">{t.starter}</p>
    </section>
  );
}
