/** Texts of a municipality's own fields that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_EGNE_FELT: readonly string[] = [
  'Nytt felt',
  'Endre #',
  'Tekst',
  'Dato',
  'Ja eller nei',
  'Ja',
  'Nei',
  'Vil du ta bort «#»?',
  'Ta bort',
  'Tiltak',
  '# tiltak',
  'Det som står',
  'Fylt ut i',
  'Summen av begge',
  'Alle beløp',
  'Første versjon',
];
