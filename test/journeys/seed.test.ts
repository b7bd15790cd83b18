import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../server.ts';

const STEP4 = '/veileder/trinn-4-temaplan-bolig';
const statement = (anchor: string) => [STEP4, anchor, 'statement'] as const;
const subprocess = (n: number) => [STEP4, `underprosess-${n}`, 'subprocess'] as const;
const example = (id: string) => [STEP4, `eksempel-${id}`, 'example'] as const;
const step = (slug: string) => [`/veileder/trinn-${slug}`, `trinn-${slug.charAt(0)}`, 'step'] as const;

/** Rows of the starting point: where each is found, its anchor there, and what kind of thing it must lead to. */
const ROWS: Readonly<Record<string, readonly [path: string, anchor: string, kind: string]>> = {
  S01: ['/', 'tittel', 'ring'],
  S02: ['/', 'velg', 'choice'],
  S03: step('1-planstrategi'),
  S04: step('2-samfunnsdel'),
  S05: step('3-arealdel'),
  S06: step('4-temaplan-bolig'),
  S07: step('5-reguleringsplan'),
  S08: step('6-oekonomiplan'),
  S09: [STEP4, 'hvem', 'actors'],
  S10: [STEP4, 'tilbake', 'statement'],
  S11: statement('bakgrunn-mandat'),
  S12: statement('kort-systematisk'),
  S13: statement('kort-systematisere'),
  S14: statement('kort-helhetlig'),
  S15: statement('kort-styringsverktoey'),
  S16: statement('kort-to-regnskap'),
  S17: statement('kort-boliger-og-tjenester'),
  S18: statement('kort-temaplan'),
  S19: statement('kort-budsjett'),
  S20: statement('kort-ikke-lovpaalagt'),
  S21: [STEP4, 'kort-eksempler', 'examples'],
  S22: [STEP4, 'kort-faser', 'phases'],
  S23: statement('resultat-sammenheng'),
  S24: statement('resultat-handlefrihet'),
  S25: statement('resultat-ulike-boliger'),
  S26: statement('resultat-egnede-boliger'),
  S27: statement('resultat-privat-marked'),
  S28: statement('resultat-kommunale-boliger'),
  S29: statement('resultat-avtaler'),
  S30: statement('resultat-gode-liv'),
  S31: subprocess(1),
  S32: subprocess(2),
  S33: subprocess(3),
  S34: subprocess(4),
  S35: subprocess(5),
  S36: example('stavanger'),
  S37: example('tromsoe'),
  S38: example('stord'),
  S39: example('halden'),
  S40: example('bodoe'),
  S41: [STEP4, 'eksempler', 'cards'],
};
const EXAMPLES = ['stavanger', 'tromsoe', 'stord', 'halden', 'bodoe'];
/** The page of a workspace that each example opens: the thing itself. */
const OPENS: Readonly<Record<string, string>> = {
  stavanger: 'dokument',
  tromsoe: 'gap',
  stord: 'boliggruppe',
  halden: 'kartlegging/oversikt',
  bodoe: 'prosessplan',
};
const SUBPROCESSES = ['1-forfase', '2-kartlegging', '3-loesning', '4-bearbeiding', '5-gjennomfoering'];
const LATER = /kommer senere|i en senere versjon|kjem seinare|i ein seinare versjon/;

/** The element with an id, up to its end; none of ours holds another of its own kind but sections. */
function element(html: string, id: string): string | undefined {
  const start = new RegExp(`<(\\w+)\\b[^>]*\\sid="${id}"[^>]*>`).exec(html);
  if (!start?.[1]) return undefined;
  const end = html.indexOf(`</${start[1]}>`, start.index);
  return end < 0 ? undefined : html.slice(start.index, end);
}
const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].flatMap((m) => (m[1] ? [m[1].replaceAll('&amp;', '&')] : []));
const inside = (links: readonly string[]) => links.filter((link) => link.startsWith('/'));
const mainOf = (html: string) => /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '';

describe.each([
  ['bokmål', ''],
  ['nynorsk', '/nn'],
] as const)('the starting point in %s, by links alone and without JavaScript', (_form, prefix) => {
  let server: TestServer;
  const seen = new Map<string, { status: number; html: string }>();
  const at = (path: string) => (path === '/' ? prefix || '/' : prefix + path);
  async function get(address: string) {
    const path = address.replace(/#.*/, '');
    const known = seen.get(path);
    if (known) return known;
    const reply = await fetch(server.url + path);
    const page = { status: reply.status, html: await reply.text() };
    seen.set(path, page);
    return page;
  }
  /** Pages by how many clicks they are from the front page; each is reached only by a link on one before it. */
  const clicks = new Map<string, number>();
  beforeAll(async () => {
    server = await startServer({ keptPages: 'used' });
    clicks.set(at('/'), 0);
    for (const n of [1, 2])
      for (const [page, before] of [...clicks])
        if (before === n - 1)
          for (const link of inside(linksIn((await get(page)).html))) {
            const path = link.replace(/[#?].*/, '');
            if (!clicks.has(path)) clicks.set(path, n);
          }
  }, 60_000);
  afterAll(() => server.stop());

  /** Every link of a piece of a page answers, and there is at least one; or the piece says that it comes later. */
  async function leadsSomewhere(piece: string, page: string): Promise<void> {
    const links = linksIn(piece);
    if (!LATER.test(piece)) expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      if (link.startsWith('#')) expect(element(page, link.slice(1)), link).toBeDefined();
      else if (link.startsWith('/')) expect((await get(link)).status, link).toBe(200);
    }
  }

  const KINDS: Readonly<Record<string, (html: string, piece: string, anchor: string) => Promise<void>>> = {
    async ring(html) {
      const ring = /<svg[^>]*\srole="group"[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
      expect(linksIn(ring)).toHaveLength(6);
      await leadsSomewhere(ring, html);
    },
    async choice(html) {
      const list = /<ol class="bp-front-steps">[\s\S]*?<\/ol>/.exec(html)?.[0] ?? '';
      expect(linksIn(list)).toEqual(
        Object.values(ROWS)
          .slice(2, 8)
          .map(([path]) => at(path)),
      );
      await leadsSomewhere(list, html);
    },
    async step(html) {
      for (const id of [
        'hvem',
        'bakgrunn',
        'kort',
        'resultater',
        'oppgaver',
        'spoersmaal',
        'fallgruver',
        'lov',
        'kilder',
      ])
        expect(element(html, id), id).toMatch(/^<h2/);
      expect(linksIn(element(html, 'tilbake') ?? '')).toEqual([at('/')]);
      await leadsSomewhere(mainOf(html), html);
    },
    async actors() {
      for (const [path] of Object.values(ROWS).slice(2, 8)) {
        const { html } = await get(at(path));
        const table = html.slice(html.indexOf('id="hvem"')).match(/<tbody>[\s\S]*?<\/tbody>/)?.[0] ?? '';
        expect(table.match(/<th scope="row">/g)?.length, path).toBeGreaterThan(2);
      }
    },
    statement: (html, piece) => leadsSomewhere(piece, html),
    async examples(html) {
      for (const id of EXAMPLES) expect(element(html, `eksempel-${id}`), id).toBeDefined();
    },
    async phases(html) {
      for (const [i, slug] of SUBPROCESSES.entries())
        expect(linksIn(element(html, `underprosess-${i + 1}`) ?? '')).toContain(at(`${STEP4}/${slug}`));
    },
    async subprocess(html, piece, anchor) {
      await leadsSomewhere(piece, html);
      const slug = SUBPROCESSES[Number(anchor.at(-1)) - 1];
      const page = await get(at(`${STEP4}/${slug}`));
      for (const phase of [1, 2, 3]) expect(element(page.html, `fase-${phase}`), `${slug} ${phase}`).toMatch(/^<h2/);
      expect(page.html).toMatch(/Ansvarl?e?i?g: /);
      expect(clicks.get(at(`${STEP4}/${slug}`))).toBeLessThanOrEqual(2);
    },
    async example(html, piece, anchor) {
      expect(piece).toContain('Bruk dette hos oss');
      const side = OPENS[anchor.replace('eksempel-', '')] ?? '';
      // What it opens is there, and is not spoken of as coming.
      expect(piece, anchor).not.toMatch(LATER);
      expect(linksIn(piece)).toContain(at(`/start?videre=${side}`));
      await leadsSomewhere(piece.slice(piece.lastIndexOf('<p')), html);
      const inside = await get(at(`/arbeid/eksempelvik${STEP4}`));
      expect(linksIn(element(inside.html, anchor) ?? '')).toContain(at(`/arbeid/eksempelvik/${side}`));
      const opened = await get(at(`/arbeid/eksempelvik/${side}`));
      expect(opened.status).toBe(200);
      expect(mainOf(opened.html)).not.toMatch(LATER);
    },
    async cards(html) {
      for (const id of EXAMPLES) expect(element(html, `eksempel-${id}`), id).toMatch(/<strong>Kommune: <\/strong>\S+/);
    },
  };

  it('has all 41 rows', () => expect(Object.keys(ROWS)).toHaveLength(41));

  it.each(Object.entries(ROWS))(
    '%s is at most two clicks away, stands at its anchor and leads somewhere',
    async (_row, [path, anchor, kind]) => {
      expect(clicks.get(at(path)), `clicks to ${path}`).toBeLessThanOrEqual(2);
      const { status, html } = await get(at(path));
      expect(status).toBe(200);
      const piece = element(html, anchor);
      expect(piece, `#${anchor}`).toBeDefined();
      await KINDS[kind]?.(html, piece ?? '', anchor);
    },
  );

  it('has no inline script or style on any page of the guide, and nothing from elsewhere', async () => {
    for (const [path] of clicks) {
      const { html } = await get(path);
      expect(html, path).not.toMatch(/<style|\sstyle="|<script(?![^>]*\ssrc="\/assets\/)|\son[a-z]+="/i);
      expect(html, path).not.toMatch(/(src|<link[^>]+href)="https?:/);
    }
  });
});
