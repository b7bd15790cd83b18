import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../../test/server.ts';

describe('the pages of the red thread of Eksempelvik', () => {
  let server: TestServer;
  const work = '/arbeid/eksempelvik';
  const page = async (path: string) => {
    const answer = await fetch(server.url + path);
    expect(answer.status, path).toBe(200);
    return answer.text();
  };
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('lead from every line of the økonomiplan to the statistic in two steps', async () => {
    const { lines } = (await (await fetch(`${server.url}/api/v1/kommuner/eksempelvik/oekonomiplan`)).json()) as {
      lines: { number: string }[];
    };
    expect(lines.length).toBeGreaterThan(10);
    const step1 = `${work}/roed-traad/spor`;
    expect(await page(`${work}/oekonomiplan`)).toContain(`href="${step1}"`);
    const rows = (await page(step1)).split('<tr').slice(2);
    for (const { number } of lines) {
      const row = rows.find((r) => r.includes(`>${number} `));
      expect(row, number).toMatch(new RegExp(`href="${work}/(kartlegging|tall)"`));
    }
    await page(`${work}/kartlegging`);
    await page(`${work}/tall`);
  });

  it('show a mostly sound plan with findings of every severity, and one that is accepted', async () => {
    const list = await page(`${work}/roed-traad`);
    for (const heading of ['Feil', 'Advarsler', 'Merknader', 'Godtatt']) expect(list).toContain(`<h2>${heading}</h2>`);
    expect(list).toContain('Løslatte');
    expect(await page(`${work}/roed-traad?alvor=godtatt`)).not.toContain('<h2>Feil</h2>');
    expect(await page(`/nn${work}/roed-traad/bilde`)).toContain('Tråden som bilete');
    const answer = await fetch(`${server.url}${work}/roed-traad/funn/finnes-ikke.tiltak.T-001`);
    expect(answer.status).toBe(404);
  });
});
