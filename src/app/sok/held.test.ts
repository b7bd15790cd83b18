import { describe, expect, it } from 'vitest';
import { createHeldIndekser } from './held.ts';
import { type Funnbar, findIn } from './indeks.ts';

const task = (n: number, title: string): Funnbar => ({ gruppe: 'oppgaver', href: `/oppgaver/${n}`, title, text: '' });

describe('the indexes that are held', () => {
  it('follows what is new, changed and gone', () => {
    const { indeksOf } = createHeldIndekser();
    const found = (documents: Funnbar[], query: string) =>
      findIn([indeksOf('a:nb', documents)], query).map((hit) => hit.href);
    expect(found([task(1, 'Kartlegge tomter'), task(2, 'Måle ventetid')], 'tomt')).toEqual(['/oppgaver/1']);
    const now = [task(1, 'Kartlegge leiligheter'), task(3, 'Selge tomten')];
    expect(found(now, 'tomt')).toEqual(['/oppgaver/3']);
    expect(found(now, 'leilighet')).toEqual(['/oppgaver/1']);
    expect(found(now, 'ventetid')).toEqual([]);
  });

  it('says the same as an index made anew', () => {
    const { indeksOf } = createHeldIndekser();
    indeksOf('a:nb', [task(1, 'Rutine for tildeling'), task(2, 'Selge tomten')]);
    const now = [task(2, 'Selge tomten i sør'), task(4, 'Tomter ved sjøen')];
    const hrefs = (owner: string) => findIn([indeksOf(owner, now)], 'tomter').map((hit) => hit.href);
    expect(hrefs('a:nb').sort()).toEqual(hrefs('b:nb').sort());
  });

  it('lets go of the one asked longest ago, and finds everything again when that one is asked', () => {
    const { indeksOf } = createHeldIndekser(2);
    const a = indeksOf('a:nb', [task(1, 'Tomter')]);
    const b = indeksOf('b:nb', [task(1, 'Tomter')]);
    expect(indeksOf('a:nb', [task(1, 'Tomter')])).toBe(a);
    indeksOf('c:nb', []);
    expect(indeksOf('a:nb', [task(1, 'Tomter')])).toBe(a);
    const again = indeksOf('b:nb', [task(1, 'Tomter')]);
    expect(again).not.toBe(b);
    expect(findIn([again], 'tomt')).toHaveLength(1);
  });
});
