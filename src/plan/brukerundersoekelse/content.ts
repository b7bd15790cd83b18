import { z } from 'zod';
import { readYaml } from '../../platform/content/yaml.ts';
import { SLAG, type Spoersmaal, type Tekst } from './skjema.ts';

const FILES = ['boligen-og-naermiljoeet', 'hjelp-til-bolig'] as const;

/** A template has every text in all four languages: that is what makes it one. */
const tekst = z.strictObject({
  nb: z.string().min(1),
  nn: z.string().min(1),
  en: z.string().min(1),
  lett: z.string().min(1),
});

const question = z
  .strictObject({
    kind: z.enum(SLAG),
    required: z.boolean(),
    text: tekst,
    options: z.array(tekst).max(12).default([]),
    min: z.int().min(0).default(0),
    max: z.int().min(0).default(0),
  })
  .refine((q) => (q.kind === 'en' || q.kind === 'flere' ? q.options.length >= 2 : true), 'a choice has two or more')
  .refine((q) => (q.kind === 'skala' ? q.options.length === 2 : true), 'a scale says what its ends mean')
  .refine((q) => (q.kind === 'tall' ? q.max > q.min : true), 'a number has bounds')
  .refine((q) => (q.kind === 'tall' || q.kind === 'fritekst' ? q.options.length === 0 : true), 'no choices here');

export const skjemamalSchema = z.strictObject({
  id: z.enum(FILES),
  title: tekst,
  intro: tekst,
  questions: z.array(question).min(3).max(30),
});

export interface Skjemamal {
  readonly id: string;
  readonly title: Tekst;
  readonly intro: Tekst;
  readonly questions: readonly Spoersmaal[];
}

export function loadSkjemamaler(root: string): readonly Skjemamal[] {
  return FILES.map((name) => {
    const read = skjemamalSchema.parse(readYaml(root, `content/undersoekelser/${name}.yaml`));
    return { ...read, questions: read.questions.map((q, i) => ({ ...q, id: `s${i + 1}` })) };
  });
}
