import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, Form, SubmitRow } from '../../../ui/form.tsx';
import { approvals } from '../actions/godkjenning.ts';
import type { OppgaveStatus } from '../oppgave.ts';
import { OPPGAVE_TEXTS } from './texts.ts';
import { where } from './where.tsx';

/** For who approves and does not work in the task: two buttons, and no field of somebody else's work. */
export function Approval(p: { ctx: Ctx; number: number; revision: number; status: OppgaveStatus }) {
  const { ctx, status } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  const ways = approvals(status);
  if (ways.length === 0) return null;
  return (
    <section aria-labelledby="godkjenning">
      <h2 id="godkjenning">{o.approval}</h2>
      <Notice>{status === 'ferdig' ? o.isApproved : o.toApproveOnly}</Notice>
      <Form action={ctx.href(`${where(ctx).tasks}/${p.number}`)} csrf={ctx.csrf}>
        <input type="hidden" name="revision" value={String(p.revision)} />
        <SubmitRow>
          {ways.includes('ferdig') ? (
            <Button name="status" value="ferdig">
              {o.approve}
            </Button>
          ) : null}
          <Button name="status" value="paabegynt" variant="secondary">
            {status === 'ferdig' ? o.reopen : o.sendBack}
          </Button>
        </SubmitRow>
      </Form>
    </section>
  );
}
