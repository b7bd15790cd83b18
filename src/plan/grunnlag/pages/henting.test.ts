import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';
import { loadKommuner } from '../../../platform/kommuner/store.ts';
import { createStandIn, STAND_IN_PATHS } from '../../../platform/statistics/stand-in/stand-in.ts';

describe('the button that fetches from the agency', () => {
  let server: TestServer;
  let cookie: string;
  let csrf: string;
  let close = () => {};
  let app = createStandIn({ kommuner: loadKommuner('.'), perMinute: 1000 });
  beforeAll(async () => {
    const standIn = serve({ fetch: (request) => app.fetch(request), port: 0, hostname: '127.0.0.1' });
    await new Promise<void>((done) => standIn.once('listening', done));
    close = () => standIn.close();
    const address = standIn.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    server = await startServer({ ssb: `http://127.0.0.1:${port}${STAND_IN_PATHS.pxweb}` });
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  });
  afterAll(async () => {
    close();
    await server.stop();
  });

  /** The words of the buttons and links that a page puts first. */
  const first = ({ text }: { text: string }) =>
    [...text.slice(text.indexOf('<main')).matchAll(/data-variant="primary"[^>]*> ?([^<]+?) ?</g)].map((m) => m[1]);
  const page = async (path: string) => {
    const answer = await fetch(server.url + path, { headers: { cookie } });
    return { status: answer.status, url: answer.url, text: (await answer.text()).replace(/\s+/g, ' ') };
  };
  const press = (token = csrf) =>
    fetch(`${server.url}/arbeid/halden/tall/hent`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf: token }),
    });

  it('stands on the page, and says when the figures will not be official', async () => {
    const { text } = await page('/arbeid/halden/tall');
    expect(text).toContain('Hent fra SSB</button>');
    expect(text).not.toContain('Uten verdi');
    expect(first(await page('/arbeid/halden/behov'))).toEqual(['Last inn tall']);
    expect(text).toMatch(/hente fra 127\.0\.0\.1:\d+, ikke fra SSB/);
    expect(await page('/nn/arbeid/halden/tall')).toMatchObject({ text: expect.stringContaining('Hent frå SSB') });
  });

  it('is not for whoever has not loaded the page', async () => expect((await press('tull')).status).toBe(403));

  it('leads, by way of the job, to tables with their notes and requests on the page', async () => {
    const pressed = await press();
    expect(pressed.status).toBe(303);
    await server.desk.idle();
    const { text, url } = await page(pressed.headers.get('location') ?? '');
    expect(url).toContain('/arbeid/halden/tall?jobb=');
    expect(text).toContain('Alle tabellene er hentet.');
    expect(text).toContain('Uten verdi');
    expect(first(await page('/arbeid/halden/behov'))).toEqual(['Regn ut behovet']);
    expect(text).toContain('Befolkning etter alder og kjønn, 1. januar: hentet (tabell 07459)');
    expect(text).toContain('Oppdiktede tall fra en prøvetjeneste. Dette er ikke statistikk. (');
    expect(text).toContain('Om hver tabell');
    expect(text).toMatch(/<li>[^<]+ verdier i tabellen, [^<]+ av dem uten tall\. [\d\s]+ kombinasjoner er ikke med/);
    expect(text).toContain('Ikke kontrollert mot kilde');
    expect(text).toContain('Slik ble tabellene hentet');
    expect(text).toContain('codelist[Region]=agg_KommSummer');
    expect(text).not.toContain('Mangler</span>');
    expect(server.errors).toEqual([]);
  });

  it('gives figures that the need is computed from', async () => {
    const answer = await fetch(`${server.url}/arbeid/halden/behov`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf }),
    });
    expect(answer.status).toBe(303);
    await server.desk.idle();
    expect((await page('/arbeid/halden/behov')).text).toContain('Tabell 07459, 127.0.0.1');
  });

  const send = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${server.url}/arbeid/halden${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, ...fields }),
    });

  it('tells what is new when the agency has put tables out again, and what rests on the older figures', async () => {
    const written = await send('/dokument/metode', { text: 'Halden vokser.', revision: '0' });
    expect(written.headers.get('location')).toContain('lagret');
    await send('/kunnskap/boligmasse/tekst', { text: 'Vi har nok boliger.', revision: '0' });
    await send('/dokument/frys');
    await server.desk.idle();
    expect((await page('/arbeid/halden/tall/endringer')).text).toContain('Ingenting hviler på eldre tall.');
    app = createStandIn({ kommuner: loadKommuner('.'), perMinute: 1000, edition: 1 });
    await press();
    await server.desk.idle();
    const { text } = await page('/arbeid/halden/tall/endringer');
    expect(text).toMatch(/2 tabeller har fått nye tall\. \d+ ting hviler på eldre tall\./);
    expect(text).toMatch(
      /<li>Boliger etter bygningstype, 1\. januar, Enebolig, 2026: fra [^<]+ til [^<]+ \(\+7\)\.<\/li>/,
    );
    expect(text).toMatch(/href="\/arbeid\/halden\/behov">Beregningen fra \d/);
    expect(text).toContain('href="/arbeid/halden/dokument">Utkastet til plan');
    expect(text).toMatch(/href="\/arbeid\/halden\/dokument\/versjon\/1">Versjon 1 av planen/);
    expect(text).toMatch(/href="\/arbeid\/halden\/kunnskap\/boligmasse">Teksten «Hva betyr dette for oss\?»/);
    expect(text).toMatch(/Boliger etter bygningstype, 1\. januar; Kommunalt disponerte boliger/);
    expect((await page('/arbeid/halden/tall')).text).toContain('href="/arbeid/halden/tall/endringer"');
    await send('/behov');
    await server.desk.idle();
    expect((await page('/arbeid/halden/tall/endringer')).text).not.toContain('Beregningen fra');
  });

  it('has a sister at the map, that draws the outline and says where it is from', async () => {
    const map = '/arbeid/halden/boligbyggeprogram/kart';
    expect((await page(map)).text).toMatch(/hente fra 127\.0\.0\.1:\d+, ikke fra Kartverket/);
    const pressed = await send('/boligbyggeprogram/kart/hent', { lag: 'kommune' });
    await server.desk.idle();
    const { text, url } = await page(pressed.headers.get('location') ?? '');
    expect(url).toContain(`${map}?jobb=`);
    expect(text).toContain('Kommunegrensen er hentet og lagt i kartet.');
    expect(text).toMatch(/Kommunegrense: hentet [^<]+ fra 127\.0\.0\.1:\d+\. Ikke kontrollert mot Kartverket\./);
    expect(text).toMatch(
      /<a href="http:\/\/127\.0\.0\.1:\d+\/kommuneinfo\/v1\/kommuner\/3101\/omrade\?utkoordsys=4258">/,
    );
    expect((await page(`/nn${map}`)).text).toContain('Hent kommunegrensa</button>');
    const units = await send('/boligbyggeprogram/kart/hent', { lag: 'omraade' });
    await server.desk.idle();
    const areas = (await page(units.headers.get('location') ?? '')).text;
    expect(areas).toContain('12 grunnkretser er hentet og lagt i kartet som områder.');
    expect(areas).toMatch(/Grunnkretser: hentet [^<]+ fra 127\.0\.0\.1:\d+\. Ikke kontrollert mot Kartverket\./);
    expect(areas).toMatch(/12 områder i kartet.*Krets 1<.*Krets 12</);
    expect(areas).toMatch(/<a href="http:\/\/127\.0\.0\.1:\d+\/skwms1\/wfs\.grunnkretser\?service=WFS/);
  });

  it('is turned off by an administrator, once for who saw how it stood', async () => {
    const off = await send('/tall/av-seg-selv', { on: 'nei', revision: '0' });
    expect((await page(off.headers.get('location') ?? '')).text).toContain(
      'Tallene blir bare nye når noen henter dem.',
    );
    expect((await send('/tall/av-seg-selv', { on: 'ja', revision: '0' })).status).toBe(409);
    expect(server.errors).toEqual([]);
  });
});
