import { answerThread } from '../../platform/compute/answer.ts';
import { joinParts, type StoredFile } from '../../platform/files/files.ts';
import { type ImportRefusal, type Prepared, prepareImport, refuseSameRole } from './actions.ts';
import type { NumberSpan } from './borders.ts';
import type { CatalogueRow } from './roles.ts';

export interface ReadOrder {
  readonly catalogue: readonly CatalogueRow[];
  readonly codes: readonly string[];
  readonly own: readonly string[];
  readonly slugs: readonly string[];
  readonly spans: readonly NumberSpan[];
  readonly files: readonly { readonly file: StoredFile; readonly parts: readonly Uint8Array[] }[];
}

export interface ReadReport {
  readonly prepared: readonly Prepared[];
  readonly refused: readonly { readonly file: string; readonly refusal: ImportRefusal }[];
}

await answerThread(async (order: ReadOrder, progress): Promise<ReadReport> => {
  const regions = { codes: new Set(order.codes), own: new Set(order.own), slugs: order.slugs, spans: order.spans };
  const prepared: Prepared[] = [];
  const refused: { file: string; refusal: ImportRefusal }[] = [];
  for (const [i, { file, parts }] of order.files.entries()) {
    progress((100 * i) / order.files.length);
    const bytes = joinParts(file, parts);
    const read = await prepareImport(order.catalogue, regions, { name: file.name, bytes });
    if (read.ok) prepared.push(read.value);
    else refused.push({ file: file.name, refusal: read.error });
  }
  return { prepared, refused: [...refused, ...refuseSameRole(prepared)] };
});
