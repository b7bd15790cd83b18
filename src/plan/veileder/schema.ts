import { z } from 'zod';
import { ARBEIDSSIDER, DELER, VERB } from './veileder.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case ASCII words joined by hyphens');
const dato = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD');
const startpunkt = z.array(z.string().regex(/^S\d\d$/)).default([]);
const live = z.enum(ARBEIDSSIDER).optional();
const ikkeTom = z.string().trim().min(1);
const tekster = z.strictObject({ nb: ikkeTom, nn: ikkeTom });

const punkt = z.preprocess((v) => (typeof v === 'string' ? { id: v } : v), z.strictObject({ id, startpunkt, live }));
const hvem = z.partialRecord(z.enum(VERB), z.array(id).min(1));
const oppgave = z.strictObject({ id, startpunkt, live, ansvarlig: z.array(id).min(1), hvem });
const varighet = z
  .strictObject({
    min: z.int().positive(),
    max: z.int().positive(),
    gjentas: z.enum(['aarlig', 'planperiode']).optional(),
  })
  .refine((v) => v.min <= v.max, 'min is above max');

const innhold = {
  vaarTekst: z.boolean().default(false),
  lenker: z.partialRecord(z.enum(DELER), z.enum(ARBEIDSSIDER)).default({}),
  kort: z.array(punkt).min(1),
  resultater: z.array(punkt).min(1),
  oppgaver: z.array(oppgave).min(1),
  spoersmaal: z.array(punkt).min(1),
  fallgruver: z.array(punkt).min(1),
  lov: z.array(id).min(1),
  kilder: z.array(id).min(1),
};

const fase = z.strictObject({ id, varighet: varighet.nullable().default(null), ...innhold });

const underprosess = z.strictObject({
  id,
  startpunkt,
  live,
  varighet,
  bakgrunn: z.array(punkt).min(1),
  kilder: z.array(id).min(1),
  faser: z.array(fase).length(3),
});

const svar = z.union([z.strictObject({ spoersmaal: id }), z.strictObject({ utfall: z.array(id).min(1) })]);
const planform = z.strictObject({
  ingress: z.array(punkt).min(1),
  spoersmaal: z.array(z.strictObject({ id, startpunkt, live, ja: svar, nei: svar })).min(1),
  utfall: z.array(z.strictObject({ id, startpunkt, live, lovstyrt: z.boolean(), lov: z.array(id).default([]) })).min(1),
});

/** `structure.yaml` of one step. */
export const trinnSchema = z.strictObject({
  id,
  nummer: z.int().min(1).max(6),
  startpunkt,
  varighet,
  bakgrunn: z.array(punkt).min(1),
  ...innhold,
  planform: planform.nullable().default(null),
  underprosesser: z.array(underprosess).default([]),
});

/** `structure.yaml` of the guide itself: who can act, the labels, and the order of the steps. */
export const veilederSchema = z.strictObject({
  startpunkt: z.strictObject({ tittel: startpunkt, velg: startpunkt, hvem: startpunkt, tilbake: startpunkt }),
  trinn: z.array(id).length(6),
  aktoerer: z.array(id).min(1),
  etiketter: z.array(id).min(1),
});

/** `kilder.yaml`. */
export const kilderSchema = z.array(
  z.strictObject({
    id,
    tittel: ikkeTom,
    utgiver: ikkeTom,
    url: z.url({ protocol: /^https?$/ }),
    sistKontrollert: dato,
  }),
);

/** `lov.yaml`: the laws by code, then the rows. */
export const lovSchema = z.strictObject({
  stand: dato,
  lover: z.record(id, z.strictObject({ navn: tekster, url: z.url({ protocol: /^https?$/ }) })),
  rader: z.array(
    z.strictObject({
      id,
      lov: id,
      paragraf: ikkeTom,
      tittel: tekster,
      krav: tekster,
      url: z.url({ protocol: /^https?$/ }).optional(),
      gjelderFra: dato.nullable().default(null),
      gjelderTil: dato.nullable().default(null),
      kontrollert: z.enum(['ja', 'delvis', 'ikke']),
      frist: tekster.optional(),
    }),
  ),
});

export type TrinnData = z.infer<typeof trinnSchema>;
export type InnholdData = Omit<z.infer<typeof fase>, 'id' | 'varighet'>;
export type UnderprosessData = z.infer<typeof underprosess>;
export type PlanformData = z.infer<typeof planform>;
export type PunktData = z.infer<typeof punkt>;
export type OppgaveData = z.infer<typeof oppgave>;
export type VeilederData = z.infer<typeof veilederSchema>;
export type KilderData = z.infer<typeof kilderSchema>;
export type LovData = z.infer<typeof lovSchema>;
