// Where the recorded statistics are, nothing is left out but PostgreSQL where its binaries are not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const WITHOUT_POSTGRES = 'the store tests on PostgreSQL';

export function mayBeSkipped(what, shared = process.env.BOLIGPLAN_SHARED ?? '../shared') {
  return what.startsWith(WITHOUT_POSTGRES) || !existsSync(join(shared, 'data'));
}
