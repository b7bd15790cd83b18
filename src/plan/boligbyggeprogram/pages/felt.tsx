import { BOLIGTYPER, formatDate, formatNumber } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, Form, SubmitRow } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { setRemoved } from '../actions.ts';
import { hjemmelFor, isSaid, type Merknad, merknader } from '../bestemmelser.ts';
import { BESTEMMELSER, type Bestemmelse, type Felt, remainingOf, sumOf } from '../felt.ts';
import { KAPASITET_TEXTS } from '../kapasitet-texts.ts';
import { endringer } from '../loefte.ts';
import { realiseringOf } from '../prognose.ts';
import { feltHistory, findLedetid, listFelt } from '../store.ts';
import { PROGRAM_TEXTS } from '../texts.ts';
import { Capacity } from './kapasitet.tsx';
import { YearPicture } from './oversikt.tsx';
import { type ProgramPageDeps, where } from './where.ts';

function saidOf(ctx: Ctx, felt: Felt, bestemmelse: Bestemmelse): string {
  const t = PROGRAM_TEXTS[ctx.lang];
  if (!isSaid(felt, bestemmelse)) return '–';
  if (bestemmelse === 'antall') return t.upTo(felt.maxUnits ?? 0);
  if (bestemmelse === 'rekkefoelge') return felt.order;
  if (bestemmelse === 'stoerrelse') return t.size(felt.minSize, felt.maxSize);
  return t.percent((bestemmelse === 'tilgjengelighet' ? felt.accessible : felt.borettslag) ?? 0);
}

function Provisions(p: { ctx: Ctx; felt: Felt; deps: ProgramPageDeps }) {
  const { ctx, felt } = p;
  const t = PROGRAM_TEXTS[ctx.lang];
  return (
    <section>
      <h2>{t.bestemmelser}</h2>
      <DataTable
        stack
        caption={t.bestemmelser}
        hideCaption
        columns={[{ label: t.what }, { label: t.value }, { label: t.hjemmel }]}
        rows={BESTEMMELSER.map((bestemmelse) => {
          const rule = hjemmelFor(p.deps.hjemler, bestemmelse, felt.status, ctx.clock.today());
          return {
            cells: [
              t.bestemmelse[bestemmelse],
              saidOf(ctx, felt, bestemmelse),
              rule ? <a href={rule.url}>{`${rule.name[ctx.lang]} ${rule.paragraph}`}</a> : t.noHjemmel,
            ],
          };
        })}
      />
    </section>
  );
}

function remarkOf(ctx: Ctx, felt: Felt, m: Merknad): string {
  const t = PROGRAM_TEXTS[ctx.lang];
  const k = KAPASITET_TEXTS[ctx.lang];
  if (m.code === 'for-mange-boliger') return t.tooMany(m.planned, m.max);
  if (m.code === 'fullt')
    return k.noPlaces((m.what === 'school' ? felt.schoolName : felt.kindergartenName) || k.those[m.what]);
  return `${t.bestemmelse[m.bestemmelse]}: ${t.noHjemmel.toLowerCase()}`;
}

function Facts(p: { ctx: Ctx; felt: Felt; share: number; slip: number }) {
  const { ctx, felt } = p;
  const t = PROGRAM_TEXTS[ctx.lang];
  const say = (value: number | string | null) =>
    value === null || value === '' ? '–' : typeof value === 'number' ? formatNumber(value) : value;
  const rows: readonly (readonly [string, string])[] = [
    ['planId', say(felt.planId)],
    ['status', t.statuses[felt.status]],
    ['owner', say(felt.owner)],
    ['land', felt.land ? t.lands[felt.land] : '–'],
    ['area', say(felt.area)],
    ['schoolName', say(felt.schoolName)],
    ['school', say(felt.school)],
    ['kindergartenName', say(felt.kindergartenName)],
    ['kindergarten', say(felt.kindergarten)],
    ['reserved', say(felt.reserved)],
    ['share', felt.share === null ? t.byStatus(p.share) : say(felt.share)],
    ['slip', felt.slip === null ? t.byStatus(p.slip) : say(felt.slip)],
    ['source', say(felt.source)],
  ];
  return (
    <section>
      <h2>{t.facts}</h2>
      <DataTable
        caption={t.facts}
        hideCaption
        columns={[{ label: t.what }, { label: t.said }]}
        rows={rows.map(([key, value]) => ({ cells: [t.fields[key] ?? key, value] }))}
      />
      {felt.reserved ? <SourceLine>{t.reservedNote}</SourceLine> : null}
    </section>
  );
}

function Years(p: { ctx: Ctx; felt: Felt }) {
  const { ctx, felt } = p;
  const t = PROGRAM_TEXTS[ctx.lang];
  const years = [...new Set([...felt.planned, ...felt.delivered].map((b) => b.year))].sort((a, b) => a - b);
  if (years.length === 0) return null;
  const of = (rows: Felt['planned'], year: number, type: string) =>
    formatNumber(rows.find((b) => b.year === year && b.type === type)?.units ?? null);
  const types = BOLIGTYPER.filter((type) => [...felt.planned, ...felt.delivered].some((b) => b.type === type));
  return (
    <DataTable
      stack
      caption={`${t.fields.planned} / ${t.fields.delivered}`}
      columns={[
        { label: t.year },
        ...types.flatMap((type) => [
          { label: BOLIGTYPE_NAMES[ctx.lang][type], unit: t.plannedShort, align: 'right' as const },
          { label: BOLIGTYPE_NAMES[ctx.lang][type], unit: t.deliveredShort.toLowerCase(), align: 'right' as const },
        ]),
      ]}
      rows={years.map((year) => ({
        cells: [year, ...types.flatMap((type) => [of(felt.planned, year, type), of(felt.delivered, year, type)])],
      }))}
    />
  );
}

/** One field: its facts and rules, its years, and every change that was made. */
export async function feltPage(ctx: Ctx, deps: ProgramPageDeps): Promise<Page | Response> {
  const t = PROGRAM_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const [history, ledetid, every] = await ctx.db.inKommune(
    kommune.id,
    async (tx) => [await feltHistory(tx, number), await findLedetid(tx), await listFelt(tx)] as const,
  );
  const [newest] = history;
  if (!newest) return notFound();
  const felt = newest.data;
  const edit = ctx.may('rediger');
  const usual = realiseringOf(felt, ledetid);
  const left = sumOf(remainingOf(felt));
  const remarks = merknader(felt, deps.hjemler, ctx.clock.today());
  const sayValue = (field: string, value: string | number | null) => {
    if (value === null || value === '') return '–';
    if (field === 'status') return t.statuses[value as Felt['status']] ?? String(value);
    if (field === 'land') return t.lands[value as 'privat'] ?? String(value);
    return typeof value === 'number' ? formatNumber(value) : value;
  };
  const planned = sumOf(felt.planned);
  const come = felt.delivered.length > 0 ? t.oneFinding(planned, sumOf(felt.delivered), left) : t.noneTold(planned);
  const press = (to: 'fjern' | 'angre', label: string) => (
    <Form action={ctx.href(`${base}/felt/${to}`)} csrf={ctx.csrf}>
      <input type="hidden" name="number" value={String(number)} />
      <Button variant="secondary">{label}</Button>
    </Form>
  );
  return {
    title: felt.name,
    nav: 'tilbud',
    step: 4,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{felt.name}</h1>
        {felt.removed ? (
          <Notice tone="info">
            <p>{t.removed}</p>
            {edit ? press('angre', t.undo) : null}
          </Notice>
        ) : null}
        <Finding>{`${come}${left > 0 && felt.status === 'regulert' ? ` ${t.zonedOnly}` : ''}`}</Finding>
        {remarks.length > 0 ? (
          <Notice tone="warning">
            <ul class="ds-list">
              {remarks.map((m) => (
                <li>{remarkOf(ctx, felt, m)}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <YearPicture ctx={ctx} rows={[newest]} />
        <Years ctx={ctx} felt={felt} />
        {sumOf(felt.planned) === 0 && felt.delivered.length === 0 ? (
          <EmptyState heading={t.fields.planned ?? ''}>
            <p>{t.noUnits}</p>
          </EmptyState>
        ) : null}
        <Provisions ctx={ctx} felt={felt} deps={deps} />
        <Facts ctx={ctx} felt={felt} share={usual.share} slip={usual.slip} />
        {await Capacity({ ctx, deps, rows: every, ledetid, only: number })}
        <section>
          <h2>{t.history}</h2>
          <DataTable
            stack
            caption={t.history}
            hideCaption
            columns={[{ label: t.changed }, { label: t.what }, { label: t.before }, { label: t.after }]}
            rows={history.flatMap((row, at) => {
              const changes = endringer(history[at + 1]?.data ?? null, row.data);
              const day = formatDate(osloMoment(row.created).date);
              return changes.map((c) => ({
                cells: [
                  day,
                  t.fields[c.field] ?? c.field,
                  sayValue(c.field, c.before),
                  c.field === 'removed' ? t.yesNo[c.after === 'ja' ? 'ja' : 'nei'] : sayValue(c.field, c.after),
                ],
              }));
            })}
          />
        </section>
        {edit && !felt.removed ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(`${base}/tabell`)} variant="secondary">
              {t.edit}
            </ButtonLink>
            {press('fjern', t.remove)}
          </SubmitRow>
        ) : null}
        <NextAction heading={t.nextHeading}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/gap`)} variant={edit ? 'secondary' : 'primary'}>
            {t.toGap}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

export const press =
  (removed: boolean) =>
  async (ctx: Ctx): Promise<Response> => {
    const { actor, base } = where(ctx);
    const numbers = (await ctx.form()).text('number').split(' ').map(issuedNumber);
    const known = numbers.filter((number) => number !== null);
    if (known.length === 0 || known.length < numbers.length) return seeOther(ctx, base);
    const found = await setRemoved(ctx.db, ctx.clock, actor, known, removed);
    return seeOther(ctx, found && known.length === 1 ? `${base}/felt/${known[0]}` : base);
  };
