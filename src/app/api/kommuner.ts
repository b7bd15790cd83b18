import { z } from 'zod';
import { strongest } from '../../platform/auth/access.ts';
import { createVisitors } from '../../platform/auth/visitors.ts';
import { type Endpoint, endpoint, kommuneOf, reasoned, withReasons } from '../../platform/http/api.ts';
import { type KommuneCtx, ROLES } from '../../platform/http/route.ts';

const base = '/api/v1/kommuner';

const kommune = reasoned({
  slug: z.string(),
  name: z.string(),
  /** Today's number, four digits. */
  number: z.string().regex(/^\d{4}$/),
  demo: z.boolean(),
  role: z.enum(ROLES).nullable(),
  href: z.string(),
});

const toKommune = ({ slug, name, number, demo, roles }: KommuneCtx): z.infer<typeof kommune> =>
  withReasons(
    { slug, name, number, demo, role: strongest(roles), href: `${base}/${slug}` },
    // The demonstration is read without a role.
    { role: 'gjelder-ikke' },
  );

/** The municipalities a caller may read. */
export const kommuneApi = (demoSlug: string): readonly Endpoint[] => [
  endpoint({
    id: 'listKommuner',
    path: base,
    who: 'alle',
    answer: z.strictObject({ items: z.array(kommune) }),
    async load(ctx) {
      const own = ctx.bruker
        ? await ctx.db.inPlattform((tx) =>
            tx.rows<{ slug: string }>(
              'select distinct k.slug from medlemskap m join kommune k on k.id = m.kommune_id where m.bruker_id = $1 order by 1',
              [ctx.bruker?.id],
            ),
          )
        : [];
      const visitors = createVisitors(ctx.db, ctx.clock);
      const found = await Promise.all(
        [...new Set([...own.map((k) => k.slug), ...(ctx.isLocal ? [demoSlug] : [])])].map((slug) =>
          visitors.kommuneFor(slug, { bruker: ctx.bruker, csrf: '', key: ctx.key }),
        ),
      );
      const readable = found.filter((k) => k !== null && (k.roles.length > 0 || (k.demo && ctx.isLocal)));
      return { items: readable.flatMap((k) => (k ? [toKommune(k)] : [])) };
    },
  }),
  endpoint({
    id: 'getKommune',
    path: `${base}/:kommune`,
    answer: kommune,
    load: (ctx) => toKommune(kommuneOf(ctx)),
  }),
];
