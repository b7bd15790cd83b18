import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'ssb',
  help: '',
  async run() {
    return 2;
  },
};
