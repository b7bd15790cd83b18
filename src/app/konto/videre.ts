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

/** A page of a workspace, as its bokmål address; nothing that could lead out of the product. */
const OWN = /^\/arbeid\/[a-z0-9-]+(?:\/[A-Za-z0-9._~%-]+)*(?:\?[^\s#\\]*)?$/;

/** The page that asked for a login, which `?til=` carries through it. */
export function backTo(url: URL): string | null {
  const text = url.searchParams.get('til');
  return text !== null && text.length <= 500 && OWN.test(text) ? text : null;
}

/** The same address with the page that asked kept. */
export const withBack = (path: string, back: string | null): string =>
  back !== null && OWN.test(back) ? `${path}?til=${encodeURIComponent(back)}` : path;

/** Where a person with these workspaces goes: straight to the wish when there is only one place it can be. */
export function wayOn(slugs: readonly string[], wish: string | null): string {
  const [only, ...more] = slugs;
  return wish && only !== undefined && more.length === 0 ? `/arbeid/${only}/${wish}` : withWish('/arbeid', wish);
}
