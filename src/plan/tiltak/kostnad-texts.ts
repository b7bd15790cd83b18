import type { Texts } from '../../kernel/index.ts';
import type { Vilkaar } from './finansiering.ts';
import type { YearField } from './parse.ts';
import type { Sikkerhet } from './tiltak.ts';

const nb = {
  vatGround: 'Hvorfor gir boligene momskompensasjon?',
  vatGroundHelp:
    'Momskompensasjon gis for boliger som er tilrettelagt for helse- eller sosialformål, ikke for vanlige utleieboliger. Boliger med personalbase eller heldøgns tjenester trenger ingen begrunnelse her.',
  kostra: 'KOSTRA-funksjon',
  investment: 'Investering',
  yearFields: {
    units: 'Boliger eller plasser',
    staff: 'Årsverk',
    investment: 'Investering',
    grants: 'Tilskudd',
    vat: 'Momskompensasjon',
    fund: 'Bruk av fond',
    sale: 'Salg',
    onlending: 'Startlån',
    operation: 'Drift i året',
    rent: 'Husleie',
  } as Readonly<Record<YearField, string>>,
  loan: 'Lån og egne midler',
  staffHelp: 'For eksempel 0,5 eller 3.',
  loanHelp: 'Resten av investeringen regnes som lån og egne midler.',
  rentHelp: 'Leie som dekker drift. Den trekkes fra driften i økonomiplanen.',
  moreFunding: 'Andre kilder til investeringen',
  money: 'Kostnad og finansiering',
  certainty: 'Hvor sikker er kostnaden?',
  certaintyHelp:
    'Pluss/minus 20 prosent eller anbud er nok til å få penger. Et grovt anslag er ikke nok. Er det ikke oppgitt, kan tiltaket lagres, men ikke få penger.',
  certainties: { grov: 'Grovt anslag', 'pluss-minus-20': 'Pluss/minus 20 prosent', anbud: 'Anbud' } as Readonly<
    Record<Sikkerhet, string>
  >,
  conditions: 'Klart for penger?',
  conditionsMet: 'Alle vilkårene for å gi tiltaket penger er oppfylt.',
  conditionsUnmet: (n: number, funded: boolean) =>
    funded
      ? `Tiltaket har penger i økonomiplanen, men ${n} av vilkårene er ikke oppfylt.`
      : `${n} av vilkårene for å gi tiltaket penger er ikke oppfylt ennå.`,
  met: 'Oppfylt',
  unmet: 'Mangler',
  conditionNames: {
    'ansvarlig-enhet': 'En enhet har ansvaret',
    'kostnad-anslaatt': 'Kostnaden er anslått til pluss/minus 20 prosent eller bedre',
    'drift-oppgitt': 'Driften som følger av investeringen, er oppgitt, eller det står hvorfor det ikke er noen',
    'finansiering-innenfor': 'Kildene betaler ikke mer enn investeringen',
    'kostra-funksjon': 'KOSTRA-funksjonen er valgt',
  } as Readonly<Record<Vilkaar, string>>,
  amountsHelp: 'Hele kroner. Tomt felt er 0.',
  priceYear: 'Prisår',
  priceYearHelp: 'Året prisene gjelder. Økonomiplanen regner beløpene om til prisene i sitt første år.',
  noOperation: 'Ingen drift',
  noOperationHelp: 'Har investeringen ingen driftskostnad? Skriv hvorfor.',
  kr: 'kr',
};

const nn: typeof nb = {
  vatGround: 'Kvifor gir bustadene momskompensasjon?',
  vatGroundHelp:
    'Momskompensasjon blir gitt for bustader som er lagde til rette for helse- eller sosialføremål, ikkje for vanlege utleigebustader. Bustader med personalbase eller heildøgns tenester treng inga grunngiving her.',
  kostra: 'KOSTRA-funksjon',
  investment: 'Investering',
  yearFields: {
    units: 'Bustader eller plassar',
    staff: 'Årsverk',
    investment: 'Investering',
    grants: 'Tilskot',
    vat: 'Momskompensasjon',
    fund: 'Bruk av fond',
    sale: 'Sal',
    onlending: 'Startlån',
    operation: 'Drift i året',
    rent: 'Husleige',
  },
  loan: 'Lån og eigne midlar',
  staffHelp: 'Til dømes 0,5 eller 3.',
  loanHelp: 'Resten av investeringa blir rekna som lån og eigne midlar.',
  rentHelp: 'Leige som dekkjer drift. Ho blir trekt frå drifta i økonomiplanen.',
  moreFunding: 'Andre kjelder til investeringa',
  money: 'Kostnad og finansiering',
  certainty: 'Kor sikker er kostnaden?',
  certaintyHelp:
    'Pluss/minus 20 prosent eller anbod er nok til å få pengar. Eit grovt overslag er ikkje nok. Er det ikkje oppgitt, kan tiltaket lagrast, men ikkje få pengar.',
  certainties: { grov: 'Grovt overslag', 'pluss-minus-20': 'Pluss/minus 20 prosent', anbud: 'Anbod' },
  conditions: 'Klart for pengar?',
  conditionsMet: 'Alle vilkåra for å gi tiltaket pengar er oppfylte.',
  conditionsUnmet: (n, funded) =>
    funded
      ? `Tiltaket har pengar i økonomiplanen, men ${n} av vilkåra er ikkje oppfylte.`
      : `${n} av vilkåra for å gi tiltaket pengar er ikkje oppfylte enno.`,
  met: 'Oppfylt',
  unmet: 'Manglar',
  conditionNames: {
    'ansvarlig-enhet': 'Ei eining har ansvaret',
    'kostnad-anslaatt': 'Kostnaden er anslått til pluss/minus 20 prosent eller betre',
    'drift-oppgitt': 'Drifta som følgjer av investeringa, er oppgitt, eller det står kvifor det ikkje er noka',
    'finansiering-innenfor': 'Kjeldene betaler ikkje meir enn investeringa',
    'kostra-funksjon': 'KOSTRA-funksjonen er vald',
  },
  amountsHelp: 'Heile kroner. Tomt felt er 0.',
  priceYear: 'Prisår',
  priceYearHelp: 'Året prisane gjeld. Økonomiplanen reknar beløpa om til prisane i det første året sitt.',
  noOperation: 'Inga drift',
  noOperationHelp: 'Har investeringa ingen driftskostnad? Skriv kvifor.',
  kr: 'kr',
};

/** What a tiltak costs, how it is paid, and what it takes to get money. */
export const KOSTNAD_TEXTS: Texts<typeof nb> = { nb, nn };
