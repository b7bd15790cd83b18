import { formatDate, type Language } from '../../kernel/index.ts';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../ui/housing-names.ts';
import type { Cell, PlanDocument } from '../plandokument/document.ts';
import { avtalerIn, checkVilkaar, type Husbankvilkaar } from './avtale.ts';
import { AVTALE_TEXTS } from './avtale-texts.ts';
import { TILBUD_TEXTS } from './texts.ts';
import { monthsLeft, type Tilbud } from './tilbud.ts';

const day = (iso: string | null | undefined): Cell => (iso ? formatDate(iso) : null);
const count = (n: number | null | undefined): Cell => (n === null || n === undefined ? null : { number: n });

/**
 * The agreements as one sheet, the next to expire first: a row for each part, with what the agreement says in each of its rows, so that the
 * sheet can be sorted and summed. What is not said is an empty cell.
 */
export function avtaleDocument(
  kommune: string,
  today: string,
  rows: readonly { readonly number: number; readonly data: Tilbud }[],
  terms: readonly Husbankvilkaar[],
  lang: Language,
): PlanDocument {
  const t = TILBUD_TEXTS[lang];
  const a = AVTALE_TEXTS[lang];
  const left = (label: string) => ({ label, align: 'left' as const });
  const right = (label: string) => ({ label, align: 'right' as const });
  const avtaler = avtalerIn(rows).toSorted((x, y) => (x.terms.expiry || '9').localeCompare(y.terms.expiry || '9'));
  return {
    schema: 1,
    lang,
    title: t.kinds.avtale,
    kommune,
    facts: [{ label: a.retrieved, value: formatDate(today) }],
    chapters: [
      {
        id: 'avtaler',
        title: t.kinds.avtale,
        blocks: [
          {
            kind: 'table',
            id: 'avtaler',
            caption: t.kinds.avtale,
            columns: [
              ...[t.name, t.agreement, t.party, t.ledger, t.type, t.level].map(left),
              ...[t.units, t.year, t.probability, a.rent].map(right),
              ...[t.area, t.right, t.services, t.price, a.indexed, a.adjusted, t.start, t.expiry].map(left),
              right(a.monthsLeft),
              ...[t.financing, a.share, a.years].map(left),
              right(t.came),
            ],
            rows: avtaler.flatMap(({ terms: d, parts, units }) => {
              const held = checkVilkaar(d, terms, units);
              return parts.map(({ data: part }) => ({
                cells: [
                  d.name,
                  d.agreement ? t.agreements[d.agreement] : null,
                  d.party || null,
                  t.ledgers[part.ledger],
                  BOLIGTYPE_NAMES[lang][part.type],
                  NIVAA_NAMES[lang][part.level],
                  count(part.units),
                  String(part.year),
                  count(part.probability),
                  count(part.rent),
                  part.area || null,
                  d.right || null,
                  d.services || null,
                  d.price || null,
                  d.indexed ? a.indexeds[d.indexed] : null,
                  day(d.adjusted),
                  day(d.start),
                  day(d.expiry),
                  d.expiry ? count(monthsLeft(d, today)) : null,
                  d.financing ? t.financings[d.financing] : null,
                  held ? t.termStates[held.share] : null,
                  held ? t.termStates[held.years] : null,
                  part.levert?.length ? count(part.levert.reduce((n, l) => n + l.units, 0)) : null,
                ],
              }));
            }),
            source: t.kinds.avtale,
          },
        ],
      },
    ],
  };
}
