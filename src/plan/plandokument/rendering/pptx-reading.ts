import JSZip from 'jszip';
import readXlsx from 'read-excel-file/node';
import { SaxesParser } from 'saxes';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inner: Node[];
  text: string;
}

/** The tree of a part; what is not well-formed XML is an error. */
function treeOf(xml: string): Node {
  const root: Node = { name: '', attributes: {}, inner: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes as Record<string, string>, inner: [], text: '' };
    open.at(-1)?.inner.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    for (const node of open) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root;
}

/** Every node of a name, in the order they stand. */
const all = (from: Node | undefined, name: string): Node[] =>
  (from?.inner ?? []).flatMap((n) => [...(n.name === name ? [n] : []), ...all(n, name)]);
const first = (from: Node | undefined, name: string): Node | undefined => all(from, name)[0];
const val = (from: Node | undefined, name: string): string | undefined => first(from, name)?.attributes.val;
const textIn = (from: Node) => all(from, 'a:t').map((t) => t.text);

function seriesOf(ser: Node) {
  const cached = first(ser, 'c:val');
  const values: (number | null)[] = Array.from({ length: Number(val(cached, 'c:ptCount')) }, () => null);
  for (const pt of all(cached, 'c:pt')) {
    const told = first(pt, 'c:v')?.text;
    if (!told) throw new Error('A point without a value');
    values[Number(pt.attributes.idx)] = Number(told);
  }
  return {
    name: first(first(ser, 'c:tx'), 'c:v')?.text,
    categories: all(first(ser, 'c:cat'), 'c:v').map((v) => v.text),
    values,
    colour: val(ser, 'a:srgbClr'),
    dash: val(ser, 'a:prstDash'),
    points: all(ser, 'c:dPt').map((p) => val(p, 'a:srgbClr')),
  };
}

/** What programs that are not ours find in a PowerPoint file; for tests. */
export async function readPowerPoint(bytes: Uint8Array) {
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, Node>();
  const words: string[] = [];
  for (const file of Object.values(zip.files)) {
    if (!/\.(xml|rels)$/.test(file.name)) continue;
    const text = await file.async('string');
    parts.set(file.name, treeOf(text));
    words.push(text);
  }
  /** The parts that one points to by its relations, of a kind. */
  const pointed = (name: string, kind: string): readonly string[] => {
    const slash = name.lastIndexOf('/');
    const rels = parts.get(`${name.slice(0, slash)}/_rels${name.slice(slash)}.rels`);
    return all(rels, 'Relationship')
      .filter((r) => r.attributes.Type?.endsWith(`/${kind}`))
      .map((r) => new URL(r.attributes.Target ?? '', `file:///${name}`).pathname.slice(1));
  };
  const declared = all(parts.get('[Content_Types].xml'), 'Override').map((o) => o.attributes.PartName);
  async function chartIn(name: string) {
    const chart = parts.get(name);
    if (!declared.includes(`/${name}`)) throw new Error(`${name} is not declared`);
    const book = await zip.file(pointed(name, 'package')[0] ?? '')?.async('nodebuffer');
    const [sheet] = book ? await readXlsx(book) : [];
    return {
      kind: first(chart, 'c:lineChart') ? 'lines' : 'bars',
      blanks: val(chart, 'c:dispBlanksAs'),
      workbook: (sheet?.data ?? []) as unknown[][],
      series: all(chart, 'c:ser').map(seriesOf),
    };
  }
  const numberIn = (name: string) => Number(/\d+/.exec(name));
  const names = [...parts.keys()].filter((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n));
  names.sort((a, b) => numberIn(a) - numberIn(b));
  const slides = await Promise.all(
    names.map(async (name) => {
      const slide = parts.get(name);
      const shapes = all(slide, 'p:sp');
      const title = shapes.find((s) => first(s, 'p:ph')?.attributes.type === 'title');
      const [notes = ''] = pointed(name, 'notesSlide');
      return {
        title: title ? textIn(title).join('') : '',
        text: shapes.flatMap((s) => (s === title ? [] : textIn(s))).join('\n'),
        alts: all(slide, 'p:graphicFrame').map((f) => first(f, 'p:cNvPr')?.attributes.descr),
        languages: [...new Set(all(slide, 'a:rPr').map((r) => r.attributes.lang))],
        notes: textIn(parts.get(notes) as Node).join(''),
        charts: await Promise.all(pointed(name, 'chart').map(chartIn)),
      };
    }),
  );
  /** The days its parts, and the parts of the workbooks in it, were written. */
  const books = Object.values(zip.files).filter((f) => f.name.endsWith('.xlsx'));
  const inner = await Promise.all(books.map(async (f) => JSZip.loadAsync(await f.async('nodebuffer'))));
  const files = [zip, ...inner].flatMap((z) => Object.values(z.files));
  const days = [...new Set(files.map((f) => f.date.toISOString().slice(0, 10)))];
  return { slides, days, words: words.join('\n') };
}
