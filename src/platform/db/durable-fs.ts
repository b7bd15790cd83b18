import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitArgs = Parameters<NodeFS['init']>;
interface EmscriptenModule {
  readonly NODEFS: { readonly stream_ops: Record<string, unknown> };
}

/** How many times data has been forced to the disk; the durability test reads it. */
export let fsyncCalls = 0;

/**
 * PGlite's Node file system has no fsync, so that no commit would ever reach the disk.
 * This one forces each stream of Postgres to the disk when Postgres asks for it.
 */
export class DurableNodeFS extends NodeFS {
  override async init(pg: InitArgs[0], opts: InitArgs[1]) {
    const { emscriptenOpts } = await super.init(pg, opts);
    const addFsync = (module: unknown) => {
      (module as EmscriptenModule).NODEFS.stream_ops.fsync = (stream: { nfd: number }) => {
        fsyncSync(stream.nfd);
        fsyncCalls += 1;
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}
