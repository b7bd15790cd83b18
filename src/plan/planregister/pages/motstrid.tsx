import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, Form, SelectField, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { type Signal, signalsOf } from '../dekning.ts';
import { type FoeringRow, foeringNumber } from '../foering.ts';
import { FOERING_TEXTS } from '../foeringtekster.ts';
import { standing } from '../plan.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { Press, type Register, where } from './parts.tsx';

function Signals({ ctx, signals }: { ctx: Ctx; signals: readonly Signal[] }) {
  const t = FOERING_TEXTS[ctx.lang];
  const { foeringer } = where(ctx);
  if (signals.length === 0) return null;
  const link = (r: FoeringRow) => (
    <>
      <a href={ctx.href(`${foeringer}/${r.number}`)}>{foeringNumber(r.number)}</a> {r.data.text}
    </>
  );
  const said = ({ data: d }: FoeringRow) => `${d.amount} ${d.unit}${d.year ? ` ${t.by(d.year)}` : ''}`;
  return (
    <>
      <h3>{t.signalsHeading}</h3>
      <p class="bp-text">{t.signalsText}</p>
      <DataTable
        caption={t.signalsHeading}
        hideCaption
        stack
        columns={[{ label: t.first }, { label: t.second }, { label: t.why }]}
        rows={signals.map((s) => ({ cells: [link(s.a), link(s.b), t.signalAmount(said(s.a), said(s.b))] }))}
      />
    </>
  );
}

/** Pairs that a person has marked, signs of others, and the form to mark one. */
export function Conflicts(p: {
  ctx: Ctx;
  register: Register;
  typed: TypedFields;
  of: (field: string) => string | undefined;
}) {
  const { ctx, register, typed, of } = p;
  const t = FOERING_TEXTS[ctx.lang];
  const tp = PLANREGISTER_TEXTS[ctx.lang];
  const { foeringer } = where(ctx);
  const rows = standing(register.foeringer);
  const marked = standing(register.motstrid).filter(
    ({ data: m }) => rows.some((r) => r.number === m.a) && rows.some((r) => r.number === m.b),
  );
  const edit = ctx.may('rediger');
  const choices = rows.map((r) => ({
    value: String(r.number),
    label: `${foeringNumber(r.number)} ${r.data.text.slice(0, 90)}`,
  }));
  const words = (number: number) => (
    <>
      <a href={ctx.href(`${foeringer}/${number}`)}>{foeringNumber(number)}</a>{' '}
      {rows.find((r) => r.number === number)?.data.text}
    </>
  );
  return (
    <section>
      <h2 id="motstrid">{t.conflictsHeading}</h2>
      {marked.length === 0 ? (
        <p>{t.conflictsNone}</p>
      ) : (
        <DataTable
          caption={t.conflictsHeading}
          hideCaption
          stack
          columns={[
            { label: t.first },
            { label: t.second },
            { label: t.reason },
            ...(edit ? [{ label: t.remove, screenOnly: true }] : []),
          ]}
          rows={marked.map(({ number, data: m }) => ({
            cells: [
              words(m.a),
              words(m.b),
              m.reason,
              ...(edit
                ? [
                    <Press
                      ctx={ctx}
                      to={`${foeringer}/motstrid/fjern`}
                      label={t.remove}
                      what={`${foeringNumber(m.a)} ${foeringNumber(m.b)}`}
                      fields={{ number }}
                    />,
                  ]
                : []),
            ],
          }))}
        />
      )}
      <Signals ctx={ctx} signals={signalsOf(register.foeringer, register.motstrid)} />
      {edit && rows.length > 1 ? (
        <Form action={ctx.href(`${foeringer}/motstrid`)} csrf={ctx.csrf}>
          <p>{t.conflictsText}</p>
          <SelectField
            name="a"
            label={t.first}
            tag={tp.required}
            empty={tp.choose}
            options={choices}
            value={typed.a ?? ''}
            error={of('a')}
          />
          <SelectField
            name="b"
            label={t.second}
            tag={tp.required}
            empty={tp.choose}
            options={choices}
            value={typed.b ?? ''}
            error={of('b')}
          />
          <TextArea
            name="reason"
            label={t.reason}
            tag={tp.required}
            rows={2}
            value={typed.reason ?? ''}
            error={of('reason')}
          />
          <SubmitRow>
            <Button variant="secondary">{t.mark}</Button>
          </SubmitRow>
        </Form>
      ) : null}
    </section>
  );
}
