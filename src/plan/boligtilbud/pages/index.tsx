import { BOLIGTYPER, formatNumber, REGNSKAP, TJENESTENIVAAER } from '../../../kernel/index.ts';
import { currentRevisions } from '../../../platform/db/revisions.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, SourceLine } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  NumberField,
  SelectField,
  SubmitRow,
  TextField,
} from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { addTilbud, removeTilbud } from '../actions.ts';
import { TILBUD_TEXTS } from '../texts.ts';
import { TILBUD_KINDS, type Tilbud, type TilbudKind, type TilbudRefusal } from '../tilbud.ts';

const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return { kommune: ctx.kommune, actor: { kommuneId: ctx.kommune.id, brukerId: ctx.bruker?.id ?? null } };
};

async function tilbudPage(
  ctx: Ctx,
  only: TilbudKind | null,
  refusals: readonly TilbudRefusal[] = [],
  typed: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const t = TILBUD_TEXTS[ctx.lang];
  const { kommune } = where(ctx);
  const rows = (await ctx.db.inKommune(kommune.id, (tx) => currentRevisions<Tilbud>(tx, 'tilbud_revisjon'))).filter(
    (r) => !r.data.removed,
  );
  const sum = (kind: TilbudKind) =>
    formatNumber(rows.filter((r) => r.data.kind === kind).reduce((n, r) => n + r.data.units, 0));
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  const of = (field: string) => errors.find((e) => e.field === field)?.text;
  const edit = ctx.may('rediger');
  const base = `/arbeid/${kommune.slug}/tilbud`;
  const title = only ? t.kinds[only] : t.title;
  const option = (values: readonly string[], names: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, label: names[value] ?? value }));
  return {
    title,
    nav: 'tilbud',
    wide: true,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        <Finding>{rows.length === 0 ? t.empty : t.finding(sum('program'), sum('avtale'), sum('bestand'))}</Finding>
        {rows.length === 0 ? (
          <EmptyState heading={t.title}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : null}
        {TILBUD_KINDS.filter((kind) => !only || kind === only).map((kind) => {
          const own = rows.filter((r) => r.data.kind === kind);
          return own.length === 0 ? null : (
            <section>
              <h2 id={kind}>{t.kinds[kind]}</h2>
              <DataTable
                caption={t.kinds[kind]}
                hideCaption
                columns={[
                  { label: t.name },
                  { label: t.ledger },
                  { label: t.type },
                  { label: t.level },
                  { label: t.year },
                  { label: t.units, align: 'right' },
                  { label: t.probability, unit: '%', align: 'right' },
                  ...(edit ? [{ label: t.remove }] : []),
                ]}
                rows={own.map((r) => ({
                  cells: [
                    r.data.name,
                    t.ledgers[r.data.ledger],
                    BOLIGTYPE_NAMES[ctx.lang][r.data.type],
                    NIVAA_NAMES[ctx.lang][r.data.level],
                    r.data.year,
                    formatNumber(r.data.units),
                    formatNumber(r.data.probability),
                    ...(edit
                      ? [
                          <form method="post" action={ctx.href(`${base}/fjern`)}>
                            <input type="hidden" name="csrf" value={ctx.csrf} />
                            <input type="hidden" name="number" value={String(r.number)} />
                            <button class="bp-linkbutton" type="submit">
                              {t.remove}
                              <span class="ds-sr-only">{` ${r.data.name} ${r.data.year}`}</span>
                            </button>
                          </form>,
                        ]
                      : []),
                  ],
                }))}
              />
            </section>
          );
        })}
        <SourceLine>{t.programNote}</SourceLine>
        {edit ? (
          <section>
            <h2>{t.add}</h2>
            <Form action={ctx.href(base)} csrf={ctx.csrf}>
              <SelectField
                name="kind"
                label={t.kind}
                options={option(TILBUD_KINDS, t.kinds)}
                value={typed.kind ?? only ?? 'program'}
                error={of('kind')}
              />
              <TextField name="name" label={t.name} value={typed.name ?? ''} error={of('name')} />
              <SelectField
                name="ledger"
                label={t.ledger}
                options={option(REGNSKAP, t.ledgers)}
                value={typed.ledger ?? 'boligutvikling'}
                error={of('ledger')}
              />
              <SelectField
                name="type"
                label={t.type}
                options={option(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang])}
                value={typed.type ?? 'blokk'}
                error={of('type')}
              />
              <SelectField
                name="level"
                label={t.level}
                options={option(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang])}
                value={typed.level ?? 'ingen'}
                error={of('level')}
              />
              <NumberField name="units" label={t.units} value={typed.units ?? ''} error={of('units')} />
              <NumberField
                name="year"
                label={t.year}
                description={t.yearHelp}
                value={typed.year ?? ''}
                error={of('year')}
              />
              <NumberField
                name="probability"
                label={t.probability}
                description={t.probabilityHelp}
                unit="%"
                value={typed.probability ?? '100'}
                error={of('probability')}
              />
              <SubmitRow>
                <Button>{t.add}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/gap`)} variant={edit ? 'secondary' : 'primary'}>
            {t.toGap}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

export function tilbudRoutes(): Route[] {
  return [
    { method: 'GET', path: '/arbeid/:kommune/tilbud', who: { kommune: 'les' }, handle: (ctx) => tilbudPage(ctx, null) },
    {
      method: 'GET',
      path: '/arbeid/:kommune/avtaler',
      who: { kommune: 'les' },
      handle: (ctx) => tilbudPage(ctx, 'avtale'),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tilbud',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const typed = (await ctx.form()).all();
        const refusals = await addTilbud(ctx.db, ctx.clock, where(ctx).actor, typed);
        return refusals.length > 0
          ? tilbudPage(ctx, null, refusals, typed)
          : seeOther(ctx, `/arbeid/${where(ctx).kommune.slug}/tilbud`);
      },
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tilbud/fjern',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const number = Number((await ctx.form()).text('number'));
        if (Number.isInteger(number) && number > 0) await removeTilbud(ctx.db, ctx.clock, where(ctx).actor, number);
        return seeOther(ctx, `/arbeid/${where(ctx).kommune.slug}/tilbud`);
      },
    },
  ];
}
