/** Small shared ground of the charts: escaping and rounding, so that the same numbers give the same bytes. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
export const r1 = (n: number): number => Math.round(n * 10) / 10;

/** Colours with at least 3:1 against white; the same thing has the same colour on every page. */
export const INK = {
  need: '#0b5563',
  supply: '#b35c00',
  gap: '#8a1c4a',
  measure: '#3d6b2c',
  band: '#9cc3c8',
  grid: '#d9d6cd',
  text: '#1c2b33',
} as const;

export function svgDocument(width: number, height: number, title: string, description: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(`${title}. ${description}`)}" font-family="Inter, sans-serif"><title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>${body}</svg>`;
}
