import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { systemClock } from '../../platform/clock/system.ts';
import { loadAssets } from '../assets.ts';
import { compose } from '../compose.ts';
import { readContent } from '../content.ts';
import { MENU, menuName } from './menu.ts';

describe('the menu of the workspace', () => {
  it('names a page that exists on every line, once', async () => {
    const db = await testDatabase();
    const { routes } = compose({
      content: readContent('.'),
      root: '.',
      db,
      clock: systemClock,
      assets: loadAssets('dist'),
      localDemo: false,
      ssb: 'http://127.0.0.1:9',
      log: () => undefined,
    });
    const slugs = Object.values(MENU).flatMap((group) => Object.keys(group.pages));
    const pages = routes.filter((route) => route.method === 'GET').map((route) => route.path);
    expect(slugs.filter((slug) => !pages.includes(`/arbeid/:kommune/${slug}`))).toEqual([]);
    expect(new Set(slugs).size).toBe(slugs.length);
    await db.close();
  });

  it('knows what a page is called, and nothing about one outside it', () => {
    expect(menuName('tilbud')).toEqual({ nb: 'Tilbud', nn: 'Tilbod' });
    expect(menuName('hjem')).toBeUndefined();
  });
});
