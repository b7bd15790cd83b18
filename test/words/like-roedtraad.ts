/** Texts of the red thread that are rightly the same in both written forms, with # for a value. */
export const LIKE_I_ROEDTRAAD = [
  'Feil',
  'Merknader',
  'Alvor',
  'Svar på funnet',
  'Godta funnet',
  'Gå til plandokumentet',
  'Arket #, rad #, #',
  'Arket #, #',
  'Nummeret «#» er brukt før.',
  'Og # feil til.',
];
