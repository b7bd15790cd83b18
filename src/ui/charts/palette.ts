/**
 * One colour for one thing on every page, in the PDF and in Word. Each has at least 3:1 against white (WCAG 1.4.11),
 * except `band`, `grid` and the lightest parts, which are never the only sign of anything: they carry an outline or a label.
 */
export const INK = {
  need: '#0b5563',
  supply: '#b35c00',
  gap: '#8a1c4a',
  measure: '#3d6b2c',
  band: '#9cc3c8',
  grid: '#d9d6cd',
  axis: '#5b676c',
  text: '#1c2b33',
  paper: '#ffffff',
} as const;

/** Fills for the parts of a whole, from dark to light, so that neighbours differ in black and white too. */
export const PARTS = ['#0b3d4a', '#b9dadf', '#2f7f8f', '#f0dcc0', '#8a5a1a', '#e6e3da'] as const;

/** Relative luminance contrast of two #rrggbb colours, 1..21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
