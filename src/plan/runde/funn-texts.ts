import type { Texts } from '../../kernel/index.ts';

const nb = {
  heading: 'Funn fra oppfølgingen',
  lead: 'Planstrategien begynner med det forrige plan ikke fikk til, og det behovet som fremdeles er udekt.',
  open: (n: number) => (n === 1 ? 'Ett funn er ikke tatt inn i en runde.' : `${n} funn er ikke tatt inn i en runde.`),
  none: 'Alle funnene er tatt inn som oppgaver.',
  taken: (task: string) => `Tatt inn som ${task}`,
  take: 'Start neste runde med dem',
};

const nn: typeof nb = {
  heading: 'Funn frå oppfølginga',
  lead: 'Planstrategien byrjar med det den førre planen ikkje fekk til, og det behovet som framleis er udekt.',
  open: (n) => (n === 1 ? 'Eitt funn er ikkje teke inn i ein runde.' : `${n} funn er ikkje tekne inn i ein runde.`),
  none: 'Alle funna er tekne inn som oppgåver.',
  taken: (task) => `Teke inn som ${task}`,
  take: 'Start neste runde med dei',
};

export const FUNN_TEXTS: Texts<typeof nb> = { nb, nn };
