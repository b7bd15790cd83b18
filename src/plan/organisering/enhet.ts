import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';

export const ENHETSTYPER = ['tjeneste', 'stab', 'foretak', 'politisk', 'utenfor'] as const;
export type Enhetstype = (typeof ENHETSTYPER)[number];

/** A unit that has a part in housing: of the municipality, or one it works with. */
export interface Enhet extends Removable {
  readonly name: string;
  readonly kind: Enhetstype;
  /** The role that leads it, not a person: 'virksomhetsleder Nav'. */
  readonly leader: string;
}

export const MAX_NAME = 120;

/** One list of names: what the municipality calls its units first, then what has been typed elsewhere and is not among them. */
export function unitList(own: readonly string[], typed: readonly string[]): string[] {
  const list = new Map<string, string>();
  for (const name of [...own, ...typed])
    if (name.trim() !== '' && !list.has(plain(name))) list.set(plain(name), name.trim());
  return [...list.values()].sort((a, b) => a.localeCompare(b, 'nb'));
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nb');
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b);

export function parseEnhet(typed: TypedFields): RowResult<Enhet> {
  const form = rowForm(typed);
  const name = form.words('name', MAX_NAME, true);
  const kind = form.choice(ENHETSTYPER, 'kind');
  const leader = form.words('leader', MAX_NAME);
  return form.done(kind && { name, kind, leader, removed: false });
}

export const typedEnhet = (e: Enhet): TypedFields => ({ name: e.name, kind: e.kind, leader: e.leader });
