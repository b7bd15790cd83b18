/** UAX #15, stream-safe text: no language puts more than thirty marks on one letter. */
const TOO_MANY = /(?<=\p{M}{30})\p{M}/gu;

/**
 * Text as NFC. Marks are put in order in time that grows with the square of how many stand together, so a heap of them is cut
 * first: a megabyte would take minutes.
 */
export const composed = (text: string): string => text.replace(TOO_MANY, '').normalize('NFC');
