import { z } from 'zod';
import { err, ok, type Result } from '../../../kernel/index.ts';
import type { SourceRefusal } from '../refusal.ts';
import type { CallOptions, Transport } from '../transport.ts';

export const KLASS = 'https://data.ssb.no/api/klass/v1';
export const KLASS_IDS = { kommuner: 131, fylker: 104, grunnkretser: 1, kostraGroups: 112 } as const;

const text = z.string().nullish();
const code = z.looseObject({
  code: z.string(),
  parentCode: text,
  level: z.string(),
  name: z.string(),
  validFromInRequestedRange: text,
  validToInRequestedRange: text,
});
const change = z.looseObject({
  oldCode: z.string(),
  oldName: z.string(),
  newCode: z.string(),
  newName: z.string(),
  changeOccurred: z.iso.date(),
});
const item = z.looseObject({
  sourceCode: z.string(),
  sourceName: z.string(),
  targetCode: z.string(),
  targetName: z.string(),
  validFrom: text,
  validTo: text,
});
const version = z.looseObject({ name: z.string(), validFrom: text, validTo: text });
const classification = z.looseObject({ name: z.string(), versions: z.array(version).default([]) });

export type KlassCode = z.infer<typeof code>;
export type KlassChange = z.infer<typeof change>;
export type KlassItem = z.infer<typeof item>;

export const codesAnswer = z.object({ codes: z.array(code) }).transform((a) => a.codes);
export const changesAnswer = z.object({ codeChanges: z.array(change) }).transform((a) => a.codeChanges);
const itemsAnswer = z.object({ correspondenceItems: z.array(item) }).transform((a) => a.correspondenceItems);
const versionAnswer = version.extend({
  classificationItems: z.array(z.looseObject({ code: z.string(), name: z.string() })).default([]),
});

type Answered<T> = Promise<Result<T, SourceRefusal>>;

/** Statistics Norway's classifications: which codes held when, and what became of them. Dates are 'YYYY-MM-DD'. */
export function createKlass(settings: { readonly base?: string; readonly send: Transport }) {
  const base = (settings.base ?? KLASS).replace(/\/+$/, '');
  async function get<T>(
    path: string,
    query: Record<string, string>,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Answered<T> {
    const search = new URLSearchParams(query).toString();
    const answer = await settings.send({ method: 'GET', url: `${base}${path}${search ? `?${search}` : ''}` }, options);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value.json);
    return parsed.success ? ok(parsed.data) : err({ code: 'uventet-svar' });
  }
  const span = (from: string, to?: string) => ({ from, ...(to ? { to } : {}) });
  return {
    base,
    classification: (id: number, options?: CallOptions) =>
      get(`/classifications/${id}.json`, {}, classification, options),
    codesAt: (id: number, date: string, options?: CallOptions) =>
      get(`/classifications/${id}/codesAt.json`, { date }, codesAnswer, options),
    codes: (id: number, from: string, to?: string, options?: CallOptions) =>
      get(`/classifications/${id}/codes.json`, span(from, to), codesAnswer, options),
    changes: (id: number, from: string, to?: string, options?: CallOptions) =>
      get(`/classifications/${id}/changes.json`, { ...span(from, to), includeFuture: 'True' }, changesAnswer, options),
    corresponds: (id: number, target: number, from: string, to?: string, options?: CallOptions) =>
      get(
        `/classifications/${id}/corresponds`,
        { targetClassificationId: String(target), ...span(from, to) },
        itemsAnswer,
        options,
      ),
    version: (id: number, options?: CallOptions) => get(`/versions/${id}.json`, {}, versionAnswer, options),
  };
}
export type Klass = ReturnType<typeof createKlass>;
