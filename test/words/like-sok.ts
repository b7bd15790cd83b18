/** Texts of the search and the example library that are rightly the same in both forms, with # for a value. */
export const LIKE_I_SOK: readonly string[] = [
  'Søk: #',
  '# treff',
  '# #',
  'Vis alle #',
  'Vis alle gruppene',
  'Fase i trinn #',
  'Fylke',
  'Arealreserve',
  'Digitalt verktøy',
  'Distrikt',
  'Fått eller nominert til Statens pris',
  'Samarbeid med private',
  'Rapportering',
  'Regulering',
  'Tilflytting',
];
