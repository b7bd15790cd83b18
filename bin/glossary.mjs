// `npm run glossary`: writes GLOSSARY.md anew from content/ordliste.yaml.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glossaryMarkdown } from '../src/app/glossary.ts';
import { loadOrdliste } from '../src/plan/veileder/index.ts';
import { root } from './ready.mjs';

writeFileSync(join(root, 'GLOSSARY.md'), glossaryMarkdown(loadOrdliste(root)));
