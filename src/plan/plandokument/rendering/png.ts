import { Resvg } from '@resvg/resvg-js';
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
