/** Texts of drafts of forms that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_UTKAST: readonly string[] = ['Forkast'];
