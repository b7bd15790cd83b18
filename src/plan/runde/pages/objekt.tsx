import type { Ctx } from '../../../platform/http/route.ts';
import { Button, type Option, SelectField } from '../../../ui/form.tsx';
import { matching, type Objekt, type Result } from '../oppgave.ts';
import { RESULT_PAGES } from '../parse.ts';
import { OPPGAVE_TEXTS } from './texts.ts';
import { where } from './where.tsx';

/** What a task ended in, by the name it has today; by the name it had, without a link, when it is put away or not the reader's to open. */
export function ResultObject(p: { ctx: Ctx; result: Result; objects: readonly Objekt[] }) {
  const { ctx, result } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  const thing = p.objects.find((x) => x.address === result.object);
  const title = thing?.title ?? o.pages[result.object];
  if (!ctx.may('les')) return <span>{title ?? result.objectTitle ?? result.object}</span>;
  if (title === undefined) return <span>{o.putAway(result.objectTitle ?? result.object)}</span>;
  return <a href={ctx.href(`${where(ctx).home}/${result.object}`)}>{title}</a>;
}

/** From so many on a list is looked through by words rather than by eye. */
const MANY = 15;

/** What a task may end in, grouped by kind; when there is much, narrowed by words with a button that sends what else is typed along. */
export function ObjectPicker(p: {
  ctx: Ctx;
  number: number;
  objects: readonly Objekt[];
  value: string;
  /** What the chosen thing was called, should it be put away. */
  title: string | undefined;
  finn: string;
  error: string | undefined;
}) {
  const { ctx, value, finn } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  const all: readonly (Option & { readonly group: string })[] = [
    ...RESULT_PAGES.map((page) => ({ value: page, label: o.pages[page] ?? page, group: o.wholePage })),
    ...p.objects.map((x) => ({ value: x.address, label: x.title, group: o.kinds[x.kind] })),
  ];
  const found = matching(all, finn, (x) => `${x.group} ${x.label}`);
  const narrowed = found.length > 0 ? all.filter((x) => x.value === value || found.includes(x)) : all;
  // What has been put away is still what the task ended in, until another is chosen.
  const stands = value === '' || all.some((x) => x.value === value);
  return (
    <>
      {p.objects.length > MANY ? (
        <div class="ds-field">
          <label class="ds-label" for="finn">
            {o.find}
          </label>
          <div data-field="description" id="finn-hjelp">
            {o.findHelp}
          </div>
          {/* Enter in any field presses the first button of a form: that is to save, and not to look for something. */}
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: pressed by Enter alone; the same button stands at the end of the form */}
          <button class="ds-sr-only" type="submit" tabindex={-1} aria-hidden="true">
            {o.save}
          </button>
          <div class="bp-affix">
            <input class="ds-input" type="search" id="finn" name="finn" value={finn} aria-describedby="finn-hjelp" />
            <Button variant="secondary" action={ctx.href(`${where(ctx).tasks}/${p.number}/finn#finn`)}>
              {o.findButton}
            </Button>
          </div>
          {finn ? <p role="status">{o.found(finn, found.length)}</p> : null}
        </div>
      ) : null}
      <SelectField
        name="object"
        label={o.object}
        description={o.objectHelp}
        empty={o.none}
        options={[...(stands ? [] : [{ value, label: p.title ?? value }]), ...narrowed]}
        value={value}
        error={p.error}
      />
    </>
  );
}
