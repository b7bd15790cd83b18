import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What V8 made of the code stays beside it, for the next start; where that cannot be written, it is made again each time.
// Threads take the folder from the environment.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'cache');
enableCompileCache(process.env.NODE_COMPILE_CACHE);
const { main } = await import('./cli.ts');

// A reader that has seen enough (| head) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
