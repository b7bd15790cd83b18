import type { Texts } from '../../kernel/index.ts';
import type { Endring } from './endring.ts';

type PerChange = Readonly<Record<Endring, string>>;

const nb = {
  change: 'Hva skjer med boligene?',
  changes: {
    salg: 'De selges',
    riving: 'De rives',
    rehabilitering: 'De rehabiliteres og er ute av bruk',
    ombygging: 'De bygges om til noe annet',
  } as PerChange,
  ledgerHelp:
    'I boligutviklingen føres bare ombygging. Riving og annen avgang er alt regnet med i behovet, som erstatning.',
  backYear: 'Tilbake i bruk',
  backYearHelp:
    'Bare for rehabilitering: året boligene kan leies ut igjen. Tomt felt regnes som at halvparten er tilbake etter ett år, et anslag uten kilde.',
  toType: 'Blir til boligtype',
  toLevel: 'Blir til tjenestenivå',
  toHelp: 'Bare for ombygging.',
  toUnits: 'Blir til så mange',
  toUnitsHelp: 'Bare for ombygging. Tomt felt er like mange som før.',
  lead: 'Boliger som står til salgs eller under rehabilitering i listen over kommunale boliger, er alt regnet med. Fører du dem her også, regnes de én gang når år, boligtype og tjenestenivå er likt. Beholdningen år for år viser hva som står begge steder. Ta bort raden når boligene er ute av listen.',
  becomes: (units: string, type: string, level: string) => `${units} ${type.toLowerCase()}, ${level.toLowerCase()}`,
  after: 'Etterpå',
  back: (year: number) => `Tilbake i ${year}, etter planen`,
  backUnknown: 'Tilbake ikke oppgitt',
};

const nn: typeof nb = {
  change: 'Kva skjer med bustadene?',
  changes: {
    salg: 'Dei blir selde',
    riving: 'Dei blir rivne',
    rehabilitering: 'Dei blir rehabiliterte og er ute av bruk',
    ombygging: 'Dei blir bygde om til noko anna',
  },
  ledgerHelp:
    'I bustadutviklinga fører ein berre ombygging. Riving og annan avgang er alt rekna med i behovet, som erstatning.',
  backYear: 'Tilbake i bruk',
  backYearHelp:
    'Berre for rehabilitering: året bustadene kan leigast ut igjen. Tomt felt blir rekna som at halvparten er tilbake etter eitt år, eit anslag utan kjelde.',
  toType: 'Blir til bustadtype',
  toLevel: 'Blir til tenestenivå',
  toHelp: 'Berre for ombygging.',
  toUnits: 'Blir til så mange',
  toUnitsHelp: 'Berre for ombygging. Tomt felt er like mange som før.',
  lead: 'Bustader som står til sals eller under rehabilitering i lista over kommunale bustader, er alt rekna med. Fører du dei her også, blir dei rekna éin gong når år, bustadtype og tenestenivå er likt. Behaldninga år for år viser kva som står begge stader. Ta bort rada når bustadene er ute av lista.',
  becomes: (units, type, level) => `${units} ${type.toLowerCase()}, ${level.toLowerCase()}`,
  after: 'Etterpå',
  back: (year) => `Tilbake i ${year}, etter planen`,
  backUnknown: 'Tilbake ikkje oppgitt',
};

export const ENDRING_TEXTS: Texts<typeof nb> = { nb, nn };
