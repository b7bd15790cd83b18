import { readdirSync, readFileSync } from 'node:fs';
import { findChromium } from './browser.ts';
import { startServer } from './server.ts';
const server = await startServer();
const { chromium } = await import('playwright-core');
const executablePath = await findChromium();
console.log(executablePath);
const base = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-features=LocalNetworkAccessChecks'];
const cpuOf = (root: number) => { const all = new Map<number, [number, number]>(); for (const pid of readdirSync('/proc')) if (/^\d+$/.test(pid)) try { const st = readFileSync(`/proc/${pid}/stat`, 'utf8'); const f = st.slice(st.lastIndexOf(')') + 2).split(' '); all.set(+pid, [+f[1]!, (+f[11]! + +f[12]!) / 100]); } catch {} 
  let sum = 0; const kids = new Set([root]); let grew = true; while (grew) { grew = false; for (const [p, [pp]] of all) if (kids.has(pp) && !kids.has(p)) { kids.add(p); grew = true; } } kids.delete(root); for (const k of kids) sum += all.get(k)?.[1] ?? 0; return sum; };
const paths = ['/', '/arbeid/eksempelvik', '/arbeid/eksempelvik/tiltak', '/arbeid/eksempelvik/gap', '/arbeid/eksempelvik/oekonomiplan', '/arbeid/eksempelvik/prosessplan', '/arbeid/eksempelvik/tiltak/1', '/arbeid/eksempelvik/tilbud'];
for (const extra of [[], ['--disable-software-rasterizer'], ['--in-process-gpu'], ['--disable-software-rasterizer', '--in-process-gpu', '--disable-threaded-animation', '--disable-threaded-scrolling'], [], ['--disable-software-rasterizer', '--in-process-gpu']]) {
  const b = await chromium.launch({ executablePath: executablePath!, args: [...base, ...extra], chromiumSandbox: false });
  const ctx = await b.newContext({ viewport: { width: 1280, height: 800 } }); const page = await ctx.newPage();
  const t = performance.now();
  for (let i = 0; i < 5; i++) for (const p of paths) { await page.goto(server.url + p); await page.evaluate('document.querySelectorAll("*").length'); }
  console.log(extra.join(' ') || 'base', 'cpu', cpuOf(process.pid).toFixed(1), 'wall', Math.round(performance.now() - t));
  await b.close();
}
process.exit();
