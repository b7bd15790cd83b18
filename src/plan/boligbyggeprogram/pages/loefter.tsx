import { formatDate, formatNumber, typedDate } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, SubmitRow, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { loefter } from '../loefte.ts';
import { allRevisions } from '../store.ts';
import { PROGRAM_TEXTS } from '../texts.ts';
import { where } from './where.ts';

const dayOf = (moment: string) => osloMoment(moment).date;

/** What the programme promised on a day, beside what has come. */
export async function loefterPage(ctx: Ctx): Promise<Page> {
  const t = PROGRAM_TEXTS[ctx.lang];
  const { kommune, base, year: now } = where(ctx);
  const asked = { dato: ctx.url.searchParams.get('dato'), aar: ctx.url.searchParams.get('aar') };
  const typedDay = typedDate(asked.dato ?? formatDate(ctx.clock.today()));
  const typedYear = asked.aar ?? String(now);
  const goodYear = /^(199\d|20\d\d|2100)$/.test(typedYear);
  const goodDay = typedDay !== null && typedDay !== 'ikke-dato';
  const errors = [
    ...(goodDay ? [] : [{ field: 'dato', text: t.badDay }]),
    ...(goodYear ? [] : [{ field: 'aar', text: t.badYear }]),
  ];
  const [day, year] = [goodDay ? typedDay : ctx.clock.today(), goodYear ? Number(typedYear) : now];
  const rows = loefter(await ctx.db.inKommune(kommune.id, allRevisions), day, year, dayOf);
  const promised = rows.filter((row) => row.promised !== null);
  const sum = (key: 'promised' | 'delivered' | 'difference') => {
    const said = rows.flatMap((row) => row[key] ?? []);
    return said.length > 0 ? said.reduce((a, b) => a + b, 0) : null;
  };
  const number = (value: number | null) => (value === null ? t.notSaid : formatNumber(value));
  return {
    title: t.loefter,
    nav: 'tilbud',
    step: 4,
    wide: true,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{t.loefter}</h1>
        <ErrorSummary heading={t.showErrors} errors={errors} />
        <Finding>
          {promised.length === 0
            ? t.loefterNone(formatDate(day))
            : t.loefterFinding(sum('promised') ?? 0, sum('delivered'), formatDate(day), year)}
        </Finding>
        <p class="bp-text">{t.loefterText}</p>
        <form class="bp-form" method="get" action={ctx.href(`${base}/loefter`)}>
          <TextField
            name="dato"
            label={t.day}
            short
            value={asked.dato ?? formatDate(day)}
            error={errors.find((e) => e.field === 'dato')?.text}
          />
          <TextField
            name="aar"
            label={t.until}
            short
            value={typedYear}
            error={errors.find((e) => e.field === 'aar')?.text}
          />
          <SubmitRow>
            <Button variant="secondary">{t.show}</Button>
          </SubmitRow>
        </form>
        {rows.length > 0 ? (
          <DataTable
            stack
            caption={t.loefterCaption(formatDate(day), year)}
            columns={[
              { label: t.fields.name ?? '' },
              { label: t.promised, align: 'right' },
              { label: t.deliveredShort, align: 'right' },
              { label: t.difference, align: 'right' },
            ]}
            rows={[
              ...rows.map((row) => ({
                cells: [
                  <a href={ctx.href(`${base}/felt/${row.number}`)}>{row.name}</a>,
                  row.promised === null ? t.notInProgram : formatNumber(row.promised),
                  number(row.delivered),
                  row.difference === null ? '–' : formatNumber(row.difference),
                ],
              })),
              {
                cells: [
                  t.sum,
                  formatNumber(sum('promised')),
                  formatNumber(sum('delivered')),
                  formatNumber(sum('difference')),
                ],
                total: true,
              },
            ]}
          />
        ) : null}
      </>
    ),
  };
}
