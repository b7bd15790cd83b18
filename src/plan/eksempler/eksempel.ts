import type { Texts } from '../../kernel/index.ts';

/** One example from a municipality, retold in our own words. */
export interface Eksempel {
  readonly id: string;
  /** One of the five of the starting point, shown under step 4. */
  readonly kjerne: boolean;
  readonly kommune: string;
  readonly tittel: Texts;
  readonly tekst: Texts<readonly string[]>;
  readonly laerdom: Texts;
  readonly kilde: { readonly url: string; readonly sistKontrollert: string };
  /** The page of a workspace the example opens; `bygd` false while that part is still to come. */
  readonly brukDette: { readonly side: string; readonly bygd: boolean };
}
