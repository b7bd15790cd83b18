import type { Language } from '../../src/kernel/index.ts';
import { routeOf, type State } from './addresses.ts';
import { pagesOf, type Seen, type Site, type Visitor } from './fixture.ts';
import { type FoundForm, formsIn, unescaped, WRONGS, wordsOf, wrongBody } from './forms.ts';

/** A page that says no, as it came. */
export interface Answer {
  readonly name: string;
  readonly status: number;
  readonly html: string;
  /** What was typed in a form that somebody else has saved meanwhile, and what is saved there. */
  readonly words?: { readonly saved: string; readonly typed: string } | null;
}

/** Whether both texts stand beside each other: what was typed also in its field. */
export function showsBoth({ html, words }: Answer): boolean {
  if (!words) return true;
  const page = unescaped(html);
  return page.includes(words.saved) && page.split(words.typed).length > 2;
}

/** Lines of a summary that say the same of different fields, so that nobody can tell them apart. */
export function twinLines({ html }: Pick<Answer, 'html'>): string[] {
  const [, summary = ''] = /<div class="ds-error-summary"[\s\S]*?<ul[^>]*>([\s\S]*?)<\/ul>/.exec(html) ?? [];
  const lines = [...summary.matchAll(/<a class="ds-link" href="#[^"]*">([^<]*)<\/a>/g)].map((m) => m[1] ?? '');
  return lines.filter((line, i) => lines.indexOf(line) !== i);
}

/** A form is left alone when sending it wrong would end the visit. */
const LEFT_ALONE = new Set(['/logg-ut']);

const under = (lang: Language, path: string) => (lang === 'nn' ? `/nn${path === '/' ? '' : path}` : path);

/**
 * Every form a visitor meets, sent wrong in every way; what answered with a page, and which routes were tried.
 * `read` holds pages the visitor has read since the last form was sent, by address.
 */
export async function refusals(
  site: Site,
  lang: Language,
  visitor: Visitor,
  read: ReadonlyMap<string, string> = new Map(),
): Promise<{ answers: Answer[]; tried: Set<string>; broken: string[] }> {
  const { server } = site;
  const headers = { cookie: site.cookies[visitor], origin: server.url, 'accept-encoding': 'identity' };
  const seen: { html: string; headers: Record<string, string> }[] = [];
  for (const state of ['filled', 'empty'] as const satisfies readonly State[])
    for (const path of pagesOf(site, state)) {
      const address = server.url + under(lang, path);
      seen.push({ html: read.get(address) ?? (await (await fetch(address, { headers })).text()), headers });
    }
  const inLanguage = (page: Seen) => page.path.startsWith('/nn/') === (lang === 'nn');
  if (visitor === 'administrator')
    for (const page of site.afterwards.filter(inLanguage)) seen.push({ html: page.html, headers });
  if (visitor === 'administrator' || visitor === 'none')
    for (const page of site.unlogged.filter(inLanguage))
      seen.push({ html: page.html, headers: { cookie: '', origin: server.url } });

  const answers: Answer[] = [];
  const tried = new Set<string>();
  const broken: string[] = [];
  const done = new Set<string>();
  for (const page of seen)
    for (const form of formsIn(page.html)) {
      const route = routeOf(server.routes, 'POST', form.action);
      if (!route) {
        broken.push(`a form leads to no route: ${form.action}`);
        continue;
      }
      if (LEFT_ALONE.has(route.path)) {
        tried.add(route.path);
        continue;
      }
      for (const wrong of WRONGS) {
        const key = `${route.path} ${form.fields.map((f) => f.name).join()} ${wrong}`;
        if (done.has(key)) continue;
        const answer = await send(server.url, form, wrong, page.headers);
        if (!answer) continue;
        done.add(key);
        tried.add(route.path);
        const name = `POST ${route.path} ${wrong}`;
        if (answer.status >= 500) broken.push(`${name}: ${answer.status}`);
        // Who saw an older version may not write over a newer one; a draft is the writer's own.
        const kept = answer.status < 400 && !answer.to.includes('lagret=utkast');
        if (wrong === 'stale' && wordsOf(form) && kept) broken.push(`${name}: written over`);
        const { status, html } = answer;
        if (status >= 400) answers.push({ status, html, name, words: wrong === 'stale' ? wordsOf(form) : null });
      }
      if (!tried.has(route.path)) tried.add(route.path);
    }
  return { answers, tried, broken };
}

async function send(url: string, form: FoundForm, wrong: (typeof WRONGS)[number], headers: Record<string, string>) {
  const body = wrongBody(form, wrong);
  if (!body) return null;
  const reply = await fetch(url + form.action, { method: 'POST', headers, body, redirect: 'manual' });
  return { status: reply.status, to: reply.headers.get('location') ?? '', html: await reply.text() };
}

/** The pages of the frame itself: closed door, foreign form, missing page, too large, and our own fault. */
export async function faults(site: Site, lang: Language): Promise<Answer[]> {
  const { server, cookies } = site;
  const read = async (name: string, path: string, init?: RequestInit): Promise<Answer> => {
    const reply = await fetch(server.url + under(lang, path), { redirect: 'manual', ...init });
    return { name, status: reply.status, html: await reply.text() };
  };
  const own = { cookie: cookies.administrator, origin: server.url };
  return [
    await read('403 nobody', '/arbeid/haram/tiltak'),
    await read('403 reader', '/arbeid/haram/tiltak/nytt', { headers: { cookie: cookies.leser } }),
    await read('403 foreign form', '/arbeid/haram/tiltak', {
      method: 'POST',
      headers: { cookie: cookies.administrator, origin: 'https://annet.example' },
      body: new URLSearchParams({ title: 'x' }),
    }),
    await read('404 address', '/finnes/ikke'),
    await read('404 tiltak', '/arbeid/haram/tiltak/999', { headers: own }),
    await read('413', '/arbeid/haram/tall', { method: 'POST', headers: own, body: new Uint8Array(61 * 1024 * 1024) }),
  ];
}

/** Our own fault, by taking the database away: the last thing done to a site. */
export async function ownFault(site: Site): Promise<Answer[]> {
  await site.server.db.close();
  const pages: Answer[] = [];
  for (const lang of ['nb', 'nn'] as const) {
    const reply = await fetch(site.server.url + under(lang, '/arbeid/eksempelvik/tiltak'));
    pages.push({ name: `500 ${lang}`, status: reply.status, html: await reply.text() });
  }
  return pages;
}
