/** Texts of loans and the years after the plan that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_LANGSIKT = [
  '# (etter planen)',
  '# etter planen',
  '# i planen',
  'Annuitetslån',
  'Lån med like avdrag',
  'Lånt',
  'Lån, renter og avdrag etter tiltak',
  'Gjeld #',
  'Avdrag',
  'Renter',
  'Nedbetaling',
  'Låneform',
  'Lagre vilkår',
];
