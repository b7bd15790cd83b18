import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadEksempler } from '../../plan/eksempler/index.ts';
import { loadOrdliste, loadVeileder } from '../../plan/veileder/index.ts';
import { createIndeks, type Funnbar, findIn, groupsOf } from './indeks.ts';
import { publicDocuments } from './innhold.ts';
import { excerpt, marked, stem } from './norwegian.ts';

const root = resolve(import.meta.dirname, '../../..');
const library = { veileder: loadVeileder(root), eksempler: loadEksempler(root), ordliste: loadOrdliste(root) };
const indekser = { nb: createIndeks(publicDocuments(library, 'nb')), nn: createIndeks(publicDocuments(library, 'nn')) };
const find = (lang: 'nb' | 'nn', query: string) => findIn([indekser[lang]], query);
const titles = (lang: 'nb' | 'nn', query: string) =>
  find(lang, query)
    .slice(0, 5)
    .map((hit) => hit.title.map((p) => p.text).join(''));

describe('words as they are looked for', () => {
  it.each([
    ['bolig boliger boligen boligene boligenes'],
    ['bustad bustader bustaden bustadene'],
    ['tiltak tiltaket tiltakene tiltaka'],
    ['kommune kommuner kommunar kommunene kommunane kommunens'],
    ['planlegging planlegginga planleggingen'],
    ['leilighet leiligheter leiligheten leilighetene leilighetenes'],
    ['leilegheit leilegheiter leilegheita leilegheitene'],
    ['enhet enheter enheten enhetene enhets'],
    ['omsorgsplass omsorgsplasser omsorgsplassen omsorgsplassene'],
    ['boligpris boligpriser boligprisene boligprisen'],
    ['rekkehus rekkehuset rekkehusene rekkehusa'],
    ['storleik storleiken storleikar storleikane'],
    ['bruker brukere brukeren brukerne brukernes'],
    ['brukar brukarar brukaren brukarane'],
    ['økonomiplan oekonomiplanen okonomiplaner ØKONOMIPLANEN'],
  ])('are one in all their forms: %s', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  it('stay apart when they are different', () => {
    expect(new Set(['bolig', 'behov', 'tilbud', 'tiltak', 'leie', 'eie', 'mulig', 'mulighet'].map(stem)).size).toBe(8);
    expect(stem('og')).toBeNull();
  });

  it('are marked where they stand, and the excerpt holds the first of them', () => {
    const stems = new Set([stem('bolig') ?? '']);
    expect(marked('Nok boliger!', stems)).toEqual([
      { text: 'Nok ', hit: false },
      { text: 'boliger', hit: true },
      { text: '!', hit: false },
    ]);
    const cut = excerpt(`${'ord '.repeat(200)}boligene ${'ord '.repeat(200)}`, stems, 100);
    expect(cut).toContain('boligene');
    expect(cut.length).toBeLessThan(110);
  });
});

describe('the search', () => {
  it('finds the guide, the examples and the words, in both written forms', () => {
    expect(titles('nb', 'startlån')).toContain('startlån');
    expect(titles('nn', 'prøvebustader').join()).toContain('Skjåk');
    for (const gruppe of ['veileder', 'eksempler', 'ordliste'])
      expect(
        find('nb', 'boligsosial').some((hit) => hit.gruppe === gruppe),
        gruppe,
      ).toBe(true);
    expect(find('nn', 'boligsosial').length).toBeGreaterThan(10);
  });

  it('forgives a typing error and an ending', () => {
    expect(titles('nb', 'kommundelplan').join()).toMatch(/kommunedelplan/i);
    expect(titles('nb', 'strtlån')).toContain('startlån');
    expect(titles('nb', 'oekonomiplanene').join()).toMatch(/økonomiplan/i);
  });

  it('wants every word while something has them all, and says nothing found when nothing is', () => {
    const both = find('nb', 'Hamarøy utbygger');
    expect(both[0]?.href).toBe('/eksempler#eksempel-hamaroymodellen');
    expect(both.length).toBeLessThan(find('nb', 'utbygger').length);
    expect(find('nb', 'xqzxqz')).toEqual([]);
    expect(find('nb', '<script> "\' \\ * ( [')).toEqual(expect.any(Array));
  });

  it('finds the many when one is asked for, and one when many are', () => {
    const docs: Funnbar[] = [
      { gruppe: 'ideer', href: '/mange', title: 'Små leiligheter for brukere nær omsorgsplasser', text: '' },
      { gruppe: 'ideer', href: '/en', title: 'En leilighet for en bruker nær en omsorgsplass', text: '' },
    ];
    const indeks = createIndeks(docs);
    for (const query of ['leilighet', 'leiligheter', 'bruker', 'brukere', 'omsorgsplass', 'omsorgsplasser'])
      expect(
        findIn([indeks], query)
          .map((hit) => hit.href)
          .sort(),
        query,
      ).toEqual(['/en', '/mange']);
  });

  it('ranks what has the word in its title above what only speaks of it', () => {
    const docs: Funnbar[] = [
      { gruppe: 'tiltak', href: '/a', title: 'Noe annet', text: 'Her står tomter' },
      { gruppe: 'tiltak', href: '/b', title: 'Tomter', text: 'Noe' },
    ];
    expect(findIn([createIndeks(docs)], 'tomt').map((hit) => hit.href)).toEqual(['/b', '/a']);
  });

  it('takes no word for another that stands there too', () => {
    const doc = (title: string): Funnbar => ({ gruppe: 'tiltak', href: `/${title}`, title, text: '' });
    const docs = ['Ikke bare i dag', 'Barn i midlertidig bolig', 'Barnefamilier', 'Bare bolig'].map(doc);
    const indeks = createIndeks(docs);
    const titles = (query: string, words: 'every' | 'some' = 'every') =>
      indeks.find(query, words).map((hit) => hit.href.slice(1));
    expect(titles('barn').sort()).toEqual(['Barn i midlertidig bolig', 'Barnefamilier']);
    // Nothing is called so: the slip is forgiven.
    expect(titles('bern')).toContain('Barn i midlertidig bolig');
    const both = createIndeks([doc('Bare barn')]).find('barn', 'every');
    expect(both[0]?.title.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['barn']);
    expect(titles('barn bolig')).toEqual(['Barn i midlertidig bolig']);
    expect(titles('barn bolig', 'some').sort()).toEqual(['Bare bolig', 'Barn i midlertidig bolig', 'Barnefamilier']);
  });

  it('shows the groups that have what was asked for first, and the word of the glossary also with a slip in it', () => {
    const own = createIndeks([
      { gruppe: 'tiltak', href: '/tiltak/1', title: 'Startlånet til unge', text: 'Mer veiledning' },
      { gruppe: 'oppgaver', href: '/oppgaver/1', title: 'Sett av startlånsmidler', text: '' },
    ]);
    const order = (query: string) => groupsOf(findIn([own, indekser.nb], query));
    // The task only begins with the word.
    expect(order('startlån')[0]).toBe('tiltak');
    expect(order('startlån').indexOf('ordliste')).toBeLessThan(order('startlån').indexOf('oppgaver'));
    expect(order('strtlån').slice(0, 2)).toEqual(['ordliste', expect.any(String)]);
    expect(order('strtlån')).toContain('tiltak');
    const need = createIndeks([
      { gruppe: 'ordliste', href: '/ordliste#b', title: 'boligbehov', text: 'Det som trengs' },
    ]);
    expect(findIn([need], 'bolig').map((hit) => hit.meant)).toEqual([false]);
    expect(findIn([need], 'boligbehv').map((hit) => hit.meant)).toEqual([true]);
  });
});
