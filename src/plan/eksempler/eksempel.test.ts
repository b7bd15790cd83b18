import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chosen, FASER, readValg } from './eksempel.ts';
import { loadEksempler } from './store.ts';

const eksempler = loadEksempler(resolve(import.meta.dirname, '../../..'));
const ids = (query: string) => chosen(eksempler, readValg(new URLSearchParams(query))).map((e) => e.id);

describe('the example library', () => {
  it('begins with the five of the starting point, then the twenty told in full, then the rest', () => {
    expect(eksempler.slice(0, 5).map((e) => e.id)).toEqual(['stavanger', 'tromsoe', 'stord', 'halden', 'bodoe']);
    expect(eksempler.slice(5, 25).every((e) => e.laerdom && !e.kjerne)).toBe(true);
    const rest = eksempler.slice(25);
    expect(rest.length).toBeGreaterThan(50);
    for (const e of rest) {
      expect(e.laerdom, e.id).toBeUndefined();
      expect(e.tekst.nb, e.id).toHaveLength(1);
      expect(e.tekst.nn[0]?.match(/[.!?](\s|$)/g), `${e.id} is one sentence`).toHaveLength(1);
    }
  });

  it('is chosen from by step, phase, theme, size and county, together', () => {
    expect(ids('')).toHaveLength(eksempler.length);
    expect(ids('fylke=Finnmark&stoerrelse=liten')).toEqual(['hasvik-planstrategi']);
    expect(ids('trinn=1&tema=rapportering')).toEqual(['stavanger-sluttrapport']);
    expect(ids('fase=4.1')).toEqual(['trondheim-plan-2018']);
    expect(ids('trinn=9&fylke=Atlantis')).toHaveLength(eksempler.length);
    expect(ids('stoerrelse=storby&tema=distrikt')).toEqual([]);
  });

  it('has an example for every step and every phase', () => {
    for (const n of [1, 2, 3, 4, 5, 6]) expect(ids(`trinn=${n}`), `step ${n}`).not.toEqual([]);
    for (const id of FASER) expect(ids(`fase=${id}`), id).not.toEqual([]);
  });
});
