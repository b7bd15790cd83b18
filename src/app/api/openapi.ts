import { z } from 'zod';
import { LANGUAGES, type Language } from '../../kernel/index.ts';
import { type Endpoint, endpoint } from '../../platform/http/api.ts';
import { FAULTS, type Fault, faultStatus, problemType } from '../../platform/http/fault.ts';
import { API_TEXTS, PROBLEM_TEXTS } from './texts.ts';

const REFUSALS = Object.keys(FAULTS) as Fault[];

const problem = z.strictObject({
  type: z.enum(REFUSALS.map(problemType)),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(REFUSALS),
  instance: z.string(),
  field: z.string().optional(),
});

function schemaOf(type: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io });
  return schema;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function refusal(lang: Language, ...faults: readonly Fault[]) {
  return {
    description: faults.map((f) => `${f}: ${PROBLEM_TEXTS[lang][f].title}`).join('. '),
    content: { 'application/problem+json': { schema: ref('Problem') } },
  };
}

function parametersOf(e: Endpoint, lang: Language) {
  const t = API_TEXTS[lang];
  const inPath = [...e.path.matchAll(/:([a-z]+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: t.parameters[name as keyof typeof t.parameters] ?? '',
    schema: { type: 'string' },
  }));
  const query = schemaOf(e.query) as { properties?: Record<string, unknown> };
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    description: t.parameters[name as keyof typeof t.parameters] ?? '',
    schema,
  }));
  return [...inPath, ...inQuery];
}

/** The description of the API, made from the very schemas its answers are made with. */
function openApi(endpoints: readonly Endpoint[], lang: Language) {
  const t = API_TEXTS[lang];
  const paths = endpoints.map((e) => {
    const open = e.who === 'alle';
    const operation = {
      operationId: e.id,
      summary: t.operations[e.id as keyof typeof t.operations],
      ...(open ? { security: [] } : {}),
      parameters: parametersOf(e, lang),
      responses: {
        '200': {
          description: t.answer,
          headers: { ETag: { schema: { type: 'string' } } },
          content: { [e.media]: { schema: ref(e.id) } },
        },
        '304': { description: t.unchanged },
        '400': refusal(lang, 'ugyldig-spoerring'),
        '401': refusal(lang, 'logg-inn', 'ugyldig-noekkel'),
        ...(open ? {} : { '403': refusal(lang, 'ikke-tilgang'), '404': refusal(lang, 'ikke-funnet') }),
        '429': refusal(lang, 'for-mange'),
      },
    };
    return [e.path.replace(/:([a-z]+)/g, '{$1}'), { get: operation }];
  });
  return {
    openapi: '3.1.0',
    info: { title: t.title, version: '1', description: t.description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ noekkel: [] }, { oekt: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        noekkel: { type: 'http', scheme: 'bearer', description: t.key },
        oekt: { type: 'apiKey', in: 'cookie', name: 'boligplan', description: t.session },
      },
      schemas: {
        Problem: schemaOf(problem),
        ...Object.fromEntries(endpoints.map((e) => [e.id, schemaOf(e.answer)])),
      },
    },
  };
}

/** The stable types of refusals, with the status each comes with. */
export const problemRows = (lang: Language) =>
  REFUSALS.map((fault) => ({
    type: problemType(fault),
    status: faultStatus(fault, true),
    ...PROBLEM_TEXTS[lang][fault],
  }));

/** All endpoints with the one that describes them, itself included. */
export function described(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  let made: Readonly<Record<Language, ReturnType<typeof openApi>>> | undefined;
  const all: readonly Endpoint[] = [
    endpoint({
      id: 'getOpenApi',
      path: '/api/v1/openapi.json',
      who: 'alle',
      open: true,
      answer: z.looseObject({ openapi: z.literal('3.1.0') }),
      load(ctx) {
        made ??= Object.fromEntries(LANGUAGES.map((l) => [l, openApi(all, l)])) as NonNullable<typeof made>;
        return made[ctx.lang] as { openapi: '3.1.0' };
      },
    }),
    ...endpoints,
  ];
  return all;
}
