import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Texts } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import { byggPunkt, merkSted, type Sammenheng, type SideBygg } from './innhold.ts';
import { byggLov } from './lov.ts';
import { feilI, type Ordliste, ordlisteSchema } from './ordliste.ts';
import { kilderSchema, lovSchema, trinnSchema, veilederSchema } from './schema.ts';
import { PageTexts } from './text-file.ts';
import { byggTrinn } from './trinn.ts';
import { DELER, VERB, type Veileder, type Verb } from './veileder.ts';

function readChecked<S extends z.ZodType>(root: string, file: string, schema: S): z.infer<S> {
  const parsed = schema.safeParse(readYaml(root, file));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((i) => `${file}: ${i.path.join('.')}: ${i.message}`);
  throw new Error(`The guide's content does not load\n${issues.join('\n')}`);
}

function byId<T extends { readonly id: string }>(rows: readonly T[], what: string, problems: string[]): Map<string, T> {
  const map = new Map(rows.map((r) => [r.id, r]));
  if (map.size !== rows.length) problems.push(`${what}: an id stands twice`);
  return map;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) freeze(child);
  }
  return value;
}

function readGuide(root: string): Veileder {
  const problems: string[] = [];
  const folder = 'content/veileder';
  const texts = (page: string): PageTexts => {
    const read = (lang: string) => readFileSync(join(root, folder, `${page}.${lang}.md`), 'utf8');
    return new PageTexts(page, { nb: read('nb'), nn: read('nn') }, problems);
  };

  const data = readChecked(root, `${folder}/structure.yaml`, veilederSchema);
  const lovData = readChecked(root, 'content/lov/lov.yaml', lovSchema);
  const lov = byggLov(lovData, problems);
  const kilder = byId(readChecked(root, `${folder}/kilder.yaml`, kilderSchema), 'kilder.yaml', problems);
  const index = texts('index');
  const label = (id: string): Texts => index.take(id).tekst;

  const aktoerer = byId(
    data.aktoerer.map((id) => ({ id, navn: label(`aktoer.${id}`) })),
    'aktoerer',
    problems,
  );
  const s: Sammenheng = { aktoerer, lov, kilder, problems, steder: new Map() };
  const front: SideBygg = { side: '', tekster: index, s };
  const forside = {
    tittel: byggPunkt(front, 'tittel', { id: 'tittel', startpunkt: data.startpunkt.tittel }),
    ingress: byggPunkt(front, 'ingress', { id: 'ingress', startpunkt: [] }),
    velg: byggPunkt(front, 'velg', { id: 'velg', startpunkt: data.startpunkt.velg }),
  };

  const trinn = data.trinn.map((slug, i) => {
    const step = readChecked(root, `${folder}/${slug}/structure.yaml`, trinnSchema);
    if (step.nummer !== i + 1) problems.push(`${slug}: number ${step.nummer} stands as number ${i + 1}`);
    merkSted(s, data.startpunkt.hvem, { side: slug, anker: 'hvem' });
    merkSted(s, data.startpunkt.tilbake, { side: slug, anker: 'tilbake' });
    return byggTrinn(s, slug, step, (name) => texts(`${slug}/${name}`));
  });

  const guide: Veileder = {
    forside,
    etiketter: Object.fromEntries(data.etiketter.map((id) => [id, label(`etikett.${id}`)])),
    deler: DELER.map((id) => ({ id, tittel: label(`del.${id}`) })),
    verb: Object.fromEntries(VERB.map((v) => [v, label(`verb.${v}`)])) as Record<Verb, Texts>,
    aktoerer: [...aktoerer.values()],
    trinn,
    lov: [...lov.values()],
    lovKontrollert: lovData.stand,
    kilder: [...kilder.values()],
    startpunkt: Object.fromEntries(s.steder),
  };
  index.finish();
  if (problems.length > 0) throw new Error(`The guide's content does not load\n${problems.join('\n')}`);
  return freeze(guide);
}

const loaded = new Map<string, Veileder>();

/**
 * The guide, read from `content/` below `root` once per process and frozen. Content that does not hold
 * together is a bug: every problem found is listed in what is thrown.
 */
export function loadVeileder(root: string): Veileder {
  const held = loaded.get(root);
  if (held) return held;
  const guide = readGuide(root);
  loaded.set(root, guide);
  return guide;
}

const ordlister = new Map<string, Ordliste>();

/** The words of the product, read once. */
export function loadOrdliste(root: string): Ordliste {
  const known = ordlister.get(root);
  if (known) return known;
  const read = readChecked(root, 'content/ordliste.yaml', ordlisteSchema);
  const feil = feilI(read);
  if (feil.length > 0) throw new Error(`content/ordliste.yaml does not hold together\n${feil.join('\n')}`);
  ordlister.set(root, freeze(read));
  return read;
}
