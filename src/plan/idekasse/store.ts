import type { RowKind } from '../../platform/db/rows.ts';
import type { Ide } from './ide.ts';

export const IDE: RowKind<Ide> = { table: 'ide_revisjon', event: 'idekasse.ide' };
