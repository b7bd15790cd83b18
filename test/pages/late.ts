import { type FoundForm, SEEN } from './forms.ts';

/** What says which version of something its reader had before them. */
export const saysSeen = (name: string): boolean => SEEN.has(name) || /revision/.test(name);

/** Whether a form writes over something: it is shown what is saved, or says which version of it was seen. */
export const writesOver = (form: FoundForm): boolean => {
  const open = form.fields.filter((f) => f.kind !== 'hidden' && f.kind !== 'file' && !f.button);
  return (
    open.some((f) => f.kind === 'text' && f.value !== '') ||
    (open.length > 0 && form.fields.some((f) => f.kind === 'hidden' && saysSeen(f.name)))
  );
};

const NEW = 'makes something new of what is proposed';
const OF_A_FILE = 'says how one file is read';
/** What else is shown what is saved, and why it is not sent late with the others. */
export const NOT_SENT_LATE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    eksempler: NEW,
    runde: NEW,
    'runde/eksterne': NEW,
    'boliggruppe/gruppe': NEW,
    'kunnskap/:indikator{[a-z0-9-]+}/verdi': NEW,
    'kunnskap/:indikator{[a-z0-9-]+}/inn/:nummer{[0-9]+}': OF_A_FILE,
    'kunnskap/:indikator{[a-z0-9-]+}/inn/:nummer{[0-9]+}/ta-inn': OF_A_FILE,
    kartlegging: NEW,
    'kartlegging/lim': NEW,
    undersoekelser: NEW,
    tilbud: NEW,
    'oekonomiplan/behandling': NEW,
    'oekonomiplan/regnskap': NEW,
    oppfoelging: NEW,
    'oppfoelging/:nummer{[0-9]+}/levert': NEW,
    'boliger/inn/:nummer{[0-9]+}/ta-inn': OF_A_FILE,
    'inntak/:nummer{[0-9]+}': OF_A_FILE,
    'inntak/:nummer{[0-9]+}/ta-inn': OF_A_FILE,
    'oekonomiplan/regnskap/:nummer{[0-9]+}': OF_A_FILE,
    'ideer/:nummer{[0-9]+}/tiltak': 'test/journeys/late-forms.test.ts',
    'ideer/:nummer{[0-9]+}/oppgave': 'test/journeys/late-forms.test.ts',
    'ideer/:nummer{[0-9]+}/ikke-med': 'test/journeys/late-forms.test.ts',
    'prosessplan/datoer': 'row by row, test/journeys/late-forms.test.ts',
    'undersoekelser/:nummer{[0-9]+}/fritekst': 'test/journeys/late-forms.test.ts',
    'tiltak/:nummer{[0-9]+}/status': 'a step that begins without words: src/plan/tiltak/pages/forms.test.ts',
    'tiltak/:nummer{[0-9]+}/oppgaver': 'boxes: src/plan/tiltak/pages/forms.test.ts',
    'tiltak/:nummer{[0-9]+}/sammen': 'choices between what two tiltak say: src/plan/tiltak/pages/sammen.test.ts',
    'oekonomiplan/virkning': 'a reason for a move, which begins empty and comes back',
    'oppfoelging/maalindikatorer/:nummer{[0-9]+}/verdi':
      'a new value: src/plan/maalindikator/pages/maalindikator-pages.test.ts',
    'inntak/tabell': 'laid together cell by cell: src/plan/inntak/pages/inntak-pages.test.ts',
    'dokument/:kapittel': 'one text, with the words of both: test/journeys/kapittel.test.ts',
    'tall/andel': 'src/plan/grunnlag/pages/deling.test.ts',
  }).map(([path, why]) => [`/arbeid/:kommune/${path}`, why]),
);
/** The same for those who are let in by a link. */
export const NOT_SENT_LATE_BY_LINK: Readonly<Record<string, string>> = {
  '/k/:kommune/oppgave/:token': 'src/plan/ekstern/pages/ekstern-pages.test.ts',
  '/k/:kommune/kartlegging/:token':
    'the whole answer of a unit, which keeps all that was typed: src/plan/kartlegging/pages/forespoersel-pages.test.ts',
};
