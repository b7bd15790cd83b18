import type { LovData } from './schema.ts';
import type { LovRad } from './veileder.ts';

/** Address of the first paragraph a row names: `§ 11-8 a` gives `<law>/§11-8a`. */
function paragrafAdresse(lovUrl: string, paragraf: string): string {
  const first = /(\d+[A-Z]?(?:-\d+)?)(?: ([a-z])(?![a-zæøå]))?/.exec(paragraf);
  return first && paragraf.startsWith('§') ? `${lovUrl}/§${first[1]}${first[2] ?? ''}` : lovUrl;
}

/** Rows of law by id. Two rows with one id, an unknown law code and a backwards period are reported. */
export function byggLov(data: LovData, problems: string[]): ReadonlyMap<string, LovRad> {
  const rader = new Map<string, LovRad>();
  for (const { url, ...rad } of data.rader) {
    const lov = data.lover[rad.lov];
    if (!lov) {
      problems.push(`lov.yaml: ${rad.id} names the unknown law ${rad.lov}`);
      continue;
    }
    if (rader.has(rad.id)) problems.push(`lov.yaml: the id ${rad.id} stands twice`);
    if (rad.gjelderFra && rad.gjelderTil && rad.gjelderTil < rad.gjelderFra)
      problems.push(`lov.yaml: ${rad.id} ends before it begins`);
    rader.set(rad.id, { ...rad, lovnavn: lov.navn, url: url ?? paragrafAdresse(lov.url, rad.paragraf) });
  }
  return rader;
}
