import { z } from 'zod';
import { err, ok, type Result } from '../../../kernel/index.ts';
import type { SourceRefusal } from '../refusal.ts';
import type { CallOptions, Transport } from '../transport.ts';

export const KOMMUNEINFO = 'https://api.kartverket.no/kommuneinfo/v1';

/** Unused places of the list are filled with nulls by the service; they are left out here. */
const names = z
  .array(z.looseObject({ navn: z.string().nullable(), prioritet: z.number(), sprak: z.string().nullable() }))
  .transform((all) =>
    all
      .flatMap((n) => (n.navn === null ? [] : [{ name: n.navn, priority: n.prioritet, language: n.sprak }]))
      .sort((a, b) => a.priority - b.priority),
  );

const kommune = z
  .looseObject({
    kommunenummer: z.string().regex(/^\d{4}$/),
    kommunenavn: z.string(),
    kommunenavnNorsk: z.string(),
    fylkesnummer: z.string().optional(),
    fylkesnavn: z.string().optional(),
    samiskForvaltningsomrade: z.boolean().optional(),
    gyldigeNavn: names.optional(),
  })
  .transform((k) => ({
    number: k.kommunenummer,
    name: k.kommunenavnNorsk,
    /** Every official name, the one used first before the others. */
    names: k.gyldigeNavn ?? [],
    samiAdministrativeArea: k.samiskForvaltningsomrade ?? null,
  }));
const fylke = z
  .looseObject({ fylkesnummer: z.string().regex(/^\d{2}$/), fylkesnavn: z.string(), kommuner: z.array(kommune) })
  .transform((f) => ({ number: f.fylkesnummer, name: f.fylkesnavn, kommuner: f.kommuner }));

/** The outline of a municipality. Rings are judged where they are used, as those of any other map. */
const omraade = z
  .looseObject({
    kommunenummer: z.string().regex(/^\d{4}$/),
    kommunenavn: z.string(),
    omrade: z.looseObject({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
  })
  .transform((k) => ({ number: k.kommunenummer, name: k.kommunenavn, geometry: k.omrade }));

export const fylkerAnswer = z.array(fylke);
const kommunerAnswer = z.array(kommune);
export type KartverketKommune = z.infer<typeof kommune>;
export type KartverketFylke = z.infer<typeof fylke>;

const omraadePath = (number: string) => `/kommuner/${encodeURIComponent(number)}/omrade?utkoordsys=4258`;

export function createKommuneinfo(settings: { readonly base?: string; readonly send: Transport }) {
  const base = (settings.base ?? KOMMUNEINFO).replace(/\/+$/, '');
  async function get<T>(path: string, schema: z.ZodType<T>, options?: CallOptions): Promise<Result<T, SourceRefusal>> {
    const answer = await settings.send({ method: 'GET', url: `${base}${path}` }, options);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value.json);
    return parsed.success ? ok(parsed.data) : err({ code: 'uventet-svar' });
  }
  return {
    base,
    fylkerkommuner: (options?: CallOptions) => get('/fylkerkommuner', fylkerAnswer, options),
    kommuner: (options?: CallOptions) => get('/kommuner', kommunerAnswer, options),
    kommune: (number: string, options?: CallOptions) =>
      get(`/kommuner/${encodeURIComponent(number)}`, kommune, options),
    omraadeAddress: (number: string) => `${base}${omraadePath(number)}`,
    /** The outline in degrees of EUREF89; another municipality's is no answer. */
    async omraade(number: string, options?: CallOptions) {
      const found = await get(omraadePath(number), omraade, options);
      return found.ok && found.value.number !== number ? err({ code: 'uventet-svar' as const }) : found;
    },
  };
}
export type Kommuneinfo = ReturnType<typeof createKommuneinfo>;
