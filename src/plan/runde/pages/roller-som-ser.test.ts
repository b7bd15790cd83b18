import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { csrfToken } from '../../../platform/auth/token.ts';
import { systemClock } from '../../../platform/clock/system.ts';
import { loadVeileder } from '../../veileder/index.ts';
import { saveMany } from '../actions/flere.ts';
import { saveOppgave, setRolle, startRunde } from '../actions.ts';
import { guideTasks } from '../content.ts';
import { typedOppgave } from '../parse.ts';
import { findOppgave } from '../store.ts';

describe('what those meet who do not work in every task', () => {
  let server: TestServer;
  let kommuneId = '';
  let cookie = '';
  const at = (path: string) => `${server.url}/arbeid/halden/${path}`;
  const page = async (path: string) => (await fetch(at(path), { headers: { cookie } })).text();
  const post = (path: string, fields: Record<string, string>) =>
    fetch(at(path), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie },
      body: new URLSearchParams({ csrf: csrfToken(cookie.split('=')[1] ?? ''), ...fields }),
    });
  const task = async () => {
    const found = await server.db.inKommune(kommuneId, (tx) => findOppgave(tx, 1));
    if (!found) throw new Error('no task');
    return found;
  };

  beforeAll(async () => {
    server = await startServer();
    await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    const [halden] = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    kommuneId = halden?.id ?? '';
    const invited = await server.accounts.invite(kommuneId, 'siv@kommune.no', 'leser');
    if (!invited.ok) throw new Error('no invitation');
    const person = { name: 'Siv Styring', email: 'siv@kommune.no', password: 'en lang og trygg setning' };
    const entered = await server.accounts.accept(invited.value.token, person);
    if (!entered.ok) throw new Error('not in');
    cookie = `boligplan=${entered.value.token}`;
    const members = await server.accounts.membersOf(kommuneId);
    const actor = { kommuneId, brukerId: null };
    const round = { title: 'Boligplan', from: '1.1.2026', to: '31.12.2029', firstStep: '1' };
    await startRunde(server.db, systemClock, actor, round, guideTasks(loadVeileder('.')));
    const siv = members.find((m) => m.email === 'siv@kommune.no')?.brukerId ?? '';
    await setRolle(server.db, systemClock, actor, 1, { bruker: siv, role: 'styringsgruppe' }, members, true);
    const begun = { status: 'paabegynt', unit: 'Plan', deadline: '1.3.2027' };
    const context = { members: new Set<string>(), mayApprove: true };
    const saved = await saveMany(server.db, systemClock, actor, [{ number: 1, revision: 1 }], begun, context);
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  }, 120_000);
  afterAll(() => server?.stop());

  it('shows somebody from outside what they are with in, and no way to what they may not see', async () => {
    const invited = await server.accounts.invite(kommuneId, 'ute@firma.no', 'ekstern');
    if (!invited.ok) throw new Error('no invitation');
    const person = { name: 'Ute', email: 'ute@firma.no', password: 'en lang og trygg setning' };
    const entered = await server.accounts.accept(invited.value.token, person);
    if (!entered.ok) throw new Error('not in');
    const members = await server.accounts.membersOf(kommuneId);
    const idOf = (email: string) => members.find((m) => m.email === email)?.brukerId ?? '';
    const context = { members: new Set(members.map((m) => m.brukerId)), mayApprove: true };
    const found = await server.db.inKommune(kommuneId, (tx) => findOppgave(tx, 2));
    if (!found) throw new Error('no task');
    const typed = {
      ...typedOppgave(found.data),
      person: idOf('siv@kommune.no'),
      participants: idOf('ute@firma.no'),
      unit: 'Plan',
    };
    const seen = { number: 2, revision: 1 };
    expect((await saveOppgave(server.db, systemClock, { kommuneId, brukerId: null }, seen, typed, context)).ok).toBe(
      true,
    );
    const html = await (
      await fetch(at('min-side'), { headers: { cookie: `boligplan=${entered.value.token}` } })
    ).text();
    expect(html).toContain('Du har ingen oppgaver som må gjøres nå, men er med på 1.');
    expect(html).toContain('Dette er jeg med på (1)');
    expect(html).not.toMatch(/Venter på andre|Se ringen|Hva nå\?|bp-next/);
  });

  it('the steering group meets no field of a task, and nothing to press before it is handed on', async () => {
    const html = await page('oppgaver/1');
    expect(html).not.toMatch(/name="(unit|deadline|result|title|status)"/);
    expect(html).toContain('Still et spørsmål eller skriv en kommentar');
    const early = await post('oppgaver/1', { revision: '2', status: 'ferdig' });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('ikke meldt klar');
    expect((await post('oppgaver/1/finn', { revision: '2' })).status).toBe(403);
    expect((await task()).revision).toBe(2);
  });

  it('the steering group approves what it has seen, sends back and opens again, and changes nothing else whatever is sent', async () => {
    const hand = async () => {
      const actor = { kommuneId, brukerId: null };
      const { revision } = await task();
      const handed = { status: 'til-gjennomgang' };
      const context = { members: new Set<string>(), mayApprove: false };
      const saved = await saveMany(server.db, systemClock, actor, [{ number: 1, revision }], handed, context);
      if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    };
    await hand();
    const html = await page('oppgaver/1');
    expect(html).toContain('>Godkjenn</button>');
    expect(html).not.toContain('name="unit"');
    const unseen = await post('oppgaver/1', { revision: '2', status: 'ferdig' });
    expect(await unseen.text()).toContain('Noen andre har lagret oppgaven i mellomtiden');
    const forged = { unit: 'Nav', title: 'Noe annet', deadline: '', result: 'Skrevet av en annen' };
    expect((await post('oppgaver/1', { revision: '3', status: 'paabegynt', ...forged })).status).toBe(303);
    expect((await task()).data).toMatchObject({
      status: 'paabegynt',
      unit: 'Plan',
      title: null,
      deadline: '2027-03-01',
    });
    await hand();
    expect((await post('oppgaver/1', { revision: '5', status: 'ikke-aktuell' })).status).toBe(422);
    expect((await post('oppgaver/1', { revision: '5', status: 'ferdig', ...forged })).status).toBe(303);
    expect((await task()).data).toMatchObject({ status: 'ferdig', unit: 'Plan', result: { text: '' } });
    expect(await page('oppgaver/1')).toContain('>Åpne igjen</button>');
    expect((await post('oppgaver/1', { revision: '6', status: 'paabegynt' })).status).toBe(303);
    expect((await task()).data.status).toBe('paabegynt');
  });
});
