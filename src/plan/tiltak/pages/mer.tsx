import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { options, SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import type { Typed } from '../maal.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { SLAG } from '../tiltak.ts';

const FIELDS = ['indicator', 'risks', 'law', 'parties', 'plans'] as const;

/** What kind of tiltak it is, and what not every tiltak has something to say about. */
export function More(p: { ctx: Ctx; typed: Typed; of: (field: string) => string | undefined }) {
  const { typed, of } = p;
  const t = TILTAK_TEXTS[p.ctx.lang];
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
        <TextField {...field('plans')} description={t.plansHelp} />
      </Details>
    </>
  );
}
