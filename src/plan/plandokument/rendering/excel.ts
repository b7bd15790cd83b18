import type { PlanDocument } from '../document.ts';
import { inThread } from './thread.ts';

/** The tables of the document as .xlsx, one sheet each, numbers as numbers. The same document gives the same bytes. */
export const toExcel = (doc: PlanDocument): Promise<Uint8Array> => inThread('excel', doc);
