import type { Texts } from '../../kernel/index.ts';
import type { LineChange } from './behandling.ts';
import type { Ramme } from './oensker.ts';

const nb = {
  heading: 'Fra forslag til vedtak',
  lead: 'Hva som er lagt til og kuttet mellom hver behandling, for alle fire årene samlet, og hva som er igjen av rammen.',
  caption: {
    investering: 'Investering: lagt til, kuttet og igjen av rammen',
    drift: 'Netto drift: lagt til, kuttet og igjen av rammen',
  } as Readonly<Record<Ramme, string>>,
  working: 'Arbeidsutgaven nå',
  change: {
    ny: (title: string) => `Lagt til: ${title}`,
    ute: (title: string) => `Tatt ut: ${title}`,
    endret: (title: string) => `Endret: ${title}`,
  } as Readonly<Record<LineChange['kind'], (title: string) => string>>,
  others: (n: number, up: boolean) => `${n} mindre ${up ? 'økninger' : 'kutt'}`,
  frame: 'Rammen, fire år',
  left: (over: boolean): string => (over ? 'Over rammen' : 'Igjen av rammen'),
  noFrame: 'Rammen er ikke satt for alle fire årene, så vi kan ikke si hva som er igjen.',
  moved: (numbers: string) => `Flyttet mellom årene uten at summen endres: ${numbers}.`,
  step: 'Steg',
  amount: 'Fire år',
  unit: 'Millioner kroner, fire år',
  description: 'Hvert steg begynner der det forrige sluttet.',
  source: 'Kilde: de frosne utgavene av økonomiplanen. Netto drift er drift uten husleie.',
  table: 'Vis som tabell',
};

const nn: typeof nb = {
  heading: 'Frå forslag til vedtak',
  lead: 'Kva som er lagt til og kutta mellom kvar handsaming, for alle fire åra samla, og kva som er att av ramma.',
  caption: {
    investering: 'Investering: lagt til, kutta og att av ramma',
    drift: 'Netto drift: lagt til, kutta og att av ramma',
  },
  working: 'Arbeidsutgåva no',
  change: {
    ny: (title) => `Lagt til: ${title}`,
    ute: (title) => `Teke ut: ${title}`,
    endret: (title) => `Endra: ${title}`,
  },
  others: (n, up) => `${n} mindre ${up ? 'aukar' : 'kutt'}`,
  frame: 'Ramma, fire år',
  left: (over) => (over ? 'Over ramma' : 'Att av ramma'),
  noFrame: 'Ramma er ikkje sett for alle fire åra, så vi kan ikkje seie kva som er att.',
  moved: (numbers) => `Flytta mellom åra utan at summen blir endra: ${numbers}.`,
  step: 'Steg',
  amount: 'Fire år',
  unit: 'Millionar kroner, fire år',
  description: 'Kvart steg tek til der det førre slutta.',
  source: 'Kjelde: dei frosne utgåvene av økonomiplanen. Netto drift er drift utan husleige.',
  table: 'Vis som tabell',
};

export const FOSSEFALL_TEXTS: Texts<typeof nb> = { nb, nn };
