import type { SourceRequest } from '../transport.ts';
import { expand, isExpression } from './expressions.ts';

/** What is wanted of one variable: codes or expressions, of a code list when one is named. */
export interface VariableSelection {
  readonly variable: string;
  readonly codes: readonly string[];
  readonly codelist?: string;
}
/** Empty is the agency's own default, which is not everything. */
export type Selection = readonly VariableSelection[];

/** What a table (or a code list) has to choose from. */
export interface Choice {
  readonly variable: string;
  readonly codes: readonly string[];
}

export const MAX_URL = 2_000;

/** The same code twice, in any case of letters, gives an empty answer with status 500. */
export function withoutDuplicates(selection: Selection): Selection {
  return selection.map((v) => {
    const first = new Map<string, string>();
    for (const code of v.codes.includes('*') ? ['*'] : v.codes)
      if (!first.has(code.toLowerCase())) first.set(code.toLowerCase(), code);
    return { ...v, codes: [...first.values()] };
  });
}

/** Every expression put into codes, in the table's own order; what the table does not know stays, for the agency to answer. */
export function spellOut(selection: Selection, choices: readonly Choice[]): Selection {
  return selection.map((v) => {
    const all = choices.find((c) => c.variable.toLowerCase() === v.variable.toLowerCase())?.codes ?? [];
    const wanted = new Set<string>();
    const unknown = new Set<string>();
    for (const text of v.codes) {
      const found = expand(text, all);
      if (found) for (const code of found) wanted.add(code);
      else unknown.add(text);
    }
    return { ...v, codes: [...all.filter((c) => wanted.has(c)), ...unknown] };
  });
}

export const cellsOf = (spelled: Selection): number => spelled.reduce((n, v) => n * v.codes.length, 1);

const coded = (code: string) => {
  const text = encodeURIComponent(code).replaceAll('%2C', ',');
  return isExpression(code) && code.includes(',') ? `[${text}]` : text;
};

/** A short query is an address that can be read and tried in a browser; a long one, or a code with a comma, is sent as a body. */
export function dataRequest(base: string, table: string, selection: Selection, lang: string): SourceRequest {
  const clean = withoutDuplicates(selection);
  const address = `${base}/tables/${encodeURIComponent(table)}/data?lang=${lang}&outputFormat=json-stat2`;
  const url = [
    address,
    ...clean.flatMap((v) => [
      `valueCodes[${encodeURIComponent(v.variable)}]=${v.codes.map(coded).join(',')}`,
      ...(v.codelist ? [`codelist[${encodeURIComponent(v.variable)}]=${encodeURIComponent(v.codelist)}`] : []),
    ]),
  ].join('&');
  const ambiguous = clean.some((v) => v.codes.some((c) => c.includes(',') && !isExpression(c)));
  if (url.length < MAX_URL && !ambiguous) return { method: 'GET', url };
  return {
    method: 'POST',
    url: address,
    body: {
      selection: clean.map((v) => ({
        variableCode: v.variable,
        ...(v.codelist ? { codelist: v.codelist } : {}),
        valueCodes: v.codes,
      })),
    },
  };
}
