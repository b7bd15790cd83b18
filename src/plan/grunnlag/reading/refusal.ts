import type { Refusal } from '../../../kernel/index.ts';

/** Why a file could not be read; nothing of it is kept. `data.row` and `data.column` count from 1 as a person does. */
export type ReaderRefusal = Refusal<
  | 'tom'
  | 'for-stor'
  | 'for-tung'
  | 'for-bred'
  | 'utf-16'
  | 'blandet-tegnsett'
  | 'ikke-tabell'
  | 'kodeliste'
  | 'kart'
  | 'metadata'
  | 'feilsvar'
  | 'avkortet'
  | 'ujevn-rad'
  | 'dobbelt-hode'
  | 'dobbel-rad'
  | 'uleselig-tall'
  | 'for-mange-celler'
>;
