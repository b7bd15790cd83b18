import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatNumber, LANGUAGES } from '../../../kernel/index.ts';
import type { GapRow } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { openGap } from '../open-gap.ts';
import { GapTable, YearsTable } from './gap-table.tsx';

const units = fc.integer({ min: -4_000_000, max: 4_000_000 }).map((n) => n / 1000);

it('shows whole units whatever fractions the gap has, each the nearest, in both tables and both languages', () => {
  fc.assert(
    fc.property(units, units, units, fc.constantFrom(...LANGUAGES), (a, b, c, lang) => {
      const [p10, mean, p90] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
      const row: GapRow = {
        ...{ ledger: 'boligsosialt', year: 2031, type: 'blokk', level: 'ingen', mean, p10, p50: mean, p90 },
        ...{ confidence: 'B', weakShare: 0, shortage: 0.333, open: null },
      };
      const ctx = {
        lang,
        href: (path: string) => path,
        kommune: { slug: 'halden' },
        url: new URL('http://a/'),
      } as unknown as Ctx;
      for (const Table of [GapTable, YearsTable]) {
        const text = String(<Table ctx={ctx} baseYear={2026} caption="x" rows={[row]} />).replace(/<[^>]*>/g, '|');
        expect(text).not.toMatch(/\d[,.]\d/);
        for (const value of [mean, p10, p90]) {
          expect(text).toContain(formatNumber(value));
          const shown = Number(
            formatNumber(value)
              .replace(/[\s\u00a0\u202f]/g, '')
              .replace('\u2212', '-'),
          );
          expect(Number.isInteger(shown)).toBe(true);
          expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.5 + 1e-6);
        }
      }
      // Those who may not see small counts get whole ends too.
      const open = { low: Math.floor(p10), high: Math.ceil(p90), confidence: 'B' as const };
      const supply = { dwellings: null, municipal: null, coming: null };
      const [hidden] = openGap({ supply, gap: [{ ...row, open }] } as never);
      const told = String(<GapTable ctx={ctx} baseYear={2026} caption="x" rows={hidden ? [hidden] : []} />);
      expect(told.replace(/<[^>]*>/g, '|')).not.toMatch(/\d[,.]\d/);
    }),
    { numRuns: 60 },
  );
});
