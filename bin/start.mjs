// `npm start`: install what is missing, build what is stale, then serve on the pinned Node.
import { join } from 'node:path';
import { build, install, onPinnedNode, root } from './ready.mjs';

install(false);
build();
process.exitCode = await onPinnedNode([
  '--enable-source-maps',
  join(root, 'dist/main.js'),
  'serve',
  ...process.argv.slice(2),
]);
