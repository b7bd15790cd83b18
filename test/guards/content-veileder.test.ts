import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Texts } from '../../src/kernel/index.ts';
import { DELER, type Fase, loadVeileder, lovPaa, type Punkt, type Veileder } from '../../src/plan/veileder/index.ts';
import { plainText, renderParagraph } from '../../src/plan/veileder/text-file.ts';
import { LIKE_I_BEGGE } from './content-veileder.like.ts';

const root = join(import.meta.dirname, '../..');
const guide = loadVeileder(root);
const faser: Fase[] = guide.trinn.flatMap((t) => t.underprosesser).flatMap((u) => [...u.faser]);

// Where the starting point's rows are first answered: page, then anchor.
const STEG4 = 'trinn-4-temaplan-bolig';
const STARTPUNKT: Readonly<Record<string, readonly [string, string]>> = {
  S01: ['', 'tittel'],
  S02: ['', 'velg'],
  S03: ['trinn-1-planstrategi', 'trinn-1'],
  S04: ['trinn-2-samfunnsdel', 'trinn-2'],
  S05: ['trinn-3-arealdel', 'trinn-3'],
  S06: [STEG4, 'trinn-4'],
  S07: ['trinn-5-reguleringsplan', 'trinn-5'],
  S08: ['trinn-6-oekonomiplan', 'trinn-6'],
  S09: ['trinn-1-planstrategi', 'hvem'],
  S10: ['trinn-1-planstrategi', 'tilbake'],
  S11: [STEG4, 'bakgrunn-mandat'],
  S12: [STEG4, 'kort-systematisk'],
  S13: [STEG4, 'kort-systematisere'],
  S14: [STEG4, 'kort-helhetlig'],
  S15: [STEG4, 'kort-styringsverktoey'],
  S16: [STEG4, 'kort-to-regnskap'],
  S17: [STEG4, 'kort-boliger-og-tjenester'],
  S18: [STEG4, 'kort-temaplan'],
  S19: [STEG4, 'kort-budsjett'],
  S20: [STEG4, 'kort-ikke-lovpaalagt'],
  S21: [STEG4, 'kort-eksempler'],
  S22: [STEG4, 'kort-faser'],
  S23: [STEG4, 'resultat-sammenheng'],
  S24: [STEG4, 'resultat-handlefrihet'],
  S25: [STEG4, 'resultat-ulike-boliger'],
  S26: [STEG4, 'resultat-egnede-boliger'],
  S27: [STEG4, 'resultat-privat-marked'],
  S28: [STEG4, 'resultat-kommunale-boliger'],
  S29: [STEG4, 'resultat-avtaler'],
  S30: [STEG4, 'resultat-gode-liv'],
  S31: [STEG4, 'underprosess-1'],
  S32: [STEG4, 'underprosess-2'],
  S33: [STEG4, 'underprosess-3'],
  S34: [STEG4, 'underprosess-4'],
  S35: [STEG4, 'underprosess-5'],
};

/** Every pair of nb and nn strings in the guide, with the path to it. */
function textPairs(value: unknown, path: string, out: [string, Texts][] = []): [string, Texts][] {
  if (typeof value !== 'object' || value === null) return out;
  if ('nb' in value && 'nn' in value) out.push([path, value as Texts]);
  else for (const [key, child] of Object.entries(value)) textPairs(child, `${path}/${key}`, out);
  return out;
}

/** Every anchored statement on each page of the guide. */
function punkterPerSide(v: Veileder): Map<string, Punkt[]> {
  const sider = new Map<string, Punkt[]>([['', Object.values(v.forside)]]);
  const felles = (i: Fase | Veileder['trinn'][number]) => [
    ...i.kort,
    ...i.resultater,
    ...i.oppgaver,
    ...i.spoersmaal,
    ...i.fallgruver,
  ];
  for (const t of v.trinn) {
    const planform = t.planform ? [...t.planform.ingress, ...t.planform.spoersmaal, ...t.planform.utfall] : [];
    sider.set(t.slug, [t.ingress, ...t.bakgrunn, ...felles(t), ...planform]);
    for (const u of t.underprosesser)
      sider.set(`${t.slug}/${u.id}`, [u.ingress, ...u.bakgrunn, ...u.faser.flatMap(felles)]);
  }
  return sider;
}
const sider = punkterPerSide(guide);

describe('the guide as a whole', () => {
  it('has six steps, five sub-processes in step four and fifteen phases', () => {
    expect(guide.trinn.map((t) => t.tittel.nb)).toEqual([
      'Planstrategi',
      'Kommuneplanens samfunnsdel',
      'Kommuneplanens arealdel',
      'Fag/temaplan bolig',
      'Reguleringsplan',
      'Økonomiplan',
    ]);
    expect(guide.trinn.map((t) => t.underprosesser.length)).toEqual([0, 0, 0, 5, 0, 0]);
    expect(faser).toHaveLength(15);
  });

  it('titles the sub-processes as the starting point does', () => {
    expect(guide.trinn[3]?.underprosesser.map((u) => u.tittel.nb)).toEqual([
      'Underprosess: 1. Forfase fag/temaplan',
      'Underprosess: 2. Identifiserings og kartleggingsfase',
      'Underprosess: 3. Løsningsfase',
      'Underprosess: 4. Bearbeidings -og ferdigstillingsfasen',
      'Underprosess: 5. Gjennomføringsfase',
    ]);
  });

  it('has the same parts in the same order', () => {
    expect(guide.deler.map((d) => d.id)).toEqual([...DELER]);
    expect(guide.deler.map((d) => d.tittel.nb)).toEqual([
      'Hvem gjør hva i dette trinnet?',
      'Bakgrunn for dette arbeidet',
      'Kort beskrivelse',
      'Resultater',
      'Oppgaver',
      'Spørsmål',
      'Fallgruver',
      'Lov',
      'Kilder',
    ]);
  });

  it('fills every part of every step and phase, with a table of actors and a named responsible', () => {
    for (const i of [...guide.trinn, ...faser]) {
      for (const del of [
        'aktoerer',
        'kort',
        'resultater',
        'oppgaver',
        'spoersmaal',
        'fallgruver',
        'lov',
        'kilder',
      ] as const)
        expect(i[del].length, `${i.anker} ${del}`).toBeGreaterThan(0);
      for (const o of i.oppgaver) expect(o.ansvarlig.length, o.anker).toBeGreaterThan(0);
      expect(i.oppgaver.map((o) => o.nummer)).toEqual(i.oppgaver.map((_, n) => n + 1));
    }
    for (const t of guide.trinn) expect(t.bakgrunn.length).toBeGreaterThan(0);
  });

  it('is frozen and read once', () => {
    expect(Object.isFrozen(guide.trinn[3]?.underprosesser[0]?.faser[0]?.oppgaver)).toBe(true);
    expect(loadVeileder(root)).toBe(guide);
  });
});

describe('the starting point', () => {
  it.each(Object.entries(STARTPUNKT))('%s is found', (rad, [side, anker]) => {
    expect(guide.startpunkt[rad]?.[0]).toEqual({ side, anker });
  });

  it('is met in full, and no row is invented', () => {
    expect(Object.keys(guide.startpunkt).sort()).toEqual(Object.keys(STARTPUNKT));
  });

  it('lists the actors and the way back on every step', () => {
    expect(guide.startpunkt.S09?.map((s) => s.side)).toEqual(guide.trinn.map((t) => t.slug));
    expect(guide.startpunkt.S10?.map((s) => s.side)).toEqual(guide.trinn.map((t) => t.slug));
  });

  it('leads from the statements S11 to S20 and S23 to S30 to a page of the workspace', () => {
    const lenket = new Set([...sider.values()].flat().flatMap((p) => (p.liveLink ? p.startpunkt : [])));
    const rader = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 28, 29, 30].map((n) => `S${n}`);
    expect(rader.filter((r) => !lenket.has(r))).toEqual([]);
  });
});

describe('anchors', () => {
  it.each([...sider])('are unique on page "%s"', (_side, punkter) => {
    const ankere = punkter.map((p) => p.anker);
    expect(new Set(ankere).size).toBe(ankere.length);
  });
});

describe('bokmål and nynorsk', () => {
  const pairs = textPairs(guide, '');

  it('both have text everywhere', () => {
    expect(pairs.length).toBeGreaterThan(800);
    expect(pairs.filter(([, t]) => t.nb.trim() === '' || t.nn.trim() === '')).toEqual([]);
  });

  it('differ, unless the text is on the list of those that are the same in both', () => {
    const like = new Set(pairs.filter(([, t]) => t.nb === t.nn).map(([, t]) => plainText(t.nb)));
    expect([...like].filter((t) => !LIKE_I_BEGGE.has(t))).toEqual([]);
    expect([...LIKE_I_BEGGE].filter((t) => !like.has(t))).toEqual([]);
  });

  it('nynorsk holds none of the bokmål words that most often slip in', () => {
    const bokmaal =
      /(?<!\p{L})(ikke|hva|hvem|hvor|hvordan|hvilke|jeg|noen|bolig\p{L}*|tjeneste\p{L}*|fra|være|gjøre|eiendom|uten|enhet|mellom annet)(?!\p{L})/iu;
    // The housing act's own title is bokmål, and the glossary keeps its stem.
    const funn = pairs.filter(([, t]) => bokmaal.test(t.nn.replaceAll('boligsosiallova', '')));
    expect(funn.map(([path, t]) => `${path}: ${t.nn}`)).toEqual([]);
  });
});

describe('the choice of plan form', () => {
  const planform = guide.trinn[3]?.planform;
  const svar = (id: string) => planform?.spoersmaal.find((q) => q.id === id);

  it('follows the starting point: yes to systematise, no to a whole plan, a main priority to kommunedelplan', () => {
    expect(planform?.spoersmaal[0]?.ja).toEqual({ utfall: ['kommunedelplan'] });
    expect(planform?.spoersmaal[0]?.nei).toEqual({ spoersmaal: 'systematisk' });
    expect(svar('systematisk')?.ja).toEqual({ utfall: ['temaplan', 'fagplan', 'handlingsprogram'] });
    expect(svar('systematisk')?.nei).toEqual({ utfall: ['helhetlig-boligplan', 'boligsosial-plan'] });
  });

  it('has the law rule the process of the kommunedelplan alone', () => {
    expect(planform?.utfall.filter((u) => u.lovstyrt).map((u) => u.id)).toEqual(['kommunedelplan']);
  });
});

describe('law rows', () => {
  it('are dated: the demand for borettslag is not in force before 1 July 2026', () => {
    const har = (dag: string) => lovPaa(guide.lov, dag).some((r) => r.id === 'pbl-12-7-15');
    expect(har('2026-06-30')).toBe(false);
    expect(har('2026-07-01')).toBe(true);
  });

  it('hold the whole housing act and the repealed paragraph nowhere', () => {
    const bsl = guide.lov.filter((r) => r.lov === 'bsl').map((r) => r.paragraf);
    for (let p = 1; p <= 10; p += 1) expect(bsl.some((b) => b.startsWith(`§ ${p}`))).toBe(true);
    expect(guide.lov.some((r) => r.id.startsWith('hol-3-7'))).toBe(false);
  });

  it('never let innsigelse stand as law for step two', () => {
    expect(guide.trinn[1]?.lov.some((r) => r.id === 'pbl-5-4')).toBe(false);
  });
});

describe('text is safe', () => {
  it('shows raw HTML as text and drops addresses that run', () => {
    expect(renderParagraph('a <script>x</script> b')).toBe('a &lt;script&gt;x&lt;/script&gt; b');
    expect(renderParagraph('[les](javascript:alert)')).toBe('les');
    expect(renderParagraph('[les](//ute.example)')).toBe('les');
    expect(renderParagraph('[lov](https://lovdata.no/)')).toBe('<a href="https://lovdata.no/">lov</a>');
  });

  it('is one paragraph, or nothing', () => {
    expect(renderParagraph('- en\n- to')).toBeNull();
    expect(renderParagraph('en\n\nto')).toBeNull();
  });
});

describe('content that does not hold together is refused', () => {
  const copy = mkdtempSync(join(tmpdir(), 'veileder-'));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  let number = 0;

  function loadChanged(file: string, change: (text: string) => string): () => Veileder {
    number += 1;
    const changed = join(copy, String(number));
    cpSync(join(root, 'content/veileder'), join(changed, 'content/veileder'), { recursive: true });
    cpSync(join(root, 'content/lov'), join(changed, 'content/lov'), { recursive: true });
    const path = join(changed, 'content', file);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
    return () => loadVeileder(changed);
  }

  const steg4 = `veileder/${STEG4}`;
  it.each<[string, string, (t: string) => string, RegExp]>([
    [
      'an id missing in nynorsk',
      `${steg4}/index.nn.md`,
      (t) => t.replace('## kort.budsjett\n', '## kort.budsj\n'),
      /nn\.md: kort\.budsjett is missing/,
    ],
    [
      'an id nobody asks for',
      `${steg4}/1-forfase.nb.md`,
      (t) => `${t}\n## ekstra\n\nTekst\n`,
      /nb\.md: ekstra is not in the structure/,
    ],
    ['an id given twice', `${steg4}/index.nb.md`, (t) => `${t}\n## tittel\n\nTekst\n`, /the id tittel stands twice/],
    ['an empty text', `${steg4}/index.nb.md`, (t) => `${t}\n## tom\n`, /no text under tom/],
    [
      'an unknown law row',
      'veileder/trinn-1-planstrategi/structure.yaml',
      (t) => t.replace('pbl-10-1', 'pbl-99-9'),
      /unknown law row pbl-99-9/,
    ],
    [
      'an unknown actor',
      'veileder/trinn-1-planstrategi/structure.yaml',
      (t) => t.replace('[plan]', '[ukjent]'),
      /unknown actor ukjent/,
    ],
    [
      'an unknown workspace page',
      'veileder/trinn-1-planstrategi/structure.yaml',
      (t) => t.replace('live: tall', 'live: taal'),
      /live/,
    ],
    ['a phase too few', `${steg4}/structure.yaml`, (t) => t.slice(0, t.lastIndexOf('      - id: fase-3')), /faser/],
    [
      'a law row with a bad date',
      'lov/lov.yaml',
      (t) => t.replace('gjelderFra: "2023-07-01"', 'gjelderFra: "1.7.2023"'),
      /YYYY-MM-DD/,
    ],
  ])('%s', (_name, file, change, message) => {
    expect(loadChanged(file, change)).toThrow(message);
  });
});
