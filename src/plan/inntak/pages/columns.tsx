import { bareHead } from '../../../kernel/index.ts';
import { checkColumns, MAX_COLUMNS, saidOf } from '../../../platform/columns/columns.ts';
import { rememberColumns } from '../../../platform/columns/memory.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { CellSelect, ColumnTable } from '../../../ui/columns.tsx';
import { Button, Form, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { TILTAK_TEXTS } from '../../tiltak/index.ts';
import type { Gransking } from '../actions/funn.ts';
import {
  fieldsFor,
  guessSheet,
  headsOf,
  PURPOSE,
  recall,
  shownCell,
  VALUES,
  valueName,
  valuePurpose,
} from '../actions/kolonner.ts';
import { type Choice, VALUE_FIELDS, yearOfField } from '../inntak.ts';
import { type Inntak, lockInntak, setChoice } from '../store.ts';
import { INNTAK_TEXTS } from '../texts.ts';
import { where } from './parts.tsx';

export const fieldName = (ctx: Ctx, field: string): string => {
  const t = INNTAK_TEXTS[ctx.lang];
  const year = yearOfField(field);
  const names: Readonly<Record<string, string>> = { ...t.fields, requires: TILTAK_TEXTS[ctx.lang].requires };
  return year ? t.unitsIn(year) : (names[field] ?? field);
};

/** What each column of the chosen table is taken to hold, with what the words in it mean, all to be changed in one form. */
export function Columns(p: { ctx: Ctx; inntak: Inntak; read: Gransking; open: boolean }) {
  const { ctx, inntak, read } = p;
  const t = INNTAK_TEXTS[ctx.lang];
  const { choice } = inntak;
  const sheet = inntak.sheets[choice.sheet];
  if (!sheet) return null;
  const heads = headsOf(sheet, choice.head).slice(0, MAX_COLUMNS);
  const body = sheet.rows.slice((choice.head ?? -1) + 1).map((row) => row.map(shownCell));
  const fields = fieldsFor(heads).map((f) => ({ value: f.key, label: fieldName(ctx, f.key) }));
  return (
    <Details summary={t.columns} open={p.open || choice.seen !== true} id="kolonner">
      <p class="bp-text">{t.columnsHelp}</p>
      <Form action={ctx.href(`${where(ctx).base}/${inntak.number}`)} csrf={ctx.csrf}>
        {inntak.sheets.length > 1 ? (
          <SelectField
            name="ark"
            label={t.sheet}
            value={String(choice.sheet)}
            options={inntak.sheets.map((s, i) => ({ value: String(i), label: s.name || String(i + 1) }))}
          />
        ) : null}
        <TextField
          name="hode"
          short
          label={t.headRow}
          description={t.headRowHelp}
          value={choice.head === null ? '' : String(choice.head + 1)}
        />
        <ColumnTable texts={t} heads={heads} fields={fields} chosen={choice.columns} body={body} />
        {read.words.length > 0 ? (
          <>
            <h2>{t.words}</h2>
            <p class="bp-text">{t.wordsHelp}</p>
            <DataTable
              caption={t.words}
              hideCaption
              columns={[{ label: t.word }, { label: t.column }, { label: t.means }]}
              rows={read.words.map((w, i) => ({
                cells: [
                  w.word,
                  fieldName(ctx, w.field),
                  <>
                    <input type="hidden" name={`f${i}`} value={w.field} />
                    <input type="hidden" name={`w${i}`} value={w.word} />
                    <CellSelect
                      name={`v${i}`}
                      label={t.wordLabel(w.word, fieldName(ctx, w.field))}
                      value={w.meaning}
                      empty={t.none}
                      options={VALUES[w.field].map((v) => ({
                        value: v.key,
                        label: valueName(w.field, v.key, ctx.lang),
                      }))}
                    />
                  </>,
                ],
              }))}
            />
          </>
        ) : null}
        <SubmitRow>
          <Button variant="secondary">{t.save}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}

/** Keeps what was chosen, for this table and for the next; sentences when it cannot be. Null when the table is taken in. */
export async function saveColumns(
  ctx: Ctx,
  number: number,
): Promise<readonly { field?: string; text: string }[] | null> {
  const t = INNTAK_TEXTS[ctx.lang];
  const { kommune, actor } = where(ctx);
  const form = await ctx.form();
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const inntak = await lockInntak(tx, number);
    if (inntak?.state !== 'lest') return null;
    const memory = await recall(tx);
    const asked = Number(form.text('ark') || inntak.choice.sheet);
    const sheet = inntak.sheets[asked];
    if (!sheet) return [{ field: 'ark', text: t.refusedColumns['ugyldig-rad']?.('') ?? '' }];
    if (asked !== inntak.choice.sheet) {
      await setChoice(tx, number, guessSheet(sheet, asked, memory.heads));
      return [];
    }
    const typed = form.text('hode');
    const head = typed === '' ? null : Number(typed) - 1;
    if (head !== null && !(Number.isInteger(head) && head >= 0 && head < sheet.rows.length))
      return [{ field: 'hode', text: t.refusedColumns['ugyldig-rad']?.('') ?? '' }];
    const heads = headsOf(sheet, head).slice(0, MAX_COLUMNS);
    if (head !== inntak.choice.head) {
      const guessed = guessSheet(
        { ...sheet, rows: head === null ? [] : [sheet.rows[head] ?? []] },
        asked,
        memory.heads,
      );
      await setChoice(tx, number, { sheet: asked, head, columns: guessed.columns });
      return [];
    }
    const checked = checkColumns(
      heads,
      fieldsFor(heads),
      heads.map((_, i) => form.text(`k${i}`)),
    );
    if (!checked.ok)
      return checked.error.map((e) => ({
        field: e.data ? `k${Number(e.data.column) - 1}` : 'kolonner',
        text: t.refusedColumns[e.code]?.(e.field ? fieldName(ctx, e.field) : String(e.data?.head ?? '')) ?? e.code,
      }));
    await setChoice(tx, number, { sheet: asked, head, columns: checked.value, seen: true } satisfies Choice);
    const owner = { kommuneId: actor.kommuneId, brukerId: actor.brukerId };
    if (head !== null)
      await rememberColumns(tx, ctx.clock, { ...owner, purpose: PURPOSE }, saidOf(heads, checked.value));
    for (const field of VALUE_FIELDS) {
      const said: Record<string, string | null> = {};
      for (let i = 0; form.text(`w${i}`) !== '' && i < 500; i += 1) {
        const value = form.text(`v${i}`);
        if (form.text(`f${i}`) === field && (value === '' || VALUES[field].some((v) => v.key === value)))
          said[bareHead(form.text(`w${i}`))] = value || null;
      }
      await rememberColumns(tx, ctx.clock, { ...owner, purpose: valuePurpose(field) }, said);
    }
    return [];
  });
}
