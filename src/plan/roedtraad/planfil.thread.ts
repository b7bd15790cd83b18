import { answerThread } from '../../platform/compute/answer.ts';
import { lines, MAX_XML, readTables, textOf } from '../../platform/files/tables.ts';
import { unzipOne } from '../../platform/files/unzip.ts';
import { MAX_ROWS, type Regneark, type Tabellfil } from './planfil/celler.ts';
import { htmlTables, wordTables } from './planfil/markup.ts';

/** The tables of what a stranger made; null when it is not what it says. Run by `inProcess` alone. */
await answerThread(async (file: Tabellfil, progress): Promise<readonly Regneark[] | null> => {
  const most = file.maxRows ?? MAX_ROWS;
  const { kind, bytes } = file;
  if (kind === 'xlsx' || kind === 'csv') return readTables({ bytes, kind, maxRows: most }, progress);
  if (kind === 'docx') {
    const xml = unzipOne(bytes, 'word/document.xml', MAX_XML);
    return xml && wordTables(new TextDecoder().decode(xml));
  }
  const text = textOf(bytes);
  return /^\s*</.test(text) && /<table[\s>]/i.test(text) ? htmlTables(text) : lines(text, '\t', most);
});
