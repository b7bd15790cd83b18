import { formatDate, formatNumber, type Language, type TypedFields } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, Form, NumberField, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { avtalerIn, givesDwellings, type Tilbud } from '../../boligtilbud/index.ts';
import { here } from '../../organisering/index.ts';
import { LEVERING_TEXTS } from '../levering-texts.ts';
import type { Rapportrunde } from '../rapport.ts';

/** What the fields below are called, where a refusal names one. */
export function levertLabel(lang: Language): (field: string) => string | undefined {
  const { row, units, date, source } = LEVERING_TEXTS[lang].enter;
  const labels: TypedFields = { row, units, date, source };
  return (field) => labels[field];
}

/** Where a round is told what agreements and fields of the supply have delivered, with what has been told so far. */
export function Levert(p: {
  ctx: Ctx;
  runde: { readonly number: number; readonly data: Rapportrunde };
  rader: readonly Revision<Tilbud>[];
  typed: TypedFields;
  of: (field: string) => string | undefined;
}) {
  const { ctx, runde, typed, of } = p;
  const t = LEVERING_TEXTS[ctx.lang].enter;
  const { work } = here(ctx);
  const action = `${work}/oppfoelging/${runde.number}/levert`;
  const rader = p.rader.filter((r) => givesDwellings(r.data));
  const parts = new Map(avtalerIn(rader).flatMap((a) => a.parts.map((r) => [r.number, a.parts.length] as const)));
  // Of an agreement with several parts it is said which.
  const labelOf = (r: Revision<Tilbud>) =>
    (parts.get(r.number) ?? 1) > 1
      ? `${r.data.name}: ${BOLIGTYPE_NAMES[ctx.lang][r.data.type]}, ${NIVAA_NAMES[ctx.lang][r.data.level].toLowerCase()}`
      : r.data.name;
  const kinds = ['avtale', 'program'] as const;
  const choices = kinds.flatMap((kind) =>
    rader
      .filter((r) => r.data.kind === kind)
      .map((r) => ({ value: String(r.number), label: labelOf(r), group: t.kinds[kind] })),
  );
  const told = rader.flatMap((r) => (r.data.levert ?? []).map((l, i) => ({ row: r, ...l, place: i + 1 })));
  const today = ctx.clock.today();
  const [day = today] = [runde.data.date, today].sort();
  return (
    <section id="levert">
      <h2>{t.heading}</h2>
      {ctx.url.searchParams.has('foert') ? <Notice tone="success">{t.saved}</Notice> : null}
      <p class="bp-text">{choices.length === 0 ? t.empty : t.lead}</p>
      <p>
        <a href={ctx.href(`${work}/boligbyggeprogram`)}>{t.fields}</a>
      </p>
      {choices.length === 0 ? (
        <p>
          <a href={ctx.href(`${work}/tilbud`)}>{t.toTilbud}</a>
        </p>
      ) : (
        <Form action={ctx.href(action)} csrf={ctx.csrf}>
          <SelectField
            name="row"
            label={t.row}
            empty={t.choose}
            options={choices}
            value={typed.row}
            error={of('row')}
          />
          <NumberField name="units" label={t.units} value={typed.units ?? ''} error={of('units')} />
          <TextField name="date" label={t.date} type="date" short value={typed.date ?? day} error={of('date')} />
          <TextField
            name="source"
            label={t.source}
            description={t.sourceHelp}
            value={typed.source ?? ''}
            error={of('source')}
          />
          <SubmitRow>
            <Button variant="secondary">{t.button}</Button>
          </SubmitRow>
        </Form>
      )}
      {told.length > 0 ? (
        <DataTable
          stack
          caption={t.listed}
          columns={[
            { label: t.row },
            { label: t.came, align: 'right' },
            { label: t.dated },
            { label: t.sourced },
            { label: t.remove, screenOnly: true },
          ]}
          rows={told.map((l) => ({
            cells: [
              l.row.data.name,
              formatNumber(l.units),
              formatDate(l.date),
              l.source,
              <Form action={ctx.href(`${action}/fjern`)} csrf={ctx.csrf}>
                <input type="hidden" name="number" value={String(l.row.number)} />
                <input type="hidden" name="revision" value={String(l.row.revision)} />
                <input type="hidden" name="place" value={String(l.place)} />
                <Button variant="secondary" aria-label={t.removeOne(l.row.data.name, formatDate(l.date))}>
                  {t.remove}
                </Button>
              </Form>,
            ],
          }))}
        />
      ) : null}
    </section>
  );
}
