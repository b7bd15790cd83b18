import { formatDate, formatNumber, type Language } from '../../../kernel/index.ts';
import { Notice, SourceLine, Status } from '../../../ui/blocks.tsx';
import { checkVilkaar, type Husbankvilkaar, type Vilkaarstatus } from '../avtale.ts';
import { TILBUD_TEXTS } from '../texts.ts';
import type { Tilbud } from '../tilbud.ts';

const TONES = { oppfylt: 'success', brutt: 'danger', ukjent: 'warning' } as const satisfies Record<
  Vilkaarstatus,
  string
>;

/** How an agreement stands to each of Husbanken's terms, with where they come from. */
export function Vilkaar(p: { lang: Language; row: Tilbud; units: number; terms: readonly Husbankvilkaar[] }) {
  const t = TILBUD_TEXTS[p.lang];
  const found = checkVilkaar(p.row, p.terms, p.units);
  if (!found) return null;
  const { term } = found;
  const has = found.hasShare;
  const decimals = has === null || Number.isInteger(has) ? 0 : 1;
  return (
    <Notice tone={found.share === 'brutt' || found.years === 'brutt' ? 'danger' : 'info'} heading={t.terms}>
      <ul>
        <li>
          {t.termShare(formatNumber(term.share), has === null ? null : formatNumber(has, decimals))}{' '}
          <Status tone={TONES[found.share]}>{t.termStates[found.share]}</Status>
        </li>
        <li>
          {t.termYears(term.years)} <Status tone={TONES[found.years]}>{t.termStates[found.years]}</Status>
        </li>
      </ul>
      <SourceLine>
        <a href={term.url}>{term.source}</a>
        {term.from ? `. ${t.termFrom(formatDate(term.from))}` : ''}
      </SourceLine>
    </Notice>
  );
}

/** In a cell: that a term is broken or cannot be judged; nothing where all is well or nothing is asked. */
export function VilkaarMark(p: { lang: Language; row: Tilbud; units: number; terms: readonly Husbankvilkaar[] }) {
  const t = TILBUD_TEXTS[p.lang];
  const found = checkVilkaar(p.row, p.terms, p.units);
  if (!found) return null;
  const worst = [found.share, found.years].includes('brutt')
    ? 'brutt'
    : [found.share, found.years].includes('ukjent')
      ? 'ukjent'
      : 'oppfylt';
  return <Status tone={TONES[worst]}>{`${t.terms}: ${t.termStates[worst].toLowerCase()}`}</Status>;
}
