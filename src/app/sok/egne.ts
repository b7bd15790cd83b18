import { formatDate, type Language } from '../../kernel/index.ts';
import { GRUPPE, MOETE, VEDTAK } from '../../plan/boliggruppe/index.ts';
import { IDE, ideNumber } from '../../plan/idekasse/index.ts';
import { currentChapters } from '../../plan/plandokument/index.ts';
import { foeringNumber, listFoeringer, listPlaner, planNumber } from '../../plan/planregister/index.ts';
import { aktivitetNumber, listAktiviteter } from '../../plan/prosessplan/index.ts';
import { type GuideTask, listOppgaver, listRunder, oppgaveNumber } from '../../plan/runde/index.ts';
import { listMaal, listTiltak, tiltakNumber } from '../../plan/tiltak/index.ts';
import { listVedtak, vedtakNumber } from '../../plan/vedtak/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { listRows } from '../../platform/db/rows.ts';
import type { Funnbar } from './indeks.ts';

const said = (...texts: readonly (string | undefined | null)[]): string =>
  texts.filter((text) => text !== undefined && text !== null && text !== '').join('. ');

/**
 * Everything of the municipality's own process that can be found; addresses below its workspace. All of it stands on
 * pages for those who may read there, and so does the search.
 */
export async function ownDocuments(
  tx: Tx,
  guide: ReadonlyMap<string, GuideTask>,
  lang: Language,
): Promise<readonly Funnbar[]> {
  const found: Funnbar[] = [];
  const add = (gruppe: Funnbar['gruppe'], href: string, title: string, text: string) =>
    found.push({ gruppe, href, title, text });
  for (const runde of await listRunder(tx))
    for (const o of await listOppgaver(tx, runde.number)) {
      const shipped = o.contentId ? guide.get(o.contentId) : undefined;
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
  for (const { number, data: p } of await listPlaner(tx))
    if (!p.removed)
      add('planer', `/planer/${number}`, `${planNumber(number)} ${p.title}`, said(p.owner, p.caseNumber, p.note));
  for (const { number, data: f } of await listFoeringer(tx))
    if (!f.removed)
      add('foeringer', `/foringer/${number}`, `${foeringNumber(number)} ${f.text}`, said(f.source, f.place, f.waived));
  for (const { data: g } of await listRows(tx, GRUPPE))
    add('boliggruppe', '/boliggruppe', g.name, said(g.leader, g.purpose, g.rhythm));
  const decisions = await listRows(tx, VEDTAK);
  for (const { number, data: m } of await listRows(tx, MOETE))
    add(
      'boliggruppe',
      `/boliggruppe/referat/${number}`,
      said(formatDate(m.date), m.place),
      said(m.agenda, m.notes, ...decisions.filter((d) => d.data.meeting === number).map((d) => d.data.text)),
    );
  for (const { number, data: i } of await listRows(tx, IDE))
    add('ideer', `/ideer/${number}`, `${ideNumber(number)} ${i.text}`, said(i.from, i.group, i.reason));
  for (const { number, data: m } of await listMaal(tx))
    add('maal', `/maal/${number}`, m.title, said(m.description, m.indicator, m.target, m.origin));
  for (const { number, data: t } of await listTiltak(tx))
    add('tiltak', `/tiltak/${number}`, `${tiltakNumber(number)} ${t.title}`, said(t.reason, t.responsible));
  for (const k of await currentChapters(tx))
    add('dokument', `/dokument/${k.kapittel}`, k.title, k.text.replace(/[#*_>|]/g, ''));
  return found;
}
