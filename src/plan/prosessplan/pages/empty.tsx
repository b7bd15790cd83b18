import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { EmptyState, SourceLine } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ChoiceGroup, Form, SubmitRow, TextField } from '../../../ui/form.tsx';
import { type ProsessplanPageDeps, where } from './parts.tsx';
import { SIDE_TEXTS } from './side-texts.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** A plan nobody has begun: a template and a wished day, and one press. */
export function EmptyPlan(p: {
  ctx: Ctx;
  deps: ProsessplanPageDeps;
  typed: TypedFields;
  of: (field: string) => string | undefined;
}) {
  const { ctx, deps, typed, of } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang];
  const { base } = where(ctx);
  return (
    <EmptyState heading={t.overview.emptyHeading}>
      <p>{t.overview.emptyText}</p>
      {ctx.may('rediger') ? (
        <Form action={ctx.href(`${base}/mal`)} csrf={ctx.csrf}>
          <ChoiceGroup
            kind="radio"
            name="mal"
            label={t.overview.template}
            options={deps.maler.map((m) => ({ value: m.id, label: `${m.navn[ctx.lang]} (${m.aktiviteter.length})` }))}
            chosen={[typed.mal || (deps.maler[0]?.id ?? '')]}
            error={of('mal')}
          />
          <TextField
            name="wished"
            label={SIDE_TEXTS[ctx.lang].proposal.wished}
            description={t.overview.wishedHelp}
            tag={t.optional}
            value={typed.wished ?? ''}
            error={of('wished')}
            short
          />
          <SubmitRow>
            <Button>{t.overview.take}</Button>
            <ButtonLink href={ctx.href(`${base}/ny`)} variant="tertiary">
              {t.overview.orEmpty}
            </ButtonLink>
            <ButtonLink href={ctx.href(`${base}/moeter`)} variant="tertiary">
              {t.overview.meetings}
            </ButtonLink>
          </SubmitRow>
        </Form>
      ) : null}
      <dl class="bp-key">
        {deps.maler.map((m) => (
          <>
            <dt>{m.navn[ctx.lang]}</dt>
            <dd>
              {m.omtale[ctx.lang]}
              <SourceLine>
                {`${t.overview.source}: `}
                <a href={m.kilde.url}>{m.kilde.tittel}</a>
                {`, ${formatDate(m.kilde.sistKontrollert)}`}
              </SourceLine>
            </dd>
          </>
        ))}
      </dl>
    </EmptyState>
  );
}
