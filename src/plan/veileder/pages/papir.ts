import { download, notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Route } from '../../../platform/http/route.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { trinnDocument } from '../papir.ts';
import { trinnMedSlug, type Veileder } from '../veileder.ts';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

export interface PapirDeps {
  readonly veileder: Veileder;
  readonly toPdf: (document: PlanDocument) => Promise<Uint8Array>;
  readonly toWord: (document: PlanDocument) => Promise<Uint8Array>;
}

/** Each step as a file, for everybody. A file is made once a day and form, for it is costly and anybody may ask. */
export function papirRoutes(deps: PapirDeps): Route[] {
  const make = { pdf: deps.toPdf, docx: deps.toWord };
  const made = new Map<string, Promise<Uint8Array>>();
  let day = '';

  async function file(ctx: Ctx, format: keyof typeof TYPES): Promise<Response> {
    const trinn = trinnMedSlug(deps.veileder, ctx.params.trinn ?? '');
    if (!trinn) return notFound();
    const today = ctx.clock.today();
    if (day !== today) made.clear();
    day = today;
    const key = `${trinn.slug}.${ctx.lang}.${format}`;
    const bytes = made.get(key) ?? make[format](trinnDocument(deps.veileder, trinn, ctx.lang, today));
    made.set(key, bytes);
    // What failed is tried again by the next who asks.
    bytes.catch(() => made.delete(key));
    return download(await bytes, TYPES[format], `${trinn.slug}.${format}`);
  }

  return (['pdf', 'docx'] as const).map((format) => ({
    method: 'GET',
    path: `/veileder/:trinn/trinn.${format}`,
    who: 'alle',
    handle: (ctx) => file(ctx, format),
    examples: deps.veileder.trinn.map((trinn) => `/veileder/${trinn.slug}/trinn.${format}`),
  }));
}
