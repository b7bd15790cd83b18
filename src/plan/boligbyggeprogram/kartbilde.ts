import { INK, PARTS } from '../../ui/charts/palette.ts';
import { escapeXml, svgDocument, text } from '../../ui/charts/svg.ts';
import { colourOf, isDark, SUREST_FIRST } from './farger.ts';
import type { Feltstatus } from './felt.ts';
import { boxOf, type Form } from './kart.ts';
import type { Punkt } from './koordinater.ts';

export interface Symbol {
  /** The number in the list beside the map. */
  readonly number: number;
  readonly name: string;
  readonly status: Feltstatus;
  readonly units: number;
  readonly form: Form;
}

export interface KartbildeProps {
  readonly title: string;
  readonly description: string;
  readonly width?: number;
  readonly outline: readonly Form[];
  readonly areas: readonly Form[];
  readonly symbols: readonly Symbol[];
  readonly statuses: Readonly<Record<Feltstatus, string>>;
  readonly empty: string;
}

/** Room for the largest circle at an edge. */
const PAD = 28;

/** The map as a picture: outlines, areas, and a circle for each field, whose size is its dwellings. Numbers lead to the list. */
export function Kartbilde(p: KartbildeProps): string {
  const width = p.width ?? 720;
  const all = [...p.outline, ...p.areas, ...p.symbols.map((s) => s.form)];
  const box = boxOf(all.flatMap((form) => [...form.rings.flat(), form.center]));
  if (!box) return svgDocument(width, 60, p.title, p.description, text(PAD, 34, p.empty));
  // Degrees of longitude shrink towards the pole; over one municipality the middle is near enough.
  const shrink = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const wide = Math.max((box.east - box.west) * shrink, 1e-4);
  const tall = Math.max(box.north - box.south, 1e-4);
  const scale = Math.min((width - 2 * PAD) / wide, (width * 1.1 - 2 * PAD) / tall);
  const height = Math.round(tall * scale + 2 * PAD);
  const left = (width - wide * scale) / 2;
  const x = (lon: number) => ((lon - box.west) * shrink * scale + left).toFixed(1);
  const y = (lat: number) => ((box.north - lat) * scale + PAD).toFixed(1);
  const path = (form: Form) =>
    form.rings.map((ring) => `M${ring.map(([lon, lat]: Punkt) => `${x(lon)} ${y(lat)}`).join('L')}Z`).join('');
  const largest = Math.max(1, ...p.symbols.map((s) => s.units));
  const radius = (units: number) => 9 + 17 * Math.sqrt(Math.max(0, units) / largest);
  // Small circles last, so that none is hidden under a larger one.
  const circles = [...p.symbols]
    .sort((a, b) => b.units - a.units)
    .map((s) => {
      const [cx, cy] = [x(s.form.center[0]), y(s.form.center[1])];
      return (
        `<g><title>${escapeXml(`${s.number} ${s.name}: ${s.units}`)}</title>` +
        `<circle cx="${cx}" cy="${cy}" r="${radius(s.units).toFixed(1)}" fill="${colourOf(s.status)}" fill-opacity="0.92" stroke="${PARTS[0]}" stroke-width="1.4"/>` +
        `<text x="${cx}" y="${(Number(cy) + 4.5).toFixed(1)}" text-anchor="middle" font-size="13" font-weight="600" fill="${isDark(s.status) ? '#fff' : INK.text}">${s.number}</text></g>`
      );
    });
  const used = SUREST_FIRST.filter((status) => p.symbols.some((s) => s.status === status));
  const legend = used.map(
    (status, at) =>
      `<rect x="${PAD}" y="${height + 8 + at * 22}" width="14" height="14" fill="${colourOf(status)}" stroke="${PARTS[0]}"/>` +
      text(PAD + 22, height + 20 + at * 22, p.statuses[status]),
  );
  return svgDocument(
    width,
    height + used.length * 22 + (used.length > 0 ? 12 : 0),
    p.title,
    p.description,
    p.outline
      .map((f) => `<path d="${path(f)}" fill="#eef3ee" stroke="${INK.text}" stroke-width="1.6" fill-rule="evenodd"/>`)
      .join('') +
      p.areas
        .map((f) => `<path d="${path(f)}" fill="none" stroke="#6b7b80" stroke-width="0.9" stroke-dasharray="4 3"/>`)
        .join('') +
      p.symbols
        .filter((s) => s.form.rings.length > 0)
        .map(
          (s) =>
            `<path d="${path(s.form)}" fill="${colourOf(s.status)}" fill-opacity="0.35" stroke="${PARTS[0]}" stroke-width="1" fill-rule="evenodd"/>`,
        )
        .join('') +
      circles.join('') +
      legend.join(''),
  );
}
