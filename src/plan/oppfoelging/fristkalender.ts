import type { Language } from '../../kernel/index.ts';
import type { Aarsfrist } from './aarsfrister.ts';
import { AARSFRIST_TEXTS } from './aarsfrister-texts.ts';

/** The clocks of the budget as a calendar has them: those that are not kept yet, the same each time the file is made. */
export const fristEvents = (kommuneId: string, frister: readonly Aarsfrist[], lang: Language) =>
  frister
    .filter((f) => f.state === 'aapen')
    .map((f) => ({
      uid: `aarsfrist-${f.frist}-${f.year}@${kommuneId}.boligplan`,
      title: AARSFRIST_TEXTS[lang].names[f.frist](f.year),
      text: `${AARSFRIST_TEXTS[lang].says[f.frist]} (${f.law})`,
      start: { date: f.due, time: null },
      end: f.due,
      sequence: 0,
      changed: `${f.due.slice(0, 4)}-01-01T00:00:00.000Z`,
      url: '',
    }));
