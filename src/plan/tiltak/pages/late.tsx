import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { linjefelt } from '../effektlinje.ts';
import type { Typed } from '../maal.ts';
import { typedTiltak } from '../parse.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import type { Tiltak } from '../tiltak.ts';
import { EFFECT_ROWS } from './effekter.tsx';

/** A tiltak as its form shows it: with what a list stands on where nothing is said. */
export function shownIn(d: Tiltak): Typed {
  const typed = typedTiltak(d);
  return {
    ...typed,
    ...Object.fromEntries(EFFECT_ROWS.map((n) => [`effect${n}level`, typed[`effect${n}level`] ?? 'ingen'])),
    priceYear: typed.priceYear || String(d.firstYear),
  };
}

/** What came too late, laid over the tiltak as it is saved now. */
export function laidOver(revisions: readonly Revision<Tiltak>[], now: Tiltak, sent: Typed) {
  const before = revisions.find((r) => String(r.revision) === sent.revision);
  const { csrf: _, revision: __, ...typed } = sent;
  return { typed: overSaved(typed, before && shownIn(before.data), shownIn(now)), merged: before !== undefined };
}

/** What somebody else saved of the tiltak beside what the reader typed. */
export function TooLate(p: {
  ctx: Ctx;
  now: Tiltak;
  typed: Typed;
  merged: boolean;
  nameOf: (field: string) => string;
}) {
  const { lang } = p.ctx;
  const t = TILTAK_TEXTS[lang];
  const [type, level] = [BOLIGTYPE_NAMES[lang], NIVAA_NAMES[lang]];
  const said = saidBy({
    ...{ ledger: t.ledgers, status: t.statuses, group: t.groups, otherGroups: t.groups, type, level },
    ...{ certainty: t.certainties, kind: t.kinds },
    ...Object.fromEntries(
      [1, ...EFFECT_ROWS].flatMap((n) => [
        [linjefelt(n, 'group'), t.groups] as const,
        [linjefelt(n, 'change'), t.changes] as const,
      ]),
    ),
    ...Object.fromEntries(
      EFFECT_ROWS.flatMap((n) => [[`effect${n}type`, type] as const, [`effect${n}level`, level] as const]),
    ),
  });
  return (
    <Conflict
      lang={lang}
      heading={t.conflict}
      merged={p.merged}
      differ={differences(shownIn(p.now), p.typed, p.nameOf, said)}
    />
  );
}
