import { formatDate } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Status } from '../../../ui/blocks.tsx';
import { TILTAK_TEXTS } from '../texts.ts';
import { isOpen, tiltakFra, type Virkemiddel } from '../virkemidler.ts';
import { where } from './parts.tsx';

/** The instrument of the address, as a form that is filled in; nothing for one that is closed or none at all. */
export function startOf(ctx: Ctx, all: readonly Virkemiddel[]) {
  const chosen = all.find((v) => v.id === ctx.url.searchParams.get('virkemiddel'));
  return chosen && isOpen(chosen, ctx.clock.today()) ? tiltakFra(chosen, ctx.lang) : {};
}

/** The instruments, each a way to start in one press; those that are closed say since when. */
export function Virkemidler(p: { ctx: Ctx; all: readonly Virkemiddel[] }) {
  const { ctx, all } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const nameOf = (id: string) => all.find((v) => v.id === id)?.name[ctx.lang] ?? id;
  return (
    <Details summary={t.startFrom}>
      <p>{t.startFromHelp}</p>
      <ul class="bp-text">
        {all.map((v) => {
          const name = v.name[ctx.lang];
          const open = isOpen(v, ctx.clock.today());
          return (
            <li>
              {open ? <a href={ctx.href(`${where(ctx).base}/nytt?virkemiddel=${v.id}`)}>{name}</a> : name}{' '}
              {open || v.validTo === null ? null : <strong>({t.closedSince(formatDate(v.validTo))})</strong>}{' '}
              {v.confidence === 'O' ? <Status>{t.uncertain}</Status> : null}
              <br />
              {v.conditions[ctx.lang]} {v.notWith.length > 0 ? `${t.notWith(v.notWith.map(nameOf).join(', '))} ` : ''}
              <a href={v.source} aria-label={`${t.sourceLink}: ${name}`}>
                {t.sourceLink}
              </a>
            </li>
          );
        })}
      </ul>
    </Details>
  );
}
