import { formatDate } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Status } from '../../../ui/blocks.tsx';
import { type Eksempelstart, tiltakEtter, tiltakFraEksempel } from '../gjenbruk.ts';
import type { Typed } from '../maal.ts';
import { tiltakHistory } from '../store.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { isOpen, NOTED, ratesOn, tiltakFra, type Virkemiddel } from '../virkemidler.ts';
import { openText } from './mer.tsx';
import { where } from './parts.tsx';

/** The instrument or the earlier tiltak of the address, as a form that is filled in; nothing for one that is closed or not there. */
export async function startIn(
  tx: Tx,
  ctx: Ctx,
  all: readonly Virkemiddel[],
  eksempler: readonly Eksempelstart[],
): Promise<Typed> {
  const number = issuedNumber(ctx.url.searchParams.get('fra') ?? '');
  const [earlier] = number === null ? [] : await tiltakHistory(tx, number);
  if (earlier) return { ...tiltakEtter(earlier.data, ctx.lang), fra: `tiltak:${number}` };
  const eksempel = eksempler.find((e) => e.id === ctx.url.searchParams.get('eksempel'));
  if (eksempel) return tiltakFraEksempel(eksempel, ctx.lang);
  const chosen = all.find((v) => v.id === ctx.url.searchParams.get('virkemiddel'));
  return chosen && isOpen(chosen, ctx.clock.today()) ? tiltakFra(chosen, ctx.lang) : {};
}

/** What it pays or lends today, or what it last did. */
function Rates(p: { ctx: Ctx; v: Virkemiddel }) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  const rates = ratesOn(p.v, p.ctx.clock.today());
  const [first] = rates;
  if (!first) return null;
  const past = first.to !== null && first.to < p.ctx.clock.today();
  const when =
    past && first.to ? t.ratesUntil(formatDate(first.to)) : first.from ? t.ratesFrom(formatDate(first.from)) : '';
  return (
    <>
      <ul>
        {rates.map((r) => (
          <li>{`${r.what[p.ctx.lang]}: ${r.amount[p.ctx.lang]}`}</li>
        ))}
      </ul>
      {when ? <span class="bp-source">{when} </span> : null}
      <a href={first.source} aria-label={`${t.sourceLink}: ${p.v.name[p.ctx.lang]}, ${first.what[p.ctx.lang]}`}>
        {t.sourceLink}
      </a>
    </>
  );
}

/** The instruments, each a way to start in one press; those that are closed say since when. */
export function Virkemidler(p: { ctx: Ctx; all: readonly Virkemiddel[] }) {
  const { ctx, all } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const nameOf = (id: string) => all.find((v) => v.id === id)?.name[ctx.lang] ?? id;
  return (
    <Details summary={t.startFrom}>
      <p>{t.startFromHelp}</p>
      <p class="bp-source">{t.noted(formatDate(NOTED))}</p>
      <ul class="bp-text">
        {all.map((v) => {
          const name = v.name[ctx.lang];
          const open = isOpen(v, ctx.clock.today());
          return (
            <li>
              {open ? <a href={ctx.href(`${where(ctx).base}/nytt?virkemiddel=${v.id}`)}>{name}</a> : name}{' '}
              {open ? null : <strong>{openText(ctx, v)}</strong>}{' '}
              {v.confidence === 'O' ? <Status>{t.uncertain}</Status> : null}
              <br />
              {v.conditions[ctx.lang]} {v.notWith.length > 0 ? `${t.notWith(v.notWith.map(nameOf).join(', '))} ` : ''}
              <a href={v.source} aria-label={`${t.sourceLink}: ${name}`}>
                {t.sourceLink}
              </a>
              {v.noRate ? <p>{v.noRate[ctx.lang]}</p> : null}
              <Rates ctx={ctx} v={v} />
            </li>
          );
        })}
      </ul>
    </Details>
  );
}
