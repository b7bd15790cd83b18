// Writes docs/model/case.schema.json from the schema that reads cases; run it after a change of src/app/case/schema.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { caseFile } from '../src/app/case/schema.ts';

const file = join(import.meta.dirname, '../docs/model/case.schema.json');
writeFileSync(file, `${JSON.stringify(z.toJSONSchema(caseFile, { io: 'input' }), null, 2)}\n`);
