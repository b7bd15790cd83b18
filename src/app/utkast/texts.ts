import type { Texts } from '../../kernel/index.ts';

const nb = {
  label: 'Det du ikke har lagret',
  /** {tid} is the day and the hour. */
  found: 'Du skrev her {tid}, og det ble ikke lagret.',
  fetch: 'Hent fram det jeg skrev',
  discard: 'Forkast',
  fetched: 'Det du skrev, er hentet fram. Det er ikke lagret ennå.',
};

const nn: typeof nb = {
  label: 'Det du ikkje har lagra',
  found: 'Du skreiv her {tid}, og det blei ikkje lagra.',
  fetch: 'Hent fram det eg skreiv',
  discard: 'Forkast',
  fetched: 'Det du skreiv, er henta fram. Det er ikkje lagra enno.',
};

export const UTKAST_TEXTS: Texts<typeof nb> = { nb, nn };
