import { formatDate } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Card, CardGrid, Status } from '../../../ui/blocks.tsx';
import { ButtonLink } from '../../../ui/form.tsx';
import type { Eksempel } from '../eksempel.ts';
import { EKSEMPEL_TEXTS } from '../texts.ts';

/** The workspace that "use this" leads to (null sends the visitor through the start page), and which of its pages there are. */
export interface Using {
  readonly slug: string | null;
  readonly built: (side: string) => boolean;
}

/** Each source by the name of its place, so that a page that is gone still says where it was. */
function Sources(p: { ctx: Ctx; eksempel: Eksempel }) {
  const t = EKSEMPEL_TEXTS[p.ctx.lang];
  const { eget } = p.eksempel;
  return (
    <p class="bp-source">
      {eget ? t.ownSource + eget.source : null}
      {p.eksempel.kilder.map((k, i) => (
        <>
          {i > 0 || eget ? ' · ' : ''}
          <a href={k.url} rel="external noopener noreferrer">
            {t.source(new URL(k.url).hostname.replace(/^www\./, ''), formatDate(k.sistKontrollert))}
          </a>
        </>
      ))}
      {p.eksempel.lest ? ` ${t.read[p.eksempel.lest]}` : null}
    </p>
  );
}

function Place(p: { ctx: Ctx; eksempel: Eksempel }) {
  const t = EKSEMPEL_TEXTS[p.ctx.lang];
  const { kommune, aar, kjerne } = p.eksempel;
  return (
    <p>
      <strong>{`${t.kommune}: `}</strong>
      {kommune}
      {aar || !kjerne ? (
        <>
          {'. '}
          <strong>{`${t.year}: `}</strong>
          {aar ?? t.noYear}
        </>
      ) : null}
    </p>
  );
}

function Use(p: { ctx: Ctx; eksempel: Eksempel; using: Using }) {
  const { ctx, using, eksempel } = p;
  const t = EKSEMPEL_TEXTS[ctx.lang];
  const side = eksempel.brukDette?.side;
  if (!side) return null;
  if (!using.built(side)) return <p class="bp-source">{`${t.use}: ${t.later}`}</p>;
  return (
    <p>
      <ButtonLink
        href={ctx.href(using.slug ? `/arbeid/${using.slug}/${side}` : `/start?videre=${side}`)}
        variant="secondary"
      >
        {t.use}
        <span class="ds-sr-only">{`: ${eksempel.kommune}`}</span>
      </ButtonLink>{' '}
      <span class="bp-source">{t.opens[side] ?? side}</span>
    </p>
  );
}

/** Examples told in full, each on a card. */
export function ExampleCards(p: { ctx: Ctx; eksempler: readonly Eksempel[]; using: Using }) {
  const { ctx } = p;
  const t = EKSEMPEL_TEXTS[ctx.lang];
  return (
    <CardGrid>
      {p.eksempler.map((e) => (
        <Card id={`eksempel-${e.id}`}>
          <h3>{e.tittel[ctx.lang]}</h3>
          <Place ctx={ctx} eksempel={e} />
          {e.tekst[ctx.lang].map((text) => (
            <p>{text}</p>
          ))}
          {e.laerdom ? (
            <p>
              <strong>{`${t.lesson}: `}</strong>
              {e.laerdom[ctx.lang]}
            </p>
          ) : null}
          {e.kontrollert ? (
            <p>
              <a href={ctx.href(`/eksempler/${e.id}/roed-traad`)}>{t.checked}</a>
            </p>
          ) : null}
          <Sources ctx={ctx} eksempel={e} />
          <Use ctx={ctx} eksempel={e} using={p.using} />
        </Card>
      ))}
    </CardGrid>
  );
}

/** Examples of which too little has been read to tell more than a sentence. */
export function ShortList(p: {
  ctx: Ctx;
  eksempler: readonly Eksempel[];
  /** Where one of the municipality's own is changed, and that it says who can read it; only in the workspace. */
  own?: { readonly edit: ((number: number) => string) | null };
}) {
  const { ctx } = p;
  const t = EKSEMPEL_TEXTS[ctx.lang];
  return (
    <ul class="bp-examples">
      {p.eksempler.map((e) => (
        <li id={`eksempel-${e.id}`}>
          <h3>{e.tittel[ctx.lang]}</h3>
          <Place ctx={ctx} eksempel={e} />
          {e.tekst[ctx.lang].map((text) => (
            <p>{text}</p>
          ))}
          {e.tiltak && e.tiltak.tall.length > 0 ? (
            <p>
              <strong>{`${t.figures}: `}</strong>
              {e.tiltak.tall.map((n) => n[ctx.lang]).join(' ')}
            </p>
          ) : null}
          <Sources ctx={ctx} eksempel={e} />
          {p.own && e.eget ? (
            <p>
              <Status tone={e.eget.visible === 'publisert' ? 'info' : 'neutral'}>{t.tag[e.eget.visible]}</Status>{' '}
              {p.own.edit ? (
                <a href={p.own.edit(e.eget.number)}>
                  {t.change}
                  <span class="ds-sr-only">{`: ${e.tittel[ctx.lang]}`}</span>
                </a>
              ) : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
