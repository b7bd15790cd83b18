import type { PlanDocument } from '../document.ts';
import { inThread } from './thread.ts';

/** The document as .docx with real heading styles. The same document gives the same bytes, save for the ids of links. */
export const toWord = (doc: PlanDocument): Promise<Uint8Array> => inThread('word', doc);
