import type { z } from 'zod';
import { err, ok, type Result } from '../../../kernel/index.ts';
import type { SourceRefusal } from '../refusal.ts';
import type { CallOptions, SourceRequest, Transport } from '../transport.ts';
import { SSB } from './address.ts';
import { codesOf, join } from './join.ts';
import * as schemas from './schemas.ts';
import { type Choice, cellsOf, dataRequest, type Selection, spellOut, withoutDuplicates } from './selection.ts';
import { split } from './split.ts';

export interface DataOptions extends CallOptions {
  /** Told after each part of a long answer. */
  readonly progress?: (done: number, of: number) => void;
}

/** An answer and what it answers: a dimension that was left out, and the code list used, can be seen only in the request. */
export interface PxAnswer {
  /** One JSON-stat 2 dataset, as it came or joined from several. */
  readonly text: string;
  readonly requests: readonly SourceRequest[];
  readonly updated: string | null;
  /** Notes that the agency says must be shown with the figures. */
  readonly mandatoryNotes: readonly string[];
}

export interface SearchWish {
  readonly query: string;
  readonly pastDays?: number;
  readonly includeDiscontinued?: boolean;
  readonly pageNumber?: number;
  readonly pageSize?: number;
}

type Answered<T> = Promise<Result<T, SourceRefusal>>;

export interface PxWeb {
  readonly base: string;
  config(options?: CallOptions): Answered<schemas.PxConfig>;
  search(wish: SearchWish, options?: CallOptions): Answered<schemas.PxSearch>;
  table(id: string, options?: CallOptions): Answered<schemas.PxTable>;
  /** The same, refused when the title does not begin as it should: numbers are given anew and mistyped. */
  tableNamed(id: string, titleStarts: readonly string[], options?: CallOptions): Answered<schemas.PxTable>;
  variables(id: string, options?: CallOptions): Answered<readonly schemas.PxVariable[]>;
  codelist(id: string, options?: CallOptions): Answered<schemas.PxCodelist>;
  defaultSelection(id: string, options?: CallOptions): Answered<Selection>;
  /** Several selections of one table become one answer; they must leave out the same variables. */
  data(table: string, selections: readonly Selection[], options?: DataOptions): Answered<PxAnswer>;
}

export function mandatoryNotes(answer: schemas.JsonStat): readonly string[] {
  return [answer, ...Object.values(answer.dimension)].flatMap(({ note, extension }) =>
    Object.entries((extension?.noteMandatory ?? {}) as Record<string, unknown>).flatMap(([at, must]) =>
      must === true && note?.[Number(at)] !== undefined ? [note[Number(at)] ?? ''] : [],
    ),
  );
}

/** Whether a table is the one that was meant: its number, and a beginning that its title may have. */
export function checkTable(
  table: { readonly id: string; readonly label: string },
  meant: { readonly id: string; readonly titleStarts: readonly string[] },
): Result<true, SourceRefusal> {
  const number = /^(\d{5})\b/.exec(table.label)?.[1] ?? table.id;
  const title = table.label.replace(/^\d{5}:?\s*/, '').toLowerCase();
  if (
    table.id === meant.id &&
    number === meant.id &&
    meant.titleStarts.some((start) => title.startsWith(start.toLowerCase()))
  )
    return ok(true);
  return err({
    code: 'feil-tabell',
    data: { table: table.id, title: table.label, expected: meant.titleStarts[0] ?? '' },
  });
}

export function createPxWeb(settings: {
  readonly base?: string;
  readonly send: Transport;
  readonly lang?: string;
}): PxWeb {
  const { send, lang = 'no' } = settings;
  const base = (settings.base ?? SSB).replace(/\/+$/, '');
  let limit: number | null = null;
  const known = new Map<string, readonly schemas.PxVariable[]>();
  const lists = new Map<string, schemas.PxCodelist>();

  async function ask<T>(request: SourceRequest, schema: z.ZodType<T>, options?: CallOptions) {
    const answer = await send(request, options);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(answer.value.json);
    return parsed.success ? ok(parsed.data) : err({ code: 'uventet-svar' as const });
  }
  const get = <T>(path: string, schema: z.ZodType<T>, options?: CallOptions, query = '') =>
    ask({ method: 'GET', url: `${base}${path}?lang=${lang}${query}` }, schema, options);

  async function config(options?: CallOptions) {
    const answer = await get('/config', schemas.config, options);
    if (answer.ok) limit = answer.value.maxDataCells;
    return answer;
  }

  async function variables(id: string, options?: CallOptions) {
    const before = known.get(id);
    if (before) return ok(before);
    const answer = await get(`/tables/${encodeURIComponent(id)}/metadata`, schemas.metadata, options);
    if (!answer.ok) return answer;
    const found = answer.value.id.map((code): schemas.PxVariable => {
      const dimension = answer.value.dimension[code];
      return {
        code,
        label: dimension?.label ?? code,
        codes: codesOf(dimension),
        labels: dimension?.category.label ?? {},
        elimination: dimension?.extension?.elimination === true,
        codelists: schemas.codelistsIn(dimension?.extension),
      };
    });
    known.set(id, found);
    return ok(found);
  }

  async function codelist(id: string, options?: CallOptions) {
    const before = lists.get(id);
    if (before) return ok(before);
    const answer = await get(`/codelists/${encodeURIComponent(id)}`, schemas.codelist, options);
    if (answer.ok) lists.set(id, answer.value);
    return answer;
  }

  /** The selection as it is when it fits in one query, else its parts. */
  async function partsOf(table: string, selection: Selection, options?: CallOptions) {
    if (selection.length === 0) return ok([selection]);
    if (limit === null) {
      const answer = await config(options);
      if (!answer.ok) return answer;
    }
    const all = await variables(table, options);
    if (!all.ok) return all;
    const choices: Choice[] = [];
    for (const wanted of selection) {
      const own = all.value.find((v) => v.code.toLowerCase() === wanted.variable.toLowerCase())?.codes ?? [];
      if (!wanted.codelist) choices.push({ variable: wanted.variable, codes: own });
      else {
        const list = await codelist(wanted.codelist, options);
        if (!list.ok) return list;
        choices.push({ variable: wanted.variable, codes: list.value.values.map((v) => v.code) });
      }
    }
    const spelled = spellOut(withoutDuplicates(selection), choices);
    if (cellsOf(spelled) <= (limit ?? 0)) return ok([selection]);
    const parts = split(spelled, limit ?? 0);
    return parts ? ok(parts) : err({ code: 'for-stort' as const, data: { cells: cellsOf(spelled), max: limit ?? 0 } });
  }

  const table = (id: string, options?: CallOptions) => get(`/tables/${encodeURIComponent(id)}`, schemas.table, options);

  return {
    base,
    config,
    table,
    async tableNamed(id, titleStarts, options) {
      const answer = await table(id, options);
      if (!answer.ok) return answer;
      const right = checkTable(answer.value, { id, titleStarts });
      return right.ok ? answer : right;
    },
    variables,
    codelist,
    search: (wish, options) => {
      const query = new URLSearchParams({ query: wish.query });
      for (const name of ['pastDays', 'includeDiscontinued', 'pageNumber', 'pageSize'] as const)
        if (wish[name] !== undefined) query.set(name, String(wish[name]));
      return get('/tables', schemas.search, options, `&${query}`);
    },
    async defaultSelection(id, options) {
      const answer = await get(`/tables/${encodeURIComponent(id)}/defaultselection`, schemas.selected, options);
      if (!answer.ok) return answer;
      return ok(
        answer.value.selection.map((s) => ({
          variable: s.variableCode,
          codes: s.valueCodes,
          ...(s.codelist ? { codelist: s.codelist } : {}),
        })),
      );
    },
    async data(id, selections, options = {}) {
      const requests: SourceRequest[] = [];
      for (const selection of selections) {
        const parts = await partsOf(id, selection, options);
        if (!parts.ok) return parts;
        requests.push(...parts.value.map((part) => dataRequest(base, id, part, lang)));
      }
      const answers: schemas.JsonStat[] = [];
      let text = '';
      for (const request of requests) {
        const answer = await send(request, options);
        if (!answer.ok) return answer;
        const parsed = schemas.jsonStat.safeParse(answer.value.json);
        if (!parsed.success) return err({ code: 'uventet-svar' });
        answers.push(parsed.data);
        text = answer.value.text;
        options.progress?.(answers.length, requests.length);
      }
      const whole = join(answers);
      if (!whole.ok) return whole;
      return ok({
        text: answers.length === 1 ? text : JSON.stringify(whole.value),
        requests,
        updated: whole.value.updated ?? null,
        mandatoryNotes: mandatoryNotes(whole.value),
      });
    },
  };
}
