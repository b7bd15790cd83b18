import type { RowRefusal, TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, Form, NumberField, SelectField, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { COMPARED, type Sammenligning } from '../eget.ts';
import { GRUPPER, gruppenavn } from '../kostragruppe.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { type Innlest, type KunnskapPageDeps, kommuneOf } from './parts.tsx';

const FIELDS = [...COMPARED, 'gruppe', 'medlemmer', 'gruppeaar'] as const;
const KLASS = 'https://www.ssb.no/klass/klassifikasjoner/112';

export const fieldName = (ctx: Ctx, field: string): string | undefined =>
  FIELDS.flatMap((f) => (f === field ? [KUNNSKAP_TEXTS[ctx.lang].compare[f]] : []))[0];

/** The choice as it would be typed; null where there is none. */
export function typedSammenligning(choice: Sammenligning | null, deps: KunnskapPageDeps): TypedFields {
  const { numbers = [], group = null } = choice ?? {};
  const named = COMPARED.map((field, at) => [field, numbers[at] === undefined ? '' : deps.nameOf(numbers[at])]);
  return {
    ...Object.fromEntries(named),
    gruppe: group?.code ?? '',
    medlemmer: (group?.members ?? []).map((n) => `${n} ${deps.nameOf(n)}`).join('\n'),
    gruppeaar: group ? String(group.year) : '',
  };
}

export function sammenligningErrors(ctx: Ctx, refusals: readonly RowRefusal[]) {
  const t = KUNNSKAP_TEXTS[ctx.lang].compare;
  const said = sentences(ctx.lang, refusals).errors;
  return refusals.map((r, at) => {
    const word = (key: string) => String(r.data?.[key] ?? '');
    const own: Partial<Record<string, string>> = {
      'gruppe/mangler': t.needGroup,
      'gruppe/ukjent-valg': word('group') ? t.otherGroup(word('group')) : t.needGroup,
      'medlemmer/mangler': t.noMembers,
      'medlemmer/ukjent-valg': t.unknownMember(word('what')),
    };
    const plain: Partial<Record<string, string>> = { 'ukjent-valg': t.unknown, 'finnes-fra-foer': t.twice };
    const compared = COMPARED.some((f) => f === r.field) ? plain[r.code] : undefined;
    return { field: r.field, text: own[`${r.field}/${r.code}`] ?? compared ?? said[at]?.text ?? '' };
  });
}

/** Whom one compares oneself with: three municipalities and one's KOSTRA group. */
export function Sammenligningsskjema(p: {
  ctx: Ctx;
  inn: Innlest;
  values: TypedFields;
  seen: string;
  errors: readonly { readonly field?: string | undefined; readonly text: string }[];
  /** Somebody else has saved: nothing of what is asked about may be folded away. */
  late: boolean;
}) {
  const { ctx, values } = p;
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const tag = ROW_TEXTS[ctx.lang].optional;
  const error = (field: string) => p.errors.find((x) => x.field === field)?.text;
  const group = p.inn.sammenligning?.data.group ?? null;
  return (
    <section>
      <h2>{t.compare.heading}</h2>
      <p class="bp-text">{t.compare.help}</p>
      <Form action={ctx.href(`${kommuneOf(ctx).base}/sammenlign`)} csrf={ctx.csrf}>
        <input type="hidden" name="revision" value={p.seen} />
        {COMPARED.map((field) => (
          <TextField name={field} label={t.compare[field]} tag={tag} value={values[field] ?? ''} error={error(field)} />
        ))}
        <SelectField
          name="gruppe"
          label={t.compare.gruppe}
          description={t.compare.gruppeHelp}
          tag={tag}
          empty={t.compare.noGroup}
          options={GRUPPER.map((code) => ({ value: code, label: gruppenavn(code) }))}
          value={values.gruppe ?? ''}
          error={error('gruppe')}
        />
        <Details
          summary={t.compare.medlemmer}
          open={p.late || error('medlemmer') !== undefined || error('gruppeaar') !== undefined}
        >
          {group && group.members.length > 0 ? <p>{t.compare.members(group.members.length, group.year)}</p> : null}
          <p>
            <a href={KLASS}>{t.compare.list}</a>
          </p>
          <TextArea
            name="medlemmer"
            label={t.compare.medlemmer}
            description={t.compare.medlemmerHelp}
            tag={tag}
            rows={6}
            value={values.medlemmer ?? ''}
            error={error('medlemmer')}
          />
          <NumberField
            name="gruppeaar"
            label={t.compare.gruppeaar}
            tag={tag}
            value={values.gruppeaar ?? ''}
            error={error('gruppeaar')}
          />
        </Details>
        <SubmitRow>
          <Button variant="secondary">{t.compare.save}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}
