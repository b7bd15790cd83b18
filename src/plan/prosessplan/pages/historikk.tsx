import { formatDate } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { daysOf } from '../aktivitet.ts';
import { period } from '../sentences.ts';
import type { StoredAktivitet } from '../store.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** Every revision of an activity, with undo and removal. */
export function History(p: { ctx: Ctx; base: string; revisions: readonly StoredAktivitet[] }) {
  const { ctx, revisions } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang];
  const newest = revisions[0];
  if (!newest) return null;
  const press = (path: string, words: string, danger = false) => (
    <Form action={ctx.href(path)} csrf={ctx.csrf}>
      <input type="hidden" name="revision" value={String(newest.revision)} />
      <SubmitRow>
        <Button variant="secondary" danger={danger}>
          {words}
        </Button>
      </SubmitRow>
    </Form>
  );
  return (
    <section>
      <h2>{t.form.history}</h2>
      <DataTable
        caption={t.form.history}
        hideCaption
        stack
        columns={[
          { label: t.form.revision },
          { label: t.form.saved },
          { label: t.form.titleField },
          { label: t.form.when },
        ]}
        rows={revisions.map((r) => ({
          cells: [
            r.revision === newest.revision ? `${r.revision} (${t.form.current})` : String(r.revision),
            formatDate(r.created),
            r.data.title,
            r.data.removed ? t.form.removed : period(daysOf(r.data)),
          ],
        }))}
      />
      {ctx.may('rediger') && revisions.length > 1
        ? press(`${p.base}/angre`, newest.data.removed ? t.form.restore : t.undo)
        : null}
      {ctx.may('rediger') && !newest.data.removed ? press(`${p.base}/fjern`, t.form.remove, true) : null}
    </section>
  );
}
