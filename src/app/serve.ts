import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'serve',
  help: '',
  async run() {
    return 2;
  },
};
