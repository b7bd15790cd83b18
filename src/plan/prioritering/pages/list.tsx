import { formatNumber, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  NumberField,
  SelectField,
  SubmitRow,
  TextArea,
} from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { here } from '../../organisering/index.ts';
import { listTiltak, tiltakNumber } from '../../tiltak/index.ts';
import {
  DEFAULT_VEKTER,
  HIGHEST,
  KRITERIER,
  LOWEST,
  type Ranked,
  type Rute,
  rankTiltak,
  typedVekter,
} from '../poeng.ts';
import { currentVekter, listPoeng, vekterHistorie } from '../store.ts';
import { PRIORITERING_TEXTS } from '../texts.ts';

const MARKS = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, i) => String(HIGHEST - i));
const one = (n: number | null, none: string) => (n === null ? none : formatNumber(n, 1));

/** The tiltak in order, where people differ, the matrix, and the forms of scoring and weighing. */
export async function listPage(ctx: Ctx, refusals: readonly RowRefusal[] = [], sent: TypedFields = {}): Promise<Page> {
  const t = PRIORITERING_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const { tiltak, poeng, vekter, history } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    tiltak: (await listTiltak(tx)).filter((row) => row.data.status !== 'forkastet'),
    poeng: await listPoeng(tx),
    vekter: await currentVekter(tx),
    history: await vekterHistorie(tx),
  }));
  const rows = rankTiltak(
    tiltak.map((row) => row.number),
    poeng,
    vekter.data,
  );
  const nameOf = new Map(tiltak.map((row) => [row.number, row.data.title]));
  const named = (n: number) => `${tiltakNumber(n)} ${nameOf.get(n) ?? ''}`;
  const scored = rows.filter((r) => r.score !== null);
  const apart = scored.filter((r) => (r.spread ?? 0) >= 1).sort((a, b) => (b.spread ?? 0) - (a.spread ?? 0))[0];
  const e = sentences(ctx.lang, refusals);
  const late = e.status === 409;
  const saved = typedVekter(vekter.data);
  const before =
    sent.revision === '0' ? DEFAULT_VEKTER : history.find((r) => String(r.revision) === sent.revision)?.data;
  const typed = late ? overSaved(sent, before && typedVekter(before), saved) : sent;
  const own = ctx.bruker ? poeng.filter((p) => p.bruker === ctx.bruker?.id) : [];
  const cellOf = (rute: Rute) => {
    const here = scored.filter((r) => r.rute === rute);
    return (
      <>
        <strong>{t.cells[rute]}</strong>
        {here.length === 0 ? (
          <p>–</p>
        ) : (
          <ul>
            {here.map((r) => (
              <li>
                <a href={ctx.href(`${work}/tiltak/${r.tiltak}`)}>{named(r.tiltak)}</a> ({one(r.score, '')})
              </li>
            ))}
          </ul>
        )}
      </>
    );
  };
  const place = (r: Ranked) => (r.score === null ? '–' : String(rows.indexOf(r) + 1));
  return {
    title: t.title,
    nav: 'prioritering',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? (
          <Notice tone="success">
            <p>{t.saved}</p>
          </Notice>
        ) : null}
        {tiltak.length === 0 ? (
          <EmptyState
            heading={t.noTiltak}
            action={<ButtonLink href={ctx.href(`${work}/tiltak`)}>{t.toTiltak}</ButtonLink>}
          >
            {null}
          </EmptyState>
        ) : (
          <>
            <Finding>
              {scored.length === 0 ? t.none : t.finding(scored.length, rows.length, named(rows[0]?.tiltak ?? 0))}
            </Finding>
            {apart ? <Notice>{t.disagree(named(apart.tiltak), one(apart.spread, ''))}</Notice> : null}
            <section>
              <h2>{t.ranking}</h2>
              <DataTable
                stack
                caption={t.ranking}
                hideCaption
                columns={[
                  { label: t.rank },
                  { label: t.number },
                  { label: t.tiltak },
                  { label: t.score, align: 'right' },
                  ...KRITERIER.map((k) => ({ label: t.criteria[k], align: 'right' as const })),
                  { label: t.people, align: 'right' },
                  { label: t.spread, align: 'right' },
                ]}
                rows={rows.map((r) => ({
                  cells: [
                    place(r),
                    tiltakNumber(r.tiltak),
                    <a href={ctx.href(`${work}/tiltak/${r.tiltak}`)}>{nameOf.get(r.tiltak)}</a>,
                    one(r.score, t.notJudged),
                    ...KRITERIER.map((k) => one(r.marks?.[k] ?? null, '–')),
                    r.people === 0 ? '–' : String(r.people),
                    one(r.spread, '–'),
                  ],
                }))}
              />
            </section>
            {scored.length > 0 ? (
              <section>
                <h2>{t.matrix}</h2>
                <p class="bp-text">{t.matrixText}</p>
                <DataTable
                  stack
                  caption={t.matrix}
                  hideCaption
                  columns={[{ label: t.axis }, { label: t.ease.krevende }, { label: t.ease.lett }]}
                  rows={(
                    [
                      ['stor', 'planlegg', 'foerst'],
                      ['liten', 'vent', 'passer'],
                    ] as const
                  ).map(([value, ...cells]) => ({
                    cells: [t.value[value], ...cells.map((rute) => cellOf(rute))],
                  }))}
                />
              </section>
            ) : null}
            {scored.some((r) => r.reasons.length > 0) ? (
              <Details summary={t.reasons}>
                <ul>
                  {scored.flatMap((r) =>
                    r.reasons.map((reason) => (
                      <li>
                        {named(r.tiltak)}: {reason}
                      </li>
                    )),
                  )}
                </ul>
              </Details>
            ) : null}
            <SourceLine>{`${t.sourceLabel}: ${t.source}`}</SourceLine>
            {ctx.may('rediger') && ctx.bruker ? (
              <section>
                <h2>{t.give}</h2>
                <p class="bp-text">{t.giveText}</p>
                <Form action={ctx.href(`${work}/prioritering`)} csrf={ctx.csrf}>
                  <SelectField
                    name="tiltak"
                    label={t.which}
                    value={typed.tiltak ?? ''}
                    empty={ROW_TEXTS[ctx.lang].choose}
                    options={tiltak.map((row) => ({ value: String(row.number), label: named(row.number) }))}
                    error={e.of('tiltak')}
                  />
                  {KRITERIER.map((k) => (
                    <SelectField
                      name={k}
                      label={t.criteria[k]}
                      description={t.help[k]}
                      value={typed[k] ?? ''}
                      empty={ROW_TEXTS[ctx.lang].choose}
                      options={MARKS.map((mark) => ({ value: mark, label: mark }))}
                      error={e.of(k)}
                    />
                  ))}
                  <TextArea name="reason" label={t.reason} value={typed.reason ?? ''} error={e.of('reason')} />
                  <SubmitRow>
                    <Button>{t.save}</Button>
                  </SubmitRow>
                </Form>
                {own.length > 0 ? (
                  <Details summary={t.yours}>
                    <p>{t.yourText}</p>
                    <DataTable
                      caption={t.yours}
                      hideCaption
                      columns={[
                        { label: t.tiltak },
                        ...KRITERIER.map((k) => ({ label: t.criteria[k], align: 'right' as const })),
                      ]}
                      rows={own.map((p) => ({ cells: [named(p.tiltak), ...KRITERIER.map((k) => String(p[k]))] }))}
                    />
                  </Details>
                ) : null}
              </section>
            ) : null}
            {ctx.may('rediger') ? (
              <Details summary={t.weights} open={KRITERIER.some((k) => e.of(`vekt-${k}`)) || e.status === 409}>
                <p>{`${t.weightsText} ${t.weightsNow(vekter.data)}`}</p>
                {late ? (
                  <Conflict
                    lang={ctx.lang}
                    differ={differences(
                      saved,
                      typed,
                      (field) => KRITERIER.flatMap((k) => (field === `vekt-${k}` ? [t.criteria[k]] : []))[0],
                    )}
                    merged={before !== undefined}
                  />
                ) : null}
                <Form action={ctx.href(`${work}/prioritering/vekter`)} csrf={ctx.csrf}>
                  <input type="hidden" name="revision" value={String(vekter.revision)} />
                  <div class="bp-grid">
                    {KRITERIER.map((k) => (
                      <NumberField
                        name={`vekt-${k}`}
                        label={t.criteria[k]}
                        value={typed[`vekt-${k}`] ?? saved[`vekt-${k}`] ?? ''}
                        error={e.of(`vekt-${k}`)}
                      />
                    ))}
                  </div>
                  <SubmitRow>
                    <Button variant="secondary">{t.saveWeights}</Button>
                  </SubmitRow>
                </Form>
              </Details>
            ) : null}
            <NextAction heading={t.setsTitle}>
              <ButtonLink href={ctx.href(`${work}/prioritering/sett`)}>{t.sets}</ButtonLink>
            </NextAction>
          </>
        )}
      </>
    ),
  };
}
