/** Texts of the model's pages that are rightly the same in both written forms. */
export const LIKE_I_MODELL = [
  'Til gapet',
  '(faktor)',
  'Kalibrering mot det som er observert',
  'Til erstatning for det som går ut',
  'År som har gått',
  'År å hente det inn på',
  'Endring per år',
  'Belegg',
  'Nye per år',
  'Barn per kvinne',
  'Ekstra netto innflytting',
  'Tid til å hente inn etterslepet',
  'barn',
  'prosent',
  'Utslag',
  'Lagre som scenario',
];
