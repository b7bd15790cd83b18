import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitArgs = Parameters<NodeFS['init']>;
interface EmscriptenModule {
  readonly NODEFS: { readonly stream_ops: Record<string, unknown>; realPath(node: unknown): string };
}

/** What PGlite is started with instead of its own list: without -F, and with a sync method that its file system has. */
export const DURABLE_START = [
  '--single',
  '-O',
  '-j',
  ...[
    'fsync=on',
    'wal_sync_method=fsync',
    'synchronous_commit=on',
    'full_page_writes=on',
    'search_path=public',
    'exit_on_error=false',
    'log_checkpoints=false',
    'max_worker_processes=0',
    'max_parallel_workers=0',
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'io_method=sync',
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * PGlite's Node file system has no fsync, so that no commit would ever reach the disk.
 * This one forces each stream of Postgres to the disk when Postgres asks for it.
 */
export class DurableNodeFS extends NodeFS {
  private readonly forced: (path: string) => void;

  /** `forced` hears of every file or folder that has just reached the disk, before Postgres does. */
  constructor(folder: string, forced: (path: string) => void) {
    super(folder);
    this.forced = forced;
  }

  override async init(pg: InitArgs[0], opts: InitArgs[1]) {
    const { emscriptenOpts } = await super.init(pg, opts);
    const addFsync = (module: unknown) => {
      const { NODEFS } = module as EmscriptenModule;
      NODEFS.stream_ops.fsync = (stream: { nfd: number; node: unknown }) => {
        fsyncSync(stream.nfd);
        this.forced(NODEFS.realPath(stream.node));
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}

/** Forces a folder with all that is in it to the disk. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

/** Forces one file or folder entry to the disk. */
export function syncPath(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
