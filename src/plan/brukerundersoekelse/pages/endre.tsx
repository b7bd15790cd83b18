import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { revisionsOf } from '../../../platform/db/revisions.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import {
  Button,
  ChoiceGroup,
  ErrorSummary,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { typedQuestion, typedSettings } from '../parse.ts';
import { inWork, SLAG, type Undersoekelse, type UndersoekelseRefusal } from '../skjema.ts';
import { UNDERSOEKELSE } from '../store.ts';
import { UNDERSOEKELSE_TEXTS } from '../texts.ts';
import { labelIn, languageFields, Seen, said, where } from './parts.tsx';

/** The survey as it stands, and as it was when the form that comes back was opened. */
async function load(ctx: Ctx, number: number, sent: TypedFields | null) {
  const { kommune } = where(ctx);
  const rows = await ctx.db.inKommune(kommune.id, (tx) => revisionsOf<Undersoekelse>(tx, UNDERSOEKELSE.table, number));
  return { row: rows[0], before: rows.find((r) => String(r.revision) === sent?.seen) };
}

const shownSettings = (data: Undersoekelse): TypedFields => {
  const typed = typedSettings(data);
  return { ...typed, from: formatDate(typed.from ?? ''), to: formatDate(typed.to ?? '') };
};

function shownQuestion(data: Undersoekelse, id: string): TypedFields {
  const question = data.questions.find((q) => q.id === id);
  if (!question) return {};
  const typed = typedQuestion(question);
  return { ...typed, required: typed.required || 'nei' };
}

/** Texts, period, address and whom to ask. */
export async function endrePage(
  ctx: Ctx,
  number: number,
  refusals: readonly UndersoekelseRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { base, open } = where(ctx);
  const { row, before } = await load(ctx, number, sent);
  if (!row || row.data.removed || row.data.state === 'lukket') return notFound();
  const e = said(ctx.lang, refusals);
  const saved = shownSettings(row.data);
  const late = e.status === 409 && sent !== null;
  const fields = late ? overSaved(sent, before && shownSettings(before.data), saved) : (sent ?? saved);
  const titles = languageFields('title', t.titleIn, ctx.lang);
  const intros = languageFields('intro', t.introIn, ctx.lang);
  const labels = Object.fromEntries([
    ...[...titles, ...intros].map((f) => [f.name, f.label]),
    ['from', t.from],
    ['to', t.to],
    ['code', t.code],
    ['contact', t.contact],
  ]);
  const field = (name: string) => ({ name, value: fields[name] ?? '', error: e.of(name) });
  return {
    title: t.settings,
    nav: 'undersoekelser',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${base}/${number}`)}>← {inWork(row.data.title, ctx.lang)}</a>
        </p>
        <h1>{t.settings}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={labelIn(labels)} />
        {late ? (
          <Conflict
            lang={ctx.lang}
            differ={differences(saved, fields, labelIn(labels))}
            merged={before !== undefined}
          />
        ) : null}
        <Form action={ctx.href(`${base}/${number}/endre`)} csrf={ctx.csrf}>
          <Seen revision={row.revision} />
          {titles.map((f) => (
            <TextField {...field(f.name)} label={f.label} />
          ))}
          {intros.map((f) => (
            <TextArea {...field(f.name)} label={f.label} />
          ))}
          <TextField {...field('from')} label={t.from} short />
          <TextField {...field('to')} label={t.to} short />
          {row.data.state === 'kladd' ? (
            <TextField {...field('code')} label={t.code} short description={t.codeHelp(`${open}/`)} />
          ) : null}
          <TextField {...field('contact')} label={t.contact} description={t.contactHelp} />
          <SubmitRow>
            <Button>{t.save}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}

/** One question in its four languages; 'ny' is one to add. */
export async function spoersmaalPage(
  ctx: Ctx,
  number: number,
  id: string,
  refusals: readonly UndersoekelseRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const { row, before } = await load(ctx, number, sent);
  if (!row || row.data.removed || row.data.state !== 'kladd') return notFound();
  const question = row.data.questions.find((q) => q.id === id);
  if (!question && id !== 'ny') return notFound();
  const e = said(ctx.lang, refusals);
  const saved = shownQuestion(row.data, id);
  const late = e.status === 409 && sent !== null;
  const fields = late ? overSaved(sent, before && shownQuestion(before.data, id), saved) : (sent ?? saved);
  const texts = languageFields('text', t.text, ctx.lang);
  const choices = languageFields('options', t.options, ctx.lang);
  const labels = Object.fromEntries([
    ...[...texts, ...choices].map((f) => [f.name, f.label]),
    ['kind', t.kind],
    ['min', t.min],
    ['max', t.max],
    ['required', t.must],
  ]);
  const field = (name: string) => ({ name, value: fields[name] ?? '', error: e.of(name) });
  const title = question ? t.changeQuestion : t.addQuestion;
  return {
    title,
    nav: 'undersoekelser',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${base}/${number}`)}>← {inWork(row.data.title, ctx.lang)}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={labelIn(labels)} />
        {late ? (
          <Conflict
            lang={ctx.lang}
            differ={differences(saved, fields, labelIn(labels), saidBy({ kind: t.kinds, required: t.mustChoices }))}
            merged={before !== undefined}
          />
        ) : null}
        <Form action={ctx.href(`${base}/${number}/spoersmaal/${id}`)} csrf={ctx.csrf}>
          <Seen revision={row.revision} />
          <SelectField {...field('kind')} label={t.kind} options={options(SLAG, t.kinds)} />
          {texts.map((f) => (
            <TextArea {...field(f.name)} label={f.label} rows={2} />
          ))}
          {choices.map((f, i) => (
            <TextArea
              {...field(f.name)}
              label={f.label}
              rows={5}
              {...(i === 0 ? { description: t.optionsHelp } : {})}
            />
          ))}
          <NumberField {...field('min')} label={t.min} description={t.boundsHelp} />
          <NumberField {...field('max')} label={t.max} description={t.boundsHelp} />
          <ChoiceGroup
            name="required"
            label={t.must}
            kind="radio"
            options={options(['ja', 'nei'], t.mustChoices)}
            chosen={[fields.required === 'ja' ? 'ja' : 'nei']}
          />
          <SubmitRow>
            <Button>{t.save}</Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}
