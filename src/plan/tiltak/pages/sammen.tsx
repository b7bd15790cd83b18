import { formatNumber, sumKroner } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, ChoiceGroup, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { listEgneFelt, type NumberedFelt, shownVerdi } from '../../egnefelt/index.ts';
import { mergeTiltak } from '../actions/sammen.ts';
import { ERSTATT_TEXTS } from '../erstatt-texts.ts';
import { MONEY_FIELDS, type ParseContext, type TiltakRefusal, typedTiltak } from '../parse.ts';
import { type Samlerad, samlerader, yearsIn } from '../samling.ts';
import { listMaal, listTiltak, type StoredMaal } from '../store.ts';
import { strategiNumber } from '../strategi.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { effekterOf, type Tiltak, tiltakNumber } from '../tiltak.ts';
import { linjeText } from './effekter.tsx';
import { fieldLabel } from './form.tsx';
import { shown, type TiltakPageDeps, where } from './parts.tsx';

/** What the choice of a row is called in the form. */
const valgKey = (key: string) => `valg-${key}`;

/** What a tiltak says in a row, as people read it. */
function readable(ctx: Ctx, deps: TiltakPageDeps, goals: readonly StoredMaal[], felter: readonly NumberedFelt[]) {
  const t = TILTAK_TEXTS[ctx.lang];
  const none = ERSTATT_TEXTS[ctx.lang].none.toLowerCase();
  const byYear = (d: Tiltak, values: readonly number[]) =>
    values
      .flatMap((n, i) => (n === 0 ? [] : [`${d.firstYear + i}: ${formatNumber(n, Number.isInteger(n) ? 0 : 1)}`]))
      .join(', ');
  const goal = (typed: string) => {
    const [number, way] = typed.split('.');
    const found = goals.find((g) => String(g.number) === number);
    const strategi = found?.strategies.find((s) => String(s.number) === way);
    return strategi
      ? `${strategiNumber(strategi)} ${strategi.data.title}`
      : found
        ? `${number}. ${found.data.title}`
        : typed;
  };
  const field = (d: Tiltak, key: string): string => {
    const typed = typedTiltak(d)[key] ?? '';
    const own = /^eget-(\d+)$/.exec(key)?.[1];
    const felt = felter.find((f) => String(f.number) === own);
    if (felt) return shownVerdi(felt.data, d.own?.[felt.number], ctx.lang);
    if (typed === '') return '';
    if (key === 'maal') return goal(typed);
    if (key === 'ledger') return t.ledgers[d.ledger];
    if (key === 'kind') return d.kind ? t.kinds[d.kind] : '';
    if (key === 'group') return t.groups[d.group];
    if (key === 'certainty') return d.certainty ? t.certainties[d.certainty] : '';
    if (key === 'otherGroups') return (d.otherGroups ?? []).map((g) => t.groups[g]).join(', ');
    if (key === 'tasks')
      return (d.tasks ?? []).map((o) => `${o.title} (${o.done ? t.taskDone : t.taskLeft})`).join('; ');
    if (key === 'probability') return `${typed} %`;
    if (key === 'delay') return `${typed} ${t.delayUnit}`;
    if (key === 'instruments')
      return (d.instruments ?? [])
        .map((id) => deps.virkemidler.find((v) => v.id === id)?.name[ctx.lang] ?? id)
        .join(', ');
    return typed;
  };
  return (d: Tiltak, { key, kind }: Samlerad): string => {
    const text =
      kind === 'felt'
        ? field(d, key)
        : kind === 'aar'
          ? byYear(d, yearsIn(d, key))
          : kind === 'penger'
            ? MONEY_FIELDS.flatMap((f) => {
                const values = byYear(d, yearsIn(d, f));
                return values === '' ? [] : [`${t.yearFields[f]}: ${values}`];
              }).join('; ')
            : effekterOf(d)
                .filter((e) => e.units.some((n) => n !== 0))
                .map(
                  (e) =>
                    `${BOLIGTYPE_NAMES[ctx.lang][e.type]}, ${NIVAA_NAMES[ctx.lang][e.level].toLowerCase()}: ${[byYear(d, e.units), ...linjeText(ctx.lang, e)].join('; ')}`,
                )
                .join('; ');
    return text === '' ? none : text;
  };
}

interface Shown {
  readonly refusals?: readonly TiltakRefusal[];
  readonly valg?: Readonly<Record<string, string>>;
  readonly med?: string;
}

/** The two beside each other, field by field where they differ, with a choice for each. */
export async function sammenPage(ctx: Ctx, deps: TiltakPageDeps, sent: Shown = {}): Promise<Page | Response> {
  const t = ERSTATT_TEXTS[ctx.lang];
  const tt = TILTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { goals, tiltak, felter } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
    felter: await listEgneFelt(tx),
  }));
  const find = (number: number | null): Revision<Tiltak> | undefined => tiltak.find((x) => x.number === number);
  const gaar = find(issuedNumber(ctx.params.nummer));
  const staar = find(issuedNumber(sent.med ?? ctx.url.searchParams.get('med') ?? ''));
  if (!gaar) return notFound();
  const { refusals = [], valg = {} } = sent;
  const crumb = (
    <p class="bp-crumb">
      <a href={ctx.href(`${base}/${gaar.number}`)}>← {`${tiltakNumber(gaar.number)} ${gaar.data.title}`}</a>
    </p>
  );
  if (!staar || staar.number === gaar.number)
    return {
      title: t.heading,
      nav: 'tiltak',
      step: 4,
      status: 422,
      body: (
        <>
          {crumb}
          <h1>{t.heading}</h1>
          <Notice tone="warning">{t.gone}</Notice>
        </>
      ),
    };
  const [from, to] = [tiltakNumber(gaar.number), tiltakNumber(staar.number)];
  const rows = samlerader(staar.data, gaar.data);
  const labelOf = fieldLabel(ctx, staar.data.firstYear, felter);
  const say = readable(ctx, deps, goals, felter);
  // A refusal of a field stands at the choice that the field comes from.
  const rowOf = (field: string | undefined) =>
    rows.find((r) => field !== undefined && (r.key === field || (r.kind === 'aar' && field.startsWith(r.key)))) ??
    rows.find((r) => (r.kind === 'effekter' && /^(effect|units)/.test(field ?? '')) || r.kind === 'penger');
  const e = shown(ctx, refusals);
  const errors = refusals.map((r, i) => {
    const row = r.field === undefined ? undefined : rowOf(r.field);
    const label = r.field === undefined ? '' : `${r.field === row?.key ? nameOf(row) : labelOf(r.field)}: `;
    return { field: row ? valgKey(row.key) : undefined, text: `${label}${e.errors[i]?.text ?? ''}` };
  });
  function nameOf(row: Samlerad): string {
    if (row.kind === 'penger') return t.money;
    if (row.kind === 'effekter') return tt.effects;
    if (row.kind === 'felt') return labelOf(row.key);
    const name = tt.yearFields[row.key as keyof typeof tt.yearFields];
    return row.key === 'staff' ? name : `${name} (${tt.kr})`;
  }
  const names = { staar: to, gaar: from, begge: t.both };
  const changed = refusals.some((r) => r.code === 'endret-av-andre');
  const hindringer = t.hindringer(from);
  return {
    title: t.title(from, to),
    nav: 'tiltak',
    step: 4,
    status: changed ? 409 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        {crumb}
        <h1>{t.title(from, to)}</h1>
        <ErrorSummary heading={tt.errors} errors={errors} />
        <p class="bp-text">{t.lead(from, to)}</p>
        <ul class="bp-text">
          {[staar, gaar].map((x) => (
            <li>
              <a href={ctx.href(`${base}/${x.number}`)}>{`${tiltakNumber(x.number)} ${x.data.title}`}</a>
              {` (${tt.statuses[x.data.status].toLowerCase()}`}
              {sumKroner(x.data.investment) > 0 ? `, ${formatNumber(sumKroner(x.data.investment))} ${tt.kr})` : ')'}
            </li>
          ))}
        </ul>
        <Form action={ctx.href(`${base}/${gaar.number}/sammen`)} csrf={ctx.csrf}>
          <input type="hidden" name="med" value={String(staar.number)} />
          <input type="hidden" name="seen" value={String(gaar.revision)} />
          <input type="hidden" name="seenMed" value={String(staar.revision)} />
          {rows.length === 0 ? <p>{t.alike}</p> : null}
          {rows.map((row) => (
            <ChoiceGroup
              kind="radio"
              name={valgKey(row.key)}
              label={nameOf(row)}
              {...(row.hindring ? { description: hindringer[row.hindring] } : {})}
              chosen={[valg[row.key] ?? row.standard ?? '']}
              options={row.options.map((value) => ({
                value,
                label:
                  value === 'begge'
                    ? row.kind === 'felt'
                      ? names.begge
                      : t.sum
                    : `${names[value]}: ${say(value === 'staar' ? staar.data : gaar.data, row)}`,
              }))}
              error={errors.find((x) => x.field === valgKey(row.key))?.text}
            />
          ))}
          <SubmitRow>
            <Button>{t.merge}</Button>
          </SubmitRow>
        </Form>
        <Form action={ctx.href(`${base}/${gaar.number}/erstatt`)} csrf={ctx.csrf}>
          <input type="hidden" name="by" value={String(staar.number)} />
          <input type="hidden" name="seen" value={String(gaar.revision)} />
          <SubmitRow>
            <Button variant="secondary">{t.onlyReplace(to, from)}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

export async function mergeTwo(
  ctx: Ctx,
  deps: TiltakPageDeps,
  contextIn: (year: number) => ParseContext,
): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const number = issuedNumber(ctx.params.nummer);
  const med = issuedNumber(typed.med);
  if (number === null || med === null) return notFound();
  const { actor, base } = where(ctx);
  const valg = Object.fromEntries(
    Object.entries(typed).flatMap(([key, value]) => (key.startsWith('valg-') ? [[key.slice(5), value]] : [])),
  );
  const seen = {
    staar: { number: med, revision: issuedNumber(typed.seenMed) ?? 0 },
    gaar: { number, revision: issuedNumber(typed.seen) ?? 0 },
  };
  const saved = await mergeTiltak(ctx.db, ctx.clock, actor, seen, valg, contextIn);
  return saved.ok
    ? seeOther(ctx, `${base}/${med}?lagret=ja`)
    : sammenPage(ctx, deps, { refusals: saved.error, valg, med: String(med) });
}
