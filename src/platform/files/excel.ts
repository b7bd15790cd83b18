import { createRequire } from 'node:module';
import type ExcelJS from 'exceljs';

/*
 * The library of workbooks is loaded when somebody has one to read or to write, and without its streams: they are most of the four
 * hundred files that it is made of, and nothing here uses them.
 */
const require = createRequire(import.meta.url);

/** An empty workbook of the library, to fill or to read one into. */
export function newWorkbook(): ExcelJS.Workbook {
  const Workbook = require('exceljs/lib/doc/workbook.js') as typeof ExcelJS.Workbook;
  return new Workbook();
}

/** What the library calls the kinds of cells. */
export const valueTypes = (): typeof ExcelJS.ValueType =>
  (require('exceljs/lib/doc/enums.js') as typeof ExcelJS).ValueType;
