import { Resvg } from '@resvg/resvg-js';
import type { PlanDocument } from '../document.ts';
import { fontFiles } from './fonts.ts';

/** Drawn size of an SVG from its viewBox. */
export function pictureSize(svg: string): { readonly width: number; readonly height: number } {
  const [, , width, height] = /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(/[ ,]+/).map(Number) ?? [];
  if (!width || !height) throw new Error('A picture needs a viewBox');
  return { width, height };
}

/** The SVG as PNG bytes, `width` pixels wide on white, set in Inter. */
export function toPng(svg: string, width: number): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Inter' },
  });
  return new Uint8Array(image.render().asPng());
}

/** Wide enough for a slide on a large screen. */
const SLIDE = 2400;

/** The first picture of a document as PNG bytes. */
export function buildPicture(doc: PlanDocument): Uint8Array {
  const picture = doc.chapters.flatMap((c) => c.blocks).find((block) => block.kind === 'picture');
  if (!picture) throw new Error('A document without a picture');
  return toPng(picture.svg, SLIDE);
}
