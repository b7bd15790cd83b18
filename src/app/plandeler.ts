import { formatNumber } from '../kernel/index.ts';
import { decimalsOf, type Maalindikator } from '../plan/maalindikator/maalindikator.ts';
import { listMaalindikatorer } from '../plan/maalindikator/store.ts';
import { ENHET } from '../plan/organisering/index.ts';
import type { PlanSources } from '../plan/plandokument/actions.ts';
import type { MaaltIPlanen } from '../plan/plandokument/ansvarlig.ts';
import { withoutPersons } from '../plan/plandokument/ansvarlig.ts';
import { listRows } from '../platform/db/rows.ts';

type MembersOf = (kommuneId: string) => Promise<readonly { readonly name: string }[]>;

const toPlan = (m: Maalindikator): MaaltIPlanen => {
  const say = (n: number) => `${formatNumber(n, decimalsOf([n]))} ${m.unit}`;
  const [first] = [...m.verdier].sort((a, b) => a.date.localeCompare(b.date));
  const last = m.bane.at(-1);
  return {
    maal: m.maal,
    title: m.title,
    baseline: first ? say(first.value) : '',
    baselineYear: first?.date.slice(0, 4) ?? '',
    baselineSource: first?.source ?? '',
    target: last ? say(last.value) : '',
    targetYear: last ? String(last.year) : '',
  };
};

/** What the plan says of goals and tiltak that other slices know: the numbers goals are measured by, and which names are persons'. */
export const planParts = (membersOf: MembersOf): Required<Pick<PlanSources, 'measured' | 'unitsOnly'>> => ({
  measured: async (tx) => (await listMaalindikatorer(tx)).map((row) => toPlan(row.data)),
  unitsOnly: async (db, kommuneId) => {
    const units = await db.inKommune(kommuneId, (tx) => listRows(tx, ENHET));
    const leaders = units.map(({ data }) => ({ name: data.leader, unit: data.name }));
    const members = (await membersOf(kommuneId)).map(({ name }) => ({ name, unit: '' }));
    const unitNames = units.map(({ data }) => data.name);
    return (responsible) => withoutPersons(responsible, [...leaders, ...members], unitNames);
  },
});
