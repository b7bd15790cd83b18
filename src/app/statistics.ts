import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'statistics',
  help: '',
  async run() {
    return 2;
  },
};
