import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock/system.ts';
import { startServer } from '../server.ts';

const BASE = '/arbeid/eksempelvik';
/** Eksempelvik as it stands when it is made on a day. */
async function on<T>(day: string, look: (fetched: (path: string) => Promise<Response>) => Promise<T>): Promise<T> {
  const server = await startServer({ clock: fixedClock(`${day}T09:00:00.000Z`) });
  try {
    return await look(async (path) => {
      const reply = await fetch(`${server.url}${BASE}${path}`);
      expect(reply.status, path).toBe(200);
      return reply;
    });
  } finally {
    await server.stop();
  }
}
const plain = async (reply: Response) => (await reply.text()).replaceAll('\u00a0', ' ');

describe('the report of Eksempelvik', () => {
  it('late in the year holds the account against the budget of the year, the same on the page and in the workbook', async () => {
    const [report, file] = await on('2027-11-20', async (fetched) => [
      await plain(await fetched('/oppfoelging/1')),
      Buffer.from(await (await fetched('/oppfoelging/1/rapport.xlsx')).arrayBuffer()),
    ]);
    expect(report).toContain('Regnskap mot budsjett');
    expect(report).toContain('vedtatt 17.12.2026');
    expect(report).toMatch(/T-001[\s\S]{0,300}470 000[\s\S]{0,100}120 000/);
    expect(report).toContain('Stillingen som planlegger står ledig');
    // Planned, delivered and what differs, the same in the two tables that have them.
    expect(report).toMatch(/T-007[^<]*<\/th><td[^>]*>6<\/td><td[^>]*>2<\/td><td[^>]*>−4/);
    // Fields, agreements and tiltak alike are held against the plan as it was adopted, and not as it stands now.
    expect(report).not.toContain('slik det står nå');
    const against = [...report.matchAll(/Planlagt er slik det sto da planen ble vedtatt 17\.12\.2026/g)];
    expect(against.length).toBeGreaterThanOrEqual(3);
    const row = (await readXlsx(file)).flatMap((s) => s.data).find((r) => r[0] === 'T-007' && r[2] === 'Eiendom');
    expect(row?.slice(3, 7)).toEqual(['Forsinket', 6, 2, 8_400_000]);
  }, 300_000);

  it('early in the year is of the year before, which has no budget here, and shows no account of another year', async () => {
    const [first, second] = await on('2027-05-09', async (fetched) => [
      await plain(await fetched('/oppfoelging/1')),
      await plain(await fetched('/oppfoelging/2')),
    ]);
    expect(first).toMatch(/Av de rapporterte: \d+ i rute, \d+ forsinket, \d+ stoppet, \d+ ferdig/);
    expect(first).toContain('Stillingen som planlegger står ledig');
    expect(first).not.toContain('oppdiktet regnskap');
    expect(second).toContain('oppdiktet regnskap');
  }, 300_000);
});
