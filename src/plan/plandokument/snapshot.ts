import { z } from 'zod';
import { err, LANGUAGES, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { PlanDocument } from './document.ts';

/**
 * Readers of every schema that a frozen version was ever stored in. A reader is never taken away: it turns what was
 * stored then into the document of today. What a later version of the same schema added is kept as it is.
 */
const inline = z.looseObject({ text: z.string() });
const cell = z.union([z.string(), z.looseObject({ number: z.number() }), z.null()]);

const block = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.looseObject({ kind: z.literal('paragraph'), text: z.array(inline) }),
  z.looseObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(inline)) }),
  z.looseObject({ kind: z.literal('note'), tone: z.enum(['info', 'warning']), text: z.array(inline) }),
  z.looseObject({
    kind: z.literal('table'),
    id: z.string(),
    caption: z.string(),
    columns: z.array(z.looseObject({ label: z.string(), align: z.enum(['left', 'right']) })),
    rows: z.array(z.looseObject({ cells: z.array(cell) })),
    source: z.string(),
  }),
  z.looseObject({
    kind: z.literal('picture'),
    id: z.string(),
    caption: z.string(),
    alt: z.string(),
    svg: z.string(),
    source: z.string(),
  }),
]);

const schema1 = z.looseObject({
  schema: z.literal(1),
  lang: z.enum(LANGUAGES),
  title: z.string(),
  kommune: z.string(),
  facts: z.array(z.looseObject({ label: z.string(), value: z.string() })),
  chapters: z.array(z.looseObject({ id: z.string(), title: z.string(), blocks: z.array(block) })),
  tiltak: z.array(z.looseObject({ display: z.int(), number: z.int(), revision: z.int().optional() })).optional(),
});

const READERS: Readonly<Record<number, (stored: unknown) => PlanDocument | null>> = {
  1: (stored) => {
    const read = schema1.safeParse(stored);
    return read.success ? (read.data as PlanDocument) : null;
  },
};

export type SnapshotRefusal = Refusal<'ukjent-skjema' | 'ugyldig-snapshot'>;

export function readSnapshot(schema: number, stored: unknown): Result<PlanDocument, SnapshotRefusal> {
  const reader = READERS[schema];
  if (!reader) return err({ code: 'ukjent-skjema', data: { schema } });
  const document = reader(stored);
  return document ? ok(document) : err({ code: 'ugyldig-snapshot', data: { schema } });
}
