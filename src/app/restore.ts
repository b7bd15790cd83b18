import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'restore',
  help: '',
  async run() {
    return 2;
  },
};
