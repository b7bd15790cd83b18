import type { Ctx } from '../../../platform/http/route.ts';
import { SourceLine } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { here } from '../../organisering/index.ts';
import { askedOf, dayOf, foundOf, saidOf, sourceOf, withUnit } from '../indikator-tables.ts';
import { INDIKATOR_TEXTS } from '../indikator-texts.ts';
import { compareIndikatorer, type Indikatorlinje } from '../indikatorer.ts';
import type { Rapportutgave } from '../rapport.ts';

/** The indicators while the round is open: what came by itself, what is given, and where the rest is typed. */
export function Indikatorer(p: { ctx: Ctx; linjer: readonly Indikatorlinje[]; date: string }) {
  const { ctx, linjer } = p;
  const t = INDIKATOR_TEXTS[ctx.lang];
  const path = `${here(ctx).work}/oppfoelging/maalindikatorer`;
  const give = ctx.may('oekonomi');
  const asked = askedOf(linjer, ctx.lang);
  return (
    <div>
      <h2 id="indikatorene">{t.heading}</h2>
      {linjer.length === 0 ? (
        <p>
          {t.none} {ctx.may('rediger') ? <a href={ctx.href(path)}>{t.add}</a> : null}
        </p>
      ) : (
        <>
          <p>{foundOf(linjer, ctx.lang)}</p>
          {asked ? <p>{asked}</p> : null}
          <DataTable
            stack
            caption={t.heading}
            hideCaption
            columns={[
              { label: t.name },
              { label: t.goal },
              { label: t.value },
              { label: t.date },
              { label: t.expected },
              { label: t.target },
              { label: t.state },
              { label: t.responsible },
              { label: t.source },
              ...(give ? [{ label: t.give, screenOnly: true }] : []),
            ]}
            rows={linjer.map((l) => ({
              cells: [
                <a href={ctx.href(`${path}/${l.number}`)}>{l.title}</a>,
                l.goal,
                !l.missing
                  ? withUnit(l, l.value)
                  : l.value === null
                    ? t.missing
                    : t.last(withUnit(l, l.value), dayOf(l) ?? '–'),
                l.missing ? '–' : (dayOf(l) ?? '–'),
                withUnit(l, l.expected),
                withUnit(l, l.target),
                t.states[l.tilstand],
                l.responsible,
                sourceOf(l, ctx.lang) ?? '–',
                ...(give
                  ? [
                      l.kilde === 'egen' ? (
                        <a href={ctx.href(`${path}/${l.number}?dato=${p.date}#verdi`)} aria-label={t.giveFor(l.title)}>
                          {t.give}
                        </a>
                      ) : (
                        '–'
                      ),
                    ]
                  : []),
              ],
            }))}
          />
          <SourceLine>{t.rule}</SourceLine>
        </>
      )}
    </div>
  );
}

/** What differs in the indicators of two frozen reports. */
export function ComparedIndikatorer(p: { ctx: Ctx; before: Rapportutgave; after: Rapportutgave }) {
  const { ctx, before, after } = p;
  const t = INDIKATOR_TEXTS[ctx.lang];
  // A report from before rounds asked for them says nothing, which is not the same as having none.
  if (!before.indikatorer || !after.indikatorer) return null;
  const changes = compareIndikatorer(before.indikatorer, after.indikatorer);
  if (changes.length === 0) return null;
  return (
    <DataTable
      stack
      caption={t.compared(before.title, after.title)}
      columns={[{ label: t.name }, { label: before.title }, { label: after.title }]}
      rows={changes.map((c) => ({
        cells: [c.title, saidOf(c.before, ctx.lang), saidOf(c.after, ctx.lang)],
      }))}
    />
  );
}
