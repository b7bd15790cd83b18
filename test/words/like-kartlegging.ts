/** Texts of the counts of need that are rightly the same in both forms, with # for a value. */
export const LIKE_I_KARTLEGGING: readonly string[] = [
  'Område',
  'Står hos',
  'Tabellen',
  '# feil til',
  'Last ned som Word',
  'Last ned som PDF',
];
