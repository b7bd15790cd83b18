/** Pages of a workspace that a visitor may be on the way to; anything else in the address is nobody's wish. */
const PAGES: ReadonlySet<string> = new Set([
  'tall',
  'kartlegging',
  'kartlegging/oversikt',
  'behov',
  'tilbud',
  'avtaler',
  'gap',
  'tiltak',
  'oekonomiplan',
  'dokument',
  'planer',
  'foringer',
  'prosessplan',
  'runde',
  'planform',
  'vedtak',
  'boliggruppe',
]);

/** The wish that `?videre=` carries through login. */
export function wishOf(url: URL): string | null {
  const text = url.searchParams.get('videre');
  return text !== null && PAGES.has(text) ? text : null;
}

/** The same address with the wish kept. */
export const withWish = (path: string, wish: string | null): string => (wish ? `${path}?videre=${wish}` : path);

/** Where a person with these workspaces goes: straight to the wish when there is only one place it can be. */
export function wayOn(slugs: readonly string[], wish: string | null): string {
  const [only, ...more] = slugs;
  return wish && only !== undefined && more.length === 0 ? `/arbeid/${only}/${wish}` : withWish('/arbeid', wish);
}
