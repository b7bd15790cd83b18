const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as the clock on a Norwegian wall shows it: date as 'YYYY-MM-DD', time as '14.32'. */
export function osloMoment(instant: string): { date: string; time: string } {
  const [date = '', time = ''] = FORMAT.format(new Date(instant)).split(' ');
  return { date, time: time.replace(':', '.') };
}
