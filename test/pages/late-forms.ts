import { formatNumber } from '../../src/kernel/index.ts';

export type Typed = Readonly<Record<string, string>>;

/** A form that two have before them at the same time. */
export interface Late {
  readonly name: string;
  /** Where it stands, and where it is sent. */
  readonly page: string;
  readonly action?: string;
  /** What the colleague saves, and what the one who comes after had typed. */
  readonly theirs: Typed;
  readonly mine: Typed;
  /** The button that is pressed, where there are several. */
  readonly press?: Typed;
  /** What has to be there first. */
  readonly first?: { readonly page: string; readonly action: string; readonly typed: Typed };
  /** A form of one text: there is nothing in it to leave alone. */
  readonly alone?: true;
}

const NOTE = '/notater/ved/trinn-1-planstrategi.lov';
const NEXT_YEAR = new Date().getFullYear() + 1;
const PARTS = { theirs: { 'oppfoelging-1': 'deltar' }, mine: { 'oppfoelging-2': 'informeres' } };
const TOLD = { source: 'Den andres kilde', date: '01.06.2026', method: 'vedtak-og-ventelister' };
const COUNTED: Readonly<Record<string, Typed>> = {
  flyktninger: { now: '17', [`decided-${NEXT_YEAR - 1}`]: '12', alone: '10' },
  utviklingshemming: { [`planned-${NEXT_YEAR}`]: '3' },
  bostedsloese: { now: '18', perYear: '4' },
  unge: { now: '19', perYear: '5' },
};
export const FORMS: readonly Late[] = [
  {
    name: 'the questions on the plan form',
    page: '/planform',
    theirs: { 'svar-samfunnsdel': 'ja', 'plan-samfunnsdel': 'Samfunnsdelen', 'side-samfunnsdel': '12' },
    mine: { 'svar-planstrategi': 'nei', 'plan-planstrategi': 'Planstrategien vi har' },
  },
  {
    name: 'the choice of plan form',
    page: '/planform',
    action: '/planform/valg',
    theirs: { mandate: 'Mandatet slik den andre skrev det' },
    mine: { reason: 'Grunnen slik jeg skrev den' },
    press: { som: 'valg' },
  },
  {
    name: 'the clocks of the prosessplan',
    page: '/prosessplan/frister',
    theirs: { constituted: '15.10.2027' },
    mine: { planform: 'kommunedelplan' },
  },
  { name: 'a meeting', page: '/prosessplan/moeter/1', theirs: { time: '17.30' }, mine: { name: 'Felles møte' } },
  {
    name: 'the first note of a heading',
    page: NOTE,
    theirs: { text: 'Den andres ord' },
    mine: { visible: 'publisert' },
  },
  { name: 'a note of a heading', page: NOTE, theirs: { visible: 'intern' }, mine: { text: 'Mine ord' } },
  {
    name: 'an example of one’s own',
    page: '/eksempler/1',
    theirs: { title: 'Den andres tittel', county: 'Agder' },
    mine: { source: 'Min kilde' },
    first: {
      page: '/eksempler/nytt',
      action: '/eksempler',
      typed: { title: 'Bofellesskap', text: 'Slik gjorde vi det', trinn: '4', source: 'Oss selv' },
    },
  },
  {
    name: 'a goal',
    page: '/maal/1',
    theirs: { indicator: 'Ventetid i måneder' },
    mine: { description: 'Min beskrivelse', ledger: 'boligsosialt' },
  },
  {
    name: 'a way to a goal',
    page: '/maal/1/strategi/1',
    theirs: { instruments: 'Startlån' },
    mine: { strategy: 'Veien slik jeg skrev den' },
  },
  {
    name: 'a tiltak',
    page: '/tiltak/1',
    theirs: {
      risks: 'Tomta er ikke vår',
      effect2type: 'smaahus',
      effect2units2: '3',
      effect2group: 'eldre',
      effect1change: 'ombygging',
    },
    mine: { description: 'Tiltaket slik jeg skrev det', operation2: '900', type: 'smaahus', effect2level: 'heldoegns' },
  },
  { name: 'an agreement', page: '/tilbud/4', theirs: { expiry: '31.12.2049' }, mine: { units: '17', rent: '900' } },
  { name: 'dwellings that are', page: '/tilbud/1', theirs: { units: '17' }, mine: { area: 'Sentrum' } },
  {
    name: 'what becomes of dwellings',
    page: '/tilbud/18',
    theirs: { units: '5' },
    mine: { change: 'ombygging', toType: 'annet', toLevel: 'personalbase' },
  },
  { name: 'a count', page: '/kartlegging/1', theirs: { perYear: '9' }, mine: { note: 'Min merknad' } },
  {
    name: 'what is counted once',
    page: '/kartlegging/etterslep',
    theirs: { units: '41' },
    mine: { source: 'Min kilde' },
  },
  {
    name: 'the figures of a group',
    page: '/kartlegging/gruppe/rus-psykisk',
    theirs: {
      ...{ now: '7', perYear: '2', type: 'blokk', level: 'ingen', source: 'Den andres kilde' },
      ...{ date: '01.06.2026', method: 'vedtak-og-ventelister' },
    },
    mine: { leaving: '5' },
  },
  {
    name: 'an indicator of a goal',
    page: '/oppfoelging/maalindikatorer/1',
    theirs: { title: 'Den andres indikator' },
    mine: { responsible: 'Min enhet' },
    first: {
      page: '/oppfoelging/maalindikatorer',
      action: '/oppfoelging/maalindikatorer',
      typed: {
        revision: '0',
        maal: '1',
        title: 'Kommunale boliger',
        unit: 'boliger',
        kilde: 'egen',
        kunnskap: '',
        retning: 'opp',
        bane: '2020: 40\n2099: 60',
        baneKilde: 'Vedtak 12/26',
        responsible: 'Eiendom',
        due: '31.12.2099',
      },
    },
  },
  {
    name: 'a first report on a tiltak',
    page: '/oppfoelging/2/tiltak/3',
    theirs: { comment: 'Den andres ord' },
    mine: { units: '2' },
  },
  {
    name: 'a set of priorities',
    page: '/prioritering/sett/1',
    theirs: { title: 'Den andres sett' },
    mine: { 't-2': 'ja' },
    first: {
      page: '/prioritering/sett/nytt',
      action: '/prioritering/sett',
      typed: { title: 'Mitt sett', 't-1': 'ja' },
    },
  },
  {
    name: 'a field of one’s own',
    page: '/tiltak/felt/1',
    theirs: { help: 'Den andres hjelp' },
    mine: { name: 'Mitt felt' },
    first: { page: '/tiltak/felt', action: '/tiltak/felt', typed: { name: 'Bydel', kind: 'tekst' } },
  },
  { name: 'a round', page: '/runde/endre', theirs: { title: 'Den andres runde' }, mine: { to: '31.12.2031' } },
  {
    name: 'a task',
    page: '/oppgaver/1',
    theirs: { unit: 'Den andres enhet' },
    mine: { deadline: '31.12.2030', evidence: 'Mitt belegg' },
  },
  {
    name: 'a unit',
    page: '/organisering/enheter/1',
    theirs: { leader: 'Den andres leder' },
    mine: { name: 'Enheten slik jeg skrev den' },
  },
  { name: 'a role', page: '/organisering/rolle/1', theirs: { how: 'Den andres ord' }, mine: { who: 'Den jeg skrev' } },
  {
    name: 'a stakeholder',
    page: '/organisering/interessent/1',
    theirs: { how: 'Den andres ord' },
    mine: { when: 'Når jeg skrev' },
  },
  { name: 'a part in the matrix', page: '/ansvar/endre', action: '/ansvar', ...PARTS },
  {
    name: 'the boliggruppe',
    page: '/boliggruppe/gruppe/1',
    theirs: { leader: 'Den andres leder' },
    mine: { purpose: 'Formålet slik jeg skrev det' },
  },
  {
    name: 'a member of the group',
    page: '/boliggruppe/medlem/1',
    theirs: { office: 'Den andres stilling' },
    mine: { unit: 'Min enhet' },
  },
  {
    name: 'a meeting of the group',
    page: '/boliggruppe/moete/1',
    theirs: { place: 'Den andres rom' },
    mine: { agenda: 'Saken jeg skrev' },
  },
  {
    name: 'a figure of the group',
    page: '/boliggruppe/tall/1',
    theirs: { count: '44' },
    mine: { source: 'Min kilde' },
  },
  {
    name: 'a plan',
    page: '/planer/1',
    theirs: { owner: 'Den andres enhet' },
    mine: { note: 'Min merknad' },
  },
  {
    name: 'a føring',
    page: '/foringer/1/endre',
    action: '/foringer/1',
    theirs: { place: 'Den andres sted' },
    mine: { text: 'Føringen slik jeg skrev den' },
  },
  {
    name: 'an activity of the prosessplan',
    page: '/prosessplan/1',
    theirs: { responsible: 'Den andres enhet' },
    mine: { purpose: 'Formålet slik jeg skrev det' },
  },
  {
    name: 'the settings of a survey',
    page: '/undersoekelser/2/endre',
    theirs: { 'title-nb': 'Den andres tittel' },
    mine: { contact: 'Boligkontoret', to: '31.12.2099' },
    first: { page: '/undersoekelser', action: '/undersoekelser', typed: { code: 'for-sent' } },
  },
  {
    name: 'a question of a survey',
    page: '/undersoekelser/2/spoersmaal/s1',
    theirs: { 'text-nn': 'Spørsmålet til den andre' },
    mine: { 'text-nb': 'Spørsmålet slik jeg skrev det' },
  },
  {
    name: 'whom one compares with',
    page: '/kunnskap',
    action: '/kunnskap/sammenlign',
    theirs: { kommune1: 'Halden' },
    mine: { kommune2: 'Sarpsborg' },
  },
  {
    name: 'what an indicator means for us',
    page: '/kunnskap/folketall',
    action: '/kunnskap/folketall/tekst',
    theirs: { text: 'Den andres ord' },
    mine: { text: 'Mine ord' },
    alone: true,
  },
  {
    name: 'why a finding is accepted',
    page: '/roed-traad/funn/gruppe-uten-tiltak.behov.loeslatte',
    theirs: { reason: 'Den andres grunn' },
    mine: { reason: 'Min grunn' },
    alone: true,
  },
  {
    name: 'what the tiltak are booked on',
    page: '/oekonomiplan/kontering',
    theirs: { ansvar1: '4210' },
    mine: { ansvar3: '77' },
  },
  {
    name: 'what loans cost',
    page: '/oekonomiplan/laan',
    theirs: { rate: '3,9' },
    mine: { source: 'Min kilde' },
    first: {
      page: '/oekonomiplan/laan',
      action: '/oekonomiplan/laan',
      typed: { from: '01.01.2026', form: 'serie', years: '20', rate: '4,25', source: 'Budsjettnotatet' },
    },
  },
  {
    name: 'the frames of the økonomiplan',
    page: '/oekonomiplan',
    theirs: { [`drift${NEXT_YEAR}`]: formatNumber(1234567) },
    mine: { [`investering${NEXT_YEAR + 1}`]: formatNumber(7654321) },
  },
  {
    name: 'the weights of the criteria',
    page: '/prioritering',
    action: '/prioritering/vekter',
    theirs: { 'vekt-verdi': '5' },
    mine: { 'vekt-tid': '3' },
  },
  {
    name: 'who is asked for counts',
    page: '/kartlegging/forespoersler/1',
    theirs: { message: 'Den andres ord' },
    mine: { name: 'Den jeg skrev til' },
    first: {
      page: '/kartlegging/forespoersler',
      action: '/kartlegging/forespoersler',
      typed: { 'unit-1': 'Nav', 'email-1': 'nav@eksempelvik.kommune.no', deadline: '31.12.2099' },
    },
  },
  {
    name: 'the table of the boligbyggeprogram',
    page: '/boligbyggeprogram/tabell',
    theirs: { 'r0-owner': 'Den andres eier' },
    mine: { 'r0-planId': 'MIN-1' },
  },
  {
    name: 'the answers to a føring',
    page: '/foringer/1',
    action: '/foringer/1/svar',
    theirs: { maal: '3' },
    mine: { tiltak: '7' },
  },
  {
    name: 'the places with help all day',
    page: '/kartlegging/heldoegn',
    theirs: { units: '241', ...TOLD },
    mine: { date: '03.06.2026' },
  },
  ...['flyktninger', 'utviklingshemming', 'bostedsloese', 'unge'].map(
    (group): Late => ({
      name: `the figures of another group: ${group}`,
      page: `/kartlegging/gruppe/${group}`,
      theirs: { ...COUNTED[group], type: 'blokk', level: 'ingen', ...TOLD },
      mine: { date: '03.06.2026' },
    }),
  ),
];
