import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOf, thaw } from './actions.ts';
import type { PlanDocument } from './document.ts';
import { tiltakIPlanen } from './nummer.ts';
import { readSnapshot } from './snapshot.ts';
import { withState } from './versjon.ts';

/** Stored as it was frozen when schema 1 was new. Never made anew: it is what an old database holds. */
const stored = JSON.parse(readFileSync('src/plan/plandokument/snapshot-1.fixture.json', 'utf8')) as {
  digest: string;
  document: PlanDocument;
};
const version = {
  id: '00000000-0000-4000-8000-000000000001',
  number: 3,
  title: 'Heilskapleg bustadplan',
  state: 'vedtatt' as const,
  schema: 1,
  digest: stored.digest,
  runId: null,
  created: '2026-11-25T12:00:00Z',
  vedtatt: '2026-12-10',
  vedtattAv: 'Kommunestyret',
  utenHoering: null,
  saksnummer: 'PS 112/26',
};

describe('a frozen version of schema 1', () => {
  it('is read in full, and proves itself against its digest', () => {
    expect(thaw({ ...version, document: stored.document })).toEqual(stored.document);
    expect(digestOf(stored.document)).toBe('45d4f5e159eda56d78eb6ffd581f450d6333d0be86e04f48f9e020bcd38b77ef');
  });

  it('is not taken for itself when a figure was changed, whatever the order of its keys', () => {
    const turned = JSON.parse(JSON.stringify(stored.document), (_key, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(thaw({ ...version, document: turned })).toEqual(stored.document);
    const changed = JSON.parse(JSON.stringify(stored.document).replace('31.5', '31.6'));
    expect(() => thaw({ ...version, document: changed })).toThrow(/not what was frozen/);
  });

  it('keeps what a later version of the schema adds, and refuses what is no document or of a schema not known', () => {
    const later = { ...stored.document, narrow: 'ny' };
    expect(readSnapshot(1, later)).toEqual({ ok: true, value: later });
    expect(readSnapshot(1, { ...stored.document, chapters: [{ id: 'x' }] })).toMatchObject({
      error: { code: 'ugyldig-snapshot' },
    });
    expect(readSnapshot(99, stored.document)).toMatchObject({ error: { code: 'ukjent-skjema' } });
  });

  it('is printed with its state and decision, its own text untouched', () => {
    const printed = withState(stored.document, version);
    expect(printed.chapters).toBe(stored.document.chapters);
    expect(printed.facts).toEqual([
      { label: 'Status', value: 'Vedteke' },
      { label: 'Versjon', value: '3' },
      { label: 'Vedteke av', value: 'Kommunestyret, 10.12.2026' },
      { label: 'Sak', value: 'PS 112/26' },
      { label: 'Dato', value: '25.11.2026' },
      { label: 'Køyring', value: '7f00aa11bb22cc33' },
    ]);
  });
});

describe("the plan's own numbers of tiltak", () => {
  it('follow the goals and leave no holes, with those under no goal last, each with its revision', () => {
    const tiltak = (number: number, maal: number, revision?: number) => ({
      number,
      ...(revision === undefined ? {} : { revision }),
      data: { maal },
    });
    const all = [tiltak(2, 3, 4), tiltak(5, 9), tiltak(7, 1, 2), tiltak(9, 3, 1)];
    expect(tiltakIPlanen({ goals: [{ number: 3 }, { number: 1 }], tiltak: all })).toEqual([
      { display: 1, number: 2, revision: 4 },
      { display: 2, number: 9, revision: 1 },
      { display: 3, number: 7, revision: 2 },
      { display: 4, number: 5 },
    ]);
  });
});
