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

const HOUR = 3_600_000;

/** The instant a day of the Norwegian calendar ends. */
export function endOfOsloDay(day: string): string {
  const midnight = Date.parse(`${day}T24:00:00Z`);
  // Norway is one hour ahead of UTC, and two in summer.
  const summer = new Date(midnight - 2 * HOUR).toISOString();
  return osloMoment(summer).time === '00.00' ? summer : new Date(midnight - HOUR).toISOString();
}
