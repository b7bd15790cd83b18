import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Frame } from '../../platform/http/app.ts';
import type { Ctx, Page } from '../../platform/http/route.ts';
import { withFieldNames } from '../../ui/field-names.ts';
import { ButtonLink, TextArea } from '../../ui/form.tsx';
import { PROBLEM_TEXTS } from '../api/texts.ts';
import { withBack } from '../konto/videre.ts';
import { SessionNotice } from '../oekt/notice.tsx';
import { DraftOffer, draftsAt } from '../utkast/offer.tsx';
import { Fold, Rail, WorkspaceMenu } from './navigation.tsx';
import { FRAME_TEXTS } from './texts.ts';

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="12" fill="none" stroke="#0b5563" stroke-width="5" stroke-dasharray="10.4 2.16" />
      <path d="M10.5 17 16 12l5.5 5v5h-3.6v-3.4h-3.8V22h-3.6z" fill="#1c2b33" />
    </svg>
  );
}

function Languages({ ctx }: { ctx: Ctx }) {
  return (
    <span>
      {ctx.lang === 'nb' ? (
        <>
          <strong>Bokmål</strong> |{' '}
          <a href={ctx.hrefIn('nn')} lang="nn" hreflang="nn">
            Nynorsk
          </a>
        </>
      ) : (
        <>
          <a href={ctx.hrefIn('nb')} lang="nb" hreflang="nb">
            Bokmål
          </a>{' '}
          | <strong>Nynorsk</strong>
        </>
      )}
    </span>
  );
}

function Layout(p: { ctx: Ctx; page: Page; css: string; scripts: readonly string[]; notice: string; children: Child }) {
  const { ctx, page } = p;
  const t = FRAME_TEXTS[ctx.lang];
  const kommune = ctx.may('les') ? ctx.kommune : null;
  return (
    <html lang={ctx.lang} data-color-scheme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title}${kommune ? ` – ${kommune.name}` : ''} – ${t.brand}`}</title>
        <link rel="stylesheet" href={p.css} />
        <link rel="icon" href="data:," />
        {p.scripts.map((src) => (
          <script type="module" src={src} />
        ))}
        {page.refresh ? (
          <noscript>
            <meta http-equiv="refresh" content={String(page.refresh)} />
          </noscript>
        ) : null}
      </head>
      <body>
        <a class="ds-skip-link" href="#innhold">
          {t.skip}
        </a>
        {raw(p.notice)}
        <header class="bp-header">
          <div class="bp-shell">
            <a class="bp-brand" href={ctx.href('/')}>
              <Mark />
              {t.brand}
            </a>
            <search>
              <form class="bp-search" method="get" action={ctx.href(kommune ? `/arbeid/${kommune.slug}/sok` : '/sok')}>
                <label class="ds-sr-only" for="sok-q">
                  {t.searchLabel}
                </label>
                <input
                  class="ds-input"
                  type="search"
                  id="sok-q"
                  name="q"
                  maxlength={200}
                  autocomplete="off"
                  placeholder={t.searchHint}
                  value={/\/sok$/.test(ctx.url.pathname) ? (ctx.url.searchParams.get('q') ?? '') : ''}
                />
                <button class="ds-button" data-variant="secondary" type="submit">
                  {t.search}
                </button>
              </form>
            </search>
            <nav aria-label={t.navLabel}>
              <Fold line={t.menuLine}>
                <a href={ctx.href('/veileder')}>{t.guide}</a>
                <a href={ctx.href('/eksempler')}>{t.examples}</a>
                {ctx.bruker ? (
                  <a href={ctx.href('/arbeid')}>{t.myWork}</a>
                ) : (
                  <a href={ctx.href('/logg-inn')}>{t.logIn}</a>
                )}
                {ctx.bruker ? (
                  <form method="post" action={ctx.href('/logg-ut')}>
                    <input type="hidden" name="csrf" value={ctx.csrf} />
                    <button class="bp-linkbutton" type="submit">
                      {t.logOut}
                    </button>
                  </form>
                ) : null}
                <Languages ctx={ctx} />
              </Fold>
            </nav>
          </div>
        </header>
        <Rail ctx={ctx} page={page} />
        {kommune ? <WorkspaceMenu ctx={ctx} kommune={kommune} nav={page.nav} /> : null}
        <main class="bp-shell" id="innhold" tabindex={-1}>
          {kommune?.demo ? <p class="bp-eyebrow">{t.demo}</p> : null}
          <div class={page.wide ? 'bp-wide' : 'bp-narrow'}>{p.children}</div>
        </main>
        <DraftOffer ctx={ctx} at={draftsAt(ctx, page)} />
        <footer class="bp-footer">
          <div class="bp-shell">
            <nav aria-label={t.statistics}>
              <ul>
                <li>
                  <a href={ctx.href('/ordliste')}>{t.glossary}</a>
                </li>
                <li>
                  <a href={ctx.href('/om/tilgjengelighet')}>{t.accessibility}</a>
                </li>
                <li>
                  <a href={ctx.href('/om/personvern')}>{t.privacy}</a>
                </li>
                <li>
                  <a href={ctx.href('/om/kilder')}>{t.statistics}</a>
                </li>
                <li>
                  <a href={ctx.href('/om/api')}>API</a>
                </li>
              </ul>
            </nav>
            <p>{t.footer}</p>
          </div>
        </footer>
      </body>
    </html>
  );
}

/** The same head and style around nothing but the page itself. */
function Bare(p: { page: Page; lang: string; css: string; children: Child }) {
  return (
    <html lang={p.lang} data-color-scheme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{p.page.title}</title>
        <link rel="stylesheet" href={p.css} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main class="bp-shell" id="innhold" tabindex={-1}>
          <div class={p.page.wide ? 'bp-wide' : 'bp-narrow'}>{p.children}</div>
        </main>
      </body>
    </html>
  );
}

const noticeFor = (ctx: Ctx): string => (<SessionNotice ctx={ctx} />).toString();

/** The frame around every page. `assets` maps file names to their hashed addresses. */
export function createFrame(assets: Readonly<Record<string, string>>): Frame {
  const css = assets['boligplan.css'];
  if (!css) throw new Error('The style sheet is missing from the build');
  return {
    render(ctx, page, notice = noticeFor(ctx)) {
      if (page.bare) {
        const tree = (
          <Bare page={page} lang={page.bare.lang} css={css}>
            {page.body}
          </Bare>
        );
        return withFieldNames(`<!doctype html>${tree.toString()}`);
      }
      const scripts = [
        ...(page.islands ?? []),
        ...(ctx.session ? ['oekt'] : []),
        ...(draftsAt(ctx, page) === null ? [] : ['utkast']),
      ]
        .map((name) => assets[`${name}.island.js`])
        .filter((src) => src !== undefined);
      const tree = (
        <Layout ctx={ctx} page={page} css={css} scripts={scripts} notice={notice}>
          {page.body}
        </Layout>
      );
      return withFieldNames(`<!doctype html>${tree.toString()}`);
    },
    notice: noticeFor,
    fault(ctx, fault, requestId, back, typed): Page {
      const t = FRAME_TEXTS[ctx.lang];
      const { title, text } = t.faults[fault];
      // What was sent cannot be sent again by opening its address.
      const asked = ctx.request.method === 'GET';
      return {
        title,
        body: (
          <>
            <h1>{title}</h1>
            <p>{text}</p>
            {fault === 'feil' ? <p class="bp-source">{`${t.requestId}: ${requestId}`}</p> : null}
            {typed.texts.map((text, i) => (
              <TextArea name={`skrevet-${i + 1}`} label={t.typed} description={t.typedHelp} rows={8} value={text} />
            ))}
            {typed.rest.length > 0 ? (
              <TextArea
                name="skrevet-ellers"
                label={typed.texts.length > 0 ? t.typedRest : t.typed}
                description={t.typedHelp}
                rows={Math.min(typed.rest.length + 1, 12)}
                value={typed.rest.join('\n')}
              />
            ) : null}
            <div class="bp-actions">
              {fault === 'logg-inn' ? (
                <ButtonLink href={ctx.href(asked ? withBack('/logg-inn', ctx.hrefIn('nb')) : '/logg-inn')}>
                  {t.logIn}
                </ButtonLink>
              ) : null}
              {back ? <ButtonLink href={back}>{t.back}</ButtonLink> : null}
              <ButtonLink href={ctx.href('/')} variant="secondary">
                {t.toRing}
              </ButtonLink>
            </div>
          </>
        ),
      };
    },
    problem: (lang, fault) => PROBLEM_TEXTS[lang][fault],
  };
}
