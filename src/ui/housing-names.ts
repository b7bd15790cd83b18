import type { Boligtype, Texts, Tjenestenivaa } from '../kernel/index.ts';

/** What dwelling types and service levels are called on every page. */
export const BOLIGTYPE_NAMES: Texts<Readonly<Record<Boligtype, string>>> = {
  nb: {
    enebolig: 'Enebolig',
    tomannsbolig: 'Tomannsbolig',
    smaahus: 'Rekkehus og småhus',
    blokk: 'Leilighet i blokk',
    annet: 'Annet',
  },
  nn: {
    enebolig: 'Einebustad',
    tomannsbolig: 'Tomannsbustad',
    smaahus: 'Rekkjehus og småhus',
    blokk: 'Leilegheit i blokk',
    annet: 'Anna',
  },
};

export const NIVAA_NAMES: Texts<Readonly<Record<Tjenestenivaa, string>>> = {
  nb: { ingen: 'Ingen', ambulerende: 'Ambulerende', personalbase: 'Personalbase', heldoegns: 'Heldøgns bemanning' },
  nn: { ingen: 'Ingen', ambulerende: 'Ambulerande', personalbase: 'Personalbase', heldoegns: 'Heildøgns bemanning' },
};
