import { expect } from 'vitest';
import { oppgaveNumber } from '../../src/plan/runde/oppgave.ts';

/** Somebody who leads a round, and a colleague who is there at the same time. */
export interface Both {
  /** Three tasks that are open and have no unit. */
  readonly marked: readonly number[];
  get(path: string): Promise<string>;
  post(path: string, fields: readonly (readonly [string, string])[]): Promise<Response>;
  colleagueSaves(number: number, typed: Readonly<Record<string, string>>): Promise<void>;
  units(): Promise<readonly string[]>;
}

const FORM = /<input type="hidden" name="([^"]+)" value="([^"]*)" form="flere"/g;

/** What was typed for many tasks and which they were is kept when a colleague saved one of them first, with both ways on. */
export async function keepsWhatWasMarked(p: Both): Promise<void> {
  const [one = 0, , other = 0] = p.marked;
  const box = (n: number) => ['nummer', String(n)] as const;
  const boxes = p.marked.map(box);
  // As a browser sends it: the boxes that are ticked, and every field that is hidden.
  const send = (html: string, ...more: readonly (readonly [string, string])[]) =>
    p.post('oppgaver/flere?vis=aapne', [
      ...[...html.matchAll(FORM)].map((m) => [m[1] ?? '', m[2] ?? ''] as const),
      ...more,
    ]);
  const before = await p.get('oppgaver?vis=aapne');
  await p.colleagueSaves(one, { unit: 'Helse', status: 'ikke-aktuell', reason: 'Gjort før' });

  const late = await send(before, ...boxes, ['unit', 'Eiendom']);
  const page = await late.text();
  expect([late.status, await p.units()]).toEqual([409, ['Helse', '', '']]);
  const [beside = ''] = /<div class="ds-alert" data-color="warning">.*?<\/table>/s.exec(page) ?? [];
  const cells = [...beside.matchAll(/<t[hd] [^>]*role="(?:rowheader|cell)"[^>]*>([^<]*)/g)].map((m) => m[1]);
  const number = oppgaveNumber(one);
  expect(cells).toEqual([
    ...[`${number} Status`, 'Ikke aktuelt', 'Ikke endre'],
    ...[`${number} Hvorfor er oppgaven ikke aktuell?`, 'Gjort før', 'Ikke endre'],
    ...[`${number} Enhet`, 'Helse', 'Eiendom'],
  ]);
  expect(page).toContain('value="Eiendom"');
  // Also the one that is no longer open.
  const ticked = [...page.matchAll(/name="nummer" value="(\d+)"[^>]*checked/g)].map((m) => Number(m[1]));
  expect(ticked.sort((a, b) => a - b)).toEqual([...p.marked].sort((a, b) => a - b));

  expect((await send(page, ...boxes, ['unit', 'Eiendom'], ['valg', 'deres'])).status).toBe(303);
  expect(await p.units()).toEqual(['Helse', 'Eiendom', 'Eiendom']);
  // The page is old by now for those two, and what they were made of is asked for again.
  const again = await send(page, ...boxes, ['unit', 'Plan'], ['valg', 'mitt']);
  expect([again.status, await p.units()]).toEqual([409, ['Helse', 'Eiendom', 'Eiendom']]);
  expect((await send(await again.text(), ...boxes, ['unit', 'Plan'], ['valg', 'mitt'])).status).toBe(303);
  expect(await p.units()).toEqual(['Plan', 'Plan', 'Plan']);
  const kept = await send(page, box(other), ['unit', 'Nav'], ['valg', 'deres'], ['passert', String(other)]);
  expect(kept.headers.get('location')).toContain('vis=aapne&beholdt=ja');
  expect(await p.units()).toEqual(['Plan', 'Plan', 'Plan']);
}
