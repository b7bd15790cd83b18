import type { Refusal } from '../../kernel/index.ts';

/** For the one at the command line; a page makes its own sentence. */
export function refusalSentence({ code, data = {} }: Refusal): string {
  const title = data.title ? ` ("${data.title}")` : '';
  switch (code) {
    case 'uten-nett':
      return 'no connection. The network is missing, or a firewall stands between';
    case 'tidsavbrudd':
      return 'no answer within the time limit';
    case 'avbrutt':
      return 'stopped';
    case 'for-mange-kall':
      return 'too many calls from this address; try again in some minutes';
    case 'ikke-tilgjengelig':
      return `the service is away (status ${data.status})${title}; it renews its tables between 05:00 and 08:00`;
    case 'finnes-ikke':
      return `does not exist${title}`;
    case 'avvist':
    case 'tjenestefeil':
      return `refused by the service (status ${data.status})${title}`;
    case 'avkortet':
      return 'the answer ends too early';
    case 'feil-tabell':
      return `table ${data.table} is called "${data.title}", and should begin with "${data.expected}"`;
    case 'ikke-kommunen':
      return 'the table has no figures for this municipality';
    case 'for-stort':
      return 'the query cannot be divided into parts that are small enough';
    case 'endret-underveis':
      return 'the table was renewed while it was being fetched; try again';
    default:
      return `an answer that cannot be used (${code})`;
  }
}
