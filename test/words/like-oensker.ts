/** Texts of wishes against the frame that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_OENSKER = ['Ramme', 'Over rammen'];
