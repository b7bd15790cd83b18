import type { Texts } from '../../kernel/index.ts';
import type { Hindring } from './samling.ts';

const nb = {
  replaced: (by: string) => `Tiltaket er borte fra planen. ${by} står for det nå.`,
  removed: 'Tiltaket er borte fra planen.',
  merged: 'Slått sammen med:',
  heading: 'Slå sammen med et annet',
  help: 'Velg tiltaket som skal stå. Så ser du de to side om side, og velger hva som skal bli med fra hvert av dem.',
  by: 'Tiltaket som skal stå',
  button: 'Se dem side om side',
  title: (gaar: string, staar: string) => `Slå ${gaar} sammen med ${staar}`,
  lead: (gaar: string, staar: string) =>
    `${staar} blir stående. ${gaar} går ut av planen, men begge numrene står i historikken, og det kan angres. Statusen til ${staar} beholdes. Poeng, forslag som sammenlignes, kontering, svar på føringer og det andre tiltak krever, følger med til ${staar}; der ${staar} har sitt eget, gjelder det. Rapporter og vedtak blir stående på ${gaar}, og i en rapportrunde som er åpen, må ${staar} ha sin egen rapport.`,
  none: 'Ingen',
  both: 'Begge',
  sum: 'Summen av begge',
  money: 'Alle beløp',
  hindringer: (gaar: string): Readonly<Record<Hindring, string>> => ({
    prisaar: 'De to har beløp i prisene for ulike år, så de kan ikke legges sammen. Velg beløpene fra ett av dem.',
    aar: `${gaar} har tall i år som ligger utenfor de fire årene her, så de kan ikke bli med.`,
    'for-mange-effekter': 'Til sammen er det flere boligtyper enn ett tiltak kan ha.',
  }),
  alike: 'De to er like i alle felt.',
  merge: 'Slå sammen',
  onlyReplace: (staar: string, gaar: string) => `Ta ikke med noe: la bare ${staar} stå for ${gaar}`,
  gone: 'Velg et annet tiltak som fortsatt står i planen.',
};

const nn: typeof nb = {
  replaced: (by) => `Tiltaket er borte frå planen. ${by} står for det no.`,
  removed: 'Tiltaket er borte frå planen.',
  merged: 'Slått saman med:',
  heading: 'Slå saman med eit anna',
  help: 'Vel tiltaket som skal stå. Så ser du dei to side om side, og vel kva som skal bli med frå kvart av dei.',
  by: 'Tiltaket som skal stå',
  button: 'Sjå dei side om side',
  title: (gaar, staar) => `Slå ${gaar} saman med ${staar}`,
  lead: (gaar, staar) =>
    `${staar} blir ståande. ${gaar} går ut av planen, men begge numra står i historikken, og det kan angrast. Statusen til ${staar} blir verande. Poeng, forslag som blir samanlikna, kontering, svar på føringar og det andre tiltak krev, følgjer med til ${staar}; der ${staar} har sitt eige, gjeld det. Rapportar og vedtak blir ståande på ${gaar}, og i ein rapportrunde som er open, må ${staar} ha sin eigen rapport.`,
  none: 'Ingen',
  both: 'Begge',
  sum: 'Summen av begge',
  money: 'Alle beløp',
  hindringer: (gaar) => ({
    prisaar: 'Dei to har beløp i prisane for ulike år, så dei kan ikkje leggjast saman. Vel beløpa frå eitt av dei.',
    aar: `${gaar} har tal i år som ligg utanfor dei fire åra her, så dei kan ikkje bli med.`,
    'for-mange-effekter': 'Til saman er det fleire bustadtypar enn eitt tiltak kan ha.',
  }),
  alike: 'Dei to er like i alle felt.',
  merge: 'Slå saman',
  onlyReplace: (staar, gaar) => `Ta ikkje med noko: la berre ${staar} stå for ${gaar}`,
  gone: 'Vel eit anna tiltak som framleis står i planen.',
};

export const ERSTATT_TEXTS: Texts<typeof nb> = { nb, nn };
