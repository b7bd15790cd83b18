/** Texts of the accounts that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_REGNSKAP: readonly string[] = [
  'Eller last opp tabellen (Excel eller CSV)',
  'Ført',
  'Netto drift',
  'Avvik',
  'Avvik i prosent',
  'Linje',
  'Kontostreng',
  'Ingen tiltak har denne kontostrengen.',
  'Fil (Excel eller CSV)',
  'Ark',
  'Art',
  'Funksjon',
  'Nummer på tiltak',
  'Drift eller investering',
  'Beløp',
  'Tabellen har ingen rader med beløp.',
];
