import { describe, expect, it } from 'vitest';
import { VERBS } from './cli.ts';

describe('the list of verbs', () => {
  it.each(Object.entries(VERBS))('says of %s what the verb itself says', async (name, entry) => {
    const { verb } = await entry.load();
    expect(entry.usage).toBe(verb.usage);
    expect(entry.usage.split(' ')[0]).toBe(name);
    expect(verb.help).not.toBe('');
  });
});
