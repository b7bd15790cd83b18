import type { Language } from '../../kernel/index.ts';
import { listEgne } from '../../plan/eksempler/index.ts';
import { currentChapters } from '../../plan/plandokument/index.ts';
import { aktivitetNumber, listAktiviteter } from '../../plan/prosessplan/index.ts';
import { type GuideTask, listOppgaver, listRunder, oppgaveNumber } from '../../plan/runde/index.ts';
import { listMaal, listTiltak, tiltakNumber } from '../../plan/tiltak/index.ts';
import { listVedtak, vedtakNumber } from '../../plan/vedtak/index.ts';
import type { Seksjon } from '../../plan/veileder/index.ts';
import { listNotater } from '../../plan/veiledernotat/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Funnbar } from './indeks.ts';
import { SOK_TEXTS } from './texts.ts';

const said = (...texts: readonly (string | undefined | null)[]): string =>
  texts.filter((text) => text !== undefined && text !== null && text !== '').join('. ');

/** What own tasks and notes are called by. */
export interface OfGuide {
  readonly tasks: ReadonlyMap<string, GuideTask>;
  readonly seksjoner: ReadonlyMap<string, Seksjon>;
}

/** Everything of the municipality's own process that those who may read there can find; addresses below its workspace. */
export async function ownDocuments(tx: Tx, guide: OfGuide, lang: Language): Promise<readonly Funnbar[]> {
  const found: Funnbar[] = [];
  const add = (gruppe: Funnbar['gruppe'], href: string, title: string, text: string) =>
    found.push({ gruppe, href, title, text });
  for (const runde of await listRunder(tx))
    for (const o of await listOppgaver(tx, runde.number)) {
      const shipped = o.contentId ? guide.tasks.get(o.contentId) : undefined;
      add(
        'oppgaver',
        `/oppgaver/${o.number}`,
        `${oppgaveNumber(o.number)} ${o.title ?? shipped?.text[lang] ?? ''}`,
        said(o.unit),
      );
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
  for (const { number, data: m } of await listMaal(tx))
    add('maal', `/maal/${number}`, m.title, said(m.description, m.indicator, m.target, m.origin));
  for (const { number, data: t } of await listTiltak(tx))
    add('tiltak', `/tiltak/${number}`, `${tiltakNumber(number)} ${t.title}`, said(t.reason, t.responsible));
  for (const k of await currentChapters(tx))
    add('dokument', `/dokument/${k.kapittel}`, k.title, k.text.replace(/[#*_>|]/g, ''));
  for (const { data: n } of await listNotater(tx)) {
    const seksjon = guide.seksjoner.get(n.sted);
    const href = seksjon ? `/veileder/${seksjon.side}#${seksjon.anker}` : '/notater';
    add('veileder', href, SOK_TEXTS[lang].note(seksjon?.navn[lang] ?? n.sted), n.text.replace(/[#*_>|]/g, ''));
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
