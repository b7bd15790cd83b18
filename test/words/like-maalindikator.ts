/** Texts of the indicators of goals that are rightly the same in bokmål and nynorsk, with # for a value. */
export const LIKE_I_MAALINDIKATOR: readonly string[] = [
  'Indikator i kunnskapsgrunnlaget',
  'Målbane',
  'Ny målindikator',
  'Endre målindikatoren',
  'Ta bort målindikatoren',
  'Siste verdi',
  'Nådd',
  'Siste verdi er # (#). Målbanen har # for det året. Målet er #.',
  'Ny målindikator til målet',
];
