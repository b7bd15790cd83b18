import { formatDate, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { type Revision, revisionsOf } from '../../../platform/db/revisions.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, options, SelectField, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { PressButton, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { mayLead } from '../../runde/index.ts';
import type { Seksjon } from '../../veileder/index.ts';
import { lixOfNotat, type Notat, onlyIn, standsTo, VISIBLE } from '../notat.ts';
import { findNotat, NOTAT } from '../store.ts';
import { NOTAT_TEXTS } from '../texts.ts';
import { LixFigure } from './lesbarhet.tsx';
import { formPath, type NotatPageDeps } from './parts.tsx';

function Paragraphs(p: { heading: string; paragraphs: readonly string[] }) {
  if (p.paragraphs.length === 0) return null;
  return (
    <>
      <p>
        <strong>{p.heading}</strong>
      </p>
      <ul>
        {p.paragraphs.map((paragraph) => (
          <li>{paragraph}</li>
        ))}
      </ul>
    </>
  );
}

/** What the shipped text has now and had not, and the other way about. */
function Changed(p: { ctx: Ctx; notat: Notat; seksjon: Seksjon }) {
  const { ctx, notat, seksjon } = p;
  const t = NOTAT_TEXTS[ctx.lang];
  const [then, now] = [notat.shipped[ctx.lang], seksjon.tekst[ctx.lang]];
  return (
    <Notice tone="warning" heading={t.changed}>
      <Paragraphs heading={t.new} paragraphs={onlyIn(now, then)} />
      <Paragraphs heading={t.old} paragraphs={onlyIn(then, now)} />
      <p>{t.changedHow}</p>
    </Notice>
  );
}

function History(p: { ctx: Ctx; deps: NotatPageDeps; sted: string; revisions: readonly Revision<Notat>[] }) {
  const { ctx, deps, revisions } = p;
  const t = NOTAT_TEXTS[ctx.lang];
  const { RichText } = deps;
  const [newest, ...older] = revisions;
  if (!newest || older.length === 0) return null;
  return (
    <>
      <h2>{t.history}</h2>
      {older.map((row) => {
        const name = t.version(row.revision, formatDate(osloMoment(row.created).date));
        return (
          <Details summary={row.data.removed ? `${name} (${t.putAway})` : name}>
            <RichText text={row.data.text} />
            <form method="post" action={`${formPath(ctx, p.sted)}/tilbake`}>
              <input type="hidden" name="csrf" value={ctx.csrf} />
              <input type="hidden" name="revision" value={String(newest.revision)} />
              <input type="hidden" name="til" value={String(row.revision)} />
              <button class="bp-linkbutton" type="submit" aria-label={`${t.restore}: ${name}`}>
                {t.restore}
              </button>
            </form>
          </Details>
        );
      })}
    </>
  );
}

/** A note as its form shows it; one that is put away is none. */
const typedNotat = (notat: Notat | null | undefined): TypedFields =>
  notat && !notat.removed ? { text: notat.text, visible: notat.visible } : { text: '', visible: 'intern' };

/** Where the note of a heading is written, with the shipped text beside it. */
export async function skjemaPage(
  ctx: Ctx,
  deps: NotatPageDeps,
  seksjon: Seksjon,
  refusals: readonly RowRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Refused> {
  const { kommune } = ctx;
  if (!kommune || !(await mayLead(ctx))) return { fault: 'ikke-tilgang' };
  const t = NOTAT_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { lang } = ctx;
  const { notat, revisions } = await ctx.db.inKommune(kommune.id, async (tx) => {
    const found = await findNotat(tx, seksjon.sted);
    return { notat: found, revisions: found ? await revisionsOf<Notat>(tx, NOTAT.table, found.number) : [] };
  });
  const held = notat && !notat.data.removed ? notat.data : null;
  const saved = typedNotat(held);
  const e = sentences(lang, refusals);
  const conflict = sent !== null && e.status === 409;
  const before = revisions.find((r) => String(r.revision) === sent?.revision)?.data;
  const known = before !== undefined || sent?.revision === '0';
  const typed = conflict ? overSaved(sent, known ? typedNotat(before) : undefined, saved) : sent;
  const shown = (name: string) => typed?.[name] ?? saved[name] ?? '';
  const labels: TypedFields = { text: t.text, visible: t.visibility };
  const heading = seksjon.navn[lang];
  const page = deps.lesbarhet.find((s) => s.side === seksjon.side);
  const guide = ctx.href(`/arbeid/${kommune.slug}/veileder/${seksjon.side}#${seksjon.anker}`);
  return {
    title: t.formTitle(heading),
    nav: 'veileder',
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={guide}>← {t.open}</a> · <a href={ctx.href(`/arbeid/${kommune.slug}/notater`)}>{t.all}</a>
        </p>
        <h1>{t.formTitle(heading)}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} nameOf={(field) => labels[field]} />
        {conflict && typed ? (
          <Conflict
            lang={lang}
            merged={known}
            differ={differences(saved, typed, (field) => labels[field], saidBy({ visible: t.visible }))}
          />
        ) : null}
        {held && standsTo(held, seksjon) === 'endret' ? <Changed ctx={ctx} notat={held} seksjon={seksjon} /> : null}
        <Details summary={t.shipped} open={!held}>
          <ul>
            {seksjon.tekst[lang].map((paragraph) => (
              <li>{paragraph}</li>
            ))}
          </ul>
        </Details>
        <Form action={formPath(ctx, seksjon.sted)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(notat?.revision ?? 0)} />
          <TextArea
            name="text"
            label={t.text}
            tag={row.required}
            description={t.textHelp}
            value={shown('text')}
            error={e.of('text')}
            rows={10}
          />
          <SelectField
            name="visible"
            label={t.visibility}
            tag={row.required}
            options={options(VISIBLE, t.visible)}
            value={shown('visible')}
            error={e.of('visible')}
          />
          <SubmitRow>
            <Button>{t.save}</Button>
          </SubmitRow>
        </Form>
        <p class="bp-source">
          {shown('text') === '' ? null : (
            <>
              {`${t.lixOwn}: `}
              <LixFigure ctx={ctx} lix={lixOfNotat(shown('text'))} />
              {'. '}
            </>
          )}
          {page ? (
            <>
              {`${t.lixPage}: `}
              <LixFigure ctx={ctx} lix={page.lix[lang]} />
              {'. '}
            </>
          ) : null}
          <a href={ctx.href(`/arbeid/${kommune.slug}/notater/lesbarhet`)}>{t.readability}</a>
        </p>
        {held && notat ? (
          <PressButton
            action={ctx.href(`/arbeid/${kommune.slug}/notater/fjern`)}
            csrf={ctx.csrf}
            number={notat.number}
            label={row.remove}
            what={heading}
          />
        ) : null}
        <History ctx={ctx} deps={deps} sted={seksjon.sted} revisions={revisions} />
      </>
    ),
  };
}
