import type { Texts } from '../../kernel/index.ts';
import { lixOf } from './lix.ts';
import { siderI } from './sider.ts';
import type { Kilde, LovRad, Veileder } from './veileder.ts';

/** How heavy one page of the guide is to read, and when its links were last seen to work. */
export interface Lesbarhet {
  /** The last part of its address; '' is the front page. */
  readonly side: string;
  readonly tittel: Texts;
  readonly lix: Texts<number>;
  readonly lenker: number;
  /** The day of the link that has gone longest without being looked at; null on a page without links. */
  readonly kontrollert: string | null;
}

interface Lenker {
  readonly kilder: readonly Kilde[];
  readonly lov: readonly LovRad[];
}

const lenkerI = (parts: readonly Lenker[]): Lenker => ({
  kilder: [...new Set(parts.flatMap((p) => p.kilder))],
  lov: [...new Set(parts.flatMap((p) => p.lov))],
});

export function lesbarhetI(veileder: Veileder): readonly Lesbarhet[] {
  const lenker = new Map<string, Lenker>(
    veileder.trinn.flatMap((t) => [
      [t.slug, lenkerI([t])] as const,
      ...t.underprosesser.map(
        (u) => [`${t.slug}/${u.id}`, lenkerI([{ kilder: u.kilder, lov: [] }, ...u.faser])] as const,
      ),
    ]),
  );
  return siderI(veileder).map(({ side, tittel, punkter }) => {
    const { kilder, lov } = lenker.get(side) ?? { kilder: [], lov: [] };
    const days = [...kilder.map((k) => k.sistKontrollert), ...(lov.length > 0 ? [veileder.lovKontrollert] : [])];
    const lix = (lang: 'nb' | 'nn') => lixOf(punkter.map((p) => p.tekst[lang])).lix;
    return {
      side,
      tittel,
      lix: { nb: lix('nb'), nn: lix('nn') },
      lenker: kilder.length + lov.length,
      kontrollert: days.sort()[0] ?? null,
    };
  });
}
