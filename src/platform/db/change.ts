/** What a transaction has written, as far as pages may be made of it. */
export interface Written {
  note(sql: string): void;
  readonly any: boolean;
}

const WRITES = /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate)\b/i;
/** Whose rows no page of a kommune is made of: logins come and last on, and people type, without a page being another. */
const UNSEEN = /\b(?:insert\s+into|update|delete\s+from)\s+(?:oekt|innloggingsforsoek|oppsett|skjemautkast)\b/i;

/** A statement that might write counts as one that does, but for those that no page can show. */
export function createWritten(): Written {
  let any = false;
  return {
    note(sql) {
      if (WRITES.test(sql) && !UNSEEN.test(sql)) any = true;
    },
    get any() {
      return any;
    },
  };
}

/** Counts the change for one kommune, as the platform. Last before the commit, so that its lock is held for no other wait. */
export const countFor = (kommuneId: string): string =>
  `insert into endring (kommune_id, antall) values ('${kommuneId}', 1) on conflict (kommune_id) do update set antall = endring.antall + 1`;

/** The same for every kommune: people and names belong to them all. In one order, so that two at once wait and never lock. */
export const COUNT_EVERYWHERE = `insert into endring (kommune_id, antall) select id, 1 from kommune order by id
  on conflict (kommune_id) do update set antall = endring.antall + 1`;
