import { err, type Result } from '../../../kernel/index.ts';
import type { StatTable } from '../stat-table.ts';
import { readJsonStat } from './jsonstat.ts';
import { readKostraAnswer, readRecords } from './records.ts';
import type { ReaderRefusal } from './refusal.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (json: unknown): json is Fields => typeof json === 'object' && json !== null && !Array.isArray(json);

/** What a JSON file is when it is not statistics; null when it may be. */
function notStatistics(json: unknown): ReaderRefusal['code'] | null {
  if (Array.isArray(json)) {
    const [first] = json;
    return isFields(first) && ('kommunenummer' in first || 'fylkesnummer' in first) && !('statistikkÅr' in first)
      ? 'kodeliste'
      : null;
  }
  if (!isFields(json)) return 'ikke-tabell';
  if (isFields(json.response)) return notStatistics(json.response);
  if (
    ['codes', 'codeChanges', 'correspondenceItems', 'classificationItems', 'correspondenceMaps'].some((k) => k in json)
  )
    return 'kodeliste';
  if (json.type === 'Topology' || json.type === 'FeatureCollection') return 'kart';
  if (typeof json.status === 'number' && typeof json.title === 'string' && !('value' in json)) return 'feilsvar';
  if ('variables' in json || 'dataFormats' in json || 'maxDataCells' in json) return 'metadata';
  if (json.class === 'dataset' && !('value' in json)) return 'metadata';
  return null;
}

/** Reads JSON of the kinds we know: JSON-stat, records by area, a recorded KOSTRA answer. */
export function readJson(text: string): Result<StatTable, ReaderRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err({ code: 'avkortet' });
  }
  const other = notStatistics(json);
  if (other) return err({ code: other });
  if (Array.isArray(json)) return readRecords(json);
  if (!isFields(json)) return err({ code: 'ikke-tabell' });
  return 'municipalities' in json && 'measures' in json ? readKostraAnswer(json) : readJsonStat(json);
}
