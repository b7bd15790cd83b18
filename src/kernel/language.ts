/** The two written forms of Norwegian. Every text a person reads exists in both. */
export const LANGUAGES = ['nb', 'nn'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both forms; a catalogue entry. */
export type Texts<T = string> = Readonly<Record<Language, T>>;
