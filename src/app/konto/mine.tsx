import type { Ctx, Page } from '../../platform/http/route.ts';
import { ButtonLink, SubmitRow } from '../../ui/form.tsx';
import { DataTable } from '../../ui/table.tsx';
import type { KontoDeps } from './pages.tsx';
import { KONTO_TEXTS } from './texts.ts';
import { wishOf } from './videre.ts';

/** The municipalities a person works in. */
export async function myWork(ctx: Ctx, deps: Pick<KontoDeps, 'accounts'>): Promise<Page> {
  const t = KONTO_TEXTS[ctx.lang];
  const wish = wishOf(ctx.url);
  const kommuner = ctx.bruker ? await deps.accounts.kommunerOf(ctx.bruker.id) : [];
  return {
    title: t.myWork,
    body: (
      <>
        <h1>{t.myWork}</h1>
        {kommuner.length === 0 ? (
          <p>{t.noKommune}</p>
        ) : (
          <DataTable
            caption={t.chooseYours}
            columns={[{ label: t.settings }, { label: t.role }]}
            rows={kommuner.map((k) => ({
              cells: [
                <a href={ctx.href(wish ? `/arbeid/${k.slug}/${wish}` : `/arbeid/${k.slug}`)}>{k.name}</a>,
                t.roles[k.role],
              ],
            }))}
          />
        )}
        <SubmitRow>
          <ButtonLink href={ctx.href('/start')} variant="secondary">
            {t.another}
          </ButtonLink>
        </SubmitRow>
      </>
    ),
  };
}
