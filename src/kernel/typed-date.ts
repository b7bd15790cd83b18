/** A date as a browser's field or a person writes it, "2031-05-01" or "1.5.2031", as 'YYYY-MM-DD'; '' is null, anything else is refused. */
export function typedDate(text: string | undefined): string | null | 'ikke-dato' {
  const plain = (text ?? '').trim();
  if (plain === '') return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  const norwegian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  const [year, month, day] = (iso ? iso.slice(1) : norwegian ? norwegian.slice(1).reverse() : []).map(Number);
  if (!year || !month || !day || year < 1950 || year > 2150 || month > 12) return 'ikke-dato';
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > days) return 'ikke-dato';
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
