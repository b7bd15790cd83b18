import type { RowRefusal, Texts } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary, SubmitRow } from '../../../ui/form.tsx';
import { PressButton, PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { type Interessent, uninvolved } from '../interessent.ts';
import { ARBEIDSROLLER, LOVFESTEDE_RAAD, type Rolleplass, rolesWithout } from '../rolle.ts';
import { INTERESSENT, ROLLE } from '../store.ts';
import { ORGANISERING_TEXTS } from '../texts.ts';
import { INTERESSENTER, ROLLER } from './lists.ts';
import { here, type Member } from './rows.tsx';

/** The paragraph of a law, as pages name it and lead to it. */
export interface LawLink {
  readonly name: Texts;
  readonly paragraph: string;
  readonly url: string;
}

export interface OrganiseringDeps {
  readonly membersOf: (kommuneId: string) => Promise<readonly Member[]>;
  /** Kommuneloven § 5-12, on the three councils. */
  readonly raadLaw: LawLink | undefined;
}

/** Name of a member; a visitor without a login sees that there is somebody, not who. */
export function personName(ctx: Ctx, members: readonly Member[], id: string | null): string {
  const t = ORGANISERING_TEXTS[ctx.lang];
  if (id === null) return '–';
  if (!ctx.bruker) return t.someone;
  return members.find((m) => m.brukerId === id)?.name ?? t.gone;
}

type Rows<T> = readonly Revision<T>[];

function RoleTable(p: { ctx: Ctx; rows: Rows<Rolleplass>; members: readonly Member[] }) {
  const { ctx } = p;
  const t = ORGANISERING_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const base = `${here(ctx).work}/${ROLLER.path}`;
  const edit = ctx.may('rediger');
  return (
    <DataTable
      caption={t.roles}
      hideCaption
      stack
      columns={[
        { label: t.role },
        { label: t.who },
        { label: t.person },
        { label: t.how },
        ...(edit ? [{ label: row.remove }] : []),
      ]}
      rows={ARBEIDSROLLER.flatMap((role) => {
        const held = p.rows.filter((r) => r.data.role === role);
        if (held.length === 0)
          return [
            {
              cells: [
                t.arbeidsroller[role],
                edit ? <a href={ctx.href(`${base}/ny?rolle=${role}`)}>{t.nobody}</a> : t.nobody,
                '–',
                '–',
                ...(edit ? [''] : []),
              ],
            },
          ];
        return held.map(({ number, data: d }) => ({
          cells: [
            t.arbeidsroller[role],
            edit ? <a href={ctx.href(`${base}/${number}`)}>{d.who}</a> : d.who,
            personName(ctx, p.members, d.person),
            d.how || '–',
            ...(edit
              ? [
                  <PressButton
                    action={ctx.href(`${base}/fjern`)}
                    csrf={ctx.csrf}
                    number={number}
                    label={row.remove}
                    what={`${t.arbeidsroller[role]}, ${d.who}`}
                  />,
                ]
              : []),
          ],
        }));
      })}
    />
  );
}

function Raad(p: { ctx: Ctx; rows: Rows<Rolleplass>; law: LawLink | undefined }) {
  const t = ORGANISERING_TEXTS[p.ctx.lang];
  return (
    <section>
      <h2>{t.raad}</h2>
      <p class="bp-text">{t.raadText}</p>
      <DataTable
        caption={t.raad}
        hideCaption
        stack
        columns={[{ label: t.raadOf }, { label: t.cover }, { label: t.how }, { label: t.law }]}
        rows={LOVFESTEDE_RAAD.map((role) => {
          const held = p.rows.filter((r) => r.data.role === role);
          return {
            cells: [
              t.arbeidsroller[role],
              held.length > 0 ? (
                <Status tone="success">{t.covered}</Status>
              ) : (
                <Status tone="warning">{t.uncovered}</Status>
              ),
              held
                .map((r) => r.data.how)
                .filter((how) => how !== '')
                .join('; ') || '–',
              p.law ? <a href={p.law.url}>{`${p.law.name[p.ctx.lang]} ${p.law.paragraph}`}</a> : '–',
            ],
          };
        })}
      />
    </section>
  );
}

function Stakeholders(p: { ctx: Ctx; rows: Rows<Interessent> }) {
  const { ctx } = p;
  const t = ORGANISERING_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const base = `${here(ctx).work}/${INTERESSENTER.path}`;
  const edit = ctx.may('rediger');
  const left = uninvolved(p.rows);
  const rank = { hoey: 0, middels: 1, lav: 2 } as const;
  const rows = p.rows.toSorted(
    (a, b) => rank[a.data.influence] + rank[a.data.interest] - rank[b.data.influence] - rank[b.data.interest],
  );
  return (
    <section>
      <h2>{t.stakeholders}</h2>
      <p class="bp-text">{t.stakeholdersText}</p>
      {left.length > 0 ? <Notice tone="warning">{t.uninvolved(left.join(', '))}</Notice> : null}
      {rows.length === 0 ? (
        <p>{t.noStakeholders}</p>
      ) : (
        <DataTable
          caption={t.stakeholders}
          hideCaption
          stack
          columns={[
            { label: t.stakeholder },
            { label: t.interest },
            { label: t.influence },
            { label: t.involved },
            { label: t.when },
            ...(edit ? [{ label: row.remove }] : []),
          ]}
          rows={rows.map(({ number, data: d }) => ({
            cells: [
              edit ? <a href={ctx.href(`${base}/${number}`)}>{d.name}</a> : d.name,
              t.grades[d.interest],
              t.grades[d.influence],
              d.how || '–',
              d.when || '–',
              ...(edit
                ? [
                    <PressButton
                      action={ctx.href(`${base}/fjern`)}
                      csrf={ctx.csrf}
                      number={number}
                      label={row.remove}
                      what={d.name}
                    />,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {edit ? (
        <SubmitRow>
          <ButtonLink href={ctx.href(`${base}/ny`)} variant="secondary">
            {t.addStakeholder}
          </ButtonLink>
        </SubmitRow>
      ) : null}
    </section>
  );
}

export async function organiseringPage(
  ctx: Ctx,
  deps: OrganiseringDeps,
  refusals: readonly RowRefusal[] = [],
): Promise<Page> {
  const t = ORGANISERING_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const all = await ctx.db.inKommune(kommune.id, async (tx) => ({
    roles: await listAllRows(tx, ROLLE),
    stakeholders: await listAllRows(tx, INTERESSENT),
  }));
  const members = await deps.membersOf(kommune.id);
  const roles = all.roles.filter((r) => !r.data.removed);
  const lacking = rolesWithout(roles);
  const edit = ctx.may('rediger');
  const e = sentences(ctx.lang, refusals);
  return {
    title: t.title,
    nav: 'organisering',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        <Finding>
          {lacking.length === 0
            ? t.complete
            : `${t.finding(ARBEIDSROLLER.length - lacking.length, ARBEIDSROLLER.length)} ${t.lacking(
                lacking.map((r) => t.arbeidsroller[r].toLocaleLowerCase('nb')).join(', '),
              )}`}
        </Finding>
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{row.saved}</Notice> : null}
        <p class="bp-text">{t.lead}</p>
        <h2>{t.roles}</h2>
        <RoleTable ctx={ctx} rows={roles} members={members} />
        {edit ? (
          <>
            <SubmitRow>
              <ButtonLink href={ctx.href(`${work}/${ROLLER.path}/ny`)}>{t.addRole}</ButtonLink>
            </SubmitRow>
            <PutAway
              lang={ctx.lang}
              action={ctx.href(`${work}/${ROLLER.path}/angre`)}
              csrf={ctx.csrf}
              rows={all.roles
                .filter((r) => r.data.removed)
                .map((r) => ({ number: r.number, name: `${t.arbeidsroller[r.data.role]}, ${r.data.who}` }))}
            />
          </>
        ) : null}
        <Raad ctx={ctx} rows={roles} law={deps.raadLaw} />
        <Stakeholders ctx={ctx} rows={all.stakeholders.filter((r) => !r.data.removed)} />
        {edit ? (
          <PutAway
            lang={ctx.lang}
            action={ctx.href(`${work}/${INTERESSENTER.path}/angre`)}
            csrf={ctx.csrf}
            rows={all.stakeholders.filter((r) => r.data.removed).map((r) => ({ number: r.number, name: r.data.name }))}
          />
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${work}/organisering/enheter`)} variant="secondary">
            {t.units}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${work}/ansvar`)} variant="secondary">
            {t.matrix}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
