import { formatNumber, type Texts } from '../../kernel/index.ts';

const n = (count: number) => formatNumber(count);

const nb = {
  ask: (count: number): string => (count === 1 ? 'Skal feltet tas ut?' : `Skal ${n(count)} felt tas ut?`),
  text: (names: string, units: number) =>
    `Alle radene er tomme for ${names}. ${units > 0 ? `${n(units)} boliger som ikke er bygd, regnes da ikke lenger med. ` : ''}Ingenting er lagret ennå.`,
  keep: (count: number): string => (count === 1 ? 'Behold feltet, lagre resten' : 'Behold feltene, lagre resten'),
  take: (count: number): string => (count === 1 ? 'Ta ut feltet og lagre' : 'Ta ut feltene og lagre'),
  taken: (names: string) => `Tatt ut: ${names}.`,
  undo: 'Angre, sett inn igjen',
};

const nn: typeof nb = {
  ask: (count) => (count === 1 ? 'Skal feltet takast ut?' : `Skal ${n(count)} felt takast ut?`),
  text: (names, units) =>
    `Alle radene er tomme for ${names}. ${units > 0 ? `${n(units)} bustader som ikkje er bygde, blir då ikkje rekna med lenger. ` : ''}Ingenting er lagra enno.`,
  keep: (count) => (count === 1 ? 'Behald feltet, lagre resten' : 'Behald felta, lagre resten'),
  take: (count) => (count === 1 ? 'Ta ut feltet og lagre' : 'Ta ut felta og lagre'),
  taken: (names) => `Tekne ut: ${names}.`,
  undo: 'Angre, set inn att',
};

export const UTTAK_TEXTS: Texts<typeof nb> = { nb, nn };
