import type { Language } from '../../kernel/index.ts';
import { GRUPPE } from '../../plan/boliggruppe/index.ts';
import { listForespoersler } from '../../plan/kartlegging/store.ts';
import { MAALINDIKATOR } from '../../plan/maalindikator/store.ts';
import { ENHET, ROLLE } from '../../plan/organisering/index.ts';
import { listPlaner } from '../../plan/planregister/index.ts';
import { listAktiviteter } from '../../plan/prosessplan/index.ts';
import { listTiltak, tiltakNumber } from '../../plan/tiltak/index.ts';
import type { Database } from '../../platform/db/database.ts';
import { listRows } from '../../platform/db/rows.ts';
import type { Ansvar } from './ansvar.ts';
import { KONTO_TEXTS } from './texts.ts';

/** Whether a text names the person: the whole name or the address, not a part of a longer word. */
export function names(text: string, who: { readonly name: string; readonly email: string }): boolean {
  const held = text.toLowerCase();
  return [who.name, who.email].some((one) => {
    const sought = one.trim().toLowerCase();
    if (sought === '') return false;
    for (let at = held.indexOf(sought); at >= 0; at = held.indexOf(sought, at + 1)) {
      const beside = (held[at - 1] ?? ' ') + (held[at + sought.length] ?? ' ');
      if (!/[\p{L}\p{N}]/u.test(beside)) return true;
    }
    return false;
  });
}

/**
 * Where a member's name is typed as who answers for something. These are words, most often a unit's or an office's, and are not handed
 * over with what carries the person: somebody has to say who is meant now.
 */
export const skrevetNavn = (
  db: Database,
  kommuneId: string,
  who: { readonly name: string; readonly email: string },
  lang: Language,
): Promise<Ansvar[]> =>
  db.inKommune(kommuneId, async (tx) => {
    const t = KONTO_TEXTS[lang].written;
    const found: Ansvar[] = [];
    const look = (href: string, label: string, ...texts: readonly string[]) => {
      if (texts.some((text) => names(text, who))) found.push({ href, label });
    };
    for (const { number, data } of await listTiltak(tx))
      look(`/tiltak/${number}`, `${tiltakNumber(number)} ${data.title}`, data.responsible, data.cooperating ?? '');
    for (const { number, data } of await listAktiviteter(tx))
      look(`/prosessplan/${number}`, `${t.aktivitet} ${data.title}`, data.responsible, data.participants);
    for (const { number, data } of await listPlaner(tx))
      look(`/planer/${number}`, `${t.plan} ${data.title}`, data.owner);
    for (const { number, data } of await listRows(tx, MAALINDIKATOR))
      look(`/oppfoelging/maalindikatorer/${number}`, `${t.indikator} ${data.title}`, data.responsible);
    for (const f of await listForespoersler(tx))
      if (!f.withdrawn && !f.delivered)
        look(`/kartlegging/forespoersler/${f.number}`, `${t.forespoersel} ${f.unit}`, f.name, f.email);
    for (const { number, data } of await listRows(tx, ENHET))
      look(`/organisering/enheter/${number}`, `${t.enhet} ${data.name}`, data.leader);
    for (const { number, data } of await listRows(tx, ROLLE))
      look(`/organisering/rolle/${number}`, `${t.rolle} ${data.who}`, data.who);
    for (const { number, data } of await listRows(tx, GRUPPE))
      look(`/boliggruppe/gruppe/${number}`, `${t.gruppe} ${data.name}`, data.leader);
    return found;
  });
