import { type Boligtype, formatNumber, type Language, type Tjenestenivaa } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, SelectField, SubmitRow } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import {
  DELINGER,
  type Deling,
  delt,
  type Gruppelinje,
  type Hendelse,
  type Linje,
  linjer,
  samlet,
} from '../regnskap.ts';
import { REGNSKAP_TEXTS } from '../regnskap-texts.ts';
import type { Loaded } from './regnskap.tsx';

type Words = (typeof REGNSKAP_TEXTS)['nb'];

export const numbersOf = (l: Omit<Linje, 'year'>) => [l.opening, l.inn, l.felt, l.tiltak, l.ut, l.annet, l.closing];
export const headsOf = (t: Words) =>
  [t.opening, t.inn, t.felt, t.tiltak, t.ut, t.annet, t.closing].map((label) => ({ label, align: 'right' as const }));

/** Which parts what was counted cannot be told of. */
export const byCount = (t: Words, found: Pick<Loaded, 'byType'>) => t.byCount[found.byType ? 'typed' : 'plain'];

export function partName(lang: Language, by: Deling, part: string): string {
  const t = REGNSKAP_TEXTS[lang];
  if (part === '') return by === 'omraade' ? t.noArea : t.notSaid;
  if (by === 'type') return BOLIGTYPE_NAMES[lang][part as Boligtype];
  return by === 'niva' ? NIVAA_NAMES[lang][part as Tjenestenivaa] : part;
}

/** In the address: nothing chosen is all of them, and this is what says nothing. */
const NONE = '-';
const ORDER = ['omraade', 'type', 'niva'] as const;

const partOf = (by: Deling, of: Pick<Hendelse, 'type' | 'level' | 'area'>): string =>
  (by === 'type' ? of.type : by === 'niva' ? of.level : of.area) ?? '';

/** What is chosen of each, where there is such a part; null is all of them. */
function chosenIn(ctx: Ctx, groups: readonly Gruppelinje[]) {
  return ORDER.flatMap((by) => {
    const asked = ctx.url.searchParams.get(by) ?? '';
    const part = asked === NONE ? '' : asked;
    return asked !== '' && groups.some((g) => partOf(by, g) === part) ? [{ by, part }] : [];
  });
}

/** The ledger by its parts: the whole period of every part, and one of them, or where several meet, year by year. */
export function Deler({ ctx, found, at }: { ctx: Ctx; found: Loaded; at: string }) {
  const t = REGNSKAP_TEXTS[ctx.lang];
  const by = DELINGER.find((d) => d === ctx.url.searchParams.get('etter')) ?? 'omraade';
  const chosen = chosenIn(ctx, found.groups);
  const events = found.all.filter((h) => chosen.every((c) => partOf(c.by, h) === c.part));
  const lines = chosen.length > 0 ? linjer(events, found.first, found.last) : [];
  const shown = lines.filter((l) => numbersOf(l).some((n) => n !== 0));
  const name = chosen.map((c) => partName(ctx.lang, c.by, c.part)).join(', ');
  const written = (l: Omit<Linje, 'year'>) => numbersOf(l).map((n) => formatNumber(n));
  return (
    <>
      <h2 id="delt">{`${t.by[by]}, ${found.first}–${found.last}`}</h2>
      <nav aria-label={t.divide}>
        <ul>
          {DELINGER.map((d) => (
            <li>
              {d === by ? (
                <strong aria-current="true">{t.by[d]}</strong>
              ) : (
                <a href={`${at}?regnskap=${found.ledger}&etter=${d}#delt`}>{t.by[d]}</a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <p class="bp-text">{t.byHelp}</p>
      {found.source === 'telling' ? <p class="bp-text">{byCount(t, found)}</p> : null}
      <DataTable
        caption={t.by[by]}
        hideCaption
        stack
        columns={[{ label: t.part[by] }, ...headsOf(t)]}
        rows={[
          ...delt(found.groups, by).map((p) => ({
            cells: [partName(ctx.lang, by, p.part), ...written(samlet(p.lines))],
          })),
          { cells: [t.whole, ...written(samlet(found.total))] },
        ]}
      />
      <h2 id="del">{t.choose}</h2>
      <p class="bp-text bp-screen">{t.chooseHelp}</p>
      <form class="bp-form bp-screen" method="get" action={`${at}#del`}>
        <input type="hidden" name="regnskap" value={found.ledger} />
        <input type="hidden" name="etter" value={by} />
        {ORDER.map((field) => (
          <SelectField
            name={field}
            label={t.part[field]}
            empty={t.every}
            options={delt(found.groups, field).map(({ part }) => ({
              value: part === '' ? NONE : part,
              label: partName(ctx.lang, field, part),
            }))}
            value={chosen.flatMap((c) => (c.by === field ? [c.part === '' ? NONE : c.part] : []))[0] ?? ''}
          />
        ))}
        <SubmitRow>
          <Button variant="secondary">{t.show}</Button>
        </SubmitRow>
      </form>
      {chosen.length === 0 ? null : shown.length === 0 ? (
        <p class="bp-text">{`${name}: ${t.nothing}`}</p>
      ) : (
        <DataTable
          stack
          caption={name}
          columns={[{ label: t.year }, ...headsOf(t)]}
          rows={lines.map((l) => ({ cells: [String(l.year), ...written(l)] }))}
        />
      )}
    </>
  );
}
