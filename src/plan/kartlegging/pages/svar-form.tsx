import { BOLIGTYPER, formatDate, MAALGRUPPER, TJENESTENIVAAER, type TypedFields } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences } from '../../../ui/conflict.tsx';
import {
  Button,
  ChoiceGroup,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextField,
  WordList,
} from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { Forespoersel } from '../forespoersel.ts';
import { FORESPOERSEL_TEXTS } from '../forespoersel-texts.ts';
import { typedTelling } from '../parse.ts';
import {
  inCommon,
  MORE_ROWS,
  NEW_ROWS,
  newRowsOf,
  SVAR_FOR_ALL,
  SVAR_FOR_NEW,
  SVAR_KEPT_MORE,
  SVAR_MORE,
} from '../svar.ts';
import { DOBBELTTELLING, METODER, SITUASJONER, type Telling } from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { labelsOf } from './form.tsx';
import { where } from './where.ts';

export const tokenOf = (ctx: Ctx): string => ctx.params.token ?? '';
export const addressOf = (ctx: Ctx): string => ctx.href(`/k/${where(ctx).kommune.slug}/kartlegging/${tokenOf(ctx)}`);

/** A request with its unit's own counts. */
export interface Held {
  readonly f: Forespoersel;
  readonly rows: readonly Revision<Telling>[];
  /** Names offered where an area is typed. */
  readonly areas: readonly string[];
}
const AREAS = 'omraader-forslag';

type Of = (field: string) => string | undefined;

function nameOf(ctx: Ctx, d: Telling): string {
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const parts = [
    MAALGRUPPE_NAMES[ctx.lang][d.group],
    t.situations[d.situation].toLowerCase(),
    BOLIGTYPE_NAMES[ctx.lang][d.type].toLowerCase(),
    `${t.heads.level.toLowerCase()} ${NIVAA_NAMES[ctx.lang][d.level].toLowerCase()}`,
    d.area,
    d.needed === null ? '' : t.neededIn(d.needed),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What was just read as an area and a year, where the municipality has no such area: it may have been one name. */
export function ReadOut(p: { ctx: Ctx; held: Held }) {
  const s = FORESPOERSEL_TEXTS[p.ctx.lang];
  const numbers = (p.ctx.url.searchParams.get('lest') ?? '').split('-').map(issuedNumber);
  const read = p.held.rows.flatMap(({ number, data: { area, needed } }) =>
    numbers.includes(number) && area !== '' && needed !== null && !p.held.areas.includes(area)
      ? [s.svarReadOut(area, needed)]
      : [],
  );
  if (read.length === 0) return null;
  return (
    <Notice tone="info" heading={s.svarReadOutHeading}>
      {[...new Set(read)].map((text) => (
        <p>{text}</p>
      ))}
    </Notice>
  );
}

/** What a field is called in the summary of what is wrong: the row, and then the column. */
export function labelOf(ctx: Ctx, held: Held, field: string): string | undefined {
  const s = FORESPOERSEL_TEXTS[ctx.lang];
  const [, number, column = ''] = /^(?:rad|ny)-(\d+)-([a-zA-Z]+)$/.exec(field) ?? [];
  const names: TypedFields = labelsOf(ctx);
  if (number === undefined) return names[field];
  if (names[column] === undefined) return undefined;
  const row = held.rows.find((r) => String(r.number) === number);
  const which = field.startsWith('ny') ? s.svarRow(Number(number)) : row ? nameOf(ctx, row.data) : '';
  return [which, names[column]?.toLowerCase()].filter(Boolean).join(', ');
}

/** What is seldom known of a count, folded away; open where something of it was just typed or is wrong. */
function More(p: {
  ctx: Ctx;
  at: string;
  fields: readonly (typeof SVAR_MORE)[number][];
  typed: TypedFields;
  saved: TypedFields;
  of: Of;
}) {
  const names = labelsOf(p.ctx);
  const s = FORESPOERSEL_TEXTS[p.ctx.lang];
  const value = (f: string) => p.typed[`${p.at}-${f}`] ?? p.saved[f] ?? '';
  const error = (f: string) => p.of(`${p.at}-${f}`);
  return (
    <Details
      summary={s.svarMore}
      open={p.fields.some((f) => value(f) !== (p.saved[f] ?? '') || error(f) !== undefined)}
    >
      <p>{s.svarMoreText}</p>
      {p.fields.map((f) => {
        const Field = f === 'note' ? TextField : NumberField;
        return <Field name={`${p.at}-${f}`} label={names[f] ?? f} value={value(f)} error={error(f)} />;
      })}
    </Details>
  );
}

function KeptRow(p: { ctx: Ctx; row: Held['rows'][number]; typed: TypedFields | null; of: Of }) {
  const { ctx, row, of } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const at = `rad-${row.number}`;
  const saved = typedTelling(row.data);
  const shown = (f: 'now' | 'perYear') => p.typed?.[`${at}-${f}`] ?? saved[f] ?? '';
  return (
    <fieldset class="ds-fieldset bp-count">
      <legend class="ds-label">{nameOf(ctx, row.data)}</legend>
      <input type="hidden" name={`${at}-revision`} value={String(row.revision)} />
      <NumberField name={`${at}-now`} label={t.now} value={shown('now')} error={of(`${at}-now`)} />
      <NumberField name={`${at}-perYear`} label={t.perYear} value={shown('perYear')} error={of(`${at}-perYear`)} />
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id={`${at}-fjern`}
          name={`${at}-fjern`}
          value="ja"
          checked={p.typed?.[`${at}-fjern`] === 'ja'}
        />
        <label class="ds-label" data-weight="regular" for={`${at}-fjern`}>
          {FORESPOERSEL_TEXTS[ctx.lang].svarRemove}
        </label>
      </div>
      <More ctx={ctx} at={at} fields={SVAR_KEPT_MORE} typed={p.typed ?? {}} saved={saved} of={of} />
    </fieldset>
  );
}

function NewRow(p: { ctx: Ctx; i: number; typed: TypedFields; of: Of; list: string | undefined }) {
  const { lang } = p.ctx;
  const t = KARTLEGGING_TEXTS[lang];
  const at = `ny-${p.i}`;
  const select = (f: 'group' | 'situation' | 'type' | 'level', list: ReturnType<typeof options>) => (
    <SelectField
      name={`${at}-${f}`}
      label={f === 'type' || f === 'level' ? t.heads[f] : t[f]}
      empty={p.i > 1 ? FORESPOERSEL_TEXTS[lang].svarAsAbove : t.choose}
      options={list}
      value={p.typed[`${at}-${f}`] ?? ''}
      error={p.of(`${at}-${f}`)}
    />
  );
  const number = (f: 'now' | 'perYear') => (
    <NumberField name={`${at}-${f}`} label={t[f]} value={p.typed[`${at}-${f}`] ?? ''} error={p.of(`${at}-${f}`)} />
  );
  return (
    <fieldset class="ds-fieldset bp-count">
      <legend class="ds-label">{FORESPOERSEL_TEXTS[lang].svarRow(p.i)}</legend>
      {select('group', options(MAALGRUPPER, MAALGRUPPE_NAMES[lang]))}
      {select('situation', options(SITUASJONER, t.situations))}
      {select('type', options(BOLIGTYPER, BOLIGTYPE_NAMES[lang]))}
      {select('level', options(TJENESTENIVAAER, NIVAA_NAMES[lang]))}
      {number('now')}
      {number('perYear')}
      <TextField
        name={`${at}-area`}
        label={t.area}
        value={p.typed[`${at}-area`] ?? ''}
        error={p.of(`${at}-area`)}
        list={p.list}
      />
      <More ctx={p.ctx} at={at} fields={SVAR_MORE} typed={p.typed} saved={{}} of={p.of} />
    </fieldset>
  );
}

/** What is said once of all the counts of the unit. */
function ForAll(p: { ctx: Ctx; held: Held; typed: TypedFields | null; of: Of }) {
  const { ctx, held, of } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const s = FORESPOERSEL_TEXTS[ctx.lang];
  const none = held.rows.length === 0;
  const shown = (f: string) =>
    p.typed?.[f] ?? (none && f === 'date' ? formatDate(ctx.clock.today()) : inCommon(held.rows, f));
  return (
    <>
      <h2>{s.svarAll}</h2>
      {none ? null : <p class="bp-text">{s.svarAllText}</p>}
      <TextField
        name="source"
        label={t.source}
        description={t.countSourceHelp}
        tag={t.optional}
        value={shown('source')}
        error={of('source')}
      />
      <TextField name="date" label={t.date} description={t.dateHelp} short value={shown('date')} error={of('date')} />
      <SelectField
        name="method"
        label={t.method}
        empty={t.choose}
        options={options(METODER, t.methods)}
        value={shown('method')}
        error={of('method')}
      />
      <SelectField
        name="doubleCount"
        label={t.doubleCount}
        empty={t.choose}
        options={options(DOBBELTTELLING, t.doubleCounts)}
        value={shown('doubleCount')}
        error={of('doubleCount')}
      />
    </>
  );
}

export function GridForm(p: { ctx: Ctx; held: Held; typed: TypedFields | null; of: Of }) {
  const { ctx, held, of } = p;
  const s = FORESPOERSEL_TEXTS[ctx.lang];
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const names = labelsOf(ctx);
  const typed = p.typed ?? {};
  const list = held.areas.length > 0 ? AREAS : undefined;
  const rows = Math.max(NEW_ROWS + MORE_ROWS, ...newRowsOf(typed).map((i) => i + 1));
  const newRows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => (
      <NewRow ctx={ctx} i={from + at + 1} typed={typed} of={of} list={list} />
    ));
  return (
    <Form action={addressOf(ctx)} csrf={ctx.csrf}>
      {list ? <WordList id={list} words={held.areas} /> : null}
      {held.rows.length > 0 ? (
        <>
          <h2>{s.svarCounts}</h2>
          {held.rows.map((row) => (
            <KeptRow ctx={ctx} row={row} typed={p.typed} of={of} />
          ))}
        </>
      ) : null}
      <h2>{s.svarNew}</h2>
      <p class="bp-text">{s.svarNewText}</p>
      <p class="bp-text">{s.svarOnce}</p>
      {SVAR_FOR_NEW.map((f) => {
        const Field = f === 'area' ? TextField : NumberField;
        return (
          <Field
            {...(f === 'area' ? { list } : {})}
            name={f}
            label={names[f] ?? f}
            tag={t.optional}
            value={typed[f] ?? ''}
            error={of(f)}
          />
        );
      })}
      {newRows(0, NEW_ROWS)}
      <Details summary={s.svarMoreRows} open={newRowsOf(typed).some((i) => i > NEW_ROWS)}>
        {newRows(NEW_ROWS, rows)}
      </Details>
      <ForAll {...p} />
      {held.rows.length === 0 ? (
        <ChoiceGroup
          kind="checkbox"
          name="ingen"
          label={s.svarNone}
          options={[{ value: 'ja', label: s.svarNoneYes }]}
          chosen={(typed.ingen ?? (held.f.none ? 'ja' : '')) === 'ja' ? ['ja'] : []}
          error={of('ingen')}
        />
      ) : null}
      <SubmitRow>
        <Button name="gjoer" value="ferdig">
          {s.svarDone}
        </Button>
        <Button name="gjoer" value="lagre" variant="secondary">
          {s.svarSave}
        </Button>
      </SubmitRow>
    </Form>
  );
}

/** What somebody else saved of the unit's counts, beside what the reader typed; new rows stand in their fields. */
export function OthersSaved(p: { ctx: Ctx; held: Held; typed: TypedFields }) {
  const { ctx, held } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const rows = held.rows.flatMap(({ number, data }) => {
    const saved = typedTelling(data);
    return (['now', 'perYear', ...SVAR_KEPT_MORE] as const).map((f) => [`rad-${number}-${f}`, saved[f] ?? '']);
  });
  const saved = Object.fromEntries([...rows, ...SVAR_FOR_ALL.map((f) => [f, inCommon(held.rows, f)])]);
  const typed = Object.fromEntries(Object.entries(p.typed).filter(([f]) => !f.startsWith('ny-')));
  const words: TypedFields = { ...t.methods, ...t.doubleCounts };
  const say = (f: string, value: string) => (f === 'method' || f === 'doubleCount' ? (words[value] ?? value) : value);
  return <Conflict lang={ctx.lang} differ={differences(saved, typed, (f) => labelOf(ctx, held, f), say)} />;
}

export function Delivered(p: { ctx: Ctx; held: Held }) {
  const { ctx, held } = p;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const s = FORESPOERSEL_TEXTS[ctx.lang];
  return (
    <>
      <Notice tone="success" heading={s.svarDelivered}>
        <p>{s.svarDeliveredText(formatDate(osloMoment(held.f.delivered ?? '').date))}</p>
      </Notice>
      {held.rows.length > 0 ? (
        <DataTable
          caption={s.svarCounts}
          columns={[
            { label: t.group },
            { label: t.now, align: 'right' },
            { label: t.perYear, align: 'right' },
            { label: t.heads.date },
          ]}
          rows={held.rows.map(({ data }) => {
            const typed = typedTelling(data);
            return { cells: [nameOf(ctx, data), typed.now ?? '', typed.perYear ?? '', typed.date ?? ''] };
          })}
        />
      ) : (
        <p>{s.none}.</p>
      )}
      <Form action={`${addressOf(ctx)}/aapne`} csrf={ctx.csrf}>
        <SubmitRow>
          <Button variant="secondary">{s.svarReopen}</Button>
        </SubmitRow>
      </Form>
    </>
  );
}
