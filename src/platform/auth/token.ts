import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for a cookie or a link: 256 random bits. Only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The token a form of this session must carry; says nothing about the session token itself. */
export const csrfToken = (sessionToken: string): string => hashToken(`csrf:${sessionToken}`).slice(0, 32);

/** A code that a person reads off the server's own print-out and types once: 4 x 4 unambiguous letters and digits. */
export function newSetupCode(): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const letters = Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('');
  return letters.replace(/(.{4})(?!$)/g, '$1-');
}

export const normaliseSetupCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && timingSafeEqual(left, right);
}
