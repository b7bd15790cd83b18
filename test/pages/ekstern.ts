import { hashToken } from '../../src/platform/auth/token.ts';
import type { TestServer } from '../server.ts';

/** Somebody from outside with a link to the first task of Eksempelvik, and one whose invitation can be renewed or withdrawn. */
export const placeOutsiders = async (server: TestServer): Promise<void> => {
  const [row] = await server.db.inPlattform((tx) =>
    tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
  );
  if (!row) throw new Error('nobody to invite');
  await server.db.inKommune(row.id, async (tx) => {
    for (const [number, token] of [
      [1, 'sveip'],
      [2, 'annen'],
    ] as const) {
      await tx.rows(
        `insert into ekstern_invitasjon (kommune_id, number, id, runde, oppgave, name, email, created, until, mail)
         select $1, $2, $3, runde, number, 'Eva Utenfra', 'eva@firma.no', now(), '2099-12-31', 'ingen' from oppgave where number = 1`,
        [row.id, number, `00000000-0000-7000-8000-0000000000e${number}`],
      );
      await tx.rows(
        `insert into lenke (kommune_id, kind, token_hash, object, created, expires)
         values ($1, 'ekstern', $2, $3, now(), '2100-01-01')`,
        [row.id, hashToken(token), number],
      );
    }
  });
};
