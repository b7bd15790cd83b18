/** Norwegian figures: thin non-breaking groups, decimal comma, true minus. Same bytes on every machine (no Intl data). */
const GROUP = '\u00a0';
const MINUS = '\u2212';

/** `decimals` digits after the comma, half away from zero. Missing (null) is shown as "mangler"-neutral en dash. */
export function formatNumber(value: number | null, decimals = 0): string {
  if (value === null || !Number.isFinite(value)) return '\u2013';
  const scaled = Math.round(Math.abs(value) * 10 ** decimals + 1e-9);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, GROUP);
  const fraction = decimals > 0 ? `,${digits.slice(-decimals)}` : '';
  return `${value < 0 && scaled !== 0 ? MINUS : ''}${whole}${fraction}`;
}

export const formatKroner = (amount: number | null): string =>
  amount === null ? formatNumber(null) : `${formatNumber(amount)}${GROUP}kr`;

/** 'YYYY-MM-DD' as "24.11.2026". */
export function formatDate(isoDate: string): string {
  const [year, month, day] = isoDate.slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}
