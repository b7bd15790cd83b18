import { hash, verify } from '@node-rs/argon2';

/** OWASP's argon2id setting: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

export async function isPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    return false;
  }
}

let decoy: Promise<string> | undefined;
/** Spends the same time on an unknown e-mail as on a wrong password, so that the two cannot be told apart. */
export async function spendPasswordTime(password: string): Promise<void> {
  decoy ??= hashPassword('no such account');
  await isPassword(await decoy, password);
}
