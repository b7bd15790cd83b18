import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createStandIn, STAND_IN_PATHS } from '../../platform/statistics/stand-in/stand-in.ts';
import { projectRoot } from '../assets.ts';
import type { Verb } from '../cli.ts';

export const verb: Verb = {
  usage: 'ssb-stand-in --port N [--seed 1] [--edition 0]',
  help: 'A stand-in for SSB PxWebApi v2, Klass, and kommuneinfo and grunnkretser with made-up figures, for tests and for trying without network: the same calls, limits and refusals. It listens on this machine only. The figures are the same for the same seed, and every table says that they are made up. With --edition 1, 2 and on, two of the tables have been put out again with some figures corrected.',
  async run(args) {
    let values: { port?: string; seed?: string; edition?: string };
    try {
      ({ values } = parseArgs({
        args: [...args],
        options: { port: { type: 'string' }, seed: { type: 'string' }, edition: { type: 'string' } },
      }));
    } catch (error) {
      process.stderr.write(`boligplan: ${(error as Error).message}\n`);
      return 2;
    }
    const [port, seed, edition] = [Number(values.port), Number(values.seed ?? 1), Number(values.edition ?? 0)];
    if (
      values.port === undefined ||
      !Number.isInteger(port) ||
      port < 0 ||
      port > 65_535 ||
      !Number.isInteger(seed) ||
      !(Number.isInteger(edition) && edition >= 0 && edition < 10)
    ) {
      process.stderr.write(
        `boligplan: --port takes 0 to 65535, --seed a whole number, --edition 0 to 9\nUsage: boligplan ${this.usage}\n`,
      );
      return 2;
    }
    const app = createStandIn({ kommuner: loadKommuner(projectRoot()), seed, edition });
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
    const listening = await new Promise<boolean>((done) => {
      server.once('listening', () => done(true));
      server.once('error', (error) => {
        process.stderr.write(`boligplan: ${error.message}\n`);
        done(false);
      });
    });
    if (!listening) return 1;
    const address = server.address();
    const origin = `http://localhost:${typeof address === 'object' && address ? address.port : port}`;
    process.stdout.write(
      `Made-up figures, seed ${seed}.\nPxWebApi: ${origin}${STAND_IN_PATHS.pxweb}\nKlass: ${origin}${STAND_IN_PATHS.klass}\nKommuneinfo: ${origin}${STAND_IN_PATHS.kommuneinfo}\nGrunnkretser: ${origin}${STAND_IN_PATHS.grunnkretser}\nStart the product with BOLIGPLAN_SSB=${origin}${STAND_IN_PATHS.pxweb} to fetch from it. Stop with Ctrl+C.\n`,
    );
    await new Promise<void>((stopped) => {
      const stop = () => {
        server.close(() => stopped());
        if ('closeAllConnections' in server) server.closeAllConnections();
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
    return 0;
  },
};
