import { RUNDE_ROLLER } from '../../../platform/auth/access.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, Form, options, SelectField, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { setRolle } from '../actions.ts';
import type { StoredRunde } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { rundePage } from './runde.tsx';
import { type Look, lookOpen, nameOf, noAccess, type Person, type RundePageDeps, where } from './where.tsx';

/** Who is what in the round; for who leads it, with forms to change it. */
export function Roller(p: {
  ctx: Ctx;
  seen: Look;
  runde: StoredRunde;
  people: readonly Person[];
  of: (field: string) => string | undefined;
}) {
  const { ctx, seen, people, of } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const { runde: base } = where(ctx);
  const leads = seen.may('led') && !p.runde.data.closed;
  // A visitor without a login sees how the work is organised, not who does it.
  const named = ctx.bruker !== null;
  return (
    <section aria-labelledby="roller">
      <h2 id="roller">{t.rollerTitle}</h2>
      <p class="bp-text">{t.rollerText}</p>
      {seen.roller.length === 0 ? (
        <p>{t.noRoller}</p>
      ) : (
        <DataTable
          caption={t.rollerTable}
          hideCaption
          columns={[{ label: t.rolle }, { label: t.person }, ...(leads ? [{ label: t.takeRolle }] : [])]}
          rows={seen.roller.map((r) => ({
            cells: [
              t.roller[r.role],
              named ? nameOf(ctx, people, r.brukerId) : t.someone,
              ...(leads
                ? [
                    <form method="post" action={ctx.href(`${base}/roller/ta-bort`)}>
                      <input type="hidden" name="csrf" value={ctx.csrf} />
                      <input type="hidden" name="bruker" value={r.brukerId} />
                      <input type="hidden" name="role" value={r.role} />
                      <button class="bp-linkbutton" type="submit">
                        {t.takeRolle}
                        <span class="ds-sr-only">{` ${t.roller[r.role]} ${nameOf(ctx, people, r.brukerId)}`}</span>
                      </button>
                    </form>,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {leads ? (
        <p>
          <a href={ctx.href(`${base}/eksterne`)}>{t.outsiders}</a>
        </p>
      ) : null}
      {leads ? (
        <Details summary={t.giveRolle} open={of('bruker') !== undefined || of('role') !== undefined}>
          {people.length === 0 ? <p>{t.noMembers}</p> : null}
          <Form action={ctx.href(`${base}/roller`)} csrf={ctx.csrf}>
            <SelectField
              name="bruker"
              label={t.person}
              empty={t.choose}
              options={people.filter((m) => !m.disabled).map((m) => ({ value: m.brukerId, label: m.name }))}
              error={of('bruker')}
            />
            <SelectField
              name="role"
              label={t.rolle}
              empty={t.choose}
              options={options(RUNDE_ROLLER, t.roller).map((o) => ({
                ...o,
                label: `${o.label}: ${t.rolleHelp[o.value as keyof typeof t.rolleHelp]}`,
              }))}
              error={of('role')}
            />
            <SubmitRow>
              <Button>{t.giveRolle}</Button>
            </SubmitRow>
          </Form>
        </Details>
      ) : null}
    </section>
  );
}

export const pressRolle =
  (deps: RundePageDeps, given: boolean) =>
  async (ctx: Ctx): Promise<Page | Response | Refused> => {
    const typed = (await ctx.form()).all();
    const { actor, runde: base, kommune } = where(ctx);
    const seen = await lookOpen(ctx);
    if (!seen.may('led')) return noAccess();
    if (!seen.runde) return seeOther(ctx, base);
    const members = await deps.membersOf(kommune.id);
    const refusals = await setRolle(ctx.db, ctx.clock, actor, seen.runde.number, typed, members, given, seen.may);
    return refusals.length === 0 ? seeOther(ctx, `${base}?lagret=ja`) : rundePage(ctx, deps, refusals);
  };
