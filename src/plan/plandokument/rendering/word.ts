import type { PlanDocument } from '../document.ts';
import { inThread } from './thread.ts';

/** The document as .docx with real heading styles. The same text every time; the library names links and bookmarks anew. */
export const toWord = (doc: PlanDocument): Promise<Uint8Array> => inThread('word', doc);

/** A short document as .docx: the same headings, tables and pictures, without title page, contents and numbers. */
export const toPaper = (doc: PlanDocument): Promise<Uint8Array> => inThread('paper', doc);
