import { formatNumber, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, Form, NumberField, options, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { PressButton, PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { STEDER } from '../eget.ts';
import type { Indikator } from '../indikator.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { type Innlest, type KunnskapPageDeps, kommuneOf, placeName } from './parts.tsx';

/** What somebody typed in one of the two forms of the page that was not taken. */
export interface Typed {
  readonly form: 'tekst' | 'verdi';
  readonly fields: TypedFields;
  readonly refusals: readonly RowRefusal[];
}

export const verdiErrors = (ctx: Ctx, i: Indikator, refusals: readonly RowRefusal[]) => {
  const t = KUNNSKAP_TEXTS[ctx.lang].value;
  const e = sentences(ctx.lang, refusals);
  return refusals.map((r, at) => ({
    field: r.field,
    text:
      r.code === 'finnes-fra-foer'
        ? t.same
        : r.code === 'utenfor' && r.field === 'year'
          ? t.yearRange
          : r.code === 'ikke-tall' && r.field === 'value'
            ? t.notNumber(i.decimals)
            : (e.errors[at]?.text ?? ''),
  }));
};

/** The figures the municipality types, where an indicator is not computed. */
export function Verdier(p: {
  ctx: Ctx;
  deps: Pick<KunnskapPageDeps, 'nameOf'>;
  inn: Innlest;
  i: Indikator;
  typed: Typed | null;
}) {
  const { ctx, i, inn } = p;
  if (!i.manual || !ctx.may('rediger')) return null;
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { base } = kommuneOf(ctx);
  const mine = p.typed?.form === 'verdi' ? p.typed : null;
  const of = (field: string) => verdiErrors(ctx, i, mine?.refusals ?? []).find((e) => e.field === field)?.text;
  const all = inn.verdier.filter((v) => v.data.indikator === i.id).sort((a, b) => b.data.year - a.data.year);
  const nameOf = (v: (typeof all)[number]) => `${placeName(ctx, p.deps, v.data.place)} ${v.data.year}`;
  const typed = (name: string) => mine?.fields[name] ?? '';
  return (
    <section id="verdi">
      <h2>{t.value.heading}</h2>
      <p class="bp-text">
        {i.list
          ? t.value.whyList
          : i.read && i.table
            ? t.value.whyRead(i.table)
            : i.table
              ? t.value.why(i.table)
              : t.value.whyNoTable}
      </p>
      {i.obtain ? <p class="bp-text">{i.obtain[ctx.lang]}</p> : null}
      <p>
        <a href={ctx.href(`${base}/${i.id}/inn`)}>{t.value.takeIn}</a>
      </p>
      <Form action={ctx.href(`${base}/${i.id}/verdi`)} csrf={ctx.csrf}>
        <NumberField
          name="value"
          label={t.value.value}
          tag={row.required}
          unit={t.units[i.manual.unit]}
          value={typed('value')}
          error={of('value')}
        />
        <NumberField name="year" label={t.value.year} tag={row.required} value={typed('year')} error={of('year')} />
        <SelectField
          name="place"
          label={t.value.place}
          tag={row.required}
          options={options(STEDER, t.value.places)}
          value={typed('place') || 'kommunen'}
          error={of('place')}
        />
        <TextField
          name="source"
          label={t.value.source}
          description={t.value.sourceHelp}
          tag={row.required}
          value={mine?.fields.source ?? i.source[ctx.lang]}
          error={of('source')}
        />
        <SubmitRow>
          <Button>{t.value.save}</Button>
        </SubmitRow>
      </Form>
      {all.some((v) => !v.data.removed) ? (
        <DataTable
          stack
          caption={t.value.table}
          columns={[
            { label: t.year },
            { label: t.value.place },
            { label: t.value.value, align: 'right', unit: t.units[i.manual.unit] },
            { label: t.source },
            { label: t.value.remove, screenOnly: true },
          ]}
          rows={all
            .filter((v) => !v.data.removed)
            .map((v) => ({
              cells: [
                String(v.data.year),
                placeName(ctx, p.deps, v.data.place),
                formatNumber(v.data.value, i.decimals),
                v.data.source,
                <PressButton
                  action={ctx.href(`${base}/${i.id}/verdi/fjern`)}
                  csrf={ctx.csrf}
                  number={v.number}
                  label={t.value.remove}
                  what={nameOf(v)}
                />,
              ],
            }))}
        />
      ) : null}
      <PutAway
        lang={ctx.lang}
        action={ctx.href(`${base}/${i.id}/verdi/angre`)}
        csrf={ctx.csrf}
        rows={all.filter((v) => v.data.removed).map((v) => ({ number: v.number, name: nameOf(v) }))}
      />
    </section>
  );
}
