// Owns an embedded database as another process would, for tests that kill it or come second:
// node test/owner-process.ts FOLDER [FIRST|hold]. Prints what became of opening, then the number of each acknowledged row.
import { openDatabase } from '../src/platform/db/open.ts';

const [folder = '', first] = process.argv.slice(2);
const opened = await openDatabase({ folder, migrations: 'migrations' });
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
if (!opened.ok) {
  say(opened.error);
} else if (first === undefined) {
  say({ code: 'ok' });
  await opened.value.close();
} else if (first === 'hold') {
  say({ code: 'ok' });
  setInterval(() => {}, 60_000);
} else {
  say({ code: 'ok' });
  for (let n = Number(first); ; n += 1) {
    await opened.value.inPlattform((tx) =>
      tx.rows('insert into oppsett (code_hash, created) values ($1, now())', [String(n)]),
    );
    say(n);
  }
}
