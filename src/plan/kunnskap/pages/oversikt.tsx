import type { Child } from 'hono/jsx';
import { formatNumber, KVALITETER, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { ButtonLink, ErrorSummary } from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { temaKey } from '../bilde.ts';
import { countFirst, type Indikator, unitOf } from '../indikator.ts';
import { GRUPPER, gruppenavn } from '../kostragruppe.ts';
import { type Lest, siste, tallOf, utvikling, vedSiden } from '../oversikt.ts';
import { sammenligningHistorie } from '../store.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { type Innlest, indikatorerOf, type KunnskapPageDeps, kommuneOf, lesInn, PaaPapir } from './parts.tsx';
import { fieldName, Sammenligningsskjema, sammenligningErrors, typedSammenligning } from './sammenligning.tsx';

/** What is missing, and the way to get it. */
export function Mangler(p: { ctx: Ctx; indikator: Indikator; inn: Innlest }) {
  const { ctx, indikator } = p;
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const { base, work } = kommuneOf(ctx);
  const what = p.inn.mangler(indikator);
  const table = indikator.table ?? '';
  const link = {
    liste: { href: `${work}/boliger`, text: t.takeInList },
    eget: ctx.may('rediger')
      ? { href: `${base}/${indikator.id}/inn`, text: t.takeInTable }
      : { href: `${base}/${indikator.id}`, text: t.typeFigure },
    tabell: { href: `${work}/tall`, text: t.loadTable(table) },
    'i-tabellen': { href: `${work}/tall`, text: t.notInTable(table) },
  }[what];
  return (
    <>
      {t.missing}
      <span class="bp-screen">
        {': '}
        <a href={ctx.href(link.href)}>{link.text}</a>
      </span>
    </>
  );
}

function rowOf(ctx: Ctx, l: Lest, inn: Innlest): { cells: Child[] } {
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const i = l.indikator;
  const { base } = kommuneOf(ctx);
  const now = siste(l);
  const own = l.series[0];
  const hidden = (own?.hidden.length ?? 0) > 0;
  return {
    cells: [
      <a href={ctx.href(`${base}/${i.id}`)}>{i.name[ctx.lang]}</a>,
      now ? (
        `${tallOf(i, now)} ${t.units[unitOf(i)]}`
      ) : hidden ? (
        t.hiddenSmall
      ) : (
        <Mangler ctx={ctx} indikator={i} inn={inn} />
      ),
      now ? String(now.year) : '–',
      countFirst(i) ? '–' : formatNumber(now?.count ?? null),
      utvikling(l, ctx.lang) || '–',
      ...l.series.slice(1).map((s) => {
        const other = vedSiden(i, s, now?.year ?? null);
        if (!other) return '–';
        return other.year === now?.year ? tallOf(i, other) : `${tallOf(i, other)} (${other.year})`;
      }),
      now ? `${now.source} (${now.confidence})` : i.source[ctx.lang],
    ],
  };
}

/** The result qualities, each with the indicators that can be made into goals. */
function Kvaliteter(p: { ctx: Ctx; lest: readonly Lest[] }) {
  const { ctx, lest } = p;
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const { base, work } = kommuneOf(ctx);
  return (
    <section>
      <h2>{t.qualities.heading}</h2>
      <p class="bp-text bp-screen">{t.qualities.lead}</p>
      {KVALITETER.map((quality) => (
        <>
          <h3>{t.qualities.names[quality]}</h3>
          <ul>
            {lest
              .filter((l) => l.indikator.quality === quality)
              .map((l) => {
                const i = l.indikator;
                const now = siste(l);
                const name = i.name[ctx.lang];
                return (
                  <li>
                    <a href={ctx.href(`${base}/${i.id}`)}>{name}</a>
                    {`: ${now ? `${tallOf(i, now)} ${t.units[unitOf(i)]} (${now.year})` : t.qualities.none}`}
                    {ctx.may('rediger') ? (
                      <span class="bp-screen">
                        {' · '}
                        <a
                          href={ctx.href(`${work}/tiltak?indikator=${i.id}#nytt-maal`)}
                          aria-label={t.qualities.goalOf(name)}
                        >
                          {t.qualities.goal}
                        </a>
                      </span>
                    ) : null}
                  </li>
                );
              })}
          </ul>
        </>
      ))}
    </section>
  );
}

const GRUPPENAVN = Object.fromEntries(GRUPPER.map((code) => [code, gruppenavn(code)]));

/** The choice as it is saved now, and as it was when the form that comes back was opened. */
async function valget(ctx: Ctx, deps: KunnskapPageDeps, inn: Innlest, sent: TypedFields | null) {
  const saved = typedSammenligning(inn.sammenligning?.data ?? null, deps);
  if (!sent) return { saved, seen: undefined };
  if (sent.revision === '0') return { saved, seen: typedSammenligning(null, deps) };
  const { number = 0 } = inn.sammenligning ?? {};
  const rows = await ctx.db.inKommune(kommuneOf(ctx).kommune.id, (tx) => sammenligningHistorie(tx, number));
  const before = rows.find((r) => String(r.revision) === sent.revision);
  return { saved, seen: before && typedSammenligning(before.data, deps) };
}

export async function oversiktPage(
  ctx: Ctx,
  deps: KunnskapPageDeps,
  refusals: readonly RowRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page> {
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const { base, work } = kommuneOf(ctx);
  const inn = await lesInn(ctx, deps);
  const lest = indikatorerOf(deps).map(inn.les);
  const e = sentences(ctx.lang, refusals);
  const errors = sammenligningErrors(ctx, refusals);
  const { saved, seen: before } = await valget(ctx, deps, inn, sent);
  const late = e.status === 409 && sent !== null;
  const typed = late ? overSaved(sent, before, saved) : sent;
  const nameOf = (field: string) => fieldName(ctx, field);
  // What was refused for its words is still written after what its writer saw.
  const seen = (e.status === 422 ? typed?.revision : undefined) ?? String(inn.sammenligning?.revision ?? 0);
  const others = lest[0]?.series.slice(1) ?? [];
  return {
    title: t.title,
    nav: 'kunnskap',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={errors} nameOf={nameOf} />
        {late ? (
          <Conflict
            lang={ctx.lang}
            differ={differences(saved, typed ?? {}, nameOf, saidBy({ gruppe: GRUPPENAVN }))}
            merged={before !== undefined}
          />
        ) : null}
        {ctx.url.searchParams.get('lagret') === 'sammenligning' && refusals.length === 0 ? (
          <Notice tone="success">{t.compare.saved}</Notice>
        ) : null}
        <Finding>{t.finding(lest.filter((l) => siste(l) !== null).length, lest.length)}</Finding>
        <p class="bp-text">{t.lead}</p>
        {deps.temaer.map((tema) => (
          <section id={tema.theme}>
            <h2>{tema.name[ctx.lang]}</h2>
            <DataTable
              caption={tema.name[ctx.lang]}
              hideCaption
              stack
              columns={[
                { label: t.indicator },
                { label: t.own },
                { label: t.year },
                { label: t.count, align: 'right' },
                { label: t.development },
                ...others.map((o) => ({ label: o.name, align: 'right' as const })),
                { label: `${t.source} (${t.confidence.toLowerCase()})` },
              ]}
              rows={lest.filter((l) => tema.indicators.includes(l.indikator)).map((l) => rowOf(ctx, l, inn))}
            />
            <p class="bp-source bp-screen">
              <a href={ctx.href(`${base}/${tema.theme}/tema`)}>
                {t.themePrint}
                <span class="ds-sr-only">{`: ${tema.name[ctx.lang]}`}</span>
              </a>
              {' · '}
              <a href={ctx.href(`${base}/${tema.theme}/tema.png`)}>
                {t.themePicture}
                <span class="ds-sr-only">{`: ${tema.name[ctx.lang]}`}</span>
              </a>
              {' · '}
              <a href={ctx.href(`${base}/${tema.theme}/tema.pptx`)}>
                {t.themeSlides}
                <span class="ds-sr-only">{`: ${tema.name[ctx.lang]}`}</span>
              </a>
              {' · '}
              <a href={ctx.href(`${base}/${tema.theme}/tema.xlsx`)}>
                {t.excel}
                <span class="ds-sr-only">{`: ${tema.name[ctx.lang]}`}</span>
              </a>
              {ctx.may('rediger') ? (
                <>
                  {` · ${t.planKey}: `}
                  <code>{`{{${temaKey(tema)}}}`}</code>
                </>
              ) : null}
            </p>
          </section>
        ))}
        {ctx.may('rediger') ? <p class="bp-source bp-screen">{t.inPlan}</p> : null}
        <p class="bp-source">
          {t.legend}
          <span class="bp-screen">{` ${t.loadCompared}`}</span>
        </p>
        <PaaPapir ctx={ctx} />
        <p class="bp-screen">
          <a href={ctx.href(`${base}/kunnskapsgrunnlag.xlsx`)}>{t.excel}</a>. {t.print}
        </p>
        <Kvaliteter ctx={ctx} lest={lest} />
        {ctx.may('rediger') ? (
          <Sammenligningsskjema
            ctx={ctx}
            inn={inn}
            values={{ ...saved, ...typed }}
            seen={seen}
            errors={errors}
            late={late}
          />
        ) : null}
        <NextAction heading={t.loadCompared}>
          <ButtonLink href={ctx.href(`${work}/tall`)}>{t.toTall}</ButtonLink>
        </NextAction>
      </>
    ),
  };
}
