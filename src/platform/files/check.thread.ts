import { answerThread } from '../compute/answer.ts';
import type { CheckOrder, CheckReport } from './check.ts';
import { checkFile } from './files.ts';

await answerThread(({ files, accepted }: CheckOrder): CheckReport[] =>
  files.map((file) => {
    const checked = checkFile(file, accepted);
    if (!checked.ok) return checked;
    const { name, kind, sha256 } = checked.value;
    return { ok: true, value: { name, kind, sha256 } };
  }),
);
