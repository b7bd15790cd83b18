/** Texts of what putting off a tiltak does that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_VIRKNING = ['Ta ut av planen', 'Endre tiltaket'];
