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
    // Round-the-clock care is counted from people by age, and its thread ends in that table.
    const care = rows.find((r) => r.includes('>T-019 ')) ?? '';
    expect(care).toMatch(new RegExp(`href="${work}/kartlegging"[\\s\\S]*heldøgns omsorg er regnet av`));
    expect(care).toMatch(new RegExp(`href="${work}/tall">[^<]*oppdiktet befolkning.csv</a>, \\d{4}`));
    expect(rows.find((r) => r.includes('>T-007 '))).not.toContain('befolkning.csv');
    // Of boligutvikling each table by its name, and not only that there is one.
    const first = rows.find((r) => r.includes('>T-001 ')) ?? '';
    expect(first).toContain('Eksempelvik, oppdiktet befolkning.csv</a>, ');
    await page(`${work}/kartlegging`);
    await page(`${work}/tall`);
  });

  it('restate a public plan with its goals, its tiltak and where each fact was read', async () => {
    for (const lang of ['', '/nn']) {
      const known = await page(`${lang}/eksempler/tromsoe/roed-traad`);
      expect(known).toContain('<a href="https://nordnorskdebatt.no/article/vil-bygge-tettere-i-tromso">');
      // What the findings speak of stands on the page: 440 wanted, 23 more come.
      const rows = [...known.matchAll(/<tr.*?<\/tr>/gs)].map((m) =>
        [...m[0].matchAll(/>([^<>]+)<\/t[hd]>/g)].map((c) => c[1]),
      );
      expect(rows.filter((r) => r.includes('2019')).map((r) => r.slice(-2))).toEqual([
        ['440', '2019'],
        ['23', '2019'],
      ]);
    }
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
