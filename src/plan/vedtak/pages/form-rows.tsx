import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, NumberField, SelectField, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { MOST, rowsIn } from '../parse.ts';
import { VEDTAK_TEXTS } from '../texts.ts';

/** The parts of the form all get the same: what is typed, and the finished sentence at a field. */
export interface Fields {
  readonly ctx: Ctx;
  readonly typed: TypedFields;
  readonly of: (field: string) => string | undefined;
}

const upTo = (rows: number): number[] => Array.from({ length: rows }, (_, i) => i + 1);

/** For, against and abstained of one proposal; `whose` is said in the legend. */
function VoteFields({ ctx, typed, of, field, whose }: Fields & { field: string; whose: string }) {
  const t = VEDTAK_TEXTS[ctx.lang];
  const names = { for: t.votesFor, mot: t.votesAgainst, avholdende: t.votesAbstained };
  return (
    <fieldset class="ds-fieldset bp-votes">
      <legend class="ds-label">{`${t.votes}, ${whose.toLowerCase()}`}</legend>
      {Object.entries(names).map(([part, label]) => (
        <NumberField
          name={`${field}-${part}`}
          label={label}
          value={typed[`${field}-${part}`] ?? ''}
          error={of(`${field}-${part}`)}
        />
      ))}
    </fieldset>
  );
}

function Amendment({ i, k, ...p }: Fields & { i: number; k: number }) {
  const t = VEDTAK_TEXTS[p.ctx.lang];
  const { typed, of } = p;
  return (
    <fieldset class="ds-fieldset bp-nested">
      <legend class="ds-label">{t.amendment(k)}</legend>
      <TextArea
        name={`endring-${i}-${k}`}
        label={t.amendmentText}
        rows={3}
        value={typed[`endring-${i}-${k}`] ?? ''}
        error={of(`endring-${i}-${k}`)}
      />
      <TextField
        name={`forslagsstiller-${i}-${k}`}
        label={t.proposedBy}
        value={typed[`forslagsstiller-${i}-${k}`] ?? ''}
        error={of(`forslagsstiller-${i}-${k}`)}
      />
      <VoteFields {...p} field={`stemmer-${i}-${k}`} whose={t.amendment(k)} />
    </fieldset>
  );
}

function PointRow({ i, ...p }: Fields & { i: number }) {
  const t = VEDTAK_TEXTS[p.ctx.lang];
  const { typed, of } = p;
  const amendments = upTo(rowsIn(typed, `endringer-${i}`, 0, MOST.amendments));
  return (
    <fieldset class="ds-fieldset bp-question" id={`punkt-${i}`}>
      <legend class="ds-label">{t.point(i)}</legend>
      <input type="hidden" name={`endringer-${i}`} value={String(amendments.length)} />
      <TextArea
        name={`forslag-${i}`}
        label={t.proposed}
        rows={3}
        value={typed[`forslag-${i}`] ?? ''}
        error={of(`forslag-${i}`)}
      />
      <VoteFields {...p} field={`stemmer-${i}`} whose={t.proposed} />
      {amendments.map((k) => (
        <Amendment {...p} i={i} k={k} />
      ))}
      <SelectField
        name={`utfall-${i}`}
        label={t.outcome}
        options={[
          { value: 'forslag', label: t.outcomes.forslag },
          ...amendments.map((k) => ({ value: String(k), label: t.amendment(k) })),
          { value: 'falt', label: t.outcomes.falt },
        ]}
        value={typed[`utfall-${i}`] ?? 'forslag'}
        error={of(`utfall-${i}`)}
      />
      {amendments.length < MOST.amendments ? (
        <SubmitRow>
          <Button name="som" value={`endring-${i}`} variant="tertiary">
            {t.addAmendment(i)}
          </Button>
        </SubmitRow>
      ) : null}
    </fieldset>
  );
}

/** The numbered points, each with its amendments. The rows there are stand in hidden fields, so that it works without scripts. */
export function PointFields(p: Fields) {
  const t = VEDTAK_TEXTS[p.ctx.lang];
  const rows = rowsIn(p.typed, 'punkter', 1, MOST.points);
  return (
    <>
      <p>{t.votesHelp}</p>
      <input type="hidden" name="punkter" value={String(rows)} />
      {upTo(rows).map((i) => (
        <PointRow {...p} i={i} />
      ))}
      {rows < MOST.points ? (
        <SubmitRow>
          <Button name="som" value="punkt" variant="secondary">
            {t.addPoint}
          </Button>
        </SubmitRow>
      ) : null}
    </>
  );
}

export function AssignmentFields({ ctx, typed, of, units }: Fields & { units: readonly string[] }) {
  const t = VEDTAK_TEXTS[ctx.lang];
  const rows = rowsIn(typed, 'oppdragene', 1, MOST.assignments);
  return (
    <>
      <input type="hidden" name="oppdragene" value={String(rows)} />
      {upTo(rows).map((i) => (
        <fieldset class="ds-fieldset bp-question">
          <legend class="ds-sr-only">{t.assignment(i)}</legend>
          <TextField
            name={`oppdrag-${i}`}
            label={t.assignment(i)}
            value={typed[`oppdrag-${i}`] ?? ''}
            error={of(`oppdrag-${i}`)}
          />
          <TextField
            name={`enhet-${i}`}
            label={t.unit}
            value={typed[`enhet-${i}`] ?? ''}
            error={of(`enhet-${i}`)}
            suggestions={units}
          />
          <TextField
            name={`frist-${i}`}
            label={t.deadline}
            tag={t.optional}
            value={typed[`frist-${i}`] ?? ''}
            error={of(`frist-${i}`)}
            short
          />
        </fieldset>
      ))}
      {rows < MOST.assignments ? (
        <SubmitRow>
          <Button name="som" value="oppdrag" variant="secondary">
            {t.addAssignment}
          </Button>
        </SubmitRow>
      ) : null}
    </>
  );
}

/** What the buttons inside the form do: one row more, and nothing is saved. Null for any other button. */
export function withMoreRows(typed: TypedFields, pressed: string): TypedFields | null {
  const more = (field: string, least: number, most: number): TypedFields => ({
    ...typed,
    [field]: String(rowsIn(typed, field, least, most - 1) + 1),
  });
  if (pressed === 'punkt') return more('punkter', 1, MOST.points);
  if (pressed === 'oppdrag') return more('oppdragene', 1, MOST.assignments);
  const point = /^endring-(\d{1,2})$/.exec(pressed)?.[1];
  return point ? more(`endringer-${point}`, 0, MOST.amendments) : null;
}
