import type { Ordliste } from '../plan/veileder/index.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');
const row = (...cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

/** GLOSSARY.md, made from content/ordliste.yaml. */
export function glossaryMarkdown(ordliste: Ordliste): string {
  const lines = [
    '# Glossary',
    'Made by `npm run glossary` from [content/ordliste.yaml](content/ordliste.yaml): change it there. One concept, one row, one identifier.',
    '',
    '- *Identifier*: lowerCamelCase in code, PascalCase for types, snake_case in the database.',
    '- (?) after the nynorsk: no source here confirms the form. † after the source: the law text was not read.',
  ];
  for (const del of ordliste.deler) {
    lines.push('', `## ${del.tittel.nb}`, row('Identifier', 'Bokmål', 'Nynorsk', 'English', 'Definisjon', 'Kilde'));
    lines.push('|---|---|---|---|---|---|');
    for (const b of del.begreper) {
      const nn = `${b.nn}${b.ogsaa ? ` (òg: ${b.ogsaa.join(', ')})` : ''}${b.sjekk ? ' (?)' : ''}`;
      lines.push(row(`\`${b.id}\``, b.nb, nn, b.en, b.definisjon.nb, `${b.kilde}${b.ulest ? ' †' : ''}`));
    }
  }
  lines.push('', '## Faste ord og setninger', row('Key', 'Bokmål', 'Nynorsk', 'English'), '|---|---|---|---|');
  for (const f of ordliste.fraser) lines.push(row(`\`${f.id}\``, f.nb, f.nn, f.en));
  lines.push('', '## Kilder', row('Kode', 'Hva'), '|---|---|');
  for (const [code, what] of Object.entries(ordliste.kilder)) lines.push(row(code, what));
  return `${lines.join('\n')}\n`;
}
