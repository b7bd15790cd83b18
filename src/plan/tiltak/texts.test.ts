import { expect, it } from 'vitest';
import { EFFEKTLINJE_TEXTS } from './effektlinje-texts.ts';
import { KOSTNAD_TEXTS } from './kostnad-texts.ts';
import { MAAL_TEXTS } from './maal-texts.ts';
import { SAMMENHENG_TEXTS } from './sammenheng-texts.ts';
import { SKJEMA_TEXTS } from './skjema-texts.ts';
import { STATUS_TEXTS } from './status-texts.ts';
import { STED_TEXTS } from './sted-texts.ts';
import { TILTAK_TEXTS } from './texts.ts';

it('has no text of one form that is another form’s', () => {
  const parts = [
    MAAL_TEXTS,
    SKJEMA_TEXTS,
    STED_TEXTS,
    EFFEKTLINJE_TEXTS,
    STATUS_TEXTS,
    SAMMENHENG_TEXTS,
    KOSTNAD_TEXTS,
  ];
  for (const lang of ['nb', 'nn'] as const) {
    const merged: Readonly<Record<string, unknown>> = TILTAK_TEXTS[lang];
    for (const part of parts)
      for (const [key, text] of Object.entries(part[lang])) expect(merged[key] === text, `${lang} ${key}`).toBe(true);
  }
});
