/** Texts of a municipality's own notes and examples, and of a step on paper, that are rightly the same in both forms, with # for a value. */
export const LIKE_I_EGNE: readonly string[] = [
  'Skriv notat',
  'Endre notatet',
  'Notat',
  'Notat: #',
  'Lagre notatet',
  'lagt bort',
  'gå til spørsmål #',
  'Last ned trinnet:',
];
