import { createHash } from 'node:crypto';
import type { Texts } from '../../kernel/index.ts';
import type { Oppgave as GuideOppgave, Veileder } from '../veileder/index.ts';

/** A task of the guide as a round takes it over. `id` never changes; `version` does when the text does. */
export interface GuideTask {
  readonly id: string;
  readonly version: string;
  readonly step: number;
  readonly text: Texts;
  /** Whom the guide thinks should answer for it. */
  readonly suggested: Texts;
  /** Somebody decides in it. */
  readonly decides: boolean;
  /** The sub-process and phase it stands in; null in a step that has none. */
  readonly underprosess: { readonly id: string; readonly nummer: number; readonly tittel: Texts } | null;
  readonly fase: { readonly id: string; readonly nummer: number; readonly tittel: Texts } | null;
  /** Where the guide has it: the part of the address after '/veileder/'. */
  readonly place: string;
}

function taken(o: GuideOppgave, id: string, place: string) {
  const names = (lang: 'nb' | 'nn') => o.ansvarlig.map((a) => a.navn[lang]).join(', ');
  return {
    id: `${id}/${o.id}`,
    version: createHash('sha256').update(JSON.stringify(o.tekst)).digest('hex').slice(0, 12),
    text: o.tekst,
    suggested: { nb: names('nb'), nn: names('nn') },
    decides: o.hvem.some((h) => h.verb === 'vedtar'),
    place: `${place}#${o.anker}`,
  };
}

/** Every task of the guide, in its order. A step with sub-processes gives the tasks of its phases, which say what its own sum up. */
export function guideTasks(veileder: Veileder): readonly GuideTask[] {
  return veileder.trinn.flatMap((t): GuideTask[] => {
    const id = `trinn-${t.nummer}`;
    if (t.underprosesser.length === 0)
      return t.oppgaver.map((o) => ({ ...taken(o, id, t.slug), step: t.nummer, underprosess: null, fase: null }));
    return t.underprosesser.flatMap((u) =>
      u.faser.flatMap((f) =>
        f.oppgaver.map((o) => ({
          ...taken(o, `${id}/${u.id}/${f.id}`, `${t.slug}/${u.id}`),
          step: t.nummer,
          underprosess: { id: u.id, nummer: u.nummer, tittel: u.tittel },
          fase: { id: f.id, nummer: f.nummer, tittel: f.tittel },
        })),
      ),
    );
  });
}
