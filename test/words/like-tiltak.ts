/** Texts of tiltak that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_TILTAK = [
  'Gjennomføringsplan',
  'Oppdrag',
  'Avtale',
  'Organisering',
  'Lovgrunnlag',
  'Risiko',
  'Til',
  'Housing First',
];
