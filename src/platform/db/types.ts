const text = (value: string): string => value;

/** '2026-11-24 12:00:00.5+01' -> '2026-11-24T11:00:00.500Z'. */
const instant = (value: string): string => {
  const zoned = /[+-]\d\d$/.test(value) ? `${value}:00` : value;
  return new Date(zoned.replace(' ', 'T')).toISOString();
};

/** How values arrive from both databases, by PostgreSQL's type number; the rest is as the drivers agree. */
export const PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  20: Number, // int8
  1082: text, // date
  1114: text, // timestamp
  1184: instant, // timestamptz
  1700: text, // numeric
};
