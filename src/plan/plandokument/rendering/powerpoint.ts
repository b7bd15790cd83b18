import type { Presentation } from '../presentation.ts';
import { inThread } from './thread.ts';

/** The presentation as .pptx with charts that can be edited. The same presentation gives the same bytes. */
export const toPowerPoint = (show: Presentation): Promise<Uint8Array> => inThread('powerpoint', show);
