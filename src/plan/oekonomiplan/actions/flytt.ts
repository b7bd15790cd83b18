import { type FieldCode, type Refusal, type TypedFields, typedForm } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { kostraIn, listTiltak, priceYearOf, saveTiltakIn, typedTiltak } from '../../tiltak/index.ts';
import type { PlanTables } from '../oekonomiplan.ts';
import { priceYears } from '../priser.ts';
import { tablesIn } from '../store.ts';
import { movable, putOff, UTFALL_UTE, UTSETTELSER } from '../virkning.ts';

const MAX_REASON = 1000;

export type FlyttRefusal = Refusal<FieldCode | 'endret-av-andre' | 'krever-vedtak' | 'tiltaket-mangler'>;
export interface FlyttDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly tables: PlanTables;
}

/** Puts a tiltak off by some years, or takes it out of the plan, as somebody has just seen what it does. */
export async function moveTiltak(
  { db, clock, tables }: FlyttDeps,
  actor: Actor,
  seen: Seen,
  typed: TypedFields,
  mayAdopt: boolean,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly error: readonly FlyttRefusal[] }> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const one = movable(await listTiltak(tx)).find((t) => t.number === seen.number);
    if (!one || one.revision !== seen.revision)
      return { ok: false as const, error: [{ code: 'endret-av-andre' as const, field: 'tiltak' }] };
    const form = typedForm<'krever-vedtak'>(typed);
    const years = UTSETTELSER.find((n) => String(n) === typed.utsett) ?? null;
    if (years === null && typed.utsett !== 'ut') form.refuse(typed.utsett ? 'ukjent-valg' : 'mangler', 'utsett');
    const out = typed.utsett === 'ut' ? form.choice(UTFALL_UTE, 'utfall') : null;
    const reason = form.text('reason', MAX_REASON, true);
    if (out && !mayAdopt) form.refuse('krever-vedtak', 'utfall');
    if (form.refusals.length > 0) return { ok: false as const, error: form.refusals };
    const after = years === null ? one.data : putOff(one.data, years);
    const { prices } = await tablesIn(tx, tables);
    const saved = await saveTiltakIn(
      tx,
      written(clock, actor),
      { ...typedTiltak(after), reason, ...(out ? { status: out, share: '' } : {}) },
      after.firstYear,
      seen,
      {
        kostra: kostraIn(tables.kostra, after.firstYear).map((k) => k.code),
        // The prices it stands in are kept, also where the index does not know them.
        priceYears: [...priceYears(prices), priceYearOf(after)],
        mayAdopt,
        mayLackResponsible: after.responsible === '',
      },
    );
    if (saved.ok) return { ok: true as const };
    const changed = saved.error.some((e) => e.code === 'endret-av-andre');
    return {
      ok: false as const,
      error: [{ code: changed ? ('endret-av-andre' as const) : ('tiltaket-mangler' as const), field: 'tiltak' }],
    };
  });
}
