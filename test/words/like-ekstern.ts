/** Texts of people from outside, and of what every role may do, that are rightly the same in bokmål and nynorsk. */
export const LIKE_UTENFRA: readonly string[] = [
  'Kan',
  'føre vedtak',
  'Gått ut',
  'Forny',
  'Send invitasjonen',
  'Skriv inn',
  'Ny kommentar',
  'Send kommentaren',
];
