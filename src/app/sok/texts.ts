import type { Texts } from '../../kernel/index.ts';

const nb = {
  note: (heading: string) => `Kommunens notat: ${heading}`,
  title: 'Søk',
  titleFor: (query: string) => `Søk: ${query}`,
  how: 'Skriv ett eller flere ord i feltet øverst på siden. Bøyning og små skrivefeil gjør ikke noe.',
  howOwn:
    'Skriv ett eller flere ord i feltet øverst på siden. Du søker i veilederen, eksemplene, ordlisten og det kommunen selv har skrevet.',
  found: (n: number) => (n === 1 ? 'Ett treff' : `${n} treff`),
  none: 'Ingen treff',
  noneText: 'Prøv færre eller andre ord, eller se her:',
  near: 'Mente du noe av dette?',
  more: (n: number) => `Vis alle ${n}`,
  back: 'Vis alle gruppene',
  places: { veileder: 'Hele veilederen', eksempler: 'Alle eksemplene', ordliste: 'Ordlisten' },
  grupper: {
    oppgaver: 'Oppgaver i runden',
    vedtak: 'Mandat og vedtak',
    prosessplan: 'Prosessplanen',
    planregister: 'Planer og føringer',
    boliggruppe: 'Boliggruppen',
    ideer: 'Ideer',
    maal: 'Mål',
    tiltak: 'Tiltak',
    dokument: 'Kapitler i plandokumentet',
    veileder: 'Veilederen',
    eksempler: 'Eksempler',
    ordliste: 'Ordliste',
  },
};

const nn: typeof nb = {
  note: (heading) => `Notatet frå kommunen: ${heading}`,
  title: 'Søk',
  titleFor: (query) => `Søk: ${query}`,
  how: 'Skriv eitt eller fleire ord i feltet øvst på sida. Bøying og små skrivefeil gjer ikkje noko.',
  howOwn:
    'Skriv eitt eller fleire ord i feltet øvst på sida. Du søkjer i rettleiaren, døma, ordlista og det kommunen sjølv har skrive.',
  found: (n) => (n === 1 ? 'Eitt treff' : `${n} treff`),
  none: 'Ingen treff',
  noneText: 'Prøv færre eller andre ord, eller sjå her:',
  near: 'Meinte du noko av dette?',
  more: (n) => `Vis alle ${n}`,
  back: 'Vis alle gruppene',
  places: { veileder: 'Heile rettleiaren', eksempler: 'Alle døma', ordliste: 'Ordlista' },
  grupper: {
    oppgaver: 'Oppgåver i runden',
    vedtak: 'Mandat og vedtak',
    prosessplan: 'Prosessplanen',
    planregister: 'Planar og føringar',
    boliggruppe: 'Bustadgruppa',
    ideer: 'Idear',
    maal: 'Mål',
    tiltak: 'Tiltak',
    dokument: 'Kapittel i plandokumentet',
    veileder: 'Rettleiaren',
    eksempler: 'Døme',
    ordliste: 'Ordliste',
  },
};

export const SOK_TEXTS: Texts<typeof nb> = { nb, nn };
