import { formatNumber } from '../../../kernel/index.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  FileField,
  Form,
  options,
  SelectField,
  SubmitRow,
  TextField,
} from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { saveKart, setKartRemoved } from '../actions/kart.ts';
import { fieldsOnMap, formsOf, outlineSource } from '../blokker.ts';
import { KARTLAG, type KartCode, type Kartlag } from '../kart.ts';
import { KART_TEXTS } from '../kart-texts.ts';
import { Kartbilde } from '../kartbilde.ts';
import { KARTHENT_TEXTS } from '../karthent-texts.ts';
import { KOORDINATSYSTEMER } from '../koordinater.ts';
import { listFelt, listKart } from '../store.ts';
import { PROGRAM_TEXTS } from '../texts.ts';
import { FetchOutlines, fetchOutcome, Unseen } from './karthent.tsx';
import { AreaList } from './omraader.tsx';
import { type ProgramPageDeps, where } from './where.ts';

interface Refused {
  readonly code: KartCode;
  readonly lag: string;
  readonly system: string;
}

/** The fields on the map, with the list that says the same in words. */
export async function kartPage(ctx: Ctx, deps: ProgramPageDeps, refused: Refused | null = null): Promise<Page> {
  const [t, p] = [KART_TEXTS[ctx.lang], PROGRAM_TEXTS[ctx.lang]];
  const { kommune, base, year: now } = where(ctx);
  const [stored, layers] = await ctx.db.inKommune(
    kommune.id,
    async (tx) => [await listFelt(tx), await listKart(tx)] as const,
  );
  const edit = ctx.may('rediger');
  const asked = ctx.url.searchParams.get('aar') ?? String(now + 11);
  const goodYear = /^(199\d|20\d\d|2100)$/.test(asked);
  const year = goodYear ? Number(asked) : now + 11;
  const fields = fieldsOnMap(stored, layers, year);
  const placed = fields.flatMap((f, at) => (f.form ? [{ ...f, form: f.form, at }] : []));
  const symbols = placed.map((f, at) => ({
    number: at + 1,
    name: f.data.name,
    status: f.data.status,
    units: f.units,
    form: f.form,
  }));
  const missing = fields.filter((f) => f.form === null);
  const drawn = layers.some((row) => !row.data.removed);
  const said = ['inn', 'ute'].map((key) => ctx.url.searchParams.get(key) ?? '');
  const fetched = await fetchOutcome(ctx);
  const source = outlineSource(layers, ctx.lang);
  const fileErrors = refused
    ? [{ field: refused.code === 'ukjent-koordinatsystem' ? 'system' : 'fil', text: t.refusals[refused.code] }]
    : [];
  const link = (number: number, name: string) => <a href={ctx.href(`${base}/felt/${number}`)}>{name}</a>;
  return {
    title: t.title,
    nav: 'tilbud',
    step: 4,
    wide: true,
    status: refused || !goodYear ? 422 : 200,
    islands: drawn ? ['kart'] : [],
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {p.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={fileErrors} />
        <ErrorSummary
          heading={KARTHENT_TEXTS[ctx.lang].errors}
          errors={fetched && !fetched.ok ? [{ text: fetched.text }] : []}
        />
        <ErrorSummary heading={t.errorsShow} errors={goodYear ? [] : [{ field: 'aar', text: t.badYear }]} />
        <Finding>
          {drawn && fields.length === 0
            ? t.noFields
            : drawn
              ? t.finding(
                  placed.length,
                  fields.length,
                  placed.reduce((n, f) => n + f.units, 0),
                  year,
                )
              : t.empty}
        </Finding>
        {said.every((text) => /^\d{1,4}$/.test(text)) ? (
          <Notice tone="success">
            {(ctx.url.searchParams.get('lag') === 'felt' ? t.saved : t.savedOutlines)(Number(said[0]), Number(said[1]))}
          </Notice>
        ) : null}
        {fetched?.ok ? <Notice tone="success">{fetched.text}</Notice> : null}
        {edit ? <Unseen ctx={ctx} layers={layers} rows={stored} /> : null}
        {drawn ? (
          <>
            <form class="bp-form" method="get" action={ctx.href(`${base}/kart`)}>
              <TextField name="aar" label={t.year} short value={asked} error={goodYear ? undefined : t.badYear} />
              <SubmitRow>
                <Button variant="secondary">{t.show}</Button>
              </SubmitRow>
            </form>
            <div
              data-kart
              data-inn={t.zoomIn}
              data-ut={t.zoomOut}
              data-alt={t.whole}
              data-taster={t.keys}
              data-navn={t.title}
            >
              <Picture
                caption={t.title}
                draw={(width) =>
                  Kartbilde({
                    ...(width ? { width } : {}),
                    title: t.title,
                    description: t.alt,
                    outline: formsOf(layers, 'kommune'),
                    areas: formsOf(layers, 'omraade'),
                    symbols,
                    statuses: p.statuses,
                    empty: t.empty,
                  })
                }
              />
            </div>
            {source ? <SourceLine>{source}</SourceLine> : null}
          </>
        ) : (
          <EmptyState heading={t.title}>
            <p>{t.emptyText}</p>
          </EmptyState>
        )}
        {placed.length > 0 ? (
          <DataTable
            stack
            caption={t.list}
            columns={[
              { label: t.number },
              { label: p.fields.name ?? '' },
              { label: p.fields.status ?? '' },
              { label: p.fields.area ?? '' },
              { label: t.dwellings, align: 'right' },
            ]}
            rows={placed.map((f, at) => ({
              cells: [
                at + 1,
                link(f.number, f.data.name),
                p.statuses[f.data.status],
                f.data.area || '–',
                formatNumber(f.units),
              ],
            }))}
          />
        ) : null}
        {drawn ? <AreaList ctx={ctx} areas={formsOf(layers, 'omraade')} fields={fields} /> : null}
        {missing.length > 0 && drawn ? (
          <section>
            <h2>{t.notPlaced}</h2>
            <ul class="ds-list">
              {missing.map((f) => (
                <li>{link(f.number, f.data.name)}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {edit ? <FetchOutlines ctx={ctx} deps={deps} layers={layers} /> : null}
        {edit ? <Upload ctx={ctx} refused={refused} error={fileErrors[0]} /> : null}
        {edit && layers.length > 0 ? (
          <section>
            <h2>{t.layers}</h2>
            <DataTable
              stack
              caption={t.layers}
              hideCaption
              columns={[
                { label: t.lag },
                { label: t.layerFile },
                { label: t.forms, align: 'right' },
                { label: t.remove, screenOnly: true },
              ]}
              rows={layers.map(({ data }) => ({
                cells: [
                  t.lags[data.lag],
                  data.file,
                  data.removed ? '–' : formatNumber(data.forms.length),
                  <form method="post" action={ctx.href(`${base}/kart/${data.removed ? 'angre' : 'fjern'}`)}>
                    <input type="hidden" name="csrf" value={ctx.csrf} />
                    <input type="hidden" name="lag" value={data.lag} />
                    <button
                      class="bp-linkbutton"
                      type="submit"
                      aria-label={`${data.removed ? t.restore : t.remove} ${t.lags[data.lag]}`}
                    >
                      {data.removed ? t.restore : t.remove}
                    </button>
                  </form>,
                ],
              }))}
            />
          </section>
        ) : null}
        <NextAction heading={p.nextHeading}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/gap`)} variant={edit ? 'secondary' : 'primary'}>
            {p.toGap}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

function Upload(p: { ctx: Ctx; refused: Refused | null; error: { field: string; text: string } | undefined }) {
  const { ctx, refused, error } = p;
  const t = KART_TEXTS[ctx.lang];
  const of = (field: string) => (error?.field === field ? error.text : undefined);
  return (
    <section>
      <h2>{t.upload}</h2>
      <Form action={ctx.href(`${where(ctx).base}/kart`)} csrf={ctx.csrf} files>
        <SelectField
          name="lag"
          label={t.lag}
          description={t.lagHelp}
          options={options(KARTLAG, t.lags)}
          value={refused?.lag ?? 'felt'}
        />
        <FileField
          name="fil"
          label={t.file}
          description={t.fileHelp}
          accept=".json,.geojson,.topojson,.gml,.xml"
          error={of('fil')}
        />
        <SelectField
          name="system"
          label={t.system}
          empty={t.fromFile}
          options={options(KOORDINATSYSTEMER, t.systems)}
          value={refused?.system ?? ''}
          error={of('system')}
        />
        <SubmitRow>
          <Button variant="secondary">{t.save}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

const lagOf = (text: string): Kartlag => KARTLAG.find((lag) => lag === text) ?? 'felt';

export async function uploadKart(ctx: Ctx, deps: ProgramPageDeps): Promise<Page | Response> {
  const form = await ctx.form();
  const { actor, base } = where(ctx);
  const [lag, system] = [form.text('lag'), form.text('system')];
  const chosen = KOORDINATSYSTEMER.find((s) => s === system) ?? null;
  const saved = await saveKart(ctx.db, ctx.clock, actor, lagOf(lag), form.file('fil'), chosen);
  if (!saved.ok) return kartPage(ctx, deps, { code: saved.error, lag: lagOf(lag), system });
  return seeOther(ctx, `${base}/kart?inn=${saved.taken}&ute=${saved.left}&lag=${lagOf(lag)}`);
}

export const pressKart =
  (removed: boolean) =>
  async (ctx: Ctx): Promise<Response> => {
    const { actor, base } = where(ctx);
    const typed = (await ctx.form()).text('lag');
    const lag = KARTLAG.find((l) => l === typed);
    if (lag) await setKartRemoved(ctx.db, ctx.clock, actor, lag, removed);
    return seeOther(ctx, `${base}/kart`);
  };
