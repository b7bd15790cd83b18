import { listEgne } from '../plan/eksempler/index.ts';
import { ExampleCards } from '../plan/eksempler/pages/cards.tsx';
import { ExampleLink, eksempelRoutes } from '../plan/eksempler/pages/index.tsx';
import { toPdf } from '../plan/plandokument/rendering/pdf.ts';
import { toWord } from '../plan/plandokument/rendering/word.ts';
import { veilederRoutes } from '../plan/veileder/pages/index.tsx';
import { notaterBeside } from '../plan/veiledernotat/pages/beside.tsx';
import { notatRoutes } from '../plan/veiledernotat/pages/index.tsx';
import type { Ctx, Route } from '../platform/http/route.ts';
import type { Content } from './content.ts';
import { planstrategiFunn } from './funn.ts';

type VeilederDeps = Parameters<typeof veilederRoutes>[0];

/** The guide, a municipality's notes on it, and the examples. */
export function guidePages(c: {
  readonly content: Pick<Content, 'veileder' | 'eksempler' | 'ordliste'>;
  readonly notater: Parameters<typeof notatRoutes>[0];
  readonly slugFor: (ctx: Ctx) => Promise<string | null>;
  readonly workspaceOf: VeilederDeps['workspaceOf'];
  readonly built: (side: string) => boolean;
  readonly demoSlug: string;
}): Route[] {
  const { veileder, eksempler, ordliste } = c.content;
  return [
    ...veilederRoutes({
      veileder,
      ordliste,
      toPdf,
      toWord,
      examples: (ctx, workspace) =>
        ExampleCards({
          ctx,
          eksempler: eksempler.filter((e) => e.kjerne),
          using: { slug: workspace.slug, built: c.built },
        }),
      async exampleLinks(ctx) {
        const own = ctx.kommune ? await ctx.db.inKommune(ctx.kommune.id, listEgne) : [];
        return (of) => ExampleLink({ ctx, eksempler: [...own, ...eksempler], of });
      },
      workspaceOf: c.workspaceOf,
      besideOf: (ctx, side) => notaterBeside(ctx, c.notater, side),
      planstrategiFunn,
      demoSlug: c.demoSlug,
    }),
    ...notatRoutes(c.notater),
    ...eksempelRoutes({
      eksempler,
      faser: veileder.trinn.flatMap((trinn) =>
        trinn.underprosesser.flatMap((u) =>
          u.faser.map((fase) => ({ id: `${u.nummer}.${fase.nummer}`, navn: fase.tittel })),
        ),
      ),
      using: async (ctx) => ({ slug: await c.slugFor(ctx), built: c.built }),
    }),
  ];
}
