/** Texts of the red thread and the plan workbook that are rightly the same in bokmål and nynorsk, with # for a value. */
export const LIKE_I_ROEDTRAAD = [
  'Merknader',
  'Feil',
  'Alvor',
  'Svar på funnet',
  'Godta funnet',
  'Gå til plandokumentet',
  'Arket #, rad #, #',
  'Arket #, #',
  'Nummeret «#» er brukt før.',
  'Og # feil til.',
];
