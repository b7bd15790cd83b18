import type { Refusal } from '../../kernel/index.ts';

/** Why an agency's service gave no usable answer. `data.title` is what the service itself wrote. */
export type SourceRefusal = Refusal<
  /** No connection: no network, a closed door, a cut line. */
  | 'uten-nett'
  | 'tidsavbrudd'
  | 'avbrutt'
  /** Still told to wait after every wait it asked for. */
  | 'for-mange-kall'
  /** 502, 503 or 504 to the end; early mornings at Statistics Norway. */
  | 'ikke-tilgjengelig'
  | 'avvist'
  | 'finnes-ikke'
  | 'tjenestefeil'
  /** The text ends before the answer does. */
  | 'avkortet'
  | 'uventet-svar'
  /** Number and title are not those of the table that was meant. */
  | 'feil-tabell'
  /** Nothing to divide: a single value is more than one query may hold. */
  | 'for-stort'
  /** The table was renewed between two parts of the same answer. */
  | 'endret-underveis'
>;
