import { raw } from 'hono/html';
import { findRow } from '../../../platform/db/rows.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { RESPONDENT_TEXTS } from '../respondent-texts.ts';
import {
  htmlLang,
  inWork,
  labelsOf,
  offered,
  type Spoersmaal,
  type Spraak,
  standing,
  type UndersoekelseRefusal,
} from '../skjema.ts';
import { UNDERSOEKELSE } from '../store.ts';
import type { Avkryss } from '../svar.ts';
import { UNDERSOEKELSE_TEXTS } from '../texts.ts';
import { askedLanguage, said, where } from './parts.tsx';
import { qrSvg } from './qr.ts';
import { Questions } from './skjema.tsx';

function OnPaper(p: { q: Spoersmaal; at: number; spraak: Spraak }) {
  const { q, spraak } = p;
  const t = RESPONDENT_TEXTS[spraak];
  const labels = q.kind === 'tall' || q.kind === 'fritekst' ? [] : labelsOf(q, spraak);
  const help = {
    en: t.paperOne,
    skala: t.paperOne,
    flere: t.several,
    tall: t.number(q.min, q.max),
    fritekst: t.words,
  }[q.kind];
  return (
    <section class="bp-paper-question">
      <h2>{`${p.at}. ${q.text[spraak]}`}</h2>
      <p class="bp-source">{help}</p>
      {labels.length > 0 ? (
        <ul class="bp-boxes">
          {labels.map((label) => (
            <li>{label}</li>
          ))}
        </ul>
      ) : (
        <div class={q.kind === 'tall' ? 'bp-line bp-line-short' : 'bp-line bp-line-words'} />
      )}
    </section>
  );
}

/** The form to print: boxes to tick and lines to write on, with the way to the same form on the web. */
export async function papirPage(ctx: Ctx, number: number): Promise<Page | Response> {
  const { kommune, base, open, origin } = where(ctx);
  const row = await ctx.db.inKommune(kommune.id, (tx) => findRow(tx, UNDERSOEKELSE, number));
  if (!row || row.data.removed) return notFound();
  const { data } = row;
  const spraak = askedLanguage(ctx, offered(data).length > 0 ? offered(data) : [ctx.lang]);
  const t = RESPONDENT_TEXTS[spraak];
  const work = UNDERSOEKELSE_TEXTS[ctx.lang];
  const address = `${origin}${open}/${data.code}`;
  return {
    title: data.title[spraak] || inWork(data.title, ctx.lang),
    bare: { lang: htmlLang(spraak) },
    body: (
      <>
        <p class="bp-crumb" lang={ctx.lang}>
          <a href={ctx.href(`${base}/${number}`)}>← {work.back}</a>
        </p>
        <p class="bp-eyebrow">{t.from(kommune.name)}</p>
        <h1>{data.title[spraak] || inWork(data.title, ctx.lang)}</h1>
        <p class="bp-text">{data.intro[spraak]}</p>
        <p>{t.paper}</p>
        {data.state === 'aapen' ? (
          <div class="bp-paper-web">
            {raw(qrSvg(address, work.qrLabel(address)))}
            <p>
              {t.paperWeb} <br />
              {address}
            </p>
          </div>
        ) : null}
        {data.questions.map((q, i) => (
          <OnPaper q={q} at={i + 1} spraak={spraak} />
        ))}
        {data.contact ? <p class="bp-source">{t.contact(data.contact)}</p> : null}
      </>
    ),
  };
}

/** Staff type in what came on paper. Drafts of the form are not kept: they would have a time and a name. */
export async function registrerPage(
  ctx: Ctx,
  number: number,
  refusals: readonly UndersoekelseRefusal[] = [],
  typed: Avkryss = {},
): Promise<Page | Response> {
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const row = await ctx.db.inKommune(kommune.id, (tx) => findRow(tx, UNDERSOEKELSE, number));
  if (!row || row.data.removed) return notFound();
  const { data } = row;
  const now = standing(data, ctx.clock.today());
  const e = said(ctx.lang, refusals);
  const one = `${base}/${number}`;
  const asked = ctx.url.searchParams;
  const undo = asked.get('registrert');
  return {
    title: t.register,
    nav: 'undersoekelser',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(one)}>← {inWork(data.title, ctx.lang)}</a>
        </p>
        <h1>{t.register}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {undo ? (
          <Notice tone="success">
            <p>{t.registered}</p>
            <form method="post" action={ctx.href(`${one}/registrer/angre`)}>
              <input type="hidden" name="csrf" value={ctx.csrf} />
              <input type="hidden" name="ark" value={undo} />
              <button class="bp-linkbutton" type="submit">
                {t.undo}
              </button>
            </form>
          </Notice>
        ) : null}
        {asked.get('angret') === 'ja' ? <Notice tone="success">{t.registerUndone}</Notice> : null}
        {asked.get('angret') === 'nei' ? <Notice tone="warning">{t.registerLate}</Notice> : null}
        {now === 'svar' || now === 'over' ? (
          <div data-uten-utkast>
            <p class="bp-text">{t.registerLead}</p>
            <Form action={ctx.href(`${one}/registrer`)} csrf={ctx.csrf}>
              <Questions
                questions={data.questions}
                spraak={offered(data).find((s) => s === ctx.lang) ?? offered(data)[0] ?? 'nb'}
                typed={typed}
                of={e.of}
                paper
              />
              <SubmitRow>
                <Button>{t.registerButton}</Button>
              </SubmitRow>
            </Form>
          </div>
        ) : (
          <p class="bp-text">{t.registerClosed}</p>
        )}
      </>
    ),
  };
}
