import type { Language } from '../../kernel/index.ts';
import { GRUPPE, MOETE, VEDTAK } from '../../plan/boliggruppe/index.ts';
import { listEgneFelt, shownVerdi } from '../../plan/egnefelt/index.ts';
import { listEgne } from '../../plan/eksempler/index.ts';
import { IDE, ideNumber } from '../../plan/idekasse/index.ts';
import { currentChapters } from '../../plan/plandokument/index.ts';
import { foeringNumber, listFoeringer, listPlaner, planNumber } from '../../plan/planregister/index.ts';
import { aktivitetNumber, listAktiviteter } from '../../plan/prosessplan/index.ts';
import { findableOppgaver, type GuideTask, oppgaveNumber } from '../../plan/runde/index.ts';
import { listMaal, listTiltak, tiltakNumber } from '../../plan/tiltak/index.ts';
import { listVedtak, vedtakNumber } from '../../plan/vedtak/index.ts';
import type { Seksjon } from '../../plan/veileder/index.ts';
import { listNotater } from '../../plan/veiledernotat/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { listRows } from '../../platform/db/rows.ts';
import type { Funnbar } from './indeks.ts';
import { SOK_TEXTS } from './texts.ts';

const said = (...texts: readonly (string | undefined | null)[]): string =>
  texts.filter((text) => text !== undefined && text !== null && text !== '').join('. ');

/** What own tasks and notes are called by. */
export interface OfGuide {
  readonly tasks: ReadonlyMap<string, GuideTask>;
  readonly seksjoner: ReadonlyMap<string, Seksjon>;
}

/** What an author typed, without its signs. A live figure has no value here and its name says nothing to a reader: marked as left out, which the end of an excerpt is not. */
const plain = (text: string): string =>
  text
    .replace(/^\s*\{\{[^{}]*\}\}\s*$/gm, '')
    .replace(/\{\{[^{}]*\}\}/g, '[…]')
    .replace(/[#*_>|]/g, '')
    .trim();

type Add = (gruppe: Funnbar['gruppe'], href: string, title: string, text: string) => void;

/** The group and its meetings; not its counts, of which some readers may not see the small ones. */
async function boliggruppe(tx: Tx, add: Add): Promise<void> {
  for (const { data: g } of await listRows(tx, GRUPPE))
    add('boliggruppe', '/boliggruppe', g.name, said(g.leader, g.rhythm, g.purpose));
  const decisions = await listRows(tx, VEDTAK);
  for (const { number, data: m } of await listRows(tx, MOETE))
    add(
      'boliggruppe',
      `/boliggruppe/referat/${number}`,
      said(m.date, m.place),
      said(m.agenda, m.notes, ...decisions.filter((d) => d.data.meeting === number).map((d) => d.data.text)),
    );
}

/** Everything of the municipality's own process that those who may read there can find; addresses below its workspace. */
export async function ownDocuments(tx: Tx, guide: OfGuide, lang: Language): Promise<readonly Funnbar[]> {
  const found: Funnbar[] = [];
  const add: Add = (gruppe, href, title, text) => found.push({ gruppe, href, title, text });
  for (const o of await findableOppgaver(tx)) {
    const shipped = o.contentId ? guide.tasks.get(o.contentId) : undefined;
    const title = `${oppgaveNumber(o.number)} ${o.title ?? shipped?.text[lang] ?? ''}`;
    add('oppgaver', `/oppgaver/${o.number}`, title, said(o.unit));
  }
  for (const { number, data: v } of await listVedtak(tx))
    add(
      'vedtak',
      `/vedtak/${number}`,
      `${vedtakNumber(number)} ${v.title}`,
      said(v.bodyName, v.caseNumber, v.text, ...v.points.map((p) => p.proposed), ...v.assignments.map((a) => a.title)),
    );
  for (const { number, data: a } of await listAktiviteter(tx))
    if (!a.removed)
      add(
        'prosessplan',
        `/prosessplan/${number}`,
        `${aktivitetNumber(number)} ${a.title}`,
        said(a.purpose, a.responsible, a.participants, a.method, a.result),
      );
  for (const { number, data: p } of await listPlaner(tx))
    if (!p.removed) add('planregister', `/planer/${number}`, `${planNumber(number)} ${p.title}`, said(p.owner));
  for (const { number, data: f } of await listFoeringer(tx))
    if (!f.removed)
      add(
        'planregister',
        `/foringer/${number}`,
        `${foeringNumber(number)} ${f.text}`,
        said(f.source, f.place, f.unit, f.waived),
      );
  await boliggruppe(tx, add);
  for (const { number, data: i } of await listRows(tx, IDE))
    add('ideer', `/ideer/${number}`, `${ideNumber(number)} ${i.text}`, said(i.from, i.group, i.reason));
  for (const { number, data: m } of await listMaal(tx))
    add('maal', `/maal/${number}`, m.title, said(m.description, m.indicator, m.target, m.origin));
  const felter = await listEgneFelt(tx);
  for (const { number, data: t } of await listTiltak(tx)) {
    const own = felter.flatMap(({ number: n, data: f }) => {
      const value = shownVerdi(f, t.own?.[n], lang);
      return value === '' ? [] : [`${f.name}: ${value}`];
    });
    const text = said(t.description, t.reason, t.responsible, ...own);
    add('tiltak', `/tiltak/${number}`, `${tiltakNumber(number)} ${t.title}`, text);
  }
  for (const k of await currentChapters(tx)) add('dokument', `/dokument/${k.kapittel}`, k.title, plain(k.text));
  for (const { data: n } of await listNotater(tx)) {
    const seksjon = guide.seksjoner.get(n.sted);
    const href = seksjon ? `/veileder/${seksjon.side}#${seksjon.anker}` : '/notater';
    add('veileder', href, SOK_TEXTS[lang].note(seksjon?.navn[lang] ?? n.sted), plain(n.text));
  }
  for (const e of await listEgne(tx))
    add(
      'eksempler',
      `/eksempler#eksempel-${e.id}`,
      `${e.kommune}: ${e.tittel[lang]}`,
      said(...e.tekst[lang], e.eget?.source),
    );
  return found;
}
