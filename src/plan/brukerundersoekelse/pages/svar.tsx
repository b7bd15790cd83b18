import { formatDate } from '../../../kernel/index.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { answer, findOpen } from '../actions.ts';
import { RESPONDENT_TEXTS } from '../respondent-texts.ts';
import { htmlLang, offered, type Spraak, standing, type Undersoekelse, type UndersoekelseRefusal } from '../skjema.ts';
import { type Avkryss, LURE } from '../svar.ts';
import type { Flom } from './flom.ts';
import { askedLanguage, where } from './parts.tsx';
import { Questions } from './skjema.tsx';

const find = (ctx: Ctx) =>
  ctx.db.inKommune(where(ctx).kommune.id, (tx) => findOpen(tx, (ctx.params.adresse ?? '').toLowerCase()));

/** The day as a person reads it; in English with its month in words, so that nobody takes 3.4. for the fourth of March. */
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const dayIn = (spraak: Spraak, day: string): string =>
  spraak === 'en'
    ? `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
    : formatDate(day);

const bare = (spraak: Spraak) => ({ lang: htmlLang(spraak) });

function Languages(p: { ctx: Ctx; path: string; now: Spraak; all: readonly Spraak[] }) {
  if (p.all.length < 2) return null;
  return (
    <nav aria-label={RESPONDENT_TEXTS[p.now].choose}>
      <ul class="bp-chips">
        {p.all.map((spraak) => (
          <li>
            <a
              href={p.ctx.href(`${p.path}?sprak=${spraak}`)}
              lang={htmlLang(spraak)}
              hreflang={htmlLang(spraak)}
              aria-current={spraak === p.now ? 'true' : undefined}
            >
              {RESPONDENT_TEXTS[spraak].name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function message(ctx: Ctx, data: Undersoekelse, spraak: Spraak, heading: string, text: string): Page {
  const { kommune, open } = where(ctx);
  return {
    title: `${heading} – ${data.title[spraak]}`,
    bare: bare(spraak),
    body: (
      <>
        <p class="bp-eyebrow">{RESPONDENT_TEXTS[spraak].from(kommune.name)}</p>
        <h1>{heading}</h1>
        <p class="bp-text">{text}</p>
        <Languages ctx={ctx} path={`${open}/${data.code}`} now={spraak} all={offered(data)} />
      </>
    ),
  };
}

/** What says that it cannot be answered now; null when it can. */
function notNow(ctx: Ctx, data: Undersoekelse, spraak: Spraak): Page | null {
  const t = RESPONDENT_TEXTS[spraak];
  const now = standing(data, ctx.clock.today());
  if (now === 'svar') return null;
  return now === 'venter'
    ? message(ctx, data, spraak, t.early, t.earlyText(dayIn(spraak, data.from)))
    : message(ctx, data, spraak, t.over, t.overText(dayIn(spraak, data.to)));
}

/** The form as anybody meets it: no menu, no script, no cookie. */
function formPage(
  ctx: Ctx,
  data: Undersoekelse,
  spraak: Spraak,
  sheet: string,
  refusals: readonly UndersoekelseRefusal[] = [],
  typed: Avkryss = {},
): Page {
  const t = RESPONDENT_TEXTS[spraak];
  const { kommune, open } = where(ctx);
  const path = `${open}/${data.code}`;
  const errors = refusals.map((r) => ({
    field: r.field === LURE ? undefined : r.field,
    text: t.refusals[r.code]?.(r.data ?? {}) ?? r.code,
  }));
  const of = (field: string) => errors.find((e) => e.field === field)?.text;
  const numberOf = (field: string) => {
    const at = data.questions.findIndex((q) => q.id === field);
    return at < 0 ? undefined : `${at + 1}. ${data.questions[at]?.text[spraak] ?? ''}`;
  };
  return {
    title: errors.length > 0 ? `${t.errors} – ${data.title[spraak]}` : data.title[spraak],
    bare: bare(spraak),
    status: refusals.some((r) => r.code === 'for-mange') ? 429 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <Languages ctx={ctx} path={path} now={spraak} all={offered(data)} />
        <p class="bp-eyebrow">{t.from(kommune.name)}</p>
        <h1>{data.title[spraak]}</h1>
        <ErrorSummary heading={t.errors} errors={errors} nameOf={numberOf} />
        <p class="bp-text">{data.intro[spraak]}</p>
        <p class="bp-text">
          {t.anonymous} {t.until(dayIn(spraak, data.to))}
        </p>
        <Form action={ctx.href(`${path}?sprak=${spraak}`)} csrf={ctx.csrf}>
          <input type="hidden" name="ark" value={sheet} />
          <div hidden>
            <label for={LURE}>{t.lure}</label>
            <input id={LURE} name={LURE} autocomplete="off" tabindex={-1} />
          </div>
          <Questions questions={data.questions} spraak={spraak} typed={typed} of={of} />
          <SubmitRow>
            <Button>{t.send}</Button>
          </SubmitRow>
        </Form>
        {data.contact ? <p class="bp-source">{t.contact(data.contact)}</p> : null}
      </>
    ),
  };
}

export async function svarPage(ctx: Ctx, flom: Flom): Promise<Page | Response> {
  const row = await find(ctx);
  if (!row) return notFound();
  const spraak = askedLanguage(ctx, offered(row.data));
  const t = RESPONDENT_TEXTS[spraak];
  if (ctx.url.searchParams.has('takk')) return message(ctx, row.data, spraak, t.thanks, t.thanksText);
  // Each form has a mark of its own, so the page is nobody else's: asking the clock for an id says so.
  ctx.clock.id();
  return notNow(ctx, row.data, spraak) ?? formPage(ctx, row.data, spraak, flom.sheet());
}

export async function svarPost(ctx: Ctx, flom: Flom): Promise<Page | Response> {
  const row = await find(ctx);
  if (!row) return notFound();
  const { number, data } = row;
  const spraak = askedLanguage(ctx, offered(data));
  const form = await ctx.form();
  const { kommune, open } = where(ctx);
  const thanks = () =>
    new Response(null, {
      status: 303,
      headers: { Location: ctx.href(`${open}/${data.code}?sprak=${spraak}&takk=1`) },
    });
  const sheet = form.text('ark');
  if (flom.isTaken(sheet)) return thanks();
  const typed: Avkryss = Object.fromEntries(
    [...data.questions.map((q) => q.id), LURE].map((id) => [id, form.texts(id)]),
  );
  const closed = notNow(ctx, data, spraak);
  if (closed) return closed;
  const minutes = flom.minutesToWait(`${kommune.id} ${number}`, ctx.client);
  const refused: readonly UndersoekelseRefusal[] =
    minutes > 0
      ? [{ code: 'for-mange', data: { minutes } }]
      : await (async () => {
          const done = await answer(ctx.db, ctx.clock, kommune.id, number, typed);
          return done.ok ? [] : done.error;
        })();
  if (refused.length === 0) {
    flom.taken(sheet);
    return thanks();
  }
  // It may have closed between the look and the answer.
  if (refused.some((r) => r.code === 'ikke-aapen')) return svarPage(ctx, flom);
  return formPage(ctx, data, spraak, sheet, refused, typed);
}
