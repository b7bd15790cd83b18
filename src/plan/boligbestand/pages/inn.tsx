import { bareHead, formatDate, formatNumber } from '../../../kernel/index.ts';
import { checkColumns, MAX_COLUMNS, saidOf } from '../../../platform/columns/columns.ts';
import { rememberColumns } from '../../../platform/columns/memory.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Finding, Notice } from '../../../ui/blocks.tsx';
import { CellSelect, ColumnTable, RowErrors } from '../../../ui/columns.tsx';
import { Button, ErrorSummary, Form, SubmitRow, TextField } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { FELT, leses, PURPOSE, VERDIER } from '../actions/felt.ts';
import { hoderAv, type Lest, lesListe, tekst } from '../actions/lesing.ts';
import { ordbokOf, taInn, wordPurpose } from '../actions/ta-inn.ts';
import { nameOf } from '../lister.ts';
import { currentListe, findListe, keysIn, type Liste, setValg } from '../store.ts';
import { BOLIGBESTAND_TEXTS } from '../texts.ts';
import { where } from './where.ts';

const ROWS = 10;
interface Error_ {
  readonly field: string;
  readonly text: string;
}

const valueName = (ctx: Ctx, field: string, key: string): string => {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    type: BOLIGTYPE_NAMES[ctx.lang],
    level: NIVAA_NAMES[ctx.lang],
    disposal: t.disposals,
    owner: t.owners,
    status: t.statuses,
    access: t.accesses,
    buy: t.yesNo,
    shared: t.yesNo,
    vat: t.yesNo,
  };
  return names[field]?.[key] ?? key;
};

function Columns(p: { ctx: Ctx; liste: Liste; read: Lest }) {
  const { ctx, liste, read } = p;
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const ark = liste.sheets[liste.choice.sheet];
  const heads = hoderAv(ark, liste.choice.head).slice(0, MAX_COLUMNS);
  const body = (ark?.rows ?? []).slice(liste.choice.head + 1, liste.choice.head + 50).map((row) => row.map(tekst));
  const fieldAt = (i: number) => Object.entries(liste.choice.columns).find(([, at]) => at === i)?.[0] ?? '';
  const fields = FELT.map((f) => ({ value: f.key, label: t.fields[f.key] ?? f.key }));
  const notKept = heads.filter((h, i) => fieldAt(i) === '' && !leses(h));
  const unsure = heads.some((h, i) => h !== '' && fieldAt(i) === '' && leses(h)) && liste.choice.seen !== true;
  return (
    <Details summary={t.columns} open={unsure || read.words.some((w) => w.meaning === '')} id="kolonner">
      <p class="bp-text">{t.columnsHelp}</p>
      {notKept.length > 0 ? <p class="bp-text">{t.notKept(notKept.join(', '))}</p> : null}
      <Form action={ctx.href(`${where(ctx).base}/inn/${liste.number}`)} csrf={ctx.csrf}>
        <ColumnTable texts={t} heads={heads} fields={fields} chosen={liste.choice.columns} body={body} />
        {read.words.length > 0 ? (
          <DataTable
            caption={t.words}
            columns={[{ label: t.word }, { label: t.column }, { label: t.means }]}
            rows={read.words.map((w, i) => ({
              cells: [
                w.word,
                t.fields[w.field] ?? w.field,
                <>
                  <input type="hidden" name={`f${i}`} value={w.field} />
                  <input type="hidden" name={`w${i}`} value={w.word} />
                  <CellSelect
                    name={`v${i}`}
                    label={t.wordLabel(w.word, t.fields[w.field] ?? w.field)}
                    value={w.meaning}
                    empty={t.choose}
                    options={(VERDIER[w.field] ?? []).map((v) => ({
                      value: v.key,
                      label: valueName(ctx, w.field, v.key),
                    }))}
                  />
                </>,
              ],
            }))}
          />
        ) : null}
        <SubmitRow>
          <Button variant="secondary">{t.saveColumns}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}

/** How a list was read, and what taking it in would do. Looking changes nothing. */
export async function innPage(ctx: Ctx, refused: readonly Error_[] = [], typed = ''): Promise<Page | Response> {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const number = issuedNumber(ctx.params.nummer);
  const { kommune, base } = where(ctx);
  if (number === null) return notFound();
  const found = await ctx.db.inKommune(kommune.id, async (tx) => {
    const liste = await findListe(tx, number);
    if (!liste) return null;
    const current = liste.state === 'lest' ? await currentListe(tx) : null;
    return { liste, ordbok: await ordbokOf(tx), before: current ? await keysIn(tx, current.number) : null };
  });
  if (!found) return notFound();
  const { liste, before } = found;
  if (liste.state !== 'lest') return seeOther(ctx, base);
  const read = lesListe(liste.sheets[liste.choice.sheet], liste.choice, found.ordbok);
  const n = formatNumber;
  const keys = new Set(read.rows.map((b) => b.key));
  const fresh = before ? read.rows.filter((b) => !before.has(b.key)).length : 0;
  const gone = before ? [...before].filter((k) => !keys.has(k)).length : 0;
  const whole = read.errors.length === 0 && read.rows.length > 0;
  return {
    title: liste.name,
    nav: 'tilbud',
    step: 4,
    status: refused.length > 0 ? 422 : 200,
    wide: true,
    body: (
      <>
        <p>
          <a href={ctx.href(`${base}/inn`)}>{t.start}</a>
        </p>
        <h1>{liste.name}</h1>
        <ErrorSummary heading={t.errors} errors={refused} />
        <Finding>
          {read.errors.length > 0
            ? t.previewWrong(n(read.errors.length), n(read.filled))
            : t.preview(n(read.rows.length))}
        </Finding>
        {before && whole ? <p class="bp-text">{t.compared(n(fresh), n(gone))}</p> : null}
        {liste.leftOut.length > 0 ? (
          <Notice tone="warning" heading={t.leftOut}>
            <ul>
              {liste.leftOut.map((l) => (
                <li>{`${l.head || '–'}: ${t.leftOutWhy[l.why]}`}</li>
              ))}
            </ul>
            <p>{t.leftOutHelp}</p>
          </Notice>
        ) : null}
        {whole ? (
          <Form action={ctx.href(`${base}/inn/${number}/ta-inn`)} csrf={ctx.csrf}>
            <TextField
              name="gjelder"
              short
              label={t.asOf}
              description={t.asOfHelp}
              value={typed || formatDate(ctx.clock.today())}
              error={refused.find((r) => r.field === 'gjelder')?.text}
            />
            <SubmitRow>
              <Button>{t.take(n(read.rows.length))}</Button>
            </SubmitRow>
          </Form>
        ) : null}
        <Columns ctx={ctx} liste={liste} read={read} />
        <RowErrors
          texts={t}
          errors={read.errors}
          told={(e) => [String(e.row), t.fields[e.field] ?? e.field, t.refusals[e.code](e)]}
        />
        {read.rows.length > 0 ? (
          <section>
            <h2>{t.first}</h2>
            <DataTable
              caption={t.first}
              hideCaption
              columns={[
                { label: t.fields.address ?? '' },
                { label: t.fields.type ?? '' },
                { label: t.fields.size ?? '', align: 'right' },
                { label: t.fields.level ?? '' },
                { label: t.fields.status ?? '' },
                { label: t.fields.rent ?? '', align: 'right' },
              ]}
              rows={read.rows.slice(0, ROWS).map((b) => ({
                cells: [
                  nameOf(b),
                  BOLIGTYPE_NAMES[ctx.lang][b.type],
                  formatNumber(b.size),
                  b.level ? NIVAA_NAMES[ctx.lang][b.level] : '–',
                  b.status ? t.statuses[b.status] : '–',
                  formatNumber(b.rent),
                ],
              }))}
            />
          </section>
        ) : null}
      </>
    ),
  };
}

/** Keeps what was chosen, for this list and for the next. */
export async function choose(ctx: Ctx): Promise<Page | Response> {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const number = issuedNumber(ctx.params.nummer);
  const { kommune, base, actor } = where(ctx);
  if (number === null) return notFound();
  const form = await ctx.form();
  const refused = await ctx.db.inKommune(kommune.id, async (tx): Promise<Error_[] | null> => {
    const liste = await findListe(tx, number, true);
    if (liste?.state !== 'lest') return null;
    const heads = hoderAv(liste.sheets[liste.choice.sheet], liste.choice.head).slice(0, MAX_COLUMNS);
    const checked = checkColumns(
      heads,
      FELT,
      heads.map((_, i) => form.text(`k${i}`)),
    );
    if (!checked.ok)
      return checked.error.map((e) => ({
        field: e.data ? `k${Number(e.data.column) - 1}` : 'kolonner',
        text:
          t.refusedColumns[e.code]?.(e.field ? (t.fields[e.field] ?? e.field) : String(e.data?.head ?? '')) ?? e.code,
      }));
    await setValg(tx, number, { ...liste.choice, columns: checked.value, seen: true });
    const owner = { kommuneId: actor.kommuneId, brukerId: actor.brukerId };
    await rememberColumns(tx, ctx.clock, { ...owner, purpose: PURPOSE }, saidOf(heads, checked.value));
    for (const [field, values] of Object.entries(VERDIER)) {
      const said: Record<string, string | null> = {};
      for (let i = 0; form.text(`w${i}`) !== '' && i < 200; i += 1) {
        const value = form.text(`v${i}`);
        const head = bareHead(form.text(`w${i}`));
        if (form.text(`f${i}`) === field && head !== '' && values.some((v) => v.key === value)) said[head] = value;
      }
      await rememberColumns(tx, ctx.clock, { ...owner, purpose: wordPurpose(field) }, said);
    }
    return [];
  });
  if (refused === null) return notFound();
  return refused.length > 0 ? innPage(ctx, refused) : seeOther(ctx, `${base}/inn/${number}`);
}

export async function take(ctx: Ctx): Promise<Page | Response> {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const number = issuedNumber(ctx.params.nummer);
  const { base, actor } = where(ctx);
  if (number === null) return notFound();
  const typed = (await ctx.form()).text('gjelder');
  const taken = await taInn(ctx.db, ctx.clock, actor, number, typed);
  if (taken.ok || taken.error.code === 'tatt-inn') return seeOther(ctx, base);
  if (taken.error.code === 'finnes-ikke') return notFound();
  return innPage(ctx, [{ field: taken.error.field ?? 'kolonner', text: t.refusedTake[taken.error.code] }], typed);
}
