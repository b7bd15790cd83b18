import { formatDate, type Language } from '../../kernel/index.ts';
import type { Manifest, RunResult } from '../../model/result.ts';
import type { Bestand } from '../boligbestand/index.ts';
import type { Tilbud } from '../boligtilbud/index.ts';
import type { Resultat } from '../brukerundersoekelse/index.ts';
import type { NumberedFelt } from '../egnefelt/index.ts';
import type { Telling } from '../kartlegging/index.ts';
import type { Oekonomiplan } from '../oekonomiplan/index.ts';
import type { Opptalt, StoredMaal, Tiltak } from '../tiltak/index.ts';
import type { MaaltIPlanen } from './ansvarlig.ts';
import { liveFigures } from './blocks/live-figures.ts';
import { ownBlocks } from './blocks/own.ts';
import { runBlocks } from './blocks/run.ts';
import type { Block, Chapter, PlanDocument } from './document.ts';
import { explained } from './forklart.ts';
import { KAPITLER, KAPITTEL_TITLER, type KapittelId } from './mal.ts';
import { tiltakIPlanen } from './nummer.ts';
import { parseRichText, type UnknownFigure } from './richtext.ts';
import { PLANDOKUMENT_TEXTS } from './texts.ts';

/** Everything the plan is made of, loaded in one transaction. */
export interface PlanParts {
  readonly kommune: string;
  readonly date: string;
  readonly run: { readonly result: RunResult; readonly manifest: Manifest } | null;
  /** The stored run, so that a figure leads to it and to no later one. */
  readonly runId?: string | null;
  readonly goals: readonly Pick<StoredMaal, 'number' | 'data' | 'strategies'>[];
  /** What goals are measured by in numbers, which stand for the words they were made of. */
  readonly measured?: readonly MaaltIPlanen[];
  readonly tiltak: readonly { readonly number: number; readonly revision?: number; readonly data: Tiltak }[];
  /** The municipality's own fields of tiltak; those it has chosen to print are. */
  readonly felter?: readonly NumberedFelt[];
  readonly tilbud: readonly { readonly number: number; readonly data: Tilbud }[];
  /** Municipal dwellings where they are taken in one by one; else they stand among the rows of `tilbud`. */
  readonly bestand: Bestand | null;
  /** What was counted, and when: tiltak finished by then stand in it. */
  readonly opptalt: Opptalt;
  readonly tellinger: readonly { readonly data: Telling }[];
  /** Results of user surveys that the municipality has chosen to show. */
  readonly undersoekelser: readonly Resultat[];
  readonly oekonomiplan: Oekonomiplan;
  readonly chapters: ReadonlyMap<KapittelId, string>;
  /** Live blocks a chapter may name, by key; none where no chapter names any. */
  readonly live?: (lang: Language) => ReadonlyMap<string, readonly Block[]>;
}

/** The whole plan as one document: the planner's text in each chapter, then the live tables that belong there. */
export function assemblePlan(
  parts: PlanParts,
  lang: Language,
): { document: PlanDocument; unknown: readonly UnknownFigure[] } {
  const t = PLANDOKUMENT_TEXTS[lang];
  const figures = liveFigures(parts, lang);
  const live = parts.live?.(lang);
  const fromRun = runBlocks(parts, lang);
  const own = ownBlocks(parts, lang);
  const unknown: UnknownFigure[] = [];
  const chapters = KAPITLER.map((id): Chapter => {
    const text = parseRichText(parts.chapters.get(id) ?? '', figures, live);
    unknown.push(...text.unknown);
    return {
      id,
      title: KAPITTEL_TITLER[lang][id],
      blocks: explained([...text.blocks, ...(own[id] ?? []), ...(fromRun[id] ?? [])], parts),
    };
  });
  const tiltak = tiltakIPlanen(parts);
  const kept = chapters.filter((c) => c.blocks.length > 0);
  return {
    document: {
      schema: 1,
      ...(tiltak.length > 0 ? { tiltak } : {}),
      lang,
      title: t.planTitle,
      kommune: parts.kommune,
      facts: [
        { label: t.facts.status, value: t.facts.draft },
        { label: t.facts.date, value: formatDate(parts.date) },
        { label: t.facts.run, value: parts.run?.manifest.inputHash ?? '–' },
      ],
      chapters:
        kept.length > 0
          ? kept
          : [
              {
                id: 'sammendrag',
                title: KAPITTEL_TITLER[lang].sammendrag,
                blocks: [{ kind: 'paragraph', text: [{ text: t.finding(0, KAPITLER.length) }] }],
              },
            ],
    },
    unknown,
  };
}
