/** Texts of tiltak that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_TILTAK = ['Oppdrag', 'Avtale', 'Organisering', 'Lovgrunnlag', 'Risiko', 'Til'];
