import type { PlanDocument } from '../document.ts';
import { inThread } from './thread.ts';

/** The document as tagged PDF/UA-1. The same document always gives the same bytes. */
export const toPdf = (doc: PlanDocument): Promise<Uint8Array> => inThread('pdf', doc);

/** A short document as PDF, without title page and contents. */
export const toPaperPdf = (doc: PlanDocument): Promise<Uint8Array> => inThread('paperPdf', doc);
