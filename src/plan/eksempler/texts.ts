import type { Texts } from '../../kernel/index.ts';

const nb = {
  title: 'Eksempler fra kommunene',
  intro: 'Slik har andre kommuner gjort det. Fem av eksemplene hører til trinn 4 i veilederen.',
  kommune: 'Kommune',
  lesson: 'Det vi kan lære',
  use: 'Bruk dette hos oss',
  opens: {
    dokument: 'Åpner planskjelettet',
    gap: 'Åpner dimensjoneringen',
    boliggruppe: 'Tverrfaglig boliggruppe',
    kartlegging: 'Åpner behovsoversikten i kartleggingen',
    prosessplan: 'Åpner prosessplanen',
  } as Readonly<Record<string, string>>,
  later: (what: string) => `${what} kommer i en senere versjon av Boligplan.`,
  source: (date: string) => `Kilde, sist kontrollert ${date}`,
  step: 'Trinn 4: Fag/temaplan bolig',
};

const nn: typeof nb = {
  title: 'Døme frå kommunane',
  intro: 'Slik har andre kommunar gjort det. Fem av døma høyrer til trinn 4 i rettleiaren.',
  kommune: 'Kommune',
  lesson: 'Det vi kan lære',
  use: 'Bruk dette hos oss',
  opens: {
    dokument: 'Opnar planskjelettet',
    gap: 'Opnar dimensjoneringa',
    boliggruppe: 'Tverrfagleg bustadgruppe',
    kartlegging: 'Opnar behovsoversikta i kartlegginga',
    prosessplan: 'Opnar prosessplanen',
  },
  later: (what) => `${what} kjem i ein seinare versjon av Boligplan.`,
  source: (date) => `Kjelde, sist kontrollert ${date}`,
  step: 'Trinn 4: Fag/temaplan bustad',
};

export const EKSEMPEL_TEXTS: Texts<typeof nb> = { nb, nn };
