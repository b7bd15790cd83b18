import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'ssb-stand-in',
  help: '',
  async run() {
    return 2;
  },
};
