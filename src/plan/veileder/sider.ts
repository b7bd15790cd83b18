import type { Texts } from '../../kernel/index.ts';
import type { Innhold, Punkt, Veileder } from './veileder.ts';

/** One page of the guide as running text: every statement in the order in which it is read. */
export interface Side {
  /** The last part of its address; '' is the front page. */
  readonly side: string;
  readonly tittel: Texts;
  readonly punkter: readonly Punkt[];
}

const lister = (i: Innhold): readonly Punkt[] => [
  ...i.kort,
  ...i.resultater,
  ...i.oppgaver,
  ...i.spoersmaal,
  ...i.fallgruver,
];

/** All pages of the guide, each step before its sub-processes. */
export const siderI = (veileder: Veileder): readonly Side[] => [
  { side: '', tittel: veileder.forside.tittel.tekst, punkter: [veileder.forside.ingress, veileder.forside.velg] },
  ...veileder.trinn.flatMap((t) => [
    {
      side: t.slug,
      tittel: t.tittel,
      punkter: [
        t.ingress,
        ...t.bakgrunn,
        ...lister(t),
        ...(t.planform ? [...t.planform.ingress, ...t.planform.spoersmaal, ...t.planform.utfall] : []),
        ...t.underprosesser.map((u) => u.ingress),
      ],
    },
    ...t.underprosesser.map((u) => ({
      side: `${t.slug}/${u.id}`,
      tittel: u.tittel,
      punkter: [u.ingress, ...u.bakgrunn, ...u.faser.flatMap(lister)],
    })),
  ]),
];
