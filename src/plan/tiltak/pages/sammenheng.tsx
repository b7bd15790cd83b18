import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, Notice, Status } from '../../../ui/blocks.tsx';
import { TextField } from '../../../ui/form.tsx';
import type { Typed } from '../maal.ts';
import { excludedWith, type Funn, funnOf } from '../sammenheng.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { type Tiltak, tiltakNumber } from '../tiltak.ts';
import { TONES, where } from './parts.tsx';

/** Which tiltak must come first, and which cannot be had together with this one. */
export function SammenhengFields(p: { ctx: Ctx; typed: Typed; of: (field: string) => string | undefined }) {
  const { typed, of } = p;
  const t = TILTAK_TEXTS[p.ctx.lang];
  const field = (name: 'requires' | 'excludes') => ({
    name,
    label: t[name],
    tag: t.optional,
    value: typed[name] ?? '',
    error: of(name),
  });
  return (
    <Details summary={t.together} open={Boolean(typed.requires || typed.excludes || of('requires') || of('excludes'))}>
      <TextField {...field('requires')} description={t.requiresHelp} />
      <TextField {...field('excludes')} description={t.excludesHelp} />
    </Details>
  );
}

/** The tiltak this one hangs together with, as links, and what is wrong between them. Nothing when it stands alone. */
export function Sammenheng(p: { ctx: Ctx; tiltak: Revision<Tiltak>; all: readonly Revision<Tiltak>[] }) {
  const { ctx, tiltak, all } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const needed = all.filter((o) => o.data.requires?.includes(tiltak.number)).map((o) => o.number);
  const rows = [
    [t.requires, tiltak.data.requires ?? []],
    [t.requiredBy, needed],
    [t.excludes, excludedWith(tiltak, all)],
  ] as const;
  if (rows.every(([, numbers]) => numbers.length === 0)) return null;
  const sentence = (f: Funn) =>
    f.code === 'rekkefoelge'
      ? t.togetherFunn.rekkefoelge(tiltakNumber(f.other), f.start, f.ready)
      : t.togetherFunn[f.code](tiltakNumber(f.other));
  const link = (number: number) => {
    const other = all.find((o) => o.number === number)?.data;
    return (
      <li>
        <a href={ctx.href(`${where(ctx).base}/${number}`)}>
          {other ? `${tiltakNumber(number)} ${other.title}` : tiltakNumber(number)}
        </a>{' '}
        {other ? <Status tone={TONES[other.status]}>{t.statuses[other.status]}</Status> : null}
      </li>
    );
  };
  const found = tiltak.data.removed ? [] : funnOf(tiltak, all);
  return (
    <section>
      <h2>{t.together}</h2>
      {found.map((f) => (
        <Notice tone="warning">
          <p>{sentence(f)}</p>
        </Notice>
      ))}
      <dl class="bp-key">
        {rows
          .filter(([, numbers]) => numbers.length > 0)
          .map(([label, numbers]) => (
            <>
              <dt>{label}</dt>
              <dd>
                <ul>{numbers.map(link)}</ul>
              </dd>
            </>
          ))}
      </dl>
    </section>
  );
}
