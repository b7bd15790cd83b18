/** Texts of what is new in the figures that are rightly the same in bokmål and nynorsk. */
export const LIKE_I_TALLENE = ['Tabell', 'Nye', 'Borte', 'Merk', 'Versjon # av planen (#)', 'Sist sett etter #: #'];
