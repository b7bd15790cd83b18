/** Names of today's counties by number, in each language a source may write first. The county of a municipality is the start of its number. */
const FYLKER: Readonly<Record<string, readonly string[]>> = {
  '03': ['oslo'],
  '11': ['rogaland'],
  '15': ['møre og romsdal'],
  '18': ['nordland', 'nordlánnda'],
  '31': ['østfold'],
  '32': ['akershus'],
  '33': ['buskerud'],
  '34': ['innlandet'],
  '39': ['vestfold'],
  '40': ['telemark'],
  '42': ['agder'],
  '46': ['vestland'],
  '50': ['trøndelag', 'trööndelage'],
  '55': ['troms', 'romsa', 'tromssa'],
  '56': ['finnmark', 'finnmárku', 'finmarkku'],
};

/** How a row names the county of a municipality: by the number in `written`, or by its name alone. Null where it names something else. */
export function fylkeI(code: string, name: string, kommune: string): { readonly written: string | null } | null {
  const own = FYLKER[kommune.slice(0, 2)];
  if (!own) return null;
  const word = (name || code)
    .replace(/^\d{2}(?:00)?\s+/, '')
    .toLowerCase()
    .split(/\s+[-–]\s+/)[0]
    ?.replace(/\s+fylke(?:skommune)?$/, '')
    .trim();
  const named = word !== undefined && own.includes(word);
  const written = /^(?:EKA)?(\d{2})(?:00)?(?:\s|$)/i.exec(code || name)?.[1] ?? null;
  // A number beside another name is not of the county.
  return named || (written !== null && (name === '' || name === code)) ? { written } : null;
}
