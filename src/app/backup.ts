import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'backup',
  help: '',
  async run() {
    return 2;
  },
};
