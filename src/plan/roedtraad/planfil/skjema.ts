/**
 * The sheets and columns of a plan in a workbook. The first name of each is what the template writes; the others are
 * what people also write. Case, spaces and signs do not count, and columns may stand in any order.
 */
export interface Kolonne {
  readonly names: readonly string[];
  readonly required?: boolean;
  readonly help: string;
}
export interface Ark {
  readonly names: readonly string[];
  readonly columns: Readonly<Record<string, Kolonne>>;
  /** Head of the columns that there is one of for each year, such as "Boliger 2027". */
  readonly yearly?: { readonly names: readonly string[]; readonly help: string };
}

const col = (help: string, ...names: string[]): Kolonne => ({ names, help });
const must = (help: string, ...names: string[]): Kolonne => ({ names, help, required: true });
const ledger = col('boligutvikling eller boligsosialt', 'Regnskap', 'Rekneskap');

export const ARK = {
  foeringer: {
    names: ['Foeringer', 'Føringer', 'Føringar'],
    columns: {
      nr: must('eget nummer, som F-001', 'Nr', 'Nummer'),
      title: must('hva planen må svare på', 'Føring', 'Tekst'),
      strength: col('krav, mål, retningslinje eller anbefaling', 'Styrke', 'Type'),
      answers: col('numre på mål og tiltak, med semikolon mellom', 'Besvart av', 'Svar', 'Svart av'),
      waived: col('hvorfor planen ikke svarer', 'Begrunnelse', 'Grunngiving', 'Grunn'),
    },
  },
  maal: {
    names: ['Maal', 'Mål'],
    columns: {
      nr: must('eget nummer, som M-1', 'Nr', 'Nummer'),
      title: must('målet i klar tekst', 'Mål', 'Tittel'),
      ledger,
      indicator: col('det som skal måles', 'Indikator'),
      target: col('antall boliger, når målet er et antall', 'Måltall', 'Måltal'),
      year: col('året måltallet skal være nådd', 'Målår', 'År'),
      strategies: col('med semikolon mellom', 'Strategier', 'Strategiar', 'Strategi'),
    },
  },
  tiltak: {
    names: ['Tiltak'],
    columns: {
      nr: must('eget nummer, som T-001', 'Nr', 'Nummer'),
      title: must('hva som skal gjøres', 'Tiltak', 'Tittel'),
      maal: col('nummeret på målet', 'Mål', 'Hører til mål', 'Høyrer til mål', 'Målsetting', 'Målnr'),
      ledger,
      state: col('foreslått, vedtatt, i økonomiplan, ferdig eller forkastet', 'Status'),
      owner: col('enheten som har ansvaret', 'Ansvarlig', 'Ansvarleg', 'Ansvar', 'Eier', 'Eigar'),
      groups: col('med semikolon mellom', 'Målgruppe', 'Målgrupper'),
      deadline: col('året tiltaket skal være ferdig', 'Frist', 'Ferdig', 'Tidsfrist', 'Når', 'Tidsplan'),
      investment: col('hele kroner', 'Investering', 'Kostnad', 'Kostnadsramme', 'Kostnader'),
      operation: col('hele kroner i året', 'Drift'),
      unitOperation: col(
        'hele kroner i året for hver bolig eller plass; driften holdes mot det',
        'Drift per bolig',
        'Drift per bustad',
        'Drift per plass',
      ),
      noOperation: col('hvorfor investeringen ikke gir drift', 'Ingen drift'),
      funding: col('hele kroner, alle kilder til sammen', 'Finansiering'),
      place: col('stedet, feltet eller avtalen', 'Sted', 'Stad', 'Prosjekt'),
      instruments: col('med semikolon mellom', 'Virkemidler', 'Verkemiddel', 'Ordninger'),
      requires: col(
        'numre på tiltak som må være på plass først, med semikolon mellom',
        'Krever',
        'Krev',
        'Avhenger av',
      ),
    },
    yearly: {
      names: ['Boliger', 'Bustader', 'Virkning', 'Verknad'],
      help: 'boliger eller plasser som kommer det året',
    },
  },
  linjer: {
    names: ['Oekonomiplan', 'Økonomiplan'],
    columns: {
      nr: must('eget nummer, som L-1', 'Nr', 'Nummer'),
      title: must('hva linjen heter i økonomiplanen', 'Linje', 'Tekst'),
      tiltak: col('nummeret på tiltaket', 'Tiltak'),
    },
    yearly: { names: ['Kroner', 'Beløp'], help: 'hele kroner det året' },
  },
  behov: {
    names: ['Behov'],
    columns: {
      group: must('målgruppen', 'Målgruppe', 'Gruppe'),
      units: col('antall boliger som mangler', 'Mangler', 'Manglar', 'Behov', 'Antall', 'Tal'),
    },
  },
  tall: {
    names: ['Tall', 'Tal'],
    columns: {
      title: must('hva tallet viser', 'Tall', 'Tal', 'Navn'),
      value: col('verdien', 'Verdi'),
      counts: col('mennesker, boliger eller annet', 'Teller', 'Tel', 'Gjelder'),
      ledgers: col('ett regnskap; begge er en feil', 'Regnskap', 'Rekneskap'),
      taken: col('år eller dato da planen tok det inn', 'Hentet', 'Henta'),
      source: col('år eller dato for det nyeste i kilden', 'Nyeste i kilden', 'Nyaste i kjelda'),
    },
  },
  tilbud: {
    names: ['Boligtilbud', 'Bustadtilbod', 'Boligbyggeprogram'],
    columns: {
      title: must('felt eller avtale', 'Felt', 'Navn', 'Namn'),
      stage: col('avsatt, regulert, igangsatt, avtale eller bygd', 'Status', 'Planstatus'),
      units: must('antall boliger', 'Boliger', 'Bustader'),
      year: must('året de kommer', 'År'),
      ledger: { ...ledger, required: true },
      probability: col('prosent', 'Sannsynlighet', 'Sannsyn'),
    },
  },
  motstrid: {
    names: ['Motstrid'],
    columns: {
      a: must('det ene stedet', 'Det ene', 'A'),
      b: must('det andre stedet', 'Det andre', 'B'),
      reason: must('hva som ikke går sammen', 'Grunn'),
    },
  },
} as const satisfies Readonly<Record<string, Ark>>;
export type Arknavn = keyof typeof ARK;
