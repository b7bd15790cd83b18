import type { Texts } from '../../../kernel/index.ts';
import { options } from '../../../ui/form.tsx';
import { ENHETSTYPER, type Enhet, parseEnhet, typedEnhet } from '../enhet.ts';
import { GRADER, type Interessent, parseInteressent, typedInteressent } from '../interessent.ts';
import { ARBEIDSROLLER, parseRolle, type Rolleplass, typedRolle } from '../rolle.ts';
import { ENHET, INTERESSENT, ROLLE } from '../store.ts';
import { ORGANISERING_TEXTS as T } from '../texts.ts';
import type { Held, RowContext, RowList } from './rows.tsx';

type Kept = 'listPage' | keyof Held;
type Words = RowList<Enhet>['words'];

const words = (of: (t: (typeof T)['nb']) => Words['nb']): Words =>
  ({ nb: of(T.nb), nn: of(T.nn) }) satisfies Texts<Words['nb']>;
export const memberIds = (c: RowContext): ReadonlySet<string> => new Set(c.members.map((m) => m.brukerId));
export const memberOptions = (c: RowContext) => c.members.map((m) => ({ value: m.brukerId, label: m.name }));

export const ENHETER: Omit<RowList<Enhet>, Kept> = {
  kind: ENHET,
  path: 'organisering/enheter',
  home: 'organisering/enheter',
  nav: 'organisering',
  words: words((t) => ({ add: t.addUnit, edit: t.editUnit, back: t.units, lead: t.unitsLead })),
  read: (typed) => parseEnhet(typed),
  typed: typedEnhet,
  fields({ ctx, units }) {
    const t = T[ctx.lang];
    return [
      { name: 'name', label: t.unit, required: true, suggestions: units },
      {
        name: 'kind',
        label: t.unitKind,
        required: true,
        kind: 'select',
        options: options(ENHETSTYPER, t.kinds),
        initial: 'tjeneste',
      },
      { name: 'leader', label: t.leader, help: t.leaderHelp },
    ];
  },
};

export const ROLLER: Omit<RowList<Rolleplass>, Kept> = {
  kind: ROLLE,
  path: 'organisering/rolle',
  home: 'organisering',
  nav: 'organisering',
  words: words((t) => ({ add: t.addRole, edit: t.editRole, back: t.title })),
  read: (typed, context) => parseRolle(typed, memberIds(context)),
  typed: typedRolle,
  fields(c) {
    const t = T[c.ctx.lang];
    const asked = ARBEIDSROLLER.find((role) => role === c.ctx.url.searchParams.get('rolle'));
    return [
      {
        name: 'role',
        label: t.role,
        required: true,
        kind: 'select',
        options: options(ARBEIDSROLLER, t.arbeidsroller),
        initial: asked ?? '',
      },
      { name: 'who', label: t.who, help: t.whoHelp, required: true, suggestions: c.units },
      { name: 'person', label: t.person, help: t.personHelp, kind: 'select', options: memberOptions(c) },
      { name: 'how', label: t.how, help: t.howHelp, kind: 'area' },
    ];
  },
};

export const INTERESSENTER: Omit<RowList<Interessent>, Kept> = {
  kind: INTERESSENT,
  path: 'organisering/interessent',
  home: 'organisering',
  nav: 'organisering',
  words: words((t) => ({ add: t.addStakeholder, edit: t.editStakeholder, back: t.title })),
  read: (typed) => parseInteressent(typed),
  typed: typedInteressent,
  fields({ ctx, units }) {
    const t = T[ctx.lang];
    const grade = options(GRADER, t.grades);
    return [
      { name: 'name', label: t.stakeholder, help: t.stakeholderHelp, required: true, suggestions: units },
      { name: 'interest', label: t.interest, required: true, kind: 'select', options: grade },
      { name: 'influence', label: t.influence, required: true, kind: 'select', options: grade },
      { name: 'how', label: t.involved, help: t.howHelp, kind: 'area' },
      { name: 'when', label: t.when },
    ];
  },
};
