import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

/** The page's computed finding, in one plain sentence, under the title. */
export function Finding(p: { children: Child; example?: string | undefined }) {
  return (
    <div class="bp-finding">
      <p class="ds-paragraph" data-size="lg">
        {p.children}
      </p>
      {p.example ? (
        <p>
          <span class="ds-tag" data-color="warning">
            {p.example}
          </span>
        </p>
      ) : null}
    </div>
  );
}

export function Notice(p: { tone?: 'info' | 'warning' | 'success' | 'danger'; heading?: string; children: Child }) {
  return (
    <div class="ds-alert" data-color={p.tone ?? 'info'}>
      {p.heading ? (
        <h2 class="ds-heading" data-size="2xs">
          {p.heading}
        </h2>
      ) : null}
      <div>{p.children}</div>
    </div>
  );
}

/** An empty page teaches: what it will show, what it needs, one button to get it. */
export function EmptyState(p: { heading: string; children: Child; action?: Child }) {
  return (
    <section class="bp-empty">
      <h2 class="ds-heading" data-size="sm">
        {p.heading}
      </h2>
      <div class="bp-text">{p.children}</div>
      {p.action ? <div class="bp-actions">{p.action}</div> : null}
    </section>
  );
}

/** The last thing on a page: what now. */
export function NextAction(p: { heading: string; children: Child }) {
  return (
    <section class="bp-next">
      <h2 class="ds-heading" data-size="xs">
        {p.heading}
      </h2>
      <div class="bp-actions">{p.children}</div>
    </section>
  );
}

/** Where the figures above come from: "Kilde: ...". */
export function SourceLine(p: { children: Child }) {
  return <p class="bp-source">{p.children}</p>;
}

/** Width of a phone, in pixels. */
const NARROW = 300;

/** A picture made on the server (a trusted SVG string of ours), with its caption; the table twin goes in `children`. */
export function Picture(p: {
  /** Draws the picture; for a narrow screen it is drawn once more, in that width. */
  draw: (width?: number) => string;
  caption: string;
  children?: Child;
  tableLabel?: string;
}) {
  return (
    <figure class="bp-figure">
      <figcaption class="ds-heading" data-size="2xs">
        {p.caption}
      </figcaption>
      <div class="bp-svg">
        <div class="bp-svg-wide">{raw(p.draw())}</div>
        <div class="bp-svg-narrow">{raw(p.draw(NARROW))}</div>
      </div>
      {p.children && p.tableLabel ? <Details summary={p.tableLabel}>{p.children}</Details> : p.children}
    </figure>
  );
}

export function Details(p: { summary: Child; children: Child; open?: boolean; id?: string }) {
  return (
    <details class="ds-details bp-details" open={p.open} id={p.id}>
      <summary>{p.summary}</summary>
      <div>{p.children}</div>
    </details>
  );
}

export function Card(p: { children: Child; id?: string }) {
  return (
    <article class="ds-card bp-card" id={p.id}>
      {p.children}
    </article>
  );
}

export function CardGrid(p: { children: Child }) {
  return <div class="bp-grid">{p.children}</div>;
}

/** Status by word and colour, never colour alone. */
export function Status(p: { children: Child; tone?: 'neutral' | 'info' | 'success' | 'warning' | 'danger' }) {
  return (
    <span class="ds-tag" data-color={p.tone ?? 'neutral'}>
      {p.children}
    </span>
  );
}

/** What an object says of itself, each with its name; what is not said is left out. */
export function KeyFacts(p: { facts: readonly (readonly [label: string, value: Child])[] }) {
  return (
    <dl class="bp-key">
      {p.facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}
