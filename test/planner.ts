import { eksempelvikDwellings, eksempelvikHouseholds, eksempelvikPopulation } from '../src/app/demo/tall.ts';

/** A planner who uses the product's own forms over HTTP, without a browser. */
export interface Planner {
  get(path: string): Promise<Response>;
  /** Sends a form; `false` when the product did not say that it was saved. Throws when nobody answers. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<boolean>;
  readonly cookie: string;
}

export const WORK = '/arbeid/halden';

const YEAR = 2026;
const FILES = [
  ['befolkning.csv', eksempelvikPopulation(YEAR)],
  ['husholdninger.csv', eksempelvikHouseholds(YEAR, 14_060)],
  ['boliger.csv', eksempelvikDwellings(YEAR)],
] as const;

/** Sets the product up as the first administrator would: makes Halden, and loads its figures. `base` says where it is now. */
export async function setUpPlanner(base: () => string, code: string): Promise<Planner> {
  let cookie = '';
  let csrf = '';
  const headers = () => ({ cookie, origin: base() });
  const post = (path: string, body: URLSearchParams | FormData) =>
    fetch(`${base()}${path}`, { method: 'POST', body, headers: headers(), redirect: 'manual' });
  const get = (path: string) => fetch(`${base()}${path}`, { headers: headers() });

  const person = { name: 'Anne Planlegger', email: 'anne@halden.no', password: 'en lang og trygg setning' };
  const made = await post('/start', new URLSearchParams({ kommune: '3101', code, ...person }));
  cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  if (made.status !== 303 || !cookie) throw new Error(`The set-up answered ${made.status}`);
  csrf = (await (await get(`${WORK}/tall`)).text()).match(/name="csrf" value="([^"]+)"/)?.[1] ?? '';
  const figures = new FormData();
  figures.set('csrf', csrf);
  for (const [name, text] of FILES)
    figures.append('filer', new File([text.replaceAll('9901', '3101')], name, { type: 'text/csv' }));
  const loaded = await post(`${WORK}/tall`, figures);
  if (loaded.status !== 303) throw new Error(`The figures were answered with ${loaded.status}`);
  // A slow machine answers with the page of the job, which leads on when the figures are there.
  const job = loaded.headers.get('location') ?? '';
  while (job.includes('/jobb/')) {
    const page = await get(job);
    if (page.redirected) break;
    if ((await page.text()).includes('data-ferdig')) throw new Error('The figures were not taken in');
    await new Promise((later) => setTimeout(later, 100));
  }
  return {
    get,
    cookie,
    async send(path, fields) {
      const answer = await post(`${WORK}${path}`, new URLSearchParams({ csrf, ...fields }));
      await answer.arrayBuffer();
      return answer.status === 303;
    },
  };
}
