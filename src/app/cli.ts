/** One verb of `bin/boligplan`. */
export interface Verb {
  readonly usage: string;
  readonly help: string;
  /** Returns the exit code: 0 done, 1 failed, 2 unusable arguments. */
  run(args: readonly string[]): Promise<number>;
}

interface Entry {
  /** The same as the verb's own, so that the list of verbs is printed without loading what they are made of. */
  readonly usage: string;
  load(): Promise<{ verb: Verb }>;
}

export const VERBS: Readonly<Record<string, Entry>> = {
  serve: { usage: 'serve', load: () => import('./serve.ts') },
  status: { usage: 'status [--json]', load: async () => ({ verb: (await import('./status.ts')).status }) },
  run: {
    usage:
      'run --kommune NAME-OR-NUMBER --from FILE... [--share NUMBER=PART...] [--omraader FILE] [--years 20] [--seed 1] [--draws 200] [--json]',
    load: () => import('./run.ts'),
  },
  model: { usage: 'model FILE.json|- [--seed 1] [--kernel ts|wasm] [--workers 1]', load: () => import('./model.ts') },
  hindcast: {
    usage: 'hindcast --from FILE [--fit 2005-2010] [--to 2015] [--json]',
    load: () => import('./hindcast.ts'),
  },
  statistics: { usage: 'statistics inspect FILE [--json]', load: () => import('./statistics.ts') },
  guide: { usage: 'guide lix [--json]', load: () => import('./guide.ts') },
  ssb: {
    usage: 'ssb check [--base URL] [--json] | ssb fetch --kommune NAME-OR-NUMBER --out FOLDER [--base URL]',
    load: () => import('./ssb/ssb.ts'),
  },
  'ssb-stand-in': { usage: 'ssb-stand-in --port N [--seed 1] [--edition 0]', load: () => import('./ssb/stand-in.ts') },
  check: {
    usage: 'check --kommune NAME-OR-NUMBER [--json] | check --plan FILE.xlsx [--json] | check --template FILE.xlsx',
    load: () => import('./check.ts'),
  },
  backup: { usage: 'backup FILE', load: async () => ({ verb: (await import('./backup.ts')).backup }) },
  restore: { usage: 'restore FILE', load: async () => ({ verb: (await import('./backup.ts')).restore }) },
};

export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const entry = name === undefined ? undefined : VERBS[name];
  if (!entry) {
    const wanted = name === undefined || name === '--help' || name === '-h';
    if (!wanted) process.stderr.write(`boligplan: there is no verb "${name}"\n\n`);
    const usages = Object.values(VERBS).map((e) => `  ${e.usage}`);
    process.stdout.write(
      `Usage: boligplan VERB [options]\n\n${usages.join('\n')}\n\nboligplan VERB --help tells more.\n`,
    );
    return wanted ? 0 : 2;
  }
  const { verb } = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`Usage: boligplan ${verb.usage}\n\n${verb.help}\n`);
    return 0;
  }
  return verb.run(rest);
}
