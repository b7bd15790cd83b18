import type { DemoDeps } from './fill.ts';

/** Makes Eksempelvik, once; does nothing when it is there, and then what types it in is not read either. */
export async function prepareDemo(d: DemoDeps): Promise<void> {
  const made = await d.accounts.createKommune({ ...d.kommune, demo: true }, null);
  if (!made.ok) return;
  const { fillDemo } = await import('./fill.ts');
  await fillDemo(d, made.value.id);
}
