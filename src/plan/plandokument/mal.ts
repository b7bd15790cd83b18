import type { Texts } from '../../kernel/index.ts';

/** Chapters of the plan, in the order of domain practice; the live parts that follow the planner's own text are named. */
export const KAPITLER = [
  'sammendrag',
  'mandat',
  'foeringer',
  'kunnskapsgrunnlag',
  'utfordringer',
  'dimensjonering',
  'maal',
  'tiltak',
  'boligbyggeprogram',
  'oekonomi',
  'oppfoelging',
  'metode',
] as const;
export type KapittelId = (typeof KAPITLER)[number];

export const KAPITTEL_TITLER: Texts<Readonly<Record<KapittelId, string>>> = {
  nb: {
    sammendrag: 'Sammendrag',
    mandat: 'Mandat og prosess',
    foeringer: 'Føringer og sammenheng med andre planer',
    kunnskapsgrunnlag: 'Kunnskapsgrunnlag',
    utfordringer: 'Utfordringer',
    dimensjonering: 'Dimensjonering: behov, tilbud og gap',
    maal: 'Mål og strategier',
    tiltak: 'Tiltak',
    boligbyggeprogram: 'Boligbyggeprogram og avtaler',
    oekonomi: 'Økonomi',
    oppfoelging: 'Oppfølging og rullering',
    metode: 'Vedlegg: kilder og metode',
  },
  nn: {
    sammendrag: 'Samandrag',
    mandat: 'Mandat og prosess',
    foeringer: 'Føringar og samanheng med andre planar',
    kunnskapsgrunnlag: 'Kunnskapsgrunnlag',
    utfordringer: 'Utfordringar',
    dimensjonering: 'Dimensjonering: behov, tilbod og gap',
    maal: 'Mål og strategiar',
    tiltak: 'Tiltak',
    boligbyggeprogram: 'Bustadbyggjeprogram og avtalar',
    oekonomi: 'Økonomi',
    oppfoelging: 'Oppfølging og rullering',
    metode: 'Vedlegg: kjelder og metode',
  },
};

/** What a planner should write in the chapter; shown beside the editor, never printed. */
export const KAPITTEL_HJELP: Texts<Readonly<Record<KapittelId, string>>> = {
  nb: {
    sammendrag: 'Det en politiker må vite på to minutter: hva mangler, hva vil kommunen gjøre, hva koster det.',
    mandat:
      'Hvem bestilte planen, hva den skal svare på, hvem som har arbeidet med den, og hvordan innbyggere har medvirket.',
    foeringer:
      'Nasjonale og regionale føringer, samfunnsdel og arealdel, og planene ved siden av: folkehelse, helse og omsorg, flyktninger, rus, oppvekst.',
    kunnskapsgrunnlag: 'Hva tallene betyr for oss. Tabellene om befolkning og husholdninger settes inn under teksten.',
    utfordringer: 'De tre til fem viktigste utfordringene, og hvem de rammer.',
    dimensjonering:
      'Hvordan kommunen leser gapet, og hva den velger å planlegge for. Tabeller og figurer settes inn under teksten.',
    maal: 'Hvorfor nettopp disse målene. Målene og strategiene settes inn under teksten.',
    tiltak: 'Hvordan tiltakene er valgt og prioritert. Tiltakstabellen settes inn under teksten.',
    boligbyggeprogram: 'Hvor det skal bygges, og hva avtaler med private skal gi. Tabellene settes inn under teksten.',
    oekonomi:
      'Hva som er finansiert, hva som ikke er det, og hva det betyr. Fireårstabellene settes inn under teksten.',
    oppfoelging: 'Hvem som følger opp, hvor ofte det rapporteres, og når planen rulleres.',
    metode: 'Forbehold som leseren bør kjenne. Kilder, versjoner og antakelser settes inn under teksten.',
  },
  nn: {
    sammendrag: 'Det ein politikar må vite på to minutt: kva manglar, kva vil kommunen gjere, kva kostar det.',
    mandat:
      'Kven bestilte planen, kva han skal svare på, kven som har arbeidd med han, og korleis innbyggjarar har medverka.',
    foeringer:
      'Nasjonale og regionale føringar, samfunnsdel og arealdel, og planane ved sida av: folkehelse, helse og omsorg, flyktningar, rus, oppvekst.',
    kunnskapsgrunnlag: 'Kva tala betyr for oss. Tabellane om folketal og hushald blir sette inn under teksten.',
    utfordringer: 'Dei tre til fem viktigaste utfordringane, og kven dei råkar.',
    dimensjonering:
      'Korleis kommunen les gapet, og kva han vel å planleggje for. Tabellar og figurar blir sette inn under teksten.',
    maal: 'Kvifor nettopp desse måla. Måla og strategiane blir sette inn under teksten.',
    tiltak: 'Korleis tiltaka er valde og prioriterte. Tiltakstabellen blir sett inn under teksten.',
    boligbyggeprogram:
      'Kvar det skal byggjast, og kva avtalar med private skal gi. Tabellane blir sette inn under teksten.',
    oekonomi:
      'Kva som er finansiert, kva som ikkje er det, og kva det betyr. Fireårstabellane blir sette inn under teksten.',
    oppfoelging: 'Kven som følgjer opp, kor ofte det blir rapportert, og når planen blir rullert.',
    metode: 'Atterhald som lesaren bør kjenne. Kjelder, versjonar og føresetnader blir sette inn under teksten.',
  },
};
