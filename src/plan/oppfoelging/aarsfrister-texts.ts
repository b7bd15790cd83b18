import type { Texts } from '../../kernel/index.ts';
import type { Aarsfristnavn, Aarsfriststand } from './aarsfrister.ts';

const nb = {
  heading: 'Fristene i året',
  text: 'Det kommuneloven krever av rapportering om budsjettet. Boligplan ser bare det som er gjort her.',
  frist: 'Frist',
  day: 'Senest',
  state: 'Hvordan det står',
  law: 'Regel',
  names: {
    rapporter: (year: number) => `Minst to rapporter til kommunestyret om budsjettet for ${year}`,
    regnskap: (year: number) => `Årsregnskapet for ${year} er avlagt`,
    aarsberetning: (year: number) => `Årsberetningen for ${year} sier om målene er nådd`,
  } as Readonly<Record<Aarsfristnavn, (year: number) => string>>,
  states: { holdt: 'Gjort', aapen: 'Ikke ennå', brutt: 'For få', 'ikke-sett': 'Ikke sett her' } as Readonly<
    Record<Aarsfriststand, string>
  >,
  ofTwo: (n: number) => `${n} av 2 rapporter er avsluttet`,
  says: {
    rapporter: 'Start en tertialrunde, og avslutt den når rapporten er klar.',
    regnskap: 'Hent inn regnskapet for hele året når det er avlagt.',
    aarsberetning: 'Avslutt en runde for hele året, så har årsberetningen det den skal si om boligtiltakene.',
  } as Readonly<Record<Aarsfristnavn, string>>,
};

const nn: typeof nb = {
  heading: 'Fristane i året',
  text: 'Det kommunelova krev av rapportering om budsjettet. Boligplan ser berre det som er gjort her.',
  frist: 'Frist',
  day: 'Seinast',
  state: 'Korleis det står',
  law: 'Regel',
  names: {
    rapporter: (year) => `Minst to rapportar til kommunestyret om budsjettet for ${year}`,
    regnskap: (year) => `Årsrekneskapen for ${year} er avlagd`,
    aarsberetning: (year) => `Årsmeldinga for ${year} seier om måla er nådde`,
  },
  states: { holdt: 'Gjort', aapen: 'Ikkje enno', brutt: 'For få', 'ikke-sett': 'Ikkje sett her' },
  ofTwo: (n) => `${n} av 2 rapportar er avslutta`,
  says: {
    rapporter: 'Start ein tertialrunde, og avslutt han når rapporten er klar.',
    regnskap: 'Hent inn rekneskapen for heile året når han er avlagd.',
    aarsberetning: 'Avslutt ein runde for heile året, så har årsmeldinga det ho skal seie om bustadtiltaka.',
  },
};

export const AARSFRIST_TEXTS: Texts<typeof nb> = { nb, nn };
