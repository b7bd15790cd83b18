import type { Texts } from '../../kernel/index.ts';

const nb = {
  together: 'Henger sammen med andre tiltak',
  requires: 'Krever',
  requiresHelp: 'Tiltak som må være på plass før dette kan starte, for eksempel T-003, T-007.',
  requiredBy: 'Kreves av',
  excludes: 'Utelukker',
  excludesHelp: 'Tiltak som ikke kan gjennomføres sammen med dette, for eksempel T-004.',
  togetherFunn: {
    rekkefoelge: (other: string, start: number, ready: number) =>
      `Tiltaket starter i ${start}, men ${other} er ikke på plass før ${ready}. Flytt et av dem.`,
    falt: (other: string) => `${other} blir ikke gjennomført. Se om dette tiltaket kan stå uten.`,
    borte: (other: string) => `${other} er ikke i planen lenger. Ta det ut her, eller sett inn det som står for det.`,
    begge: (other: string) => `${other} og dette tiltaket utelukker hverandre, men begge er vedtatt. Velg ett.`,
  },
};

const nn: typeof nb = {
  together: 'Heng saman med andre tiltak',
  requires: 'Krev',
  requiresHelp: 'Tiltak som må vere på plass før dette kan starte, til dømes T-003, T-007.',
  requiredBy: 'Blir kravd av',
  excludes: 'Utelukkar',
  excludesHelp: 'Tiltak som ikkje kan gjennomførast saman med dette, til dømes T-004.',
  togetherFunn: {
    rekkefoelge: (other, start, ready) =>
      `Tiltaket startar i ${start}, men ${other} er ikkje på plass før ${ready}. Flytt eitt av dei.`,
    falt: (other) => `${other} blir ikkje gjennomført. Sjå om dette tiltaket kan stå utan.`,
    borte: (other) => `${other} er ikkje i planen lenger. Ta det ut her, eller set inn det som står for det.`,
    begge: (other) => `${other} og dette tiltaket utelukkar kvarandre, men begge er vedtekne. Vel eitt.`,
  },
};

/** What a tiltak requires and excludes, and what is wrong between them. */
export const SAMMENHENG_TEXTS: Texts<typeof nb> = { nb, nn };
