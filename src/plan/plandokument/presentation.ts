import type { Language } from '../../kernel/index.ts';

/** What is shown on a wall in a meeting: a title slide, then a slide for each thing said. Plain data: JSON in, JSON out. */
export interface Presentation {
  readonly lang: Language;
  readonly kommune: string;
  readonly title: string;
  /** Lines under the title, the day first. */
  readonly lines: readonly string[];
  readonly slides: readonly Slide[];
}

export interface Slide {
  /** What the slide says, as a sentence. */
  readonly title: string;
  readonly chart: SlideChart | null;
  /** Beside the chart, or over the whole slide where there is none. */
  readonly text: { readonly heading: string; readonly paragraphs: readonly string[] } | null;
  /** Under the chart: the figures the picture is too coarse to tell. */
  readonly figures: string;
  /** Unit, year, source and caveats. */
  readonly small: readonly string[];
  /** For whoever speaks. */
  readonly notes: string;
}

/** A chart that can be edited where it is shown. Lines over time, or a bar for each place. */
export interface SlideChart {
  readonly kind: 'lines' | 'bars';
  readonly unit: string;
  readonly decimals: number;
  /** What the chart shows, in words; required. */
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: readonly SlideSeries[];
}

export interface SlideSeries {
  readonly name: string;
  /** One for each category; null is missing, a gap and never zero. */
  readonly values: readonly (number | null)[];
  /** #rrggbb: one for a line, one for each bar. */
  readonly colours: readonly string[];
}
