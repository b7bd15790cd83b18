import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { KAPITLER, type KapittelId } from '../../plan/plandokument/mal.ts';

/** What is typed into a form, field by field. */
export type Typed = Readonly<Record<string, string>>;

/** Eksempelvik as its planner would type it, for a year: `{år+4}` in the files stands for the year four years on. */
export interface Demo {
  readonly maal: readonly Typed[];
  readonly tiltak: readonly Typed[];
  readonly tilbud: readonly Typed[];
  readonly tellinger: readonly Typed[];
  readonly etterslep: Typed;
  /** Fields of the frame's form, `drift2027` and so on. */
  readonly rammer: Typed;
  readonly kapitler: ReadonlyMap<KapittelId, string>;
}

const row = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

/** `6|6||` under `units` is `units1` to `units4` of the form; everything else stands as it is. */
export const fields = (typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) =>
      text.includes('|') ? text.split('|').map((part, i) => [`${name}${i + 1}`, part.trim()]) : [[name, text]],
    ),
  );

export function readDemo(root: string, year: number): Demo {
  const file = (name: string) =>
    readFileSync(join(root, 'content/eksempelvik', name), 'utf8').replace(/\{år([+-]\d+)?\}/g, (_, by = '0') =>
      String(year + Number(by)),
    );
  const rows = (name: string) => z.array(row).parse(parse(file(name)));
  const maal = rows('maal.yaml');
  const ledgerOf = (goal: string | undefined) => maal[Number(goal?.split('.')[0]) - 1]?.ledger ?? '';
  const { program, avtale, bestand, endring } = z
    .strictObject({ program: z.array(row), avtale: z.array(row), bestand: z.array(row), endring: z.array(row) })
    .parse(parse(file('tilbud.yaml')));
  const { telling, etterslep } = z
    .strictObject({ telling: z.array(row), etterslep: row })
    .parse(parse(file('kartlegging.yaml')));
  const counted = { date: `31.12.${year - 1}` };
  const rammer = fields(row.parse(parse(file('rammer.yaml'))));
  return {
    maal,
    tiltak: rows('tiltak.yaml').map((t) => fields({ ledger: ledgerOf(t.maal), ...t })),
    tilbud: [
      ...program.map((r) => ({ kind: 'program', ledger: 'boligutvikling', level: 'ingen', ...r })),
      ...avtale.map((r) => ({ kind: 'avtale', ledger: 'boligsosialt', ...r })),
      ...bestand.map((r) => ({
        kind: 'bestand',
        ledger: 'boligsosialt',
        year: String(year),
        probability: '100',
        ...r,
      })),
      ...endring.map((r) => ({ kind: 'endring', ledger: 'boligsosialt', ...r })),
    ],
    tellinger: telling.map((t) => ({ ...counted, ...t })),
    etterslep: { ...counted, ...etterslep },
    rammer: Object.fromEntries(
      Object.entries(rammer).map(([name, text]) => [name.replace(/\d$/, (n) => String(year + Number(n))), text]),
    ),
    kapitler: new Map(KAPITLER.map((id) => [id, file(`plan/${id}.nb.md`).trim()])),
  };
}
