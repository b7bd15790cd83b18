import { describe, expect, it } from 'vitest';
import { withFieldNames } from './field-names.ts';
import { ChoiceGroup, ErrorSummary, NumberField, TextField } from './form.tsx';

const lines = (html: string) =>
  [...html.matchAll(/<a class="ds-link" href="#([^"]+)"[^>]*>([^<]*)<\/a>/g)].map((m) => `${m[1]}: ${m[2]}`);

describe('the summary of what is wrong in a form', () => {
  const of = (field: string, text = 'Fyll ut feltet') => ({ field, text });
  const page = (errors: readonly { field?: string; text: string }[], nameOf?: (field: string) => string | undefined) =>
    withFieldNames(
      (
        <div>
          <ErrorSummary heading="Rett dette" errors={errors} {...(nameOf ? { nameOf } : {})} />
          <TextField name="title" label="Navn & tittel" tag="Må fylles ut" />
          <NumberField name="aar1" label="År 2027" />
          <ChoiceGroup kind="radio" name="slag" label="Hva slags?" options={[]} chosen={[]} />
          <label for="start-1">
            <span class="bp-cell-label">Start</span>
            <span class="ds-sr-only">Start for A-01</span>
          </label>
          <input class="ds-input" id="c0-1" name="c0-1" aria-label="Rad 1, enhet" />
        </div>
      ).toString(),
    );

  it('names the field of every line by its label, its question or what is read aloud', () => {
    expect(lines(page(['title', 'aar1', 'slag', 'start-1', 'c0-1'].map((f) => of(f))))).toEqual([
      'title: Navn &amp; tittel: Fyll ut feltet',
      'aar1: År 2027: Fyll ut feltet',
      'slag: Hva slags: Fyll ut feltet',
      'start-1: Start for A-01: Fyll ut feltet',
      'c0-1: Rad 1, enhet: Fyll ut feltet',
    ]);
  });

  it('says no name twice, keeps one that the page gives, and leaves a line about no field alone', () => {
    const said = [of('title', 'Skriv navn & tittel'), of('aar1'), of('borte'), { text: 'Alt' }];
    const html = page(said, (field) => (field === 'aar1' ? 'Drift 2027' : undefined));
    expect(lines(html)).toEqual([
      'title: Skriv navn &amp; tittel',
      'aar1: Drift 2027: Fyll ut feltet',
      'borte: Fyll ut feltet',
    ]);
    expect(html).toContain('<li>Alt</li>');
    expect(html).not.toContain('data-unnamed');
  });
});
