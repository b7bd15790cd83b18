/** Texts of what the tiltak are booked on that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_KONTERING = [
  'Kontering',
  'Lagre kontering',
  'Ansvar',
  'Art, investering',
  'Art, drift',
  'Prosjekt',
  'Semikolon',
  'Komma',
  'Tabulator',
  'Last ned',
];
