import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { download, notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { avtalerIn, listTilbud } from '../../boligtilbud/index.ts';
import type { DocumentTable } from '../../plandokument/document.ts';
import { standsOn } from '../bolig.ts';
import { utloeper } from '../lister.ts';
import { REGNSKAP_TEXTS } from '../regnskap-texts.ts';
import { boligerIn, currentListe } from '../store.ts';
import { BOLIGBESTAND_TEXTS } from '../texts.ts';
import { dokumentAv, listerAv, type Stoff } from './tabeller.ts';
import { type BestandPageDeps, where } from './where.ts';

const SHOWN = 50;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function load(ctx: Ctx) {
  const { kommune } = where(ctx);
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const today = ctx.clock.today();
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const liste = await currentListe(tx);
    if (!liste) return null;
    const all = await boligerIn(tx, liste.number);
    const avtaler = avtalerIn(await listTilbud(tx));
    const boliger = all.filter((b) => standsOn(b, today));
    const agreed = avtaler
      .flatMap((a) => a.parts.map((r) => r.data))
      .filter((a) => a.ledger === 'boligsosialt' && a.agreement !== 'utbyggingsavtale')
      .filter((a) => a.year <= Number(today.slice(0, 4)) && (!a.expiry || a.expiry >= today));
    const stoff: Stoff = {
      lang: ctx.lang,
      kommune: kommune.name,
      source: t.source(liste.name, liste.asOf ? formatDate(liste.asOf) : ''),
      boliger,
      sizes: liste.sizes,
      expiring: utloeper(
        all,
        avtaler.map((a) => ({ name: a.terms.name, units: a.units, expiry: a.terms.expiry ?? null })),
        today,
      ),
      addresses: ctx.may('rediger'),
    };
    return {
      liste,
      stoff,
      later: all.filter((b) => !standsOn({ ...b, fromYear: null }, today)).length,
      agreed: agreed.reduce((n, a) => n + a.units, 0),
    };
  });
}

const shown = (cell: DocumentTable['rows'][number]['cells'][number]): string =>
  cell === null || cell === '' ? '–' : typeof cell === 'string' ? cell : formatNumber(cell.number, cell.decimals ?? 0);

export function Table(p: { ctx: Ctx; table: DocumentTable; under?: string }) {
  const t = BOLIGBESTAND_TEXTS[p.ctx.lang];
  const { rows } = p.table;
  if (rows.length === 0) return <p class="bp-text">{t.none}</p>;
  return (
    <>
      <DataTable
        stack
        caption={p.table.caption}
        hideCaption={p.table.caption === p.under}
        columns={p.table.columns}
        rows={rows.slice(0, SHOWN).map((r) => ({ cells: r.cells.map(shown), total: r.total ?? false }))}
      />
      {rows.length > SHOWN ? <p class="bp-text">{t.more(formatNumber(rows.length - SHOWN))}</p> : null}
    </>
  );
}

export async function oversiktPage(ctx: Ctx): Promise<Page> {
  const t = BOLIGBESTAND_TEXTS[ctx.lang];
  const { work, base } = where(ctx);
  const found = await load(ctx);
  const edit = ctx.may('rediger');
  if (!found)
    return {
      title: t.title,
      nav: 'tilbud',
      step: 4,
      body: (
        <>
          <h1>{t.title}</h1>
          <Finding>{t.empty}</Finding>
          <EmptyState heading={t.title}>
            <p>{t.emptyHelp}</p>
            {edit ? <ButtonLink href={ctx.href(`${base}/inn`)}>{t.takeIn}</ButtonLink> : null}
          </EmptyState>
          <p>
            <a href={ctx.href(`${base}/beholdning`)}>{REGNSKAP_TEXTS[ctx.lang].link}</a>
          </p>
        </>
      ),
    };
  const { liste, stoff, later, agreed } = found;
  const n = formatNumber;
  const noLevel = stoff.boliger.filter((b) => b.level === null).length;
  const lent = stoff.boliger.filter((b) => b.disposal !== null && b.disposal !== 'eid').length;
  return {
    title: t.title,
    nav: 'tilbud',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <Finding>
          {[
            t.lead(n(stoff.boliger.length), liste.asOf ? formatDate(liste.asOf) : ''),
            later > 0 ? t.gone(n(later)) : '',
          ]
            .join(' ')
            .trim()}
        </Finding>
        <Notice>
          <p>{t.replaces}</p>
          {noLevel > 0 ? <p>{t.noLevel(n(noLevel))}</p> : null}
          {lent > 0 && agreed > 0 ? <p>{t.alsoAgreed(n(lent), n(agreed))}</p> : null}
        </Notice>
        {edit ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(`${base}/lister.xlsx`)} variant="secondary">
              {t.excel}
            </ButtonLink>
            <ButtonLink href={ctx.href(`${base}/inn`)} variant="secondary">
              {t.takeInNew}
            </ButtonLink>
          </SubmitRow>
        ) : null}
        <p>
          <a href={ctx.href(`${base}/beholdning`)}>{REGNSKAP_TEXTS[ctx.lang].link}</a>
        </p>
        {listerAv(stoff).map((l) => (
          <section>
            <h2 id={l.id}>{l.title}</h2>
            {l.sentence ? <p class="bp-text">{l.sentence}</p> : null}
            {l.help ? <p class="bp-text">{l.help}</p> : null}
            {l.tables.map((table) => (
              <Table ctx={ctx} table={table} under={l.title} />
            ))}
          </section>
        ))}
        <SourceLine>{`${stoff.source} ${t.addresses}`}</SourceLine>
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${work}/gap`)}>{t.toGap}</ButtonLink>
          <ButtonLink href={ctx.href(`${work}/tilbud`)} variant="secondary">
            {t.toTilbud}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

export async function listerFile(ctx: Ctx, deps: BestandPageDeps): Promise<Response> {
  const found = await load(ctx);
  if (!found) return notFound();
  return download(await deps.toExcel(dokumentAv(found.stoff)), XLSX, 'kommunale-boliger.xlsx');
}
