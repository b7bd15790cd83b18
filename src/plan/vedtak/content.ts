import { z } from 'zod';
import { readYaml } from '../../platform/content/yaml.ts';
import { PLANFORMER, type PlanformRules, SVAR } from './planform.ts';

const both = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const id = z.string().regex(/^[a-z]+$/);
const form = z.strictObject({ navn: both, kort: both, formaal: both });

const file = z
  .strictObject({
    grense: z.number().min(0).max(100),
    spoersmaal: z
      .array(
        z.strictObject({
          id,
          vekt: z.number().min(0),
          bevis: z.boolean(),
          tekst: both,
          hjelp: both,
          mangler: both.nullable(),
          kilde: z.string().min(1),
        }),
      )
      .min(6)
      .max(10),
    regler: z.array(
      z.strictObject({
        id,
        planform: z.enum(PLANFORMER),
        systematisk: z.boolean().optional(),
        naar: z.record(id, z.array(z.enum(SVAR)).min(1)),
        grunn: both,
        kilde: z.string().min(1),
      }),
    ),
    former: z.record(z.enum(PLANFORMER), form),
    mandat: both,
  })
  .superRefine((f, ctx) => {
    const known = new Set(f.spoersmaal.map((q) => q.id));
    for (const rule of f.regler)
      for (const asked of Object.keys(rule.naar))
        if (!known.has(asked))
          ctx.addIssue({ code: 'custom', message: `${rule.id} asks for ${asked}, which is no question` });
    const last = f.regler.at(-1);
    if (!last || Object.keys(last.naar).length > 0 || last.systematisk !== undefined)
      ctx.addIssue({ code: 'custom', message: 'The last rule must ask for nothing' });
  });

/** The questions, weights and rules on plan form. Nothing without a source, or in one written form only, loads. */
export function readPlanform(read: unknown): PlanformRules {
  const f = file.parse(read);
  return {
    limit: f.grense,
    questions: f.spoersmaal.map((q) => ({
      id: q.id,
      weight: q.vekt,
      needsEvidence: q.bevis,
      text: q.tekst,
      help: q.hjelp,
      lacks: q.mangler,
      source: q.kilde,
    })),
    rules: f.regler.map((r) => ({
      id: r.id,
      planform: r.planform,
      when: r.naar,
      systematic: r.systematisk ?? null,
      reason: r.grunn,
      source: r.kilde,
    })),
    forms: Object.fromEntries(
      PLANFORMER.map((name) => [
        name,
        { name: f.former[name].navn, short: f.former[name].kort, purpose: f.former[name].formaal },
      ]),
    ) as unknown as PlanformRules['forms'],
    mandate: f.mandat,
  };
}

export const loadPlanform = (root: string): PlanformRules =>
  readPlanform(readYaml(root, 'content/planform/planform.yaml'));
