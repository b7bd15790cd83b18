import { LANGUAGES } from '../kernel/index.ts';
import { loadVeileder } from '../plan/veileder/index.ts';
import { HIGHEST_LIX, lixOf } from '../plan/veileder/lix.ts';
import { siderI } from '../plan/veileder/sider.ts';
import { projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';

export const verb: Verb = {
  usage: 'guide lix [--json]',
  help: `Tells how heavy each page of the guide is to read, in bokmål and nynorsk: LIX of its running text (not of headings and tables). Exits with 1 when a page is above ${HIGHEST_LIX}.`,
  async run(args) {
    const [action, ...rest] = args.filter((a) => a !== '--json');
    if (action !== 'lix' || rest.length > 0) {
      process.stderr.write(`Usage: boligplan ${this.usage}\n`);
      return 2;
    }
    const pages = siderI(loadVeileder(projectRoot())).flatMap(({ side, punkter }) =>
      LANGUAGES.map((lang) => {
        const found = lixOf(punkter.map((p) => p.tekst[lang]));
        return { page: `/${side}`, lang, ...found, lix: Math.round(found.lix * 10) / 10 };
      }),
    );
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ highest: HIGHEST_LIX, pages }, null, 2)}\n`);
    else
      for (const p of pages)
        process.stdout.write(
          `${p.lix.toFixed(1).padStart(5)}  ${p.lang}  ${String(p.words).padStart(5)} words  ${p.page}\n`,
        );
    return pages.some((p) => p.lix > HIGHEST_LIX) ? 1 : 0;
  },
};
