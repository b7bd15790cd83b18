import { formatDate } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { ChoiceGroup, options, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import type { Typed } from '../maal.ts';
import type { RegistrertPlan } from '../planlenker.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { SLAG } from '../tiltak.ts';
import { isOpen, type Virkemiddel } from '../virkemidler.ts';

const FIELDS = ['indicator', 'risks', 'law', 'parties', 'plans'] as const;

/** Says of an instrument that it is not open today; nothing of one that is. */
export function openText(ctx: Ctx, v: Virkemiddel): string {
  const t = TILTAK_TEXTS[ctx.lang];
  const today = ctx.clock.today();
  if (isOpen(v, today)) return '';
  if (v.validTo !== null && v.validTo < today) return ` (${t.closedSince(formatDate(v.validTo))})`;
  return v.validFrom === null ? '' : ` (${t.notYet(formatDate(v.validFrom))})`;
}

/** What kind of tiltak it is, and what not every tiltak has something to say about. */
export function More(p: {
  ctx: Ctx;
  typed: Typed;
  of: (field: string) => string | undefined;
  virkemidler: readonly Virkemiddel[];
  plans: readonly RegistrertPlan[];
}) {
  const { typed, of } = p;
  const { lang } = p.ctx;
  const t = TILTAK_TEXTS[lang];
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    label: t[name],
    tag: t.optional,
    value: typed[name] ?? '',
    error: of(name),
  });
  return (
    <>
      <SelectField
        name="kind"
        label={t.kind}
        empty={t.notSaid}
        options={options(SLAG, t.kinds)}
        value={typed.kind ?? ''}
        error={of('kind')}
      />
      <Details summary={t.instrumentsUsed} open={Boolean(typed.instruments || of('instruments'))}>
        <ChoiceGroup
          kind="checkbox"
          name="instruments"
          label={t.instrumentsUsed}
          description={t.instrumentsHelp}
          tag={t.optional}
          options={p.virkemidler.map((v) => ({ value: v.id, label: `${v.name[lang]}${openText(p.ctx, v)}` }))}
          chosen={(typed.instruments ?? '').split(' ')}
          error={of('instruments')}
        />
      </Details>
      <Details summary={t.tasks} open={Boolean(typed.tasks || of('tasks'))}>
        <TextArea
          name="tasks"
          label={t.tasks}
          tag={t.optional}
          description={t.tasksHelp}
          rows={5}
          value={typed.tasks ?? ''}
          error={of('tasks')}
        />
      </Details>
      <Details summary={t.moreAbout} open={FIELDS.some((f) => typed[f] || of(f))}>
        <TextField {...field('indicator')} description={t.ownIndicatorHelp} />
        <TextArea {...field('risks')} description={t.risksHelp} rows={3} />
        <TextField {...field('law')} description={t.lawHelp} />
        <TextField {...field('parties')} description={t.partiesHelp} />
        <TextField {...field('plans')} description={t.plansHelp} suggestions={p.plans.map((x) => x.title)} />
      </Details>
    </>
  );
}
