import { type Confidence, formatDate, formatNumber, type Language, weakest } from '../../kernel/index.ts';
import { COLOURS } from '../../ui/charts/lines.ts';
import { INK } from '../../ui/charts/palette.ts';
import type { Presentation, Slide, SlideChart } from '../plandokument/presentation.ts';
import { type Punkt, vistVerdi } from './beregn.ts';
import type { EgenTekst } from './eget.ts';
import { countFirst, decimalsOf, type Indikator, type Tema, unitOf } from './indikator.ts';
import { LYSBILDE_TEXTS } from './lysbilder-texts.ts';
import { besideOwn, type Lest, linjerOf, siste, tallOf, utvikling, vedSiden } from './oversikt.ts';
import { KUNNSKAP_TEXTS } from './texts.ts';

/** As the figure is written on the page. */
const rounded = (value: number, decimals: number): number =>
  (Math.sign(value) * Math.round(Math.abs(value) * 10 ** decimals + 1e-9)) / 10 ** decimals || 0;

/** What stands in words where the figure would be: it is hidden for this reader, or there is none. */
const isHidden = (l: Lest): boolean => siste(l) === null && (l.series[0]?.hidden.length ?? 0) > 0;

function finding(l: Lest, lang: Language): string {
  const t = KUNNSKAP_TEXTS[lang];
  const i = l.indikator;
  const [now, moved] = [siste(l), utvikling(l, lang)];
  const said = now
    ? `${t.is(tallOf(i, now), t.units[unitOf(i)], now.year)}${moved ? ` ${moved}.` : ''}`
    : isHidden(l)
      ? `${t.hiddenSmall}.`
      : t.none;
  return `${i.name[lang]}: ${said}`;
}

/** The newest figure of every place that has one: "Haram: 4,1 (2024) · Fylket: 3,9 (2023)". */
function sideBySide(l: Lest): string {
  const i = l.indikator;
  const now = siste(l);
  const all = l.series.flatMap((s, at) => {
    const p = at === 0 ? now : vedSiden(i, s, now?.year ?? null);
    return p ? [`${s.name}: ${tallOf(i, p)} (${p.year})`] : [];
  });
  // What the municipality alone has stands in the title.
  return now && all.length < 2 ? '' : all.join(' · ');
}

/** The lines of the page over years; a bar for each place where none has more than one year; null where nothing is known. */
function chartOf(l: Lest, lang: Language): SlideChart | null {
  const t = LYSBILDE_TEXTS[lang];
  const k = KUNNSKAP_TEXTS[lang];
  const i = l.indikator;
  const { unit, decimals, years, series } = linjerOf(l, countFirst(i));
  const name = i.name[lang];
  const words = k.units[unit];
  if (series.some((s) => s.values.filter((value) => value !== null).length > 1)) {
    const ends = series.map((s) => {
      const known = s.values.flatMap((value, at) => (value === null ? [] : [{ value, year: years[at] ?? 0 }]));
      const said = [known[0], ...(known.length > 1 ? [known.at(-1)] : [])].flatMap((p) =>
        p ? [`${formatNumber(p.value, decimals)} (${p.year})`] : [],
      );
      return `${s.name}: ${said.join(', ')}.`;
    });
    return {
      kind: 'lines',
      unit: words,
      decimals,
      alt: `${k.picture(name, years[0] ?? 0, years.at(-1) ?? 0)} ${t.unit}: ${words}. ${ends.join(' ')}`,
      categories: years.map(String),
      series: series.map((s, at) => ({
        name: s.name,
        values: s.values.map((value) => (value === null ? null : rounded(value, decimals))),
        colours: [COLOURS[at % COLOURS.length] ?? INK.need],
      })),
    };
  }
  const now = siste(l);
  const bars = besideOwn(l, unitOf(i)).flatMap((s, at) => {
    const p = at === 0 ? now : vedSiden(i, s, now?.year ?? null);
    const value = p && vistVerdi(i, p);
    if (!p || value === null) return [];
    const own = at === 0 ? INK.need : INK.axis;
    const place = now && p.year !== now.year ? `${s.name} (${p.year})` : s.name;
    return [{ place, text: `${tallOf(i, p)} (${p.year})`, value: rounded(value, decimalsOf(i)), own }];
  });
  if (bars.length === 0) return null;
  return {
    kind: 'bars',
    unit: words,
    decimals: decimalsOf(i),
    alt: `${name}. ${t.unit}: ${words}. ${bars.map((b) => `${b.place}: ${b.text}.`).join(' ')}`,
    categories: bars.map((b) => b.place),
    series: [{ name, values: bars.map((b) => b.value), colours: bars.map((b) => b.own) }],
  };
}

/** Every figure on the slide, of the municipality and of those beside it. */
function shownPoints(l: Lest, chart: SlideChart | null): readonly Punkt[] {
  const now = siste(l);
  const drawn = new Set(chart?.series.map((s) => s.name));
  return l.series.flatMap((s, at) => {
    if (chart?.kind === 'lines' && drawn.has(s.name)) return s.points;
    return (at === 0 ? now : chart && vedSiden(l.indikator, s, now?.year ?? null)) ?? [];
  });
}

function smallPrint(l: Lest, chart: SlideChart | null, lang: Language): string[] {
  const t = LYSBILDE_TEXTS[lang];
  const k = KUNNSKAP_TEXTS[lang];
  const i = l.indikator;
  const now = siste(l);
  const years = chart?.kind === 'lines' ? chart.categories.map(Number) : now ? [now.year] : [];
  const [from, to] = [years[0], years.at(-1)];
  const broken = chart?.kind === 'lines' && chart.series.some((s) => s.values.includes(null));
  const shown = shownPoints(l, chart);
  const sources = [...new Set(shown.map((p) => p.source))].join('; ') || i.source[lang];
  const sure = (c: Confidence) => `${c} (${t.sure[c]})`;
  const worst = weakest(...shown.map((p) => p.confidence));
  return [
    [
      `${t.unit}: ${chart?.unit ?? k.units[unitOf(i)]}.`,
      from === undefined ? '' : `${k.year}: ${from === to ? from : `${from}–${to}`}.`,
      `${k.source}: ${sources}.`,
      now ? `${k.confidence}: ${sure(now.confidence)}.` : '',
      shown.length > 0 && worst !== now?.confidence ? t.weakest(sure(worst)) : '',
      broken ? t.gap : '',
    ],
    [`${k.caveat}: ${i.caveat[lang]}`, i.compute && chart?.kind === 'lines' ? k.borders : ''],
  ].map((words) => words.filter((w) => w !== '').join(' '));
}

/** Letters in a line and lines in a box, beside a chart and over a whole slide. */
const BESIDE = { letters: 42, lines: 14 };
const WHOLE = { letters: 105, lines: 15 };
interface Room {
  readonly letters: number;
  readonly lines: number;
}
const linesOf = (paragraph: string, room: Room): number => Math.max(1, Math.ceil(paragraph.length / room.letters));

/** Paragraphs in as many boxes as they need; one longer than a box is parted between its words. */
export function parted(text: string, room: Room): readonly (readonly string[])[] {
  const most = room.letters * room.lines;
  const short = text
    .split(/\r?\n/)
    .map((p) => p.trim())
    .filter((p) => p !== '')
    .flatMap((p) =>
      p.length <= most ? [p] : (p.match(new RegExp(`\\S[\\s\\S]{0,${most - 1}}(?=\\s|$)|\\S{1,${most}}`, 'g')) ?? []),
    );
  const boxes: string[][] = [];
  let left = 0;
  for (const p of short) {
    const need = linesOf(p, room);
    if (boxes.length === 0 || need > left) {
      boxes.push([]);
      left = room.lines;
    }
    boxes.at(-1)?.push(p);
    left -= need;
  }
  return boxes;
}

function slidesOf(l: Lest, tekst: string, lang: Language): readonly Slide[] {
  const k = KUNNSKAP_TEXTS[lang];
  const i = l.indikator;
  const chart = chartOf(l, lang);
  if (!chart && tekst === '' && !isHidden(l)) return [];
  const heading = k.text.heading;
  const beside = parted(tekst, BESIDE);
  const fits = chart !== null && beside.length === 1;
  const pages = fits || tekst === '' ? [] : parted(tekst, WHOLE);
  const [first, ...more] = chart ? [null, ...pages] : [pages[0] ?? null, ...pages.slice(1)];
  const own = fits ? (beside[0] ?? null) : first;
  const definition = `${k.definition}: ${i.definition[lang]}`;
  // Where a figure is hidden and nothing is written, the slide still says what it would be of.
  const alone = chart || own ? null : { heading: '', paragraphs: [definition] };
  return [
    {
      title: finding(l, lang),
      chart,
      text: own ? { heading, paragraphs: own } : alone,
      figures: chart ? sideBySide(l) : '',
      small: smallPrint(l, chart, lang),
      notes: [definition, k.direction[i.direction], k.legend].join(' '),
    },
    ...more.flatMap((paragraphs, at): Slide[] =>
      paragraphs
        ? [
            {
              title: `${heading} ${i.name[lang]}${more.length > 1 ? ` (${at + 1}/${more.length})` : ''}`,
              ...{ chart: null, text: { heading: '', paragraphs }, figures: '', small: [], notes: '' },
            },
          ]
        : [],
    ),
  ];
}

/** What the page says of the municipality's own texts, and of what is missing. */
export interface Lysbildegrunnlag {
  readonly tekster: readonly { readonly data: EgenTekst }[];
  readonly mangler: (i: Indikator) => 'tabell' | 'i-tabellen' | 'eget' | 'liste';
}

/** The theme as slides to show and to edit, with the figures of the page as this reader sees them. */
export function temaLysbilder(
  tema: Tema,
  lest: readonly Lest[],
  { tekster, mangler }: Lysbildegrunnlag,
  { kommune, day, lang }: { readonly kommune: string; readonly day: string; readonly lang: Language },
): Presentation {
  const t = LYSBILDE_TEXTS[lang];
  const k = KUNNSKAP_TEXTS[lang];
  const tekstOf = (i: Indikator) =>
    tekster.find((x) => x.data.indikator === i.id && !x.data.removed)?.data.text.trim() ?? '';
  const made = lest.map((l) => ({ l, slides: slidesOf(l, tekstOf(l.indikator), lang) }));
  const places = [
    ...new Set(lest.flatMap((l) => l.series.slice(1).flatMap((s) => (s.points.length > 0 ? [s.name] : [])))),
  ];
  const without = made.flatMap(({ l, slides }) => (slides.length === 0 ? [l.indikator] : []));
  const missing = (i: Indikator) =>
    ({
      liste: k.takeInList,
      eget: k.typeFigure,
      tabell: k.loadTable(i.table ?? ''),
      'i-tabellen': k.notInTable(i.table ?? ''),
    })[mangler(i)];
  return {
    lang,
    kommune,
    title: tema.name[lang],
    lines: [
      formatDate(day),
      t.have(lest.filter((l) => siste(l) !== null).length, lest.length, kommune),
      ...(places.length > 0 ? [t.beside(places.join(', '))] : []),
      t.reading,
      t.edit,
    ],
    slides: [
      ...made.flatMap((m) => m.slides),
      ...(without.length === 0
        ? []
        : [
            {
              title: t.without,
              chart: null,
              text: {
                heading: '',
                paragraphs: without.map((i) => `${i.name[lang]}. ${k.missing}: ${missing(i)}.`),
              },
              ...{ figures: '', small: [], notes: '' },
            },
          ]),
    ],
  };
}
