import { BOLIGTYPER, formatNumber, type Language, TJENESTENIVAAER } from '../../../kernel/index.ts';
import { NumberField, options, SelectField } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { ENDRINGER } from '../endring.ts';
import { ENDRING_TEXTS } from '../endring-texts.ts';
import type { Typed } from '../parse.ts';
import { TILBUD_TEXTS } from '../texts.ts';
import type { Tilbud } from '../tilbud.ts';

/** What happens to dwellings that stand, and what becomes of them. */
export function EndringFields(p: { lang: Language; typed: Typed; of: (field: string) => string | undefined }) {
  const { lang, typed, of } = p;
  const t = ENDRING_TEXTS[lang];
  const { notSaid, optional } = TILBUD_TEXTS[lang];
  return (
    <>
      <NumberField
        name="backYear"
        label={t.backYear}
        description={t.backYearHelp}
        tag={optional}
        value={typed.backYear ?? ''}
        error={of('backYear')}
      />
      <SelectField
        name="toType"
        label={t.toType}
        description={t.toHelp}
        empty={notSaid}
        options={options(BOLIGTYPER, BOLIGTYPE_NAMES[lang])}
        value={typed.toType ?? ''}
        error={of('toType')}
      />
      <SelectField
        name="toLevel"
        label={t.toLevel}
        description={t.toHelp}
        empty={notSaid}
        options={options(TJENESTENIVAAER, NIVAA_NAMES[lang])}
        value={typed.toLevel ?? ''}
        error={of('toLevel')}
      />
      <NumberField
        name="toUnits"
        label={t.toUnits}
        description={t.toUnitsHelp}
        tag={optional}
        value={typed.toUnits ?? ''}
        error={of('toUnits')}
      />
    </>
  );
}

export function EndringChoice(p: { lang: Language; typed: Typed; of: (field: string) => string | undefined }) {
  const t = ENDRING_TEXTS[p.lang];
  return (
    <SelectField
      name="change"
      label={t.change}
      tag={TILBUD_TEXTS[p.lang].required}
      empty="–"
      options={options(ENDRINGER, t.changes)}
      value={p.typed.change ?? ''}
      error={p.of('change')}
    />
  );
}

/** What becomes of the dwellings of a row, in a cell. */
export function becomes(lang: Language, d: Tilbud): string {
  const t = ENDRING_TEXTS[lang];
  if (d.change === 'rehabilitering') return d.backYear ? t.back(d.backYear) : t.backUnknown;
  if (d.change !== 'ombygging' || !d.toType || !d.toLevel) return '–';
  return t.becomes(formatNumber(d.toUnits ?? d.units), BOLIGTYPE_NAMES[lang][d.toType], NIVAA_NAMES[lang][d.toLevel]);
}
