import { formatDate, MAALGRUPPER } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Status } from '../../../ui/blocks.tsx';
import { Button, Form, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { PressButton } from '../../../ui/row-form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import {
  type Forespoersel,
  type ForespoerselStatus,
  isOpen,
  isSameUnit,
  type Lacks,
  LINES,
  lacksOf,
  type MailState,
  statusOf,
} from '../forespoersel.ts';
import { FORESPOERSEL_TEXTS } from '../forespoersel-texts.ts';
import type { Telling } from '../telling.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { where } from './where.ts';

type Typed = Readonly<Record<string, string>>;

export interface Loaded {
  readonly all: readonly Forespoersel[];
  readonly mails: ReadonlyMap<number, MailState>;
  readonly rows: readonly Revision<Telling>[];
  readonly units: readonly string[];
}

const TONES: Readonly<Record<ForespoerselStatus, 'neutral' | 'info' | 'success' | 'warning' | 'danger'>> = {
  levert: 'success',
  'for-sent': 'danger',
  paabegynt: 'info',
  sendt: 'neutral',
  venter: 'neutral',
  avvist: 'danger',
  lenke: 'neutral',
  trukket: 'neutral',
};

export const pathOf = (ctx: Ctx) => `${where(ctx).base}/forespoersler`;

export function nameOfField(ctx: Ctx, field: string): string | undefined {
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  const names: Typed = { unit: t.unit, name: t.name, email: t.email, deadline: t.deadline, message: t.message };
  const [, bare = '', line] = /^([a-z]+)(?:-(\d+))?$/.exec(field) ?? [];
  const name = names[bare];
  return name && line ? `${t.line(Number(line))}, ${name.toLowerCase()}` : name;
}

/** What the planner still lacks, in words. How many households it is about is the unit's own. */
function lackText(ctx: Ctx, f: Forespoersel, l: Lacks): string {
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  if (f.delivered && f.none) return t.none;
  const parts = [
    ...(l.counts === 0 ? [t.noCounts.toLowerCase()] : []),
    ...(l.source > 0 ? [t.noSource(l.source)] : []),
    ...(l.doubles > 0 ? [t.noDoubles(l.doubles)] : []),
    ...(l.flow > 0 ? [t.noFlow(l.flow)] : []),
    ...(isOpen(f) ? [t.notDone] : []),
  ];
  const said = parts.length === 0 ? t.nothingLacks : parts.join(', ');
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return l.counts > 0 ? `${t.counts(l.counts)}. ${sentence}` : sentence;
}

export function StatusTable(p: { ctx: Ctx; held: Loaded }) {
  const { ctx, held } = p;
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  const standing = held.all.filter((f) => !f.withdrawn);
  return (
    <DataTable
      caption={t.table}
      hideCaption
      stack
      columns={[
        { label: t.unit },
        { label: t.status },
        { label: t.deadline },
        { label: t.lacks },
        { label: t.name },
        { label: t.link, screenOnly: true },
        { label: t.withdraw, screenOnly: true },
      ]}
      rows={standing.map((f) => {
        const status = statusOf(f, held.mails.get(f.number) ?? null, ctx.clock.today());
        const action = (to: string) => ctx.href(`${pathOf(ctx)}/${to}`);
        return {
          cells: [
            <a href={ctx.href(`${pathOf(ctx)}/${f.number}`)}>{f.unit}</a>,
            <Status tone={TONES[status]}>{t.statuses[status]}</Status>,
            formatDate(f.deadline),
            lackText(ctx, f, lacksOf(held.rows, f.unit)),
            [f.name, f.email].filter((part) => part !== '').join(', ') || '–',
            <PressButton action={action('lenke')} csrf={ctx.csrf} number={f.number} label={t.link} what={f.unit} />,
            <PressButton action={action('fjern')} csrf={ctx.csrf} number={f.number} label={t.withdraw} what={f.unit} />,
          ],
        };
      })}
    />
  );
}

export function Unasked(p: { ctx: Ctx; held: Loaded }) {
  const { ctx, held } = p;
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  const known = [...held.units, ...held.rows.map((r) => r.data.countedBy)];
  const unasked = known.filter(
    (unit, i) =>
      !held.all.some((f) => !f.withdrawn && isSameUnit(f.unit, unit)) &&
      known.findIndex((other) => isSameUnit(other, unit)) === i,
  );
  const groups = MAALGRUPPER.filter((g) => !held.rows.some((r) => r.data.group === g));
  return (
    <>
      {groups.length > 0 ? (
        <p class="bp-text">{`${t.groups} ${groups.map((g) => MAALGRUPPE_NAMES[ctx.lang][g].toLowerCase()).join(', ')}.`}</p>
      ) : null}
      {unasked.length > 0 ? <p class="bp-text">{`${t.unasked} ${unasked.join(', ')}.`}</p> : null}
    </>
  );
}

export function AskForm(p: {
  ctx: Ctx;
  held: Loaded;
  typed: Typed;
  of: (field: string) => string | undefined;
  mail: boolean;
}) {
  const { ctx, typed, of } = p;
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  const k = KARTLEGGING_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(pathOf(ctx))} csrf={ctx.csrf}>
      {Array.from({ length: LINES }, (_, at) => at + 1).map((i) => (
        <fieldset class="ds-fieldset bp-count">
          <legend class="ds-label">{t.line(i)}</legend>
          <TextField
            name={`unit-${i}`}
            label={t.unit}
            value={typed[`unit-${i}`] ?? ''}
            error={of(`unit-${i}`)}
            suggestions={p.held.units}
          />
          <TextField
            name={`email-${i}`}
            type="email"
            label={t.email}
            value={typed[`email-${i}`] ?? ''}
            error={of(`email-${i}`)}
          />
          <TextField
            name={`name-${i}`}
            label={t.name}
            tag={k.optional}
            value={typed[`name-${i}`] ?? ''}
            error={of(`name-${i}`)}
          />
        </fieldset>
      ))}
      <Common {...p} />
      <SubmitRow>
        <Button>{p.mail ? t.send : t.make}</Button>
      </SubmitRow>
    </Form>
  );
}

export function Common(p: { ctx: Ctx; typed: Typed; of: (field: string) => string | undefined }) {
  const t = FORESPOERSEL_TEXTS[p.ctx.lang];
  const k = KARTLEGGING_TEXTS[p.ctx.lang];
  return (
    <>
      <TextField
        name="deadline"
        label={t.deadline}
        description={t.deadlineHelp}
        tag={k.required}
        short
        value={p.typed.deadline ?? ''}
        error={p.of('deadline')}
      />
      <TextArea
        name="message"
        label={t.message}
        description={t.messageHelp}
        tag={k.optional}
        rows={3}
        value={p.typed.message ?? ''}
        error={p.of('message')}
      />
    </>
  );
}
