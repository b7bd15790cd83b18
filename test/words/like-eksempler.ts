/** Texts of the examples and the search that are rightly the same in both forms, with # for a value. */
export const LIKE_I_EKSEMPLER: readonly string[] = [
  'Søk: #',
  '# treff',
  'Vis alle #',
  'Vis alle gruppene',
  'Fase i trinn #',
  'Fylke',
  '# #',
  'Arealreserve',
  'Digitalt verktøy',
  'Distrikt',
  'Fått eller nominert til Statens pris',
  'Samarbeid med private',
  'Rapportering',
  'Regulering',
  'Tilflytting',
];
