import { describe, expect, it } from 'vitest';
import { LayerMap, twoLines } from './layers.ts';

const node = (id: string, label: string, follows = '') => ({ id, label, note: 'Vedtatt', follows });
const props = {
  title: 'Planer <over>',
  description: 'Hva som følger av hva',
  layers: [
    { label: 'Kommune', nodes: [node('1', 'Samfunnsdelen'), node('2', 'Arealdelen', 'følger av 1')] },
    { label: 'Tema', nodes: Array.from({ length: 6 }, (_, i) => node(String(10 + i), `Plan ${i}`, 'følger av 1')) },
    { label: 'Tom', nodes: [] },
  ],
  links: [
    { from: '1', to: '2' },
    { from: '1', to: '13' },
    { from: '1', to: 'borte' },
  ],
};

describe('the map of layers', () => {
  it('draws each node once and a line for each link between nodes that are there', () => {
    const svg = LayerMap(props);
    expect(svg.match(/<rect [^>]*rx="4"/g)).toHaveLength(8);
    expect(svg.match(/<circle /g)).toHaveLength(2);
    expect(svg).not.toContain('Tom');
    expect(svg).toContain('Planer &lt;over&gt;');
    expect(svg).not.toMatch(/style=|NaN/);
  });

  it('keeps every box inside the picture, and says the links in words where it is narrow', () => {
    for (const width of [300, 720]) {
      const svg = LayerMap({ ...props, width });
      for (const [, x, w] of svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g))
        expect(Number(x) + Number(w)).toBeLessThanOrEqual(width);
    }
    const svg = LayerMap({ ...props, width: 300 });
    expect(svg).toContain('følger av 1');
    expect(svg).not.toContain('<circle');
  });

  it('is the same bytes every time', () => expect(LayerMap(props)).toBe(LayerMap(props)));

  it('breaks a long name over two lines and ends it with an ellipsis', () => {
    expect(twoLines('Plan', 100)).toEqual(['Plan']);
    const lines = twoLines('Nasjonale forventninger til regional og kommunal planlegging', 140);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });
});
