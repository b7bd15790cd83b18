import type { PlanDocument } from '../document.ts';
import { inThread } from './thread.ts';

/** The first picture of a document as PNG, wide enough for a slide. */
export const toPicture = (doc: PlanDocument): Promise<Uint8Array> => inThread('png', doc);
