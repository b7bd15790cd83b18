import {
  aktoerTabell,
  byggInnhold,
  byggPunkt,
  byggPunkter,
  finnKilder,
  finnLov,
  merkSted,
  type Sammenheng,
  type SideBygg,
} from './innhold.ts';
import type { PlanformData, TrinnData, UnderprosessData } from './schema.ts';
import type { PageTexts } from './text-file.ts';
import type { Fase, Planform, PlanformSvar, Trinn, Underprosess } from './veileder.ts';

function byggPlanform(b: SideBygg, data: PlanformData): Planform {
  const spoersmaal = new Set(data.spoersmaal.map((q) => q.id));
  const utfall = new Set(data.utfall.map((u) => u.id));
  const kjent = (svar: PlanformSvar) =>
    'spoersmaal' in svar ? spoersmaal.has(svar.spoersmaal) : svar.utfall.every((u) => utfall.has(u));
  for (const q of data.spoersmaal) {
    if (!kjent(q.ja) || !kjent(q.nei)) b.s.problems.push(`${b.side}: an answer to ${q.id} leads nowhere`);
  }
  return {
    anker: 'planform',
    tittel: b.tekster.take('planform.tittel').tekst,
    ingress: byggPunkter(b, 'planform.ingress', data.ingress),
    spoersmaal: data.spoersmaal.map((q) => ({
      ...byggPunkt(b, `planform.spoersmaal.${q.id}`, q),
      ja: q.ja,
      nei: q.nei,
    })),
    utfall: data.utfall.map((u) => ({
      ...byggPunkt(b, `planform.utfall.${u.id}`, u),
      tittel: b.tekster.take(`planform.utfall.${u.id}.tittel`).tekst,
      lovstyrt: u.lovstyrt,
      lov: finnLov(b.s, b.side, u.lov),
    })),
  };
}

function byggUnderprosess(
  s: Sammenheng,
  trinnSlug: string,
  data: UnderprosessData,
  nummer: number,
  tekster: PageTexts,
): Underprosess {
  const b: SideBygg = { side: `${trinnSlug}/${data.id}`, tekster, s };
  const anker = `underprosess-${nummer}`;
  merkSted(s, data.startpunkt, { side: trinnSlug, anker });
  merkSted(s, data.startpunkt, { side: b.side, anker });
  const faser: Fase[] = data.faser.map((fase, i) => {
    if (fase.id !== `fase-${i + 1}`) s.problems.push(`${b.side}: ${fase.id} stands as number ${i + 1}`);
    return {
      ...byggInnhold(b, `${fase.id}.`, fase),
      id: fase.id,
      nummer: i + 1,
      anker: fase.id,
      varighet: fase.varighet,
    };
  });
  const bygd: Underprosess = {
    id: data.id,
    nummer,
    anker,
    startpunkt: data.startpunkt,
    tittel: tekster.take('tittel').tekst,
    ingress: byggPunkt(b, 'ingress', { id: 'ingress', startpunkt: [] }),
    bakgrunn: byggPunkter(b, 'bakgrunn', data.bakgrunn),
    aktoerer: aktoerTabell(
      s.aktoerer.values(),
      faser.flatMap((f) => f.oppgaver),
    ),
    faser,
    kilder: finnKilder(s, b.side, data.kilder),
    varighet: data.varighet,
    ...(data.live && { liveLink: data.live }),
  };
  tekster.finish();
  return bygd;
}

/** One step from its structure and its texts; `textsOf` gives the text files of the step's folder by name. */
export function byggTrinn(s: Sammenheng, slug: string, data: TrinnData, textsOf: (name: string) => PageTexts): Trinn {
  const b: SideBygg = { side: slug, tekster: textsOf('index'), s };
  const anker = `trinn-${data.nummer}`;
  if (data.id !== anker) s.problems.push(`${slug}: ${data.id} has number ${data.nummer}`);
  merkSted(s, data.startpunkt, { side: slug, anker });
  const trinn: Trinn = {
    ...byggInnhold(b, '', data),
    id: data.id,
    nummer: data.nummer,
    slug,
    anker,
    startpunkt: data.startpunkt,
    varighet: data.varighet,
    ingress: byggPunkt(b, 'ingress', { id: 'ingress', startpunkt: [] }),
    bakgrunn: byggPunkter(b, 'bakgrunn', data.bakgrunn),
    planform: data.planform && byggPlanform(b, data.planform),
    underprosesser: data.underprosesser.map((u, i) => byggUnderprosess(s, slug, u, i + 1, textsOf(u.id))),
  };
  b.tekster.finish();
  return trinn;
}
