import { PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
import type { AccountRefusal } from './refusals.ts';

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The length first: the pattern takes long for a long text of points. */
export const isEmail = (email: string): boolean => email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);

export function checkPassword(password: string): AccountRefusal[] {
  if (password.length < PASSWORD_MIN)
    return [{ code: 'passord-for-kort', field: 'password', data: { min: PASSWORD_MIN } }];
  if (password.length > PASSWORD_MAX)
    return [{ code: 'passord-for-langt', field: 'password', data: { max: PASSWORD_MAX } }];
  return [];
}

export function checkPerson(person: NewPerson): AccountRefusal[] {
  const refusals: AccountRefusal[] = [];
  if (!person.name) refusals.push({ code: 'mangler', field: 'name' });
  if (person.name.length > 200) refusals.push({ code: 'for-langt', field: 'name', data: { max: 200 } });
  if (!isEmail(person.email)) refusals.push({ code: 'ikke-epost', field: 'email' });
  return [...refusals, ...checkPassword(person.password)];
}
