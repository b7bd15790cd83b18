/** Whether a spreadsheet that is given this text, typed or in a text file, would calculate with it; also in its wide letters. */
export const isCalculated = (text: string): boolean => /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text);
