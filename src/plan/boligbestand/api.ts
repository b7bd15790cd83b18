import { z } from 'zod';
import { BOLIGTYPER, DISPOSISJONSFORMER, isSmallCount, REGNSKAP, TJENESTENIVAAER } from '../../kernel/index.ts';
import { type Endpoint, endpoint, kommuneOf, reasoned, withReasons } from '../../platform/http/api.ts';
import { AVTALETYPER, listTilbud } from '../boligtilbud/index.ts';
import { avtalerOf, utenSmaa } from './avtaletall.ts';
import { bestandIn } from './index.ts';

const told = (units: number): number | null => (isSmallCount(units) ? null : units);

const boliger = z.strictObject({
  type: z.enum(BOLIGTYPER),
  level: z.enum(TJENESTENIVAAER),
  disposal: z.enum(DISPOSISJONSFORMER).nullable(),
  units: z.int(),
  missing: z.record(z.string(), z.literal('ikke-oppgitt')),
});
const bestand = reasoned({
  /** The day the list holds good for. */
  asOf: z.iso.date().nullable(),
  unit: z.literal('boliger'),
  units: z.int().nullable(),
  items: z.array(boliger),
  /** Kinds with few dwellings, put together so that nobody is pointed out; not told where they are few together too. */
  together: z.int().nullable(),
});

const avtale = reasoned({
  ledger: z.enum(REGNSKAP),
  agreement: z.enum(AVTALETYPER).nullable(),
  type: z.enum(BOLIGTYPER),
  level: z.enum(TJENESTENIVAAER),
  /** The year they end. */
  expiryYear: z.int().nullable(),
  unit: z.string(),
  units: z.int(),
});
const avtaler = z.strictObject({
  items: z.array(avtale),
  /** Kinds with few units put together, each ledger for itself: the two are never added. */
  together: reasoned({ boligutvikling: z.int().nullable(), boligsosialt: z.int().nullable() }),
});

/** What the municipality disposes of, in counts: no address, no party, and no count so small that it could point somebody out. */
export const boligbestandApi: readonly Endpoint[] = [
  endpoint({
    id: 'getBoliger',
    path: '/api/v1/kommuner/:kommune/boliger',
    answer: bestand,
    async load(ctx) {
      const found = await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => bestandIn(tx, ctx.clock.today()));
      const lines = found?.lines ?? [];
      const items = lines.flatMap(({ kind, units }) =>
        kind ? [withReasons({ ...kind, units }, { disposal: 'ikke-oppgitt' }) as z.infer<typeof boliger>] : [],
      );
      const rest = lines.reduce((n, l) => (l.kind === null ? n + l.units : n), 0);
      const few = isSmallCount(rest);
      return withReasons(
        {
          asOf: found?.asOf ?? null,
          unit: 'boliger' as const,
          // A small rest stands alone, so the sum would tell it.
          units: found && !few ? found.units : null,
          items,
          together: few ? null : rest,
        },
        { asOf: 'ikke-registrert', units: few ? 'liten-celle' : 'ikke-registrert', together: 'liten-celle' },
      );
    },
  }),
  endpoint({
    id: 'listAvtaler',
    path: '/api/v1/kommuner/:kommune/avtaler',
    answer: avtaler,
    async load(ctx) {
      const rows = avtalerOf(await ctx.db.inKommune(kommuneOf(ctx).id, listTilbud), ctx.clock.today());
      const of = (ledger: (typeof REGNSKAP)[number]) => utenSmaa(rows.filter((r) => r.ledger === ledger));
      const shown = REGNSKAP.flatMap((ledger) => of(ledger).shown);
      return {
        items: shown.map((r) =>
          withReasons(
            { ...r, unit: r.ledger === 'boligutvikling' ? 'boliger' : 'enheter' },
            { agreement: 'ikke-oppgitt', expiryYear: 'ikke-oppgitt' },
          ),
        ),
        together: withReasons(
          { boligutvikling: told(of('boligutvikling').rest), boligsosialt: told(of('boligsosialt').rest) },
          { boligutvikling: 'liten-celle', boligsosialt: 'liten-celle' },
        ),
      };
    },
  }),
];
