/** Texts of the red thread that are rightly the same in both written forms. */
export const LIKE_I_ROEDTRAAD = ['Feil'];
