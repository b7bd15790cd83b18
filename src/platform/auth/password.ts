import argon2 from '@node-rs/argon2';

/** OWASP's argon2id setting: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

export const hashPassword = (password: string): Promise<string> => argon2.hash(password, COST);

export async function isPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await argon2.verify(stored, password);
  } catch {
    return false;
  }
}

/** What no password has: salt and hash of zeros alone, at the price of a real one. */
const DECOY = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Does the same work for an unknown e-mail as for a wrong password, so that the two cannot be told apart by time. */
export async function spendPasswordTime(password: string): Promise<void> {
  await isPassword(DECOY, password);
}
