import type { Boligtype, Kvalitet, Maalgruppe, Texts, Tjenestenivaa } from '../kernel/index.ts';

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

/** Groups that a municipality plans for. */
export const MAALGRUPPE_NAMES: Texts<Readonly<Record<Maalgruppe, string>>> = {
  nb: {
    alle: 'Alle',
    bostedsloese: 'Bostedsløse',
    barnefamilier: 'Barnefamilier',
    unge: 'Unge',
    flyktninger: 'Flyktninger',
    'rus-psykisk': 'Rus og psykisk helse',
    utviklingshemming: 'Utviklingshemming',
    'nedsatt-funksjonsevne': 'Nedsatt funksjonsevne',
    eldre: 'Eldre',
    demens: 'Demens',
    loeslatte: 'Løslatte',
    krisesenter: 'Krisesenterbrukere',
    'oekonomisk-vanskeligstilte': 'Økonomisk vanskeligstilte',
  },
  nn: {
    alle: 'Alle',
    bostedsloese: 'Bustadlause',
    barnefamilier: 'Barnefamiliar',
    unge: 'Unge',
    flyktninger: 'Flyktningar',
    'rus-psykisk': 'Rus og psykisk helse',
    utviklingshemming: 'Utviklingshemming',
    'nedsatt-funksjonsevne': 'Nedsett funksjonsevne',
    eldre: 'Eldre',
    demens: 'Demens',
    loeslatte: 'Lauslatne',
    krisesenter: 'Krisesenterbrukarar',
    'oekonomisk-vanskeligstilte': 'Økonomisk vanskelegstilte',
  },
};

/** The result qualities of a plan. */
export const KVALITET_NAMES: Texts<Readonly<Record<Kvalitet, string>>> = {
  nb: {
    oppvekstmiljoe: 'Trygge oppvekstmiljø',
    bomiljoe: 'Gode bomiljø',
    folkehelse: 'Folkehelse',
    tilgjengelighet: 'Tilgjengelighet',
    integrering: 'Integrering',
    normalisering: 'Normalisering',
    variasjon: 'Boliger av ulik størrelse og standard',
  },
  nn: {
    oppvekstmiljoe: 'Trygge oppvekstmiljø',
    bomiljoe: 'Gode bumiljø',
    folkehelse: 'Folkehelse',
    tilgjengelighet: 'Tilgjenge',
    integrering: 'Integrering',
    normalisering: 'Normalisering',
    variasjon: 'Bustader av ulik storleik og standard',
  },
};
