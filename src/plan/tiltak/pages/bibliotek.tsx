import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import type { Eksempelstart } from '../gjenbruk.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { type Tiltak, tiltakNumber } from '../tiltak.ts';
import { where } from './parts.tsx';

/** Tiltak the municipality has had, in this plan and earlier ones, and examples of others: each a way to start in one press. */
export function Bibliotek(p: {
  ctx: Ctx;
  tidligere: readonly Revision<Tiltak>[];
  eksempler: readonly Eksempelstart[];
}) {
  const { ctx } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const start = `${where(ctx).base}/nytt`;
  return (
    <>
      {p.tidligere.length > 0 ? (
        <Details summary={t.startFromOwn}>
          <p>{t.startFromOwnHelp}</p>
          <ul class="bp-text">
            {p.tidligere.map(({ number, data }) => (
              <li>
                <a href={ctx.href(`${start}?fra=${number}`)}>{`${tiltakNumber(number)} ${data.title}`}</a>
                {` (${data.removed ? t.outOfPlan : t.statuses[data.status].toLowerCase()})`}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      {p.eksempler.length > 0 ? (
        <Details summary={t.startFromExample}>
          <p>{t.startFromExampleHelp}</p>
          <ul class="bp-text">
            {p.eksempler.map((e) => (
              <li>
                <a href={ctx.href(`${start}?eksempel=${e.id}`)}>{`${e.kommune}: ${e.tittel[ctx.lang]}`}</a>
                {e.tiltak && e.tiltak.tall.length > 0 ? ` (${t.withFigures})` : ''}
                <br />
                {e.omtale[ctx.lang]}{' '}
                <a href={e.kilde} aria-label={`${t.sourceLink}: ${e.kommune}, ${e.tittel[ctx.lang]}`}>
                  {t.sourceLink}
                </a>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}

/** What a tiltak was started from. */
export function Utgangspunkt(p: { ctx: Ctx; from: string | undefined; eksempler: readonly Eksempelstart[] }) {
  const { ctx, from = '' } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const [kind, id = ''] = from.split(':');
  if (kind === 'tiltak')
    return (
      <p class="bp-source">
        {`${t.startedFrom}: `}
        <a href={ctx.href(`${where(ctx).base}/${id}`)}>{tiltakNumber(Number(id))}</a>
      </p>
    );
  const e = kind === 'eksempel' ? p.eksempler.find((x) => x.id === id) : undefined;
  return e ? (
    <p class="bp-source">
      {`${t.startedFrom}: ${e.kommune}, ${e.tittel[ctx.lang]}. `}
      <a href={e.kilde}>{t.sourceLink}</a>
    </p>
  ) : null;
}
