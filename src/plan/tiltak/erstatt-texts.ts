import type { Texts } from '../../kernel/index.ts';

const nb = {
  replaced: (by: string) => `Tiltaket er borte fra planen. ${by} står for det nå.`,
  removed: 'Tiltaket er borte fra planen.',
  heading: 'Slå sammen med et annet',
  help: 'Dette tiltaket går ut av planen, og det du velger, står for det. Historikken blir med, og det kan angres.',
  by: 'Tiltaket som skal stå',
  choose: 'Velg tiltak',
  button: 'Slå sammen',
};

const nn: typeof nb = {
  replaced: (by) => `Tiltaket er borte frå planen. ${by} står for det no.`,
  removed: 'Tiltaket er borte frå planen.',
  heading: 'Slå saman med eit anna',
  help: 'Dette tiltaket går ut av planen, og det du vel, står for det. Historikken blir med, og det kan angrast.',
  by: 'Tiltaket som skal stå',
  choose: 'Vel tiltak',
  button: 'Slå saman',
};

export const ERSTATT_TEXTS: Texts<typeof nb> = { nb, nn };
