/** Texts of the round that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_RUNDEN = ['Endre runden'];
