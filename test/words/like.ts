import { globSync } from 'node:fs';
import { join } from 'node:path';
import { LIKE_I_BEGGE } from '../guards/content-veileder.like.ts';

/**
 * Texts that are rightly the same in bokmål and nynorsk, with # for a value: every list in the like-*.ts beside this file.
 * What the glossary gives as the same is not repeated.
 */
const LIKE = new Set<string>();
for (const file of globSync('like-*.ts', { cwd: import.meta.dirname }))
  for (const list of Object.values(await import(/* @vite-ignore */ join(import.meta.dirname, file))))
    for (const text of list as readonly string[]) LIKE.add(text);

/** A text as it stands on the list. */
const bare = (text: string): string => text.replace(/\d+|halden|true/gi, '#');

/** Whether a text may be the same in both forms; `words` are the glossary's own words that are. */
export const maybeLike = (text: string, words: ReadonlySet<string>): boolean =>
  LIKE.has(bare(text)) || LIKE_I_BEGGE.has(text) || words.has(text.toLowerCase());
