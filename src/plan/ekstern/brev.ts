import { formatDate, type Texts } from '../../kernel/index.ts';

const nb = {
  subject: (kommune: string) => `Invitasjon til en oppgave: ${kommune}`,
  hello: (name: string) => `Hei, ${name}.`,
  invited: (kommune: string) => `${kommune} arbeider med boligplanen sin og har invitert deg til én oppgave:`,
  link: 'Her åpner du den:',
  rules: [
    'Du trenger ikke å logge inn. Lenken åpner bare denne oppgaven, og den er din, så ikke send den videre.',
    'Ikke skriv navn eller andre opplysninger om enkeltpersoner.',
    'Kommunen lagrer navnet og e-postadressen din, og sletter begge 90 dager etter at lenken sluttet å virke.',
  ],
  until: (date: string) => `Lenken virker til og med ${date}.`,
};

const nn: typeof nb = {
  subject: (kommune) => `Invitasjon til ei oppgåve: ${kommune}`,
  hello: (name) => `Hei, ${name}.`,
  invited: (kommune) => `${kommune} arbeider med bustadplanen sin og har invitert deg til éi oppgåve:`,
  link: 'Her opnar du ho:',
  rules: [
    'Du treng ikkje å logge inn. Lenkja opnar berre denne oppgåva, og ho er di, så ikkje send ho vidare.',
    'Ikkje skriv namn eller andre opplysningar om enkeltpersonar.',
    'Kommunen lagrar namnet og e-postadressa di, og slettar begge 90 dagar etter at lenkja slutta å verke.',
  ],
  until: (date) => `Lenkja verkar til og med ${date}.`,
};

export const EKSTERN_BREV_TEXTS: Texts<typeof nb> = { nb, nn };

/** The mail to somebody who is invited: their own name, what the task is called, and the link. Nothing that anybody wrote in it. */
export function writeEksternBrev(
  t: typeof nb,
  b: {
    readonly kommune: string;
    readonly name: string;
    readonly task: string;
    readonly link: string;
    readonly until: string;
  },
): { readonly subject: string; readonly text: string } {
  const text = [
    t.hello(b.name),
    '',
    t.invited(b.kommune),
    b.task,
    '',
    t.link,
    b.link,
    t.until(formatDate(b.until)),
    '',
    ...t.rules.map((rule) => `- ${rule}`),
    '',
  ];
  return { subject: t.subject(b.kommune), text: text.join('\n') };
}
