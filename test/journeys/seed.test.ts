import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../server.ts';

/** Rows of the starting point: the address they are found at, at most two clicks from the front page, and words that must stand there. */
const STEP4 = '/veileder/trinn-4-temaplan-bolig';
const ROWS: readonly (readonly [string, string, RegExp])[] = [
  ['S01', '/', /<svg[^>]+role="group"/],
  ['S02', '/', /Velg trinn for å se beskrivelse og hva som skjer i hvert trinn/],
  ['S03', '/veileder/trinn-1-planstrategi', /Planstrategi/],
  ['S04', '/veileder/trinn-2-samfunnsdel', /Kommuneplanens samfunnsdel/],
  ['S05', '/veileder/trinn-3-arealdel', /Kommuneplanens arealdel/],
  ['S06', STEP4, /Fag\/temaplan bolig/],
  ['S07', '/veileder/trinn-5-reguleringsplan', /Reguleringsplan/],
  ['S08', '/veileder/trinn-6-oekonomiplan', /Økonomiplan/],
  ['S09', STEP4, /Hvem gjør hva i dette trinnet\?/],
  ['S10', STEP4, /Tilbake til oversikt/],
  ['S11', STEP4, /Bakgrunn for dette arbeidet/],
  ['S12', STEP4, /Kort beskrivelse/],
  ['S13', STEP4, /handlingsprogram/],
  ['S14', STEP4, /helhetlig boligplan/i],
  ['S15', STEP4, /styringsverktøy/],
  ['S16', STEP4, /boligsosial/],
  ['S17', STEP4, /tjenester/],
  ['S18', STEP4, /prosesskrav|plan- og bygningsloven/],
  ['S19', STEP4, /budsjett/],
  ['S20', STEP4, /lov/],
  ['S21', STEP4, /Eksempler fra kommunene/],
  ['S22', STEP4, /boligmarked/],
  ['S23', STEP4, /folkehelse/],
  ['S24', STEP4, /handlefrihet/i],
  ['S25', STEP4, /størrelse/],
  ['S26', STEP4, /vanskeligstilte/],
  ['S27', STEP4, /leie/],
  ['S28', STEP4, /kommunal/],
  ['S29', STEP4, /avtaler/],
  ['S30', STEP4, /integrering/],
  ['S31', `${STEP4}/1-forfase`, /Underprosess: 1\. Forfase/],
  ['S32', `${STEP4}/2-kartlegging`, /Underprosess: 2\. Identifiserings/],
  ['S33', `${STEP4}/3-loesning`, /Underprosess: 3\. Løsningsfase/],
  ['S34', `${STEP4}/4-bearbeiding`, /Underprosess: 4\. Bearbeidings/],
  ['S35', `${STEP4}/5-gjennomfoering`, /Underprosess: 5\. Gjennomføringsfase/],
  ['S36', STEP4, /id="eksempel-stavanger"/],
  ['S37', STEP4, /id="eksempel-tromsoe"/],
  ['S38', STEP4, /id="eksempel-stord"/],
  ['S39', STEP4, /id="eksempel-halden"/],
  ['S40', STEP4, /id="eksempel-bodoe"/],
  ['S41', STEP4, /Kommune: <\/strong>Bodø kommune/],
];

describe('the starting point, row by row, without JavaScript', () => {
  let server: TestServer;
  const get = async (path: string) => {
    const reply = await fetch(server.url + path);
    return { status: reply.status, html: await reply.text() };
  };
  const linksOf = (html: string) => [...html.matchAll(/href="(\/[^"#]*)/g)].flatMap((m) => (m[1] ? [m[1]] : []));
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('has all 41 rows', () => expect(ROWS).toHaveLength(41));

  it.each(ROWS)('%s stands at %s', async (_row, path, words) => {
    const { status, html } = await get(path);
    expect(status).toBe(200);
    expect(html).toMatch(words);
  });

  it('reaches every page of a row in two clicks from the front page, in both languages', async () => {
    for (const prefix of ['', '/nn']) {
      const first = linksOf((await get(prefix || '/')).html);
      const second = new Set(first);
      for (const link of new Set(first.filter((l) => l.includes('/veileder'))))
        for (const next of linksOf((await get(link)).html)) second.add(next);
      for (const [row, path] of ROWS)
        expect(second, `${row} ${prefix}`).toContain(path === '/' ? prefix || '/' : prefix + path);
    }
  });

  it('gives every step the same headings in the same order', async () => {
    const headings = async (path: string) =>
      [
        ...(await get(path)).html.matchAll(
          /<h2 id="(hvem|bakgrunn|kort|resultater|oppgaver|spoersmaal|fallgruver|lov|kilder)">/g,
        ),
      ].map((m) => m[1]);
    const wanted = ['hvem', 'bakgrunn', 'kort', 'resultater', 'oppgaver', 'spoersmaal', 'fallgruver', 'lov', 'kilder'];
    for (const [, path] of ROWS.slice(2, 8)) expect(await headings(path)).toEqual(wanted);
  });

  it('has no inline script or style on any page, and no picture or script from elsewhere', async () => {
    for (const path of ['/', STEP4, '/eksempler', '/arbeid/eksempelvik/gap', '/arbeid/eksempelvik/dokument/utkast']) {
      const { html } = await get(path);
      expect(html).not.toMatch(/<style|\sstyle="|<script(?![^>]*\ssrc="\/assets\/)|\son[a-z]+="/i);
      expect(html).not.toMatch(/(src|<link[^>]+href)="https?:/);
    }
  });
});
