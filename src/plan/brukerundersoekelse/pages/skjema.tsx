import { ChoiceGroup, NumberField, TextArea } from '../../../ui/form.tsx';
import { RESPONDENT_TEXTS } from '../respondent-texts.ts';
import { labelsOf, type Spoersmaal, type Spraak } from '../skjema.ts';
import type { Avkryss } from '../svar.ts';

/** The questions as fields, the same to a respondent and to staff who type from paper. */
export function Questions(p: {
  questions: readonly Spoersmaal[];
  spraak: Spraak;
  typed: Avkryss;
  of: (field: string) => string | undefined;
  /** Whether to say what must be answered: on paper it is too late to ask. */
  paper?: boolean;
}) {
  const t = RESPONDENT_TEXTS[p.spraak];
  return (
    <>
      {p.questions.map((q, i) => {
        const typed = p.typed[q.id] ?? [];
        const field = {
          name: q.id,
          label: `${i + 1}. ${q.text[p.spraak]}`,
          error: p.of(q.id),
          ...(p.paper ? {} : { tag: q.required ? t.required : t.optional }),
        };
        if (q.kind === 'tall')
          return <NumberField {...field} description={t.number(q.min, q.max)} value={typed[0] ?? ''} />;
        if (q.kind === 'fritekst') return <TextArea {...field} description={t.words} value={typed[0] ?? ''} />;
        return (
          <ChoiceGroup
            {...field}
            kind={q.kind === 'flere' ? 'checkbox' : 'radio'}
            {...(q.kind === 'flere' ? { description: t.several } : {})}
            options={labelsOf(q, p.spraak).map((label, at) => ({ value: String(at + 1), label }))}
            chosen={typed}
          />
        );
      })}
    </>
  );
}
