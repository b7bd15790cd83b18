import { raw } from 'hono/html';
import { formatDate } from '../../../kernel/index.ts';
import { findRow } from '../../../platform/db/rows.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { PressButton } from '../../../ui/row-form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import {
  inWork,
  lacking,
  offered,
  SPRAAK,
  type Spoersmaal,
  standing,
  type Undersoekelse,
  type UndersoekelseRefusal,
} from '../skjema.ts';
import { countSvar, listFritekst, UNDERSOEKELSE } from '../store.ts';
import { UNDERSOEKELSE_TEXTS } from '../texts.ts';
import { TONES } from './liste.tsx';
import { kindOf, questionLabel, Seen, said, told, where } from './parts.tsx';
import { qrSvg } from './qr.ts';

interface Held {
  readonly ctx: Ctx;
  readonly number: number;
  readonly revision: number;
  readonly data: Undersoekelse;
}

function Arrange(p: Held & { q: Spoersmaal; first: boolean }) {
  const { ctx, q } = p;
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const button = (path: string, label: string) => (
    <form method="post" action={ctx.href(`${base}/${p.number}/${path}`)}>
      <input type="hidden" name="csrf" value={ctx.csrf} />
      <Seen revision={p.revision} />
      <input type="hidden" name="spoersmaal" value={q.id} />
      <button class="bp-linkbutton" type="submit" aria-label={`${label}: ${questionLabel(q, ctx.lang)}`}>
        {label}
      </button>
    </form>
  );
  return (
    <>
      {p.first ? null : button('flytt', t.up)}
      {button('fjern', t.away)}
    </>
  );
}

function QuestionList(p: Held & { edit: boolean }) {
  const { ctx, data } = p;
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { base } = where(ctx);
  if (data.questions.length === 0) return null;
  return (
    <DataTable
      caption={t.questions}
      hideCaption
      columns={[{ label: t.question }, { label: t.kind }, { label: t.must }, ...(p.edit ? [{ label: t.order }] : [])]}
      rows={data.questions.map((q, i) => ({
        cells: [
          p.edit ? (
            <a href={ctx.href(`${base}/${p.number}/spoersmaal/${q.id}`)}>{`${i + 1}. ${questionLabel(q, ctx.lang)}`}</a>
          ) : (
            `${i + 1}. ${questionLabel(q, ctx.lang)}`
          ),
          kindOf(q, ctx.lang),
          q.required ? t.mustChoices.ja : t.mustChoices.nei,
          ...(p.edit ? [<Arrange {...p} q={q} first={i === 0} />] : []),
        ],
      }))}
    />
  );
}

function LanguageTable(p: Held) {
  const t = UNDERSOEKELSE_TEXTS[p.ctx.lang];
  const lacks = lacking(p.data);
  return (
    <>
      <h2>{t.languageHeading}</h2>
      <p class="bp-text">{t.languageHelp}</p>
      <DataTable
        caption={t.languageHeading}
        hideCaption
        columns={[{ label: t.languageHeading }, { label: t.columns.state }]}
        rows={SPRAAK.map((spraak) => ({
          cells: [
            t.languages[spraak],
            lacks[spraak] === 0 ? (
              <Status tone="success">{t.languageOk}</Status>
            ) : (
              <Status tone="warning">{t.languageLacks(lacks[spraak])}</Status>
            ),
          ],
        }))}
      />
    </>
  );
}

/** One press that changes where the survey stands, with what it means. */
function Press(p: Held & { path: string; label: string; text: string; secondary?: boolean }) {
  const { ctx } = p;
  return (
    <>
      <p class="bp-text">{p.text}</p>
      <Form action={ctx.href(`${where(ctx).base}/${p.number}/${p.path}`)} csrf={ctx.csrf}>
        <Seen revision={p.revision} />
        <SubmitRow>
          <Button variant={p.secondary ? 'secondary' : 'primary'}>{p.label}</Button>
        </SubmitRow>
      </Form>
    </>
  );
}

function Share(p: Held) {
  const { ctx, data } = p;
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { base, open, origin } = where(ctx);
  const address = `${origin}${open}/${data.code}`;
  const svg = qrSvg(address, t.qrLabel(address));
  return (
    <section>
      <h2>{t.link}</h2>
      <p class="bp-text">{t.linkText}</p>
      <p class="bp-text">
        <a href={`${open}/${data.code}`}>{address}</a>
      </p>
      <div class="bp-qr">{raw(svg)}</div>
      <p>
        <a href={`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`} download={`qr-${data.code}.svg`}>
          {t.qrSave}
        </a>
      </p>
      <h2>{t.paper}</h2>
      <p class="bp-text">{t.paperText}</p>
      <ul>
        {offered(data).map((spraak) => (
          <li>
            <a href={ctx.href(`${base}/${p.number}/papir?sprak=${spraak}`)}>{t.print(t.languages[spraak])}</a>
          </li>
        ))}
      </ul>
      <SubmitRow>
        <ButtonLink href={ctx.href(`${base}/${p.number}/registrer`)} variant="secondary">
          {t.register}
        </ButtonLink>
      </SubmitRow>
    </section>
  );
}

/** One survey: how it stands, what it asks, and what can be done with it now. */
export async function enPage(
  ctx: Ctx,
  number: number,
  refusals: readonly UndersoekelseRefusal[] = [],
): Promise<Page | Response> {
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { row, counts, texts } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    row: await findRow(tx, UNDERSOEKELSE, number),
    counts: (await countSvar(tx)).get(number) ?? { nett: 0, papir: 0 },
    texts: await listFritekst(tx, number),
  }));
  if (!row || row.data.removed) return notFound();
  const { data, revision } = row;
  const held: Held = { ctx, number, revision, data };
  const now = standing(data, ctx.clock.today());
  const edit = ctx.may('rediger');
  const draft = edit && now === 'kladd';
  const e = said(ctx.lang, refusals);
  const one = `${base}/${number}`;
  const waiting = texts.filter((x) => x.state === 'ny').length;
  const title = inWork(data.title, ctx.lang);
  const done = ctx.url.searchParams;
  return {
    title,
    nav: 'undersoekelser',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {done.has('laget') ? <Notice tone="success">{t.created}</Notice> : null}
        {done.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        {done.has('fjernet') && draft ? (
          <Notice tone="success">
            <p>{t.removed}</p>
            <form method="post" action={ctx.href(`${one}/angre`)}>
              <input type="hidden" name="csrf" value={ctx.csrf} />
              <Seen revision={revision} />
              <button class="bp-linkbutton" type="submit">
                {t.undo}
              </button>
            </form>
          </Notice>
        ) : null}
        <p>
          <Status tone={TONES[now]}>{t.states[now]}</Status> {t.period(formatDate(data.from), formatDate(data.to))}
        </p>
        {now === 'lukket' ? (
          <NextAction heading={t.result}>
            <ButtonLink href={ctx.href(`${one}/resultat`)}>{t.toResult}</ButtonLink>
          </NextAction>
        ) : edit && data.state === 'aapen' ? (
          <>
            <Finding>{t.soFar(told(counts.nett + counts.papir, ctx.lang), told(counts.papir, ctx.lang))}</Finding>
            <p class="bp-text">{t.noPeek}</p>
          </>
        ) : (
          <p class="bp-text">{t.notYet}</p>
        )}
        {edit && texts.length > 0 ? (
          <p>
            {waiting > 0 ? t.reviewWaits(waiting) : t.reviewNone} <a href={ctx.href(`${one}/fritekst`)}>{t.review}</a>
          </p>
        ) : null}
        {edit && data.state === 'aapen' ? <Share {...held} /> : null}
        <h2>{t.questions}</h2>
        <QuestionList {...held} edit={draft} />
        {draft ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(`${one}/spoersmaal/ny`)} variant="secondary">
              {t.addQuestion}
            </ButtonLink>
          </SubmitRow>
        ) : null}
        {edit && now !== 'lukket' ? (
          <>
            <LanguageTable {...held} />
            <SubmitRow>
              <ButtonLink href={ctx.href(`${one}/endre`)} variant="secondary">
                {t.settings}
              </ButtonLink>
              {offered(data).length > 0 ? (
                <ButtonLink href={ctx.href(`${one}/papir`)} variant="tertiary">
                  {t.look}
                </ButtonLink>
              ) : null}
            </SubmitRow>
          </>
        ) : null}
        {draft ? <Press {...held} path="publiser" label={t.publish} text={t.publishText} /> : null}
        {edit && data.state === 'aapen' ? (
          <>
            <h2>{t.close}</h2>
            <Press {...held} path="lukk" label={t.close} text={t.closeText} />
            {counts.nett + counts.papir === 0 ? (
              <Press {...held} path="trekk" label={t.withdraw} text={t.withdrawText} secondary />
            ) : null}
          </>
        ) : null}
        {edit && data.state !== 'aapen' ? (
          <PressButton
            action={ctx.href(`${base}/fjern`)}
            csrf={ctx.csrf}
            number={number}
            label={t.remove}
            what={title}
          />
        ) : null}
      </>
    ),
  };
}
