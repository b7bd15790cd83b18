import type { InnholdData, OppgaveData, PunktData } from './schema.ts';
import type { PageTexts } from './text-file.ts';
import {
  type Aktoer,
  type AktoerRad,
  type Innhold,
  type Kilde,
  type LovRad,
  type Oppgave,
  type Punkt,
  type Sted,
  VERB,
} from './veileder.ts';

/** What a page is built against, and where its problems and its answers to the starting point are gathered. */
export interface Sammenheng {
  readonly aktoerer: ReadonlyMap<string, Aktoer>;
  readonly lov: ReadonlyMap<string, LovRad>;
  readonly kilder: ReadonlyMap<string, Kilde>;
  readonly problems: string[];
  readonly steder: Map<string, Sted[]>;
}

export function merkSted(s: Sammenheng, rader: readonly string[], sted: Sted): void {
  for (const rad of rader) s.steder.set(rad, [...(s.steder.get(rad) ?? []), sted]);
}

function slaaOpp<T>(s: Sammenheng, side: string, hva: string, ids: readonly string[], i: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => {
    const funnet = i.get(id);
    if (funnet === undefined) s.problems.push(`${side}: unknown ${hva} ${id}`);
    return funnet === undefined ? [] : [funnet];
  });
}

export const finnLov = (s: Sammenheng, side: string, ids: readonly string[]): LovRad[] =>
  slaaOpp(s, side, 'law row', ids, s.lov);
export const finnKilder = (s: Sammenheng, side: string, ids: readonly string[]): Kilde[] =>
  slaaOpp(s, side, 'source', ids, s.kilder);

/** One page of the guide being built: its address, its texts and what it refers to. */
export interface SideBygg {
  readonly side: string;
  readonly tekster: PageTexts;
  readonly s: Sammenheng;
}

/** A statement whose text stands under `tekstId`; its anchor is the same id with hyphens. */
export function byggPunkt(b: SideBygg, tekstId: string, data: PunktData): Punkt {
  const anker = tekstId.replaceAll('.', '-');
  merkSted(b.s, data.startpunkt, { side: b.side, anker });
  const { html, tekst } = b.tekster.take(tekstId);
  return { id: data.id, anker, html, tekst, startpunkt: data.startpunkt, ...(data.live && { liveLink: data.live }) };
}

export const byggPunkter = (b: SideBygg, del: string, data: readonly PunktData[]): Punkt[] =>
  data.map((p) => byggPunkt(b, `${del}.${p.id}`, p));

function byggOppgave(b: SideBygg, tekstId: string, data: OppgaveData, nummer: number): Oppgave {
  const ansvarlig = slaaOpp(b.s, b.side, 'actor', data.ansvarlig, b.s.aktoerer);
  const hvem = VERB.flatMap((verb) => {
    const aktoerer = slaaOpp(b.s, b.side, 'actor', data.hvem[verb] ?? [], b.s.aktoerer);
    return aktoerer.length > 0 ? [{ verb, aktoerer }] : [];
  });
  const baerer = hvem.filter((h) => h.verb === 'vedtar' || h.verb === 'eier' || h.verb === 'utfoerer');
  for (const aktoer of ansvarlig) {
    if (!baerer.some((h) => h.aktoerer.includes(aktoer)))
      b.s.problems.push(
        `${b.side}: ${tekstId} is the responsibility of ${aktoer.id}, who neither vedtar, eier nor utfoerer it`,
      );
  }
  return { ...byggPunkt(b, tekstId, data), nummer, ansvarlig, hvem };
}

/** The table "Hvem gjør hva", in the order of the guide's actors, drawn from the tasks alone. */
export function aktoerTabell(aktoerer: Iterable<Aktoer>, oppgaver: readonly Oppgave[]): AktoerRad[] {
  return [...aktoerer].flatMap((aktoer) => {
    const roller = VERB.flatMap((verb) => {
      const egne = oppgaver.filter((o) => o.hvem.some((h) => h.verb === verb && h.aktoerer.includes(aktoer)));
      return egne.length > 0 ? [{ verb, oppgaver: egne }] : [];
    });
    return roller.length > 0 ? [{ aktoer, roller }] : [];
  });
}

/** The parts that steps and phases share; `prefiks` is '' for a step and 'fase-n.' for a phase. */
export function byggInnhold(b: SideBygg, prefiks: string, data: InnholdData): Omit<Innhold, 'varighet'> {
  const oppgaver = data.oppgaver.map((o, i) => byggOppgave(b, `${prefiks}oppgave.${o.id}`, o, i + 1));
  return {
    tittel: b.tekster.take(`${prefiks}tittel`).tekst,
    aktoerer: aktoerTabell(b.s.aktoerer.values(), oppgaver),
    kort: byggPunkter(b, `${prefiks}kort`, data.kort),
    resultater: byggPunkter(b, `${prefiks}resultat`, data.resultater),
    oppgaver,
    spoersmaal: byggPunkter(b, `${prefiks}spoersmaal`, data.spoersmaal),
    fallgruver: byggPunkter(b, `${prefiks}fallgruve`, data.fallgruver),
    lov: finnLov(b.s, b.side, data.lov),
    kilder: finnKilder(b.s, b.side, data.kilder),
    vaarTekst: data.vaarTekst,
    lenker: data.lenker,
  };
}
