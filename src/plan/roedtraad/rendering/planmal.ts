import { newWorkbook } from '../../../platform/files/excel.ts';
import { ARK, type Ark } from '../planfil/skjema.ts';

const YEARS = 4;

/** An empty plan to fill in: every sheet with its heads, and a sheet that explains the columns. */
export async function planTemplate(firstYear: number): Promise<Uint8Array> {
  const book = newWorkbook();
  const explained = book.addWorksheet('Forklaring');
  explained.addRow(['Ark', 'Kolonne', 'Må fylles ut', 'Hva som skal stå der']).font = { bold: true };
  explained.columns.forEach((column, i) => {
    column.width = [18, 22, 14, 70][i] ?? 20;
  });
  for (const ark of Object.values<Ark>(ARK)) {
    const [name = ''] = ark.names;
    const sheet = book.addWorksheet(name);
    const columns = Object.values(ark.columns);
    const years = Array.from({ length: ark.yearly ? YEARS : 0 }, (_, i) => `${ark.yearly?.names[0]} ${firstYear + i}`);
    sheet.addRow([...columns.map((c) => c.names[0] ?? ''), ...years]).font = { bold: true };
    sheet.views = [{ state: 'frozen', ySplit: 1 }];
    sheet.columns.forEach((column, i) => {
      column.width = i === 1 ? 44 : 18;
    });
    for (const c of columns) explained.addRow([name, c.names[0], c.required ? 'ja' : '', c.help]);
    if (ark.yearly) explained.addRow([name, `${ark.yearly.names[0]} + år`, '', ark.yearly.help]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
