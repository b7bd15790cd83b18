import { FYLKER } from '../../../platform/kommuner/fylker.ts';

/** How a row names the county of a municipality: by the number in `written`, or by its name alone. Null where it names something else. */
export function fylkeI(code: string, name: string, kommune: string): { readonly written: string | null } | null {
  const own = FYLKER.find(([number]) => number === kommune.slice(0, 2))?.[1].map((known) => known.toLowerCase());
  if (!own) return null;
  const word = (name || code)
    .replace(/^\d{2}(?:00)?\s+/, '')
    .toLowerCase()
    .split(/\s+[-–]\s+/)[0]
    ?.replace(/\s+fylke(?:skommune)?$/, '')
    .trim();
  const named = word !== undefined && own.includes(word);
  const written = /^(?:EKA)?(\d{2})(?:00)?(?:\s|$)/i.exec(code || name)?.[1] ?? null;
  // A number beside another name is not of the county.
  return named || (written !== null && (name === '' || name === code)) ? { written } : null;
}
