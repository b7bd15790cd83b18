import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice, SourceLine, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, FileField, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import {
  dropDatasett,
  type ImportPlace,
  type ImportRefusal,
  type Prepared,
  prepareImport,
  storeImports,
} from '../actions.ts';
import type { Catalogue } from '../content.ts';
import type { ReaderRefusal } from '../reading/index.ts';
import { readerSentence } from '../reading/sentences.ts';
import { listDatasett } from '../store.ts';
import { GRUNNLAG_TEXTS } from '../texts.ts';

export interface GrunnlagPageDeps {
  readonly catalogue: Catalogue;
  /** All numbers of the kommune, and the regions around it that are kept for comparison. */
  readonly regionsOf: (kommuneNumber: string) => Pick<ImportPlace, 'own' | 'codes' | 'slugs'>;
}

function placeOf(ctx: Ctx, deps: GrunnlagPageDeps): ImportPlace {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return { kommuneId: ctx.kommune.id, actor: ctx.bruker?.id ?? null, ...deps.regionsOf(ctx.kommune.number) };
}

function sentence(ctx: Ctx, file: string, refusal: ImportRefusal): string {
  const t = GRUNNLAG_TEXTS[ctx.lang];
  if (refusal.code === 'ikke-kommunen') return t.wrongPlace(file);
  if (refusal.code === 'uten-kommune') return t.noPlace(file);
  if (refusal.code === 'ukjent-tabell' || refusal.code === 'feil-tittel') return t.unknownTable(file);
  return t.unreadable(file, readerSentence(refusal as ReaderRefusal, ctx.lang));
}

async function tallPage(ctx: Ctx, deps: GrunnlagPageDeps, errors: readonly string[] = []): Promise<Page> {
  const t = GRUNNLAG_TEXTS[ctx.lang];
  const place = placeOf(ctx, deps);
  const loaded = await ctx.db.inKommune(place.kommuneId, listDatasett);
  const by = new Map(loaded.map((d) => [d.role, d]));
  const base = `/arbeid/${ctx.kommune?.slug}`;
  const edit = ctx.may('rediger');
  const done = ctx.url.searchParams.get('lagret');
  return {
    title: t.title,
    nav: 'tall',
    wide: true,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors.map((text) => ({ field: 'filer', text }))} />
        {done ? <Notice tone="success">{done === 'fjernet' ? t.undo : t.loaded}</Notice> : null}
        <Finding>{t.finding(loaded.length, deps.catalogue.length)}</Finding>
        <DataTable
          caption={t.table}
          columns={[
            { label: t.what },
            { label: t.status },
            { label: t.source },
            { label: t.period },
            { label: t.cells, align: 'right' },
            { label: t.missingCells, align: 'right' },
            ...(edit ? [{ label: t.remove }] : []),
          ]}
          rows={deps.catalogue.map((row) => {
            const d = by.get(row.role);
            return {
              cells: d
                ? [
                    row.name[ctx.lang],
                    <Status tone="success">{t.here}</Status>,
                    `${d.source} (${t.retrieved.toLowerCase()} ${formatDate(d.retrieved)})`,
                    d.firstPeriod === d.lastPeriod ? (d.firstPeriod ?? '–') : `${d.firstPeriod}–${d.lastPeriod}`,
                    formatNumber(d.cells),
                    formatNumber(d.missing),
                    ...(edit
                      ? [
                          <form method="post" action={ctx.href(`${base}/tall/fjern`)}>
                            <input type="hidden" name="csrf" value={ctx.csrf} />
                            <input type="hidden" name="id" value={d.id} />
                            <button class="bp-linkbutton" type="submit">
                              {t.remove}
                              <span class="ds-sr-only">{` ${row.name[ctx.lang]}`}</span>
                            </button>
                          </form>,
                        ]
                      : []),
                  ]
                : [
                    row.name[ctx.lang],
                    <Status tone="warning">{t.missing}</Status>,
                    row.why[ctx.lang],
                    '–',
                    '–',
                    '–',
                    ...(edit ? ['–'] : []),
                  ],
            };
          })}
        />
        <SourceLine>SSB, CC BY 4.0</SourceLine>
        {edit ? (
          <section>
            <h2>{t.upload}</h2>
            <p class="bp-text">{t.uploadHelp}</p>
            <ul class="bp-text">
              {deps.catalogue
                .filter((row) => !by.has(row.role))
                .map((row) => (
                  <li>
                    <strong>{row.name[ctx.lang]}</strong>
                    {`: ${t.howText(row.tables[0] ?? '')} `}
                    <a href={`https://www.ssb.no/statbank/table/${row.tables[0]}`}>{`ssb.no, ${row.tables[0]}`}</a>
                  </li>
                ))}
            </ul>
            <Form action={ctx.href(`${base}/tall`)} csrf={ctx.csrf} files>
              <FileField name="filer" label={t.files} accept=".json,.csv,.txt,.xlsx" multiple error={errors[0]} />
              <SubmitRow>
                <Button>{t.send}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${base}/behov`)}>{t.nextButton}</ButtonLink>
        </NextAction>
      </>
    ),
  };
}

async function upload(ctx: Ctx, deps: GrunnlagPageDeps): Promise<Page | Response> {
  const place = placeOf(ctx, deps);
  const files = (await ctx.form()).files('filer');
  if (files.length === 0) return tallPage(ctx, deps, [GRUNNLAG_TEXTS[ctx.lang].nothing]);
  const prepared: Prepared[] = [];
  const errors: string[] = [];
  for (const file of files) {
    const result = await prepareImport(deps.catalogue, place, file);
    if (result.ok) prepared.push(result.value);
    else errors.push(sentence(ctx, file.name, result.error));
  }
  if (errors.length > 0) return tallPage(ctx, deps, errors);
  await storeImports(ctx.db, ctx.clock, place, prepared);
  return seeOther(ctx, `/arbeid/${ctx.kommune?.slug}/tall?lagret=ja`);
}

export function grunnlagRoutes(deps: GrunnlagPageDeps): Route[] {
  return [
    { method: 'GET', path: '/arbeid/:kommune/tall', who: { kommune: 'les' }, handle: (ctx) => tallPage(ctx, deps) },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall',
      who: { kommune: 'rediger' },
      files: true,
      handle: (ctx) => upload(ctx, deps),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall/fjern',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const id = (await ctx.form()).text('id');
        if (/^[0-9a-f-]{36}$/.test(id)) await dropDatasett(ctx.db, ctx.clock, placeOf(ctx, deps), id);
        return seeOther(ctx, `/arbeid/${ctx.kommune?.slug}/tall?lagret=fjernet`);
      },
    },
  ];
}
