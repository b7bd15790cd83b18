import type { Texts } from '../../kernel/index.ts';
import { oppgaveNumber } from './oppgave.ts';
import { GRUNNER, type Grunn, type Punkt } from './paaminning.ts';

const nb = {
  subject: (tasks: number, agreements: number, kommune: string) =>
    `${[
      tasks > 0 ? `${tasks} ${tasks === 1 ? 'oppgave' : 'oppgaver'}` : '',
      agreements > 0 ? `${agreements} ${agreements === 1 ? 'avtale' : 'avtaler'}` : '',
    ]
      .filter((s) => s !== '')
      .join(' og ')} å se på: ${kommune}`,
  hello: (name: string) => `Hei, ${name}.`,
  intro: (kommune: string) => `Dette gjelder boligplanarbeidet i ${kommune}.`,
  headings: {
    forfalt: 'Forfalt',
    snart: 'Fristen er snart ute',
    godkjenn: 'Venter på at du godkjenner',
    'uten-ansvarlig': 'Uten ansvarlig',
    stille: 'Har ligget stille',
    avtale: 'Avtaler som utløper',
  } as Readonly<Record<Grunn, string>>,
  days: {
    forfalt: (n: number) => `${n} ${n === 1 ? 'dag' : 'dager'} over fristen`,
    snart: (n: number) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dager'}`),
    godkjenn: () => '',
    'uten-ansvarlig': () => '',
    stille: (n: number) => `ikke endret på ${n} dager`,
    avtale: (n: number) =>
      n < 0 ? 'utløpt' : n === 0 ? 'utløper i dag' : `utløper om ${n} ${n === 1 ? 'dag' : 'dager'}`,
  } as Readonly<Record<Grunn, (days: number) => string>>,
  own: 'kommunens egen oppgave',
  agreement: (number: number) => `Avtale ${number}`,
  handOn: 'Meld den klar til gjennomgang',
  mine: 'Alle oppgavene dine',
  foot: 'Lenken for å melde klar virker én gang, i sju dager, og bare for deg. Du får én slik e-post om dagen, og bare når det er noe nytt.',
};

const nn: typeof nb = {
  subject: (tasks, agreements, kommune) =>
    `${[
      tasks > 0 ? `${tasks} ${tasks === 1 ? 'oppgåve' : 'oppgåver'}` : '',
      agreements > 0 ? `${agreements} ${agreements === 1 ? 'avtale' : 'avtalar'}` : '',
    ]
      .filter((s) => s !== '')
      .join(' og ')} å sjå på: ${kommune}`,
  hello: (name) => `Hei, ${name}.`,
  intro: (kommune) => `Dette gjeld bustadplanarbeidet i ${kommune}.`,
  headings: {
    forfalt: 'Over fristen',
    snart: 'Fristen er snart ute',
    godkjenn: 'Ventar på at du godkjenner',
    'uten-ansvarlig': 'Utan ansvarleg',
    stille: 'Har lege stille',
    avtale: 'Avtalar som går ut',
  },
  days: {
    forfalt: (n) => `${n} ${n === 1 ? 'dag' : 'dagar'} over fristen`,
    snart: (n) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dagar'}`),
    godkjenn: () => '',
    'uten-ansvarlig': () => '',
    stille: (n) => `ikkje endra på ${n} dagar`,
    avtale: (n) => (n < 0 ? 'gått ut' : n === 0 ? 'går ut i dag' : `går ut om ${n} ${n === 1 ? 'dag' : 'dagar'}`),
  },
  own: 'kommunen si eiga oppgåve',
  agreement: (number) => `Avtale ${number}`,
  handOn: 'Meld ho klar til gjennomgang',
  mine: 'Alle oppgåvene dine',
  foot: 'Lenkja for å melde klar verkar éin gong, i sju dagar, og berre for deg. Du får éin slik e-post om dagen, og berre når det er noko nytt.',
};

export const BREV_TEXTS: Texts<typeof nb> = { nb, nn };

export interface Brev {
  readonly name: string;
  readonly kommune: string;
  /** The workspace, with the site's address: https://.../arbeid/halden. */
  readonly home: string;
  readonly punkter: readonly Punkt[];
  /** The guide's own words; null for a title somebody typed, which may name a person and stays at home. */
  readonly titleOf: (number: number) => string | null;
  /** Address of a prefilled button for the task; null where there is none to press. */
  readonly linkOf: (number: number) => string | null;
}

/** The digest as subject and plain text: the receiver's own name, the guide's words, numbers and links, and nothing else. */
export function writeBrev(t: typeof nb, b: Brev): { readonly subject: string; readonly text: string } {
  const lines = GRUNNER.flatMap((why) => {
    const some = b.punkter.filter((p) => p.why === why);
    if (some.length === 0) return [];
    return [
      '',
      `${t.headings[why].toUpperCase()}`,
      ...some.flatMap((p) => {
        const days = t.days[why](p.days);
        if (why === 'avtale') return [`${t.agreement(p.number)} (${days})`, `  ${b.home}/tilbud/${p.number}`];
        const link = b.linkOf(p.number);
        return [
          `${oppgaveNumber(p.number)} ${b.titleOf(p.number) ?? t.own}${days ? ` (${days})` : ''}`,
          `  ${b.home}/oppgaver/${p.number}`,
          ...(link ? [`  ${t.handOn}: ${link}`] : []),
        ];
      }),
    ];
  });
  const tasks = b.punkter.filter((p) => p.why !== 'avtale').length;
  const text = [t.hello(b.name), '', t.intro(b.kommune), ...lines, '', `${t.mine}: ${b.home}/min-side`, '', t.foot, ''];
  return { subject: t.subject(tasks, b.punkter.length - tasks, b.kommune), text: text.join('\n') };
}
