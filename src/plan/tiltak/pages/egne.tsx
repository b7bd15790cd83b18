import type { Ctx } from '../../../platform/http/route.ts';
import { SelectField, TextArea, TextField } from '../../../ui/form.tsx';
import { feltKey, JANEI, type NumberedFelt, shownVerdi, valgIn } from '../../egnefelt/index.ts';
import type { Typed } from '../maal.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import type { Tiltak } from '../tiltak.ts';

/** The fields that the municipality has added, in the form of a tiltak. */
export function EgneFelt(p: {
  ctx: Ctx;
  felter: readonly NumberedFelt[];
  typed: Typed;
  of: (field: string) => string | undefined;
}) {
  const t = TILTAK_TEXTS[p.ctx.lang];
  if (p.felter.length === 0) return null;
  return (
    <>
      <h2>{t.ownFields}</h2>
      {p.felter.map(({ number, data: f }) => {
        const name = feltKey(number);
        const field = {
          name,
          label: f.name,
          tag: t.optional,
          value: p.typed[name] ?? '',
          error: p.of(name),
          ...(f.help ? { description: f.help } : {}),
        };
        switch (f.kind) {
          case 'tekst':
            return <TextArea {...field} rows={2} />;
          case 'tall':
            return <TextField {...field} short label={f.unit ? `${f.name} (${f.unit})` : f.name} />;
          case 'dato':
            return <TextField {...field} type="date" short />;
          case 'valg':
            return (
              <SelectField
                {...field}
                empty={t.notSaid}
                options={valgIn(f, field.value).map((value) => ({ value, label: value }))}
              />
            );
          default:
            return (
              <SelectField
                {...field}
                empty={t.notSaid}
                options={(['ja', 'nei'] as const).map((value) => ({ value, label: JANEI[p.ctx.lang][value] }))}
              />
            );
        }
      })}
    </>
  );
}

/** What a tiltak says in them, with their names. */
export const egneFacts = (ctx: Ctx, felter: readonly NumberedFelt[], d: Tiltak): (readonly [string, string])[] =>
  felter.map((f) => [f.data.name, shownVerdi(f.data, d.own?.[f.number], ctx.lang)]);
