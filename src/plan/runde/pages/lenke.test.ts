import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { csrfToken } from '../../../platform/auth/token.ts';
import { systemClock } from '../../../platform/clock/system.ts';
import { newLink } from '../../../platform/links/links.ts';
import { loadVeileder } from '../../veileder/index.ts';
import { saveMany } from '../actions/flere.ts';
import { startRunde } from '../actions.ts';
import { guideTasks } from '../content.ts';
import { findOppgave, OPPGAVE_LENKE } from '../store.ts';

const DAY = 86_400_000;

describe('a link from a mail', () => {
  let server: TestServer;
  let kommuneId = '';
  let anne = '';
  let cookie = '';
  const actor = () => ({ kommuneId, brukerId: null });
  const open = async (token: string, form = '') => {
    const reply = await fetch(`${server.url}${form}/arbeid/halden/lenke/${token}`, { headers: { cookie } });
    return { status: reply.status, html: await reply.text() };
  };
  const press = (token: string) =>
    fetch(`${server.url}/arbeid/halden/lenke/${token}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie },
      body: new URLSearchParams({ csrf: csrfToken(cookie.split('=')[1] ?? '') }),
    });
  const link = (days: number, brukerId = anne, object = 1) =>
    server.db.inKommune(kommuneId, (tx) =>
      newLink(tx, systemClock, {
        kommuneId,
        kind: OPPGAVE_LENKE,
        object,
        brukerId,
        value: 'til-gjennomgang',
        expires: new Date(Date.parse(systemClock.now()) + days * DAY).toISOString(),
      }),
    );
  const status = async () =>
    (await server.db.inKommune(kommuneId, (tx) => findOppgave(tx, 1)))?.data.status ?? 'no task';
  const set = async (fields: Record<string, string>) => {
    const task = await server.db.inKommune(kommuneId, (tx) => findOppgave(tx, 1));
    const seen = [{ number: 1, revision: task?.revision ?? 0 }];
    const context = { members: new Set([anne]), mayApprove: true };
    const saved = await saveMany(server.db, systemClock, actor(), seen, fields, context);
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  };

  beforeAll(async () => {
    server = await startServer();
    cookie = (await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' })).cookie;
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    kommuneId = halden?.id ?? '';
    anne = (await server.accounts.membersOf(kommuneId))[0]?.brukerId ?? '';
    const round = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
    await startRunde(server.db, systemClock, actor(), round, guideTasks(loadVeileder('.')));
    await set({ status: 'paabegynt', unit: 'Plan', person: anne });
  }, 120_000);
  afterAll(() => server?.stop());

  it('says that it has run out, and leads to its task', async () => {
    const token = await link(-1);
    // Another digest has gone out since.
    await link(7);
    for (const [form, said, way] of [
      ['', 'Lenken er gått ut: den virker i sju dager', 'Åpne oppgaven'],
      ['/nn', 'Lenkja er gått ut: ho verkar i sju dagar', 'Opne oppgåva'],
    ] as const) {
      const { status: code, html } = await open(token, form);
      expect(code).toBe(404);
      expect(html).toContain(said);
      expect(html).toMatch(new RegExp(`href="${form}/arbeid/halden/oppgaver/1"[^>]*>${way}<`));
      expect(html).not.toContain('>Meld klar til gjennomgang</button>');
    }
    expect((await press(token)).status).toBe(404);
    expect(await status()).toBe('paabegynt');
  });

  it('says nothing of the task when it is somebody else’s, or so old that it is forgotten', async () => {
    for (const token of [await link(-1, '00000000-0000-7000-8000-00000000000f'), 'finnes-ikke', await link(-31)]) {
      await link(7);
      const { status: code, html } = await open(token);
      expect(code).toBe(404);
      expect(html).toContain(
        'Lenken er brukt, gått ut eller laget for noen andre. Er oppgaven din, står den på Min side.',
      );
      expect(html).not.toContain('O-001');
    }
  });

  it('works once, and says afterwards that it was used', async () => {
    const [token, second] = [await link(7), await link(7)];
    expect((await open(token)).html).toContain('>Meld klar til gjennomgang</button>');
    expect(await status()).toBe('paabegynt');
    expect((await press(token)).status).toBe(303);
    expect(await status()).toBe('til-gjennomgang');
    expect((await open(token)).html).toContain('Du har alt brukt lenken');
    // The other mail of the same task has nothing left to press.
    const { html } = await open(second);
    expect(html).toContain('Oppgaven trenger ikke meldes klar, slik den står nå.');
    expect(html).not.toContain('>Meld klar til gjennomgang</button>');
  });
});
