import { afterEach, beforeEach, vi } from 'vitest';

/** What a verb prints in each test of the block this is called in, on standard output and on standard error. */
export function printed(): { out: string; said: string } {
  const kept = { out: '', said: '' };
  beforeEach(() => {
    kept.out = '';
    kept.said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      kept.out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      kept.said += text;
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());
  return kept;
}
