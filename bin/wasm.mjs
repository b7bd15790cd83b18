// Compiles wasm/cohort.ts to the text that ships: `node bin/wasm.mjs` after a change of either. Needs the packages for tests.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { root } from './ready.mjs';

export const SHIPPED = 'src/platform/compute/cohort/wasm.ts';

/** The source text of the module that ships. */
export async function compiled() {
  const folder = mkdtempSync(join(tmpdir(), 'cohort-'));
  try {
    const out = join(folder, 'cohort.wasm');
    const { error, stderr } = await asc.main(
      [
        join(root, 'wasm/cohort.ts'),
        ...['--outFile', out, '--optimizeLevel', '3', '--shrinkLevel', '0', '--enable', 'simd'],
        ...['--runtime', 'stub', '--noAssert', '--initialMemory', '1', '--importMemory', '--zeroFilledMemory'],
      ],
      {},
    );
    if (error) throw new Error(`${error.message}\n${stderr}`);
    const text = readFileSync(out).toString('base64');
    const lines = text.match(/.{1,110}/g).map((line) => `  '${line}'`);
    return `// Made by bin/wasm.mjs from wasm/cohort.ts.\nexport const COHORT_WASM = [\n${lines.join(',\n')},\n].join('');\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) writeFileSync(join(root, SHIPPED), await compiled());
