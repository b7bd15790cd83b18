/** Texts of the budget sheets and of the fall from proposal to decision that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_INNSPILL = [
  'Lagt til: #',
  '# mindre kutt',
  'Steg',
  'Fire år',
  'Alle (#)',
  '# # kr',
  '# i # # kr',
  'Sum finansiering',
  'Renter og avdrag',
  'Last ned som CSV',
];

/** The same, of the running costs that follow an investment. */
export const LIKE_I_FOELGER = ['I bruk', 'Bemanning', 'Står i tiltaket', 'Legg dette inn som drift i tiltaket'];
