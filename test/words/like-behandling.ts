/** Texts of the readings of the økonomiplan that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_BEHANDLING = [
  'Investering, fire år',
  'Netto drift, fire år',
  'Endring',
  'Står som før',
  'Status etter vedtaket',
  'Netto drift',
  'I økonomiplanen',
  'Økonomiplan #: #',
  'etter versjon # av tiltaket',
];
