import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'run',
  help: '',
  async run() {
    return 2;
  },
};
