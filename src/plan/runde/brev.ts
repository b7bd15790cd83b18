import type { Texts } from '../../kernel/index.ts';
import { oppgaveNumber } from './oppgave.ts';
import { GRUNNER, type Grunn, isOfTask, isTiltaksgrunn, type Punkt } from './paaminning.ts';

/** In a row, with "og" before the last. */
const listed = (parts: readonly string[]): string => {
  const some = parts.filter((s) => s !== '');
  const last = some.pop() ?? '';
  return some.length === 0 ? last : `${some.join(', ')} og ${last}`;
};

/** How many of each a mail tells of. */
interface Counts {
  readonly tasks: number;
  readonly roles: number;
  readonly agreements: number;
  readonly tiltak: number;
  readonly clocks: number;
}

const nb = {
  subject: ({ tasks, roles, agreements, tiltak, clocks }: Counts, kommune: string) =>
    `${listed([
      tasks > 0 ? `${tasks} ${tasks === 1 ? 'oppgave' : 'oppgaver'}` : '',
      roles > 0 ? `${roles} ${roles === 1 ? 'rolle' : 'roller'}` : '',
      agreements > 0 ? `${agreements} ${agreements === 1 ? 'avtale' : 'avtaler'}` : '',
      tiltak > 0 ? `${tiltak} tiltak` : '',
      clocks > 0 ? `${clocks} ${clocks === 1 ? 'frist' : 'frister'}` : '',
    ])} å se på: ${kommune}`,
  hello: (name: string) => `Hei, ${name}.`,
  intro: (kommune: string) => `Dette gjelder boligplanarbeidet i ${kommune}.`,
  headings: {
    forfalt: 'Forfalt',
    snart: 'Fristen er snart ute',
    gitt: 'Gitt til deg siden sist',
    rolle: 'Roller du har fått siden sist',
    godkjenn: 'Venter på at du godkjenner',
    'uten-ansvarlig': 'Uten ansvarlig',
    stille: 'Har ligget stille',
    'forfalt-hos-andre': 'Forfalt hos andre',
    'stille-hos-andre': 'Har ligget stille hos andre',
    avtale: 'Avtaler som utløper',
    aarsfrist: 'Frister i kommuneloven',
    'rapport-snart': 'Tiltak som mangler rapport',
    'tiltak-uten-ansvarlig': 'Tiltak ingen er ansvarlig for',
    'tiltak-uten-rapport': 'Tiltak ingen har rapportert på',
    'tiltak-endret': 'Tiltak som er endret etter at det ble rapportert',
  } as Readonly<Record<Grunn, string>>,
  days: {
    forfalt: (n: number) => `${n} ${n === 1 ? 'dag' : 'dager'} over fristen`,
    snart: (n: number) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dager'}`),
    gitt: () => '',
    rolle: () => '',
    godkjenn: () => '',
    'uten-ansvarlig': () => '',
    stille: (n: number) => `ikke endret på ${n} dager eller mer`,
    'forfalt-hos-andre': (n: number) => `${n} ${n === 1 ? 'dag' : 'dager'} over fristen`,
    'stille-hos-andre': (n: number) => `ikke endret på ${n} dager eller mer`,
    avtale: (n: number) =>
      n < 0 ? 'utløpt' : n === 0 ? 'utløper i dag' : `utløper om ${n} ${n === 1 ? 'dag' : 'dager'}`,
    aarsfrist: (n: number) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dager'}`),
    'rapport-snart': (n: number) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dager'}`),
    'tiltak-uten-ansvarlig': (n: number) => `i ${n} dager`,
    'tiltak-uten-rapport': (n: number) => `${n} dager over fristen`,
    'tiltak-endret': (n: number) => `for ${n} dager siden`,
  } as Readonly<Record<Grunn, (days: number) => string>>,
  own: 'kommunens egen oppgave',
  agreement: (number: number) => `Avtale ${number}`,
  handOn: 'Meld den klar til gjennomgang',
  mine: 'Alle oppgavene dine',
  linkFoot: 'Lenken for å melde klar virker én gang, i sju dager, og bare for deg når du er logget inn.',
  foot: 'Du får høyst én slik e-post om dagen, og bare når det er noe nytt.',
};

const nn: typeof nb = {
  subject: ({ tasks, roles, agreements, tiltak, clocks }, kommune) =>
    `${listed([
      tasks > 0 ? `${tasks} ${tasks === 1 ? 'oppgåve' : 'oppgåver'}` : '',
      roles > 0 ? `${roles} ${roles === 1 ? 'rolle' : 'roller'}` : '',
      agreements > 0 ? `${agreements} ${agreements === 1 ? 'avtale' : 'avtalar'}` : '',
      tiltak > 0 ? `${tiltak} tiltak` : '',
      clocks > 0 ? `${clocks} ${clocks === 1 ? 'frist' : 'fristar'}` : '',
    ])} å sjå på: ${kommune}`,
  hello: (name) => `Hei, ${name}.`,
  intro: (kommune) => `Dette gjeld bustadplanarbeidet i ${kommune}.`,
  headings: {
    forfalt: 'Over fristen',
    snart: 'Fristen er snart ute',
    gitt: 'Gitt til deg sidan sist',
    rolle: 'Roller du har fått sidan sist',
    godkjenn: 'Ventar på at du godkjenner',
    'uten-ansvarlig': 'Utan ansvarleg',
    stille: 'Har lege stille',
    'forfalt-hos-andre': 'Over fristen hos andre',
    'stille-hos-andre': 'Har lege stille hos andre',
    avtale: 'Avtalar som går ut',
    aarsfrist: 'Fristar i kommunelova',
    'rapport-snart': 'Tiltak som manglar rapport',
    'tiltak-uten-ansvarlig': 'Tiltak ingen er ansvarleg for',
    'tiltak-uten-rapport': 'Tiltak ingen har rapportert på',
    'tiltak-endret': 'Tiltak som er endra etter at det blei rapportert',
  },
  days: {
    forfalt: (n) => `${n} ${n === 1 ? 'dag' : 'dagar'} over fristen`,
    snart: (n) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dagar'}`),
    gitt: () => '',
    rolle: () => '',
    godkjenn: () => '',
    'uten-ansvarlig': () => '',
    stille: (n) => `ikkje endra på ${n} dagar eller meir`,
    'forfalt-hos-andre': (n) => `${n} ${n === 1 ? 'dag' : 'dagar'} over fristen`,
    'stille-hos-andre': (n) => `ikkje endra på ${n} dagar eller meir`,
    avtale: (n) => (n < 0 ? 'gått ut' : n === 0 ? 'går ut i dag' : `går ut om ${n} ${n === 1 ? 'dag' : 'dagar'}`),
    aarsfrist: (n) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dagar'}`),
    'rapport-snart': (n) => (n === 0 ? 'frist i dag' : `frist om ${n} ${n === 1 ? 'dag' : 'dagar'}`),
    'tiltak-uten-ansvarlig': (n) => `i ${n} dagar`,
    'tiltak-uten-rapport': (n) => `${n} dagar over fristen`,
    'tiltak-endret': (n) => `for ${n} dagar sidan`,
  },
  own: 'kommunen si eiga oppgåve',
  agreement: (number) => `Avtale ${number}`,
  handOn: 'Meld ho klar til gjennomgang',
  mine: 'Alle oppgåvene dine',
  linkFoot: 'Lenkja for å melde klar verkar éin gong, i sju dagar, og berre for deg når du er logga inn.',
  foot: 'Du får høgst éin slik e-post om dagen, og berre når det er noko nytt.',
};

export const BREV_TEXTS: Texts<typeof nb> = { nb, nn };

const tiltakNumber = (number: number): string => `T-${String(number).padStart(3, '0')}`;

export interface Brev {
  readonly name: string;
  readonly kommune: string;
  /** The workspace, with the site's address: https://.../arbeid/halden. */
  readonly home: string;
  readonly punkter: readonly Punkt[];
  /** The guide's own words; null for a title somebody typed, which may name a person and stays at home. */
  readonly titleOf: (number: number) => string | null;
  /** What the role of a point is called. */
  readonly roleOf: (p: Punkt) => string;
  /** What the clock of a point is called. */
  readonly clockOf: (p: Punkt) => string;
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
        if (isTiltaksgrunn(why))
          return [
            `${tiltakNumber(p.number)} (${days})`,
            `  ${b.home}/oppfoelging/${p.rapportrunde ?? 0}${p.why === 'rapport-snart' ? `/tiltak/${p.number}` : ''}`,
          ];
        if (why === 'rolle') return [b.roleOf(p), `  ${b.home}/runde`];
        if (why === 'aarsfrist') return [`${b.clockOf(p)} (${days})`, `  ${b.home}/oppfoelging#frister`];
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
  const agreements = b.punkter.filter((p) => p.why === 'avtale').length;
  const tiltak = b.punkter.filter((p) => isTiltaksgrunn(p.why)).length;
  const roles = b.punkter.filter((p) => p.why === 'rolle').length;
  const clocks = b.punkter.filter((p) => p.why === 'aarsfrist').length;
  const tasks = b.punkter.length - agreements - tiltak - roles - clocks;
  const pressed = b.punkter.some((p) => isOfTask(p.why) && b.linkOf(p.number) !== null);
  const foot = [...(pressed ? [t.linkFoot] : []), t.foot];
  const text = [
    t.hello(b.name),
    '',
    t.intro(b.kommune),
    ...lines,
    '',
    `${t.mine}: ${b.home}/min-side`,
    '',
    ...foot,
    '',
  ];
  return { subject: t.subject({ tasks, roles, agreements, tiltak, clocks }, b.kommune), text: text.join('\n') };
}
