import { createRequire } from 'node:module';

const FACES = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic', '700Bold', '700Bold_Italic'];

/** Paths of the TrueType files of Inter, the upright regular face first. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FACES.map((face) => resolve(`@expo-google-fonts/inter/${face}/Inter_${face}.ttf`));
}
