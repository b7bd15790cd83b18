import { apiRoutes, type Endpoint } from '../../platform/http/api.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { Finding } from '../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../ui/form.tsx';
import { DataTable } from '../../ui/table.tsx';
import { problemRows } from './openapi.ts';
import { API_TEXTS } from './texts.ts';

function Example(p: { label: string; command: string }) {
  return (
    <>
      <p>{p.label}</p>
      {/* biome-ignore lint/a11y: a long command scrolls sideways and must be reachable by keyboard (WCAG 2.1.1) */}
      <pre class="bp-code" role="region" aria-label={p.label} tabindex={0}>
        <code>{p.command}</code>
      </pre>
    </>
  );
}

/** How to read the plan with a program, with commands that work when pasted. */
function apiPage(ctx: Ctx, endpoints: readonly Endpoint[], demoSlug: string): Page {
  const t = API_TEXTS[ctx.lang];
  const p = t.page;
  const host = `${ctx.secure ? 'https' : 'http'}://${ctx.url.host}`;
  const demo = `${host}/api/v1/kommuner/${demoSlug}`;
  return {
    title: p.title,
    wide: true,
    body: (
      <>
        <h1>{p.title}</h1>
        <Finding>{p.finding}</Finding>
        <h2>{p.start}</h2>
        <p>{p.startText}</p>
        <Example label={p.list} command={`curl ${host}/api/v1/kommuner`} />
        <Example label={p.run} command={`curl ${demo}/kjoeringer/siste`} />
        <Example label={p.stat} command={`curl ${demo}/tall/population/json-stat`} />
        <Example label={p.again} command={`curl -i -H 'If-None-Match: W/"..."' ${demo}/tiltak`} />
        <h2>{p.ownKey}</h2>
        <Example
          label={p.ownKeyText}
          command={`curl -H 'Authorization: Bearer bp_...' -H 'Accept-Language: ${ctx.lang}' ${host}/api/v1/kommuner`}
        />
        <SubmitRow>
          <ButtonLink href={ctx.href('/konto')}>{p.toAccount}</ButtonLink>
          <ButtonLink href="/api/v1/openapi.json" variant="secondary">
            {p.formal}
          </ButtonLink>
        </SubmitRow>
        <h2>{p.rules}</h2>
        <ul>
          {p.ruleList.map((rule) => (
            <li>{rule}</li>
          ))}
        </ul>
        <DataTable
          caption={p.addresses}
          columns={[{ label: p.address }, { label: p.gives }]}
          rows={endpoints.map((e) => ({
            cells: [
              <code>{e.path.replace(/:([a-z]+)/g, '{$1}')}</code>,
              t.operations[e.id as keyof typeof t.operations],
            ],
          }))}
        />
        <DataTable
          caption={p.problems}
          columns={[{ label: p.code }, { label: p.status, align: 'right' }, { label: p.meaning }]}
          rows={problemRows(ctx.lang).map((r) => ({
            cells: [<code>{r.type}</code>, r.status, `${r.title}. ${r.detail}`],
          }))}
        />
      </>
    ),
  };
}

/** The read API and the page that explains it. */
export function readApiRoutes(endpoints: readonly Endpoint[], demoSlug: string): Route[] {
  return [
    ...apiRoutes(endpoints),
    { method: 'GET', path: '/om/api', who: 'alle', handle: (ctx) => apiPage(ctx, endpoints, demoSlug) },
  ];
}
