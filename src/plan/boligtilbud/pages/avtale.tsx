import { BOLIGTYPER, formatNumber, REGNSKAP, TJENESTENIVAAER } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { NumberField, options, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { type Avtale, avtalerIn, FINANSIERING, type Husbankvilkaar, INDEKSERT } from '../avtale.ts';
import { AVTALE_TEXTS } from '../avtale-texts.ts';
import { DELFELT, type Delfelt, fieldIn, keysOf, MAX_DELER, partOf } from '../deler.ts';
import { ENDRING_TEXTS } from '../endring-texts.ts';
import type { Typed } from '../parse.ts';
import { TILBUD_TEXTS } from '../texts.ts';
import { AVTALETYPER, type Tilbud } from '../tilbud.ts';
import type { FormProps } from './form.tsx';
import { Vilkaar } from './vilkaar.tsx';

export function AvtaleFields({ ctx, typed, of }: FormProps) {
  const t = TILBUD_TEXTS[ctx.lang];
  const a = AVTALE_TEXTS[ctx.lang];
  const date = (name: 'start' | 'expiry' | 'adjusted') => (
    <TextField
      name={name}
      label={name === 'adjusted' ? a.adjusted : t[name]}
      description={t.dateHelp}
      tag={t.optional}
      short
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  const text = (name: 'right' | 'services' | 'price', help: string) => (
    <TextArea
      name={name}
      label={t[name]}
      description={help}
      tag={t.optional}
      rows={2}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  return (
    <>
      <SelectField
        name="agreement"
        label={t.agreement}
        description={t.agreementHelp}
        tag={t.required}
        empty="–"
        options={options(AVTALETYPER, t.agreements)}
        value={typed.agreement ?? ''}
        error={of('agreement')}
      />
      <TextField name="party" label={t.party} tag={t.required} value={typed.party ?? ''} error={of('party')} />
      {text('right', t.rightHelp)}
      {date('start')}
      {date('expiry')}
      {text('services', t.servicesHelp)}
      <SelectField
        name="indexed"
        label={a.indexed}
        empty={t.notSaid}
        options={options(INDEKSERT, a.indexeds)}
        value={typed.indexed ?? ''}
        error={of('indexed')}
      />
      {date('adjusted')}
      {text('price', t.priceHelp)}
      <SelectField
        name="financing"
        label={t.financing}
        empty={t.noFinancing}
        options={options(FINANSIERING, t.financings)}
        value={typed.financing ?? ''}
        error={of('financing')}
      />
      <NumberField
        name="building"
        label={t.building}
        description={t.buildingHelp}
        tag={t.optional}
        value={typed.building ?? ''}
        error={of('building')}
      />
      <NumberField
        name="remind"
        label={t.remind}
        description={t.remindHelp}
        tag={t.optional}
        unit={t.monthsUnit}
        value={typed.remind ?? ''}
        error={of('remind')}
      />
    </>
  );
}

/** Where, what and when of dwellings: a row of supply, or a part of an agreement. `named` is what a field is called in the form. */
export function SupplyFields({
  ctx,
  kind,
  typed,
  of,
  usual,
  named,
  areas,
}: FormProps & { usual: string; named: (field: Delfelt) => string; areas: readonly string[] }) {
  const t = TILBUD_TEXTS[ctx.lang];
  return (
    <>
      <SelectField
        name={named('ledger')}
        label={t.ledger}
        {...(kind === 'endring' ? { description: ENDRING_TEXTS[ctx.lang].ledgerHelp } : {})}
        options={options(REGNSKAP, t.ledgers)}
        value={typed.ledger || usual}
        error={of(named('ledger'))}
      />
      <SelectField
        name={named('type')}
        label={t.type}
        options={options(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang])}
        value={typed.type || 'blokk'}
        error={of(named('type'))}
      />
      <SelectField
        name={named('level')}
        label={t.level}
        options={options(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang])}
        value={typed.level || 'ingen'}
        error={of(named('level'))}
      />
      <NumberField
        name={named('units')}
        label={t.units}
        tag={t.required}
        value={typed.units ?? ''}
        error={of(named('units'))}
      />
      <NumberField
        name={named('year')}
        label={t.year}
        description={t.yearHelp[kind]}
        tag={t.required}
        value={typed.year ?? ''}
        error={of(named('year'))}
      />
      {kind === 'bestand' ? (
        <input type="hidden" name="probability" value={typed.probability ?? '100'} />
      ) : (
        <NumberField
          name={named('probability')}
          label={t.probability}
          description={t.probabilityHelp}
          unit="%"
          value={typed.probability ?? '100'}
          error={of(named('probability'))}
        />
      )}
      {kind === 'avtale' ? (
        <NumberField
          name={named('rent')}
          label={AVTALE_TEXTS[ctx.lang].rent}
          tag={t.optional}
          unit={AVTALE_TEXTS[ctx.lang].rentUnit}
          value={typed.rent ?? ''}
          error={of(named('rent'))}
        />
      ) : null}
      <TextField
        name={named('area')}
        label={t.area}
        {...(kind === 'avtale' ? {} : { description: t.areaHelp })}
        tag={t.optional}
        value={typed.area ?? ''}
        suggestions={areas}
        error={of(named('area'))}
      />
    </>
  );
}

/** The form with one part more, which starts as the last one: a new type or level of the same building is the usual reason. */
export function withPart(typed: Typed): Typed {
  const keys = keysOf(typed);
  const fresh = Array.from({ length: MAX_DELER + 1 }, (_, i) => `ny${i + 1}`).find((k) => !keys.includes(k));
  if (!fresh || keys.length >= MAX_DELER) return typed;
  const last = partOf(typed, keys.at(-1) ?? '');
  const begun: Typed = { ...last, units: '', rent: '' };
  return {
    ...typed,
    deler: [...keys, fresh].map((k) => k || '0').join(','),
    ...Object.fromEntries(DELFELT.map((f) => [fieldIn(f, fresh), begun[f] ?? ''])),
  };
}

/** Where the browser goes when a part is added. */
export const LAST_PART = 'siste-del';

/** The parts of an agreement, each with its own fields. */
export function Deler(p: FormProps & { usual: string; areas: readonly string[] }) {
  const t = AVTALE_TEXTS[p.ctx.lang];
  const keys = keysOf(p.typed);
  const fresh = p.typed.units === undefined && p.typed.deler === undefined;
  return (
    <>
      <h2 id="deler">{t.parts}</h2>
      <p class="bp-text">{`${t.partsHelp} ${TILBUD_TEXTS[p.ctx.lang].areaHelp}`}</p>
      <input type="hidden" name="deler" value={keys.map((k) => k || '0').join(',')} />
      {keys.map((key, i) => (
        <fieldset class="ds-fieldset bp-count" id={i === keys.length - 1 ? LAST_PART : undefined}>
          <legend class="ds-label">{t.part(i + 1)}</legend>
          <SupplyFields {...p} typed={fresh ? p.typed : partOf(p.typed, key)} named={(field) => fieldIn(field, key)} />
          {keys.length > 1 ? (
            <div class="ds-field">
              <input
                class="ds-input"
                type="checkbox"
                id={fieldIn('ut', key)}
                name={fieldIn('ut', key)}
                value="ja"
                checked={p.typed[fieldIn('ut', key)] === 'ja'}
              />
              <label class="ds-label" data-weight="regular" for={fieldIn('ut', key)}>
                {t.dropPart}
              </label>
            </div>
          ) : null}
        </fieldset>
      ))}
    </>
  );
}

/** What the fields of the parts are called: those of a second part and later with the number of the part. */
export function avtaleLabels(ctx: Ctx, typed: Typed, labels: Readonly<Record<string, string>>): Record<string, string> {
  const t = AVTALE_TEXTS[ctx.lang];
  const keys = keysOf(typed);
  const own: Record<string, string> = {
    ...labels,
    rent: t.rent,
    indexed: t.indexed,
    adjusted: t.adjusted,
    deler: t.parts,
  };
  if (keys.length < 2) return own;
  return {
    ...own,
    ...Object.fromEntries(
      keys.flatMap((key, i) => [
        ...DELFELT.map((f) => [fieldIn(f, key), `${own[f]} (${t.part(i + 1).toLowerCase()})`] as const),
        [fieldIn('ut', key), `${t.dropPart} (${t.part(i + 1).toLowerCase()})`] as const,
      ]),
    ),
  };
}

/** The agreement as it was when the row it began with had a revision; the parts as they then were. */
export function avtaleAt(histories: readonly (readonly Revision<Tilbud>[])[], number: number, revision: number) {
  const first = histories.flat().find((r) => r.number === number && r.revision === revision);
  if (!first) return null;
  const rows = histories.flatMap((all) => {
    if (all[0]?.number === number) return [first];
    return all.filter((r) => r.created <= first.created).slice(0, 1);
  });
  return avtalerIn(rows).find((a) => a.number === number) ?? null;
}

/** One part in words. */
export function partSaid(ctx: Ctx, d: Tilbud): string {
  const t = AVTALE_TEXTS[ctx.lang];
  const level = d.level === 'ingen' ? '' : NIVAA_NAMES[ctx.lang][d.level];
  return [
    t.partSaid(formatNumber(d.units), BOLIGTYPE_NAMES[ctx.lang][d.type], level, d.year),
    d.probability === 100 ? '' : t.chance(formatNumber(d.probability)),
    d.rent === null || d.rent === undefined ? '' : t.rentSaid(formatNumber(d.rent)),
  ]
    .filter((s) => s !== '')
    .join(', ');
}

/** All dwellings of the agreement, and what they cost in a year where the rent of all is said. */
export function AvtaleSum(p: { ctx: Ctx; avtale: Avtale; terms: readonly Husbankvilkaar[] }) {
  const { ctx, avtale } = p;
  const rents = avtale.parts.map(({ data: d }) =>
    d.rent === null || d.rent === undefined ? null : d.rent * d.units * 12,
  );
  const year = rents.some((r) => r === null) ? null : rents.reduce<number>((n, r) => n + (r ?? 0), 0);
  return (
    <>
      <p class="bp-text">
        {AVTALE_TEXTS[ctx.lang].sum(formatNumber(avtale.units), year === null ? null : formatNumber(year))}
      </p>
      <Vilkaar lang={ctx.lang} row={avtale.terms} units={avtale.units} terms={p.terms} />
    </>
  );
}
