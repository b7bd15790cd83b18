/** Texts of the notes to the guide, and of what a member leaves behind, that are rightly the same in both forms. */
export const LIKE_I_NOTAT: readonly string[] = [
  'Tung',
  'LIX bokmål',
  'LIX nynorsk',
  'LIX i notatet',
  'Aktivitet i prosessplanen:',
  'Plan:',
  'Indikator:',
];
