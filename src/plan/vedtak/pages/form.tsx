import type { TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import {
  Button,
  ChoiceGroup,
  ErrorSummary,
  FileField,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { listVersions, PLANDOKUMENT_TEXTS, type Planversjon } from '../../plandokument/index.ts';
import { findAttachments } from '../actions/vedlegg.ts';
import { ORGAN_NAMES } from '../organ-names.ts';
import { topicsOf, typedVedtak, type VedtakRefusal } from '../parse.ts';
import { findVedtak } from '../store.ts';
import { VEDTAK_TEXTS } from '../texts.ts';
import { EMNER, ERSTATNINGER, ORGANER, type StoredVedtak, type Vedlegg, vedtakNumber } from '../vedtak.ts';
import { AssignmentFields, type Fields, PointFields } from './form-rows.tsx';
import { type VedtakPageDeps, where } from './where.ts';

/** The form as somebody left it. */
export interface Draft {
  readonly typed: TypedFields;
  readonly ticked: readonly string[];
  readonly fileIds: readonly string[];
  readonly refusals: readonly VedtakRefusal[];
}

/** What the address asks for: a new decision, or one in the place of another, begun from what the other says. */
function begin(ctx: Ctx, old: StoredVedtak | null): Draft {
  const kind = ctx.url.searchParams.has('retter') ? 'retting' : 'nytt';
  if (!old) {
    const about = ctx.url.searchParams.get('gjelder');
    return { typed: {}, ticked: about ? [about] : [], fileIds: [], refusals: [] };
  }
  const same: TypedFields = kind === 'retting' ? {} : { date: '', caseNumber: '' };
  return {
    typed: { ...typedVedtak(old.data), ...same, erstatter: String(old.number), erstatning: kind },
    ticked: topicsOf(old.data),
    fileIds: kind === 'retting' ? old.data.attachments.map((a) => a.filId) : [],
    refusals: [],
  };
}

function Facts({ ctx, typed, of }: Fields) {
  const t = VEDTAK_TEXTS[ctx.lang];
  const text = (name: string, label: string, help: string | undefined, tag: string, short = false) => (
    <TextField
      name={name}
      label={label}
      {...(help ? { description: help } : {})}
      tag={tag}
      short={short}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  return (
    <>
      {text('title', t.name, undefined, t.required)}
      <SelectField
        name="body"
        label={t.body}
        tag={t.required}
        empty={t.choose}
        options={options(ORGANER, ORGAN_NAMES[ctx.lang])}
        value={typed.body ?? ''}
        error={of('body')}
      />
      {text('bodyName', t.bodyName, t.bodyNameHelp, t.optional)}
      {text('date', t.date, t.dateHelp, t.required, true)}
      {text('caseNumber', t.caseNumber, t.caseHelp, t.required, true)}
      <TextArea
        name="text"
        label={t.text}
        description={t.textHelp}
        rows={4}
        value={typed.text ?? ''}
        error={of('text')}
      />
      <NumberField
        name="present"
        label={t.present}
        description={t.presentHelp}
        value={typed.present ?? ''}
        error={of('present')}
      />
    </>
  );
}

function About({
  ctx,
  typed,
  of,
  ticked,
  versions,
}: Fields & { ticked: readonly string[]; versions: readonly Planversjon[] }) {
  const t = VEDTAK_TEXTS[ctx.lang];
  const states = PLANDOKUMENT_TEXTS[ctx.lang].state;
  return (
    <>
      <ChoiceGroup
        kind="checkbox"
        name="gjelder"
        label={t.aboutLabel}
        options={options(EMNER, t.emner)}
        chosen={ticked}
        error={of('gjelder')}
      />
      {versions.length > 0 ? (
        <>
          <SelectField
            name="planversjon"
            label={t.planversjon}
            empty={t.noVersion}
            options={versions.map((v) => ({
              value: String(v.number),
              label: t.version(v.title, v.number, states[v.state]),
            }))}
            value={typed.planversjon ?? ''}
            error={of('planversjon')}
          />
          <ChoiceGroup
            kind="checkbox"
            name="vedtar"
            label={t.adopts}
            description={t.adoptsHelp}
            options={[{ value: 'ja', label: t.yes }]}
            chosen={[typed.vedtar ?? '']}
            error={of('vedtar')}
          />
        </>
      ) : null}
      <TextField
        name="tiltak"
        label={t.tiltak}
        description={t.tiltakHelp}
        tag={t.optional}
        value={typed.tiltak ?? ''}
        error={of('tiltak')}
      />
    </>
  );
}

function Files({ ctx, of, kept }: Omit<Fields, 'typed'> & { kept: readonly Vedlegg[] }) {
  const t = VEDTAK_TEXTS[ctx.lang];
  return (
    <>
      {kept.length > 0 ? (
        <ChoiceGroup
          kind="checkbox"
          name="vedlegg"
          label={t.kept}
          options={kept.map((file) => ({ value: file.filId, label: `${t.keep}: ${file.name}` }))}
          chosen={kept.map((file) => file.filId)}
        />
      ) : null}
      <FileField
        name="filer"
        label={t.files}
        description={t.filesHelp}
        tag={t.optional}
        accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
        multiple
        error={of('filer')}
      />
    </>
  );
}

function Replacing({ ctx, typed, of, old }: Fields & { old: StoredVedtak }) {
  const t = VEDTAK_TEXTS[ctx.lang];
  return (
    <>
      <Notice>{t.replacing(vedtakNumber(old.number), old.data.title)}</Notice>
      <input type="hidden" name="erstatter" value={String(old.number)} />
      <SelectField
        name="erstatning"
        label={t.kindLabel}
        tag={t.required}
        options={options(ERSTATNINGER, t.kinds)}
        value={typed.erstatning ?? 'nytt'}
        error={of('erstatning')}
      />
      <TextArea
        name="hvorfor"
        label={t.why}
        description={t.whyHelp}
        tag={t.required}
        rows={2}
        value={typed.hvorfor ?? ''}
        error={of('hvorfor')}
      />
    </>
  );
}

/** Where a decision is written: anew, in the place of another, or as it was left when something was refused. */
export async function formPage(
  ctx: Ctx,
  deps: Pick<VedtakPageDeps, 'unitNames'>,
  left: Draft | null = null,
): Promise<Page | Response> {
  const t = VEDTAK_TEXTS[ctx.lang];
  const { kommune, vedtak: base } = where(ctx);
  const params = ctx.url.searchParams;
  const asked = left ? left.typed.erstatter : (params.get('retter') ?? params.get('erstatter'));
  const oldNumber = asked ? issuedNumber(asked) : null;
  const { old, versions, units } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    old: oldNumber === null ? null : await findVedtak(tx, oldNumber),
    versions: await listVersions(tx),
    units: await deps.unitNames(tx),
  }));
  if (asked && !old) return notFound();
  const draft = left ?? begin(ctx, old);
  const kept = await ctx.db.inKommune(kommune.id, (tx) => findAttachments(tx, draft.fileIds));
  const errors = draft.refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  const of = (field: string) => errors.find((e) => e.field === field)?.text;
  const fields: Fields = { ctx, typed: draft.typed, of };
  const taken = draft.refusals.some((r) => r.code === 'alt-erstattet');
  return {
    title: t.add,
    nav: 'vedtak',
    step: 4,
    status: taken ? 409 : errors.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{t.add}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        <p class="bp-text">{t.once}</p>
        <Form action={ctx.href(base)} csrf={ctx.csrf} files>
          {/* Enter in a field must not register for good: the first button is the one it presses, and this one saves nothing. */}
          <button type="submit" name="som" value="se" hidden>
            {t.once}
          </button>
          {old ? <Replacing {...fields} old={old} /> : null}
          <Facts {...fields} />
          <h2 id="punkter">{t.points}</h2>
          <PointFields {...fields} />
          <h2>{t.about}</h2>
          <About {...fields} ticked={draft.ticked} versions={versions} />
          <h2 id="oppdragene">{t.assignments}</h2>
          <p>{t.assignmentsHelp}</p>
          <AssignmentFields {...fields} units={units} />
          <h2>{t.files}</h2>
          <Files ctx={ctx} of={of} kept={kept} />
          <SubmitRow>
            <Button name="som" value="registrer">
              {t.save}
            </Button>
          </SubmitRow>
        </Form>
      </>
    ),
  };
}
