/** One verb of `bin/boligplan`. Verbs are loaded lazily so that --help stays instant. */
export interface Verb {
  readonly usage: string;
  readonly help: string;
  /** Returns the exit code: 0 done, 1 failed, 2 unusable arguments. */
  run(args: readonly string[]): Promise<number>;
}

const VERBS: Readonly<Record<string, () => Promise<{ verb: Verb }>>> = {
  serve: () => import('./serve.ts'),
  status: async () => ({ verb: (await import('./status.ts')).status }),
  run: () => import('./run.ts'),
  model: () => import('./model.ts'),
  hindcast: () => import('./hindcast.ts'),
  statistics: () => import('./statistics.ts'),
  ssb: () => import('./ssb/ssb.ts'),
  'ssb-stand-in': () => import('./ssb/stand-in.ts'),
  backup: async () => ({ verb: (await import('./backup.ts')).backup }),
  restore: async () => ({ verb: (await import('./backup.ts')).restore }),
};

export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const load = name === undefined ? undefined : VERBS[name];
  if (!load) {
    const wanted = name === undefined || name === '--help' || name === '-h';
    if (!wanted) process.stderr.write(`boligplan: there is no verb "${name}"\n\n`);
    const verbs = await Promise.all(Object.values(VERBS).map(async (l) => (await l()).verb));
    process.stdout.write(
      `Usage: boligplan VERB [options]\n\n${verbs.map((v) => `  ${v.usage}`).join('\n')}\n\nboligplan VERB --help tells more.\n`,
    );
    return wanted ? 0 : 2;
  }
  const { verb } = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`Usage: boligplan ${verb.usage}\n\n${verb.help}\n`);
    return 0;
  }
  return verb.run(rest);
}
