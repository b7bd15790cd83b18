import qrcode from 'qrcode-generator';

const QUIET = 4;

/** The address as a QR code: one path, black on white, with the quiet edge that readers need. */
export function qrSvg(address: string, label: string): string {
  const code = qrcode(0, 'M');
  code.addData(address);
  code.make();
  const n = code.getModuleCount();
  const dark: string[] = [];
  for (let y = 0; y < n; y += 1)
    for (let x = 0; x < n; x += 1) if (code.isDark(y, x)) dark.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  const size = n + 2 * QUIET;
  const name = label.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 5}" height="${size * 5}" role="img" aria-label="${name}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}" fill="#000"/></svg>`;
}
