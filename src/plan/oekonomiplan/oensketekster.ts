import type { Texts } from '../../kernel/index.ts';
import type { Ramme } from './oensker.ts';

const nb = {
  caption: { investering: 'Ønsker mot rammen for investering', drift: 'Ønsker mot rammen for drift' } as Readonly<
    Record<Ramme, string>
  >,
  year: 'År',
  frame: 'Ramme',
  funded: 'Har penger',
  waiting: 'Venter på penger',
  asked: 'Ønsket i alt',
  left: 'Ramme minus ønsker',
  within: 'Innenfor rammen',
  over: 'Over rammen',
  perUnit: 'Kostnad per enhet',
  perUnitSource:
    'Én enhet er én bolig, og hjelper én husholdning. Tiltak der antallet eller en del av kostnaden ikke er kjent i de fire årene, står ikke her.',
  number: 'Nr.',
  tiltak: 'Tiltak',
  units: 'Enheter',
  investment: 'Investering',
  investmentEach: 'Investering per enhet',
  operationEach: 'Netto drift per enhet det fjerde året',
};
const nn: typeof nb = {
  caption: { investering: 'Ønske mot ramma for investering', drift: 'Ønske mot ramma for drift' },
  year: 'År',
  frame: 'Ramme',
  funded: 'Har pengar',
  waiting: 'Ventar på pengar',
  asked: 'Ønskt i alt',
  left: 'Ramme minus ønske',
  within: 'Innanfor ramma',
  over: 'Over ramma',
  perUnit: 'Kostnad per eining',
  perUnitSource:
    'Éi eining er éin bustad, og hjelper eitt hushald. Tiltak der talet eller ein del av kostnaden ikkje er kjend i dei fire åra, står ikkje her.',
  number: 'Nr.',
  tiltak: 'Tiltak',
  units: 'Einingar',
  investment: 'Investering',
  investmentEach: 'Investering per eining',
  operationEach: 'Netto drift per eining det fjerde året',
};
export const OENSKE_TEXTS: Texts<typeof nb> = { nb, nn };
