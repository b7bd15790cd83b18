import { formatDate, type Texts } from '../../kernel/index.ts';

type Why = 'forespoersel' | 'igjen' | 'snart' | 'forfalt';

const nb = {
  subject: {
    forespoersel: (unit: string) => `Telling av boligbehov: ${unit}`,
    igjen: (unit: string) => `Telling av boligbehov: ${unit}`,
    snart: (unit: string) => `Fristen er snart ute: telling av boligbehov, ${unit}`,
    forfalt: (unit: string) => `Fristen er ute: telling av boligbehov, ${unit}`,
  } as Readonly<Record<Why, (unit: string) => string>>,
  hello: (name: string) => (name === '' ? 'Hei.' : `Hei, ${name}.`),
  ask: (kommune: string, unit: string) =>
    `${kommune} lager oversikten over boligbehovet som boligsosialloven § 5 krever, og trenger tallene fra ${unit}: hvor mange husstander som mangler bolig, kan miste boligen eller bor uegnet.`,
  why: {
    forespoersel: '',
    igjen: '',
    snart: 'Vi minner om fristen: dere har ikke meldt at dere er ferdige.',
    forfalt: 'Fristen er ute, og dere har ikke meldt at dere er ferdige. Tallene er fortsatt til nytte.',
  } as Readonly<Record<Why, string>>,
  deadline: (date: string) => `Frist: ${date}`,
  link: 'Dette er rutenettet deres:',
  rules: [
    'Skriv bare antall. Ingen navn, adresser eller fødselsnummer.',
    'Har dere ingen å telle, kan dere si det. Det er også et svar.',
    'Du trenger ikke å logge inn. Lenken gjelder bare denne enheten, så ikke send den videre til andre enheter.',
  ],
  expires: (date: string) => `Lenken virker til ${date}.`,
};

const nn: typeof nb = {
  subject: {
    forespoersel: (unit) => `Teljing av bustadbehov: ${unit}`,
    igjen: (unit) => `Teljing av bustadbehov: ${unit}`,
    snart: (unit) => `Fristen er snart ute: teljing av bustadbehov, ${unit}`,
    forfalt: (unit) => `Fristen er ute: teljing av bustadbehov, ${unit}`,
  },
  hello: (name) => (name === '' ? 'Hei.' : `Hei, ${name}.`),
  ask: (kommune, unit) =>
    `${kommune} lagar oversikta over bustadbehovet som boligsosiallova § 5 krev, og treng tala frå ${unit}: kor mange hushald som manglar bustad, kan miste bustaden eller bur ueigna.`,
  why: {
    forespoersel: '',
    igjen: '',
    snart: 'Vi minner om fristen: de har ikkje meldt at de er ferdige.',
    forfalt: 'Fristen er ute, og de har ikkje meldt at de er ferdige. Tala er framleis til nytte.',
  },
  deadline: (date) => `Frist: ${date}`,
  link: 'Dette er rutenettet dykkar:',
  rules: [
    'Skriv berre tal. Ingen namn, adresser eller fødselsnummer.',
    'Har de ingen å telje, kan de seie det. Det er også eit svar.',
    'Du treng ikkje å logge inn. Lenkja gjeld berre denne eininga, så ikkje send ho vidare til andre einingar.',
  ],
  expires: (date) => `Lenkja verkar til ${date}.`,
};

export const BREV_TEXTS: Texts<typeof nb> = { nb, nn };

/** The mail to who answers for a unit: their own name, the unit, the planner's words, and the link. No count is in it. */
export function writeBrev(
  t: typeof nb,
  b: {
    readonly why: Why;
    readonly kommune: string;
    readonly unit: string;
    readonly name: string;
    readonly deadline: string;
    readonly message: string;
    readonly link: string;
    readonly expires: string;
  },
): { readonly subject: string; readonly text: string } {
  const said = (text: string) => (text === '' ? [] : [text, '']);
  const text = [
    t.hello(b.name),
    '',
    ...said(t.why[b.why]),
    t.ask(b.kommune, b.unit),
    '',
    ...said(b.message),
    t.deadline(formatDate(b.deadline)),
    '',
    t.link,
    b.link,
    t.expires(formatDate(b.expires.slice(0, 10))),
    '',
    ...t.rules.map((rule) => `- ${rule}`),
    '',
  ];
  return { subject: t.subject[b.why](b.unit), text: text.join('\n') };
}
