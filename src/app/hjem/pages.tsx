import { formatNumber, type Texts } from '../../kernel/index.ts';
import { latestRun } from '../../plan/boligbehov/index.ts';
import { listTilbud } from '../../plan/boligtilbud/index.ts';
import { listDatasett } from '../../plan/grunnlag/index.ts';
import { countsInOekonomiplan, listMaal, listTiltak } from '../../plan/tiltak/index.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { Card, CardGrid, Finding, Status } from '../../ui/blocks.tsx';
import { ButtonLink } from '../../ui/form.tsx';

const nb = {
  title: 'Arbeidsflaten',
  finding: (done: number) =>
    done === 7
      ? 'Hele linja er på plass, fra tall til dokument.'
      : `${done} av 7 deler er på plass. Neste steg er merket under.`,
  next: 'Neste steg',
  done: 'På plass',
  waiting: 'Ikke startet',
  open: 'Åpne',
  jobs: 'Se jobbene',
  parts: {
    tall: ['Tall', (n: string) => `${n} tabeller er lastet inn.`, 'Last inn befolkningen fra SSB.'],
    behov: ['Behov', (n: string) => `${n} flere husholdninger på tjue år.`, 'Regn ut behovet når tallene er på plass.'],
    tilbud: [
      'Tilbud',
      (n: string) => `${n} rader med boligbyggeprogram, avtaler og egne boliger.`,
      'Legg inn det som er kjent å komme.',
    ],
    gap: ['Gap', (n: string) => `${n} boliger mangler om ti år.`, 'Gapet vises når behov og tilbud er på plass.'],
    tiltak: ['Mål og tiltak', (n: string) => `${n} tiltak.`, 'Sett mål og lag tiltak.'],
    oekonomiplan: ['Økonomiplan', (n: string) => `${n} tiltak er finansiert.`, 'Gi tiltakene penger.'],
    dokument: ['Plandokument', (n: string) => `${n} kapitler har egen tekst.`, 'Skriv planen.'],
  } as Readonly<Record<string, readonly [string, (n: string) => string, string]>>,
};

const nn: typeof nb = {
  title: 'Arbeidsflata',
  finding: (done) =>
    done === 7
      ? 'Heile linja er på plass, frå tal til dokument.'
      : `${done} av 7 delar er på plass. Neste steg er merkt under.`,
  next: 'Neste steg',
  done: 'På plass',
  waiting: 'Ikkje starta',
  open: 'Opne',
  jobs: 'Sjå jobbane',
  parts: {
    tall: ['Tal', (n) => `${n} tabellar er lasta inn.`, 'Last inn folketalet frå SSB.'],
    behov: ['Behov', (n) => `${n} fleire hushald på tjue år.`, 'Rekn ut behovet når tala er på plass.'],
    tilbud: [
      'Tilbod',
      (n) => `${n} rader med bustadbyggjeprogram, avtalar og eigne bustader.`,
      'Legg inn det som er kjent å kome.',
    ],
    gap: ['Gap', (n) => `${n} bustader manglar om ti år.`, 'Gapet blir vist når behov og tilbod er på plass.'],
    tiltak: ['Mål og tiltak', (n) => `${n} tiltak.`, 'Set mål og lag tiltak.'],
    oekonomiplan: ['Økonomiplan', (n) => `${n} tiltak er finansierte.`, 'Gi tiltaka pengar.'],
    dokument: ['Plandokument', (n) => `${n} kapittel har eigen tekst.`, 'Skriv planen.'],
  },
};

const TEXTS: Texts<typeof nb> = { nb, nn };

async function home(ctx: Ctx, chapterCount: (ctx: Ctx) => Promise<number>): Promise<Page> {
  const t = TEXTS[ctx.lang];
  const { kommune } = ctx;
  if (!kommune) throw new Error('A workspace page without a kommune');
  const loaded = await ctx.db.inKommune(kommune.id, async (tx) => ({
    tables: await listDatasett(tx),
    run: await latestRun(tx),
    tilbud: (await listTilbud(tx)).filter((r) => !r.data.removed),
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
  }));
  const result = loaded.run?.result;
  const households = result?.households.total;
  const gap = result?.gap.find(
    (g) => g.ledger === 'boligutvikling' && g.type === 'alle' && g.year === result.baseYear + 10,
  );
  const counts: Readonly<Record<string, number | null>> = {
    tall: loaded.tables.length || null,
    behov: households ? (households.at(-1)?.mean ?? 0) - (households[0]?.mean ?? 0) : null,
    tilbud: loaded.tilbud.length || null,
    gap: gap?.mean ?? null,
    tiltak: loaded.tiltak.length || null,
    oekonomiplan: loaded.tiltak.filter((x) => countsInOekonomiplan(x.data)).length || null,
    dokument: (await chapterCount(ctx)) || null,
  };
  const slugs = Object.keys(t.parts);
  const first = slugs.find((slug) => counts[slug] === null);
  return {
    title: t.title,
    nav: 'hjem',
    wide: true,
    body: (
      <>
        <h1>{kommune.name}</h1>
        <Finding>{t.finding(slugs.filter((slug) => counts[slug] !== null).length)}</Finding>
        <CardGrid>
          {slugs.map((slug) => {
            const [name, have, need] = t.parts[slug] ?? ['', () => '', ''];
            const count = counts[slug] ?? null;
            return (
              <Card>
                <h2>{name}</h2>
                <p>
                  {count !== null ? (
                    <Status tone="success">{t.done}</Status>
                  ) : slug === first ? (
                    <Status tone="info">{t.next}</Status>
                  ) : (
                    <Status>{t.waiting}</Status>
                  )}
                </p>
                <p>{count !== null ? have(formatNumber(count)) : need}</p>
                <ButtonLink
                  href={ctx.href(`/arbeid/${kommune.slug}/${slug}`)}
                  variant={slug === first ? 'primary' : 'secondary'}
                >
                  {t.open}
                  <span class="ds-sr-only">{` ${name}`}</span>
                </ButtonLink>
              </Card>
            );
          })}
        </CardGrid>
        <p>
          <a href={ctx.href(`/arbeid/${kommune.slug}/jobb`)}>{t.jobs}</a>
        </p>
      </>
    ),
  };
}

export const hjemRoutes = (chapterCount: (ctx: Ctx) => Promise<number>): Route[] => [
  { method: 'GET', path: '/arbeid/:kommune', who: { kommune: 'les' }, handle: (ctx) => home(ctx, chapterCount) },
];
