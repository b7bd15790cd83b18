import { RYTMER, type Texts } from '../../../kernel/index.ts';
import { options } from '../../../ui/form.tsx';
import { RYTME_NAMES } from '../../../ui/rhythm-names.ts';
import type { Held, RowContext, RowList } from '../../organisering/index.ts';
import {
  type Boliggruppe,
  type Gruppetall,
  type Medlem,
  type Moete,
  parseGruppe,
  parseMedlem,
  parseMoete,
  parseTall,
  TALL,
  typedGruppe,
  typedMedlem,
  typedMoete,
  typedTall,
} from '../gruppe.ts';
import { GRUPPE, MEDLEM, MOETE, TALLENE } from '../store.ts';
import { BOLIGGRUPPE_TEXTS as T } from '../texts.ts';

type Kept = 'listPage' | keyof Held;
type Words = { readonly add: string; readonly edit: string; readonly back: string; readonly lead?: string };

const words = (of: (t: (typeof T)['nb']) => Words): Texts<Words> => ({ nb: of(T.nb), nn: of(T.nn) });
const place = (path: string) => ({ path: `boliggruppe/${path}`, home: 'boliggruppe', nav: 'boliggruppe' });
const memberIds = (c: RowContext): ReadonlySet<string> => new Set(c.members.map((m) => m.brukerId));

export const GRUPPEN: Omit<RowList<Boliggruppe>, Kept> = {
  ...place('gruppe'),
  removable: false,
  kind: GRUPPE,
  words: words((t) => ({ add: t.start, edit: t.edit, back: t.title, lead: t.lead })),
  read: (typed) => parseGruppe(typed),
  typed: typedGruppe,
  fields({ ctx }) {
    const t = T[ctx.lang];
    return [
      { name: 'name', label: t.name, required: true, initial: t.title },
      { name: 'leader', label: t.leader, help: t.leaderHelp, required: true },
      { name: 'rhythm', label: t.rhythm, help: t.rhythmHelp, required: true },
      {
        name: 'every',
        label: t.every,
        help: t.everyHelp,
        kind: 'select',
        options: options(RYTMER, RYTME_NAMES[ctx.lang]),
      },
      { name: 'first', label: t.firstMeeting, help: t.dateHelp, kind: 'date' },
      { name: 'time', label: t.time, help: t.timeHelp, kind: 'date' },
      { name: 'last', label: t.lastMeeting, help: t.lastHelp, kind: 'date' },
      { name: 'exceptions', label: t.exceptions, help: t.exceptionsHelp, kind: 'area' },
      { name: 'purpose', label: t.purpose, help: t.warning, kind: 'area' },
    ];
  },
};

export const MEDLEMMER: Omit<RowList<Medlem>, Kept> = {
  ...place('medlem'),
  kind: MEDLEM,
  words: words((t) => ({ add: t.addMember, edit: t.editMember, back: t.title })),
  read: (typed, c) => parseMedlem(typed, memberIds(c)),
  typed: typedMedlem,
  fields(c) {
    const t = T[c.ctx.lang];
    return [
      { name: 'unit', label: t.unit, required: true, suggestions: c.units },
      { name: 'office', label: t.office, help: t.officeHelp },
      {
        name: 'person',
        label: t.person,
        help: t.personHelp,
        kind: 'select',
        options: c.members.map((m) => ({ value: m.brukerId, label: m.name })),
      },
    ];
  },
};

export const MOETER: Omit<RowList<Moete>, Kept> = {
  ...place('moete'),
  kind: MOETE,
  words: words((t) => ({ add: t.addMeeting, edit: t.editMeeting, back: t.title, lead: t.warning })),
  read: (typed) => parseMoete(typed),
  typed: typedMoete,
  fields({ ctx }) {
    const t = T[ctx.lang];
    return [
      {
        name: 'date',
        label: t.date,
        help: t.dateHelp,
        required: true,
        kind: 'date',
        initial: ctx.url.searchParams.get('dato') ?? '',
      },
      { name: 'place', label: t.place },
      { name: 'agenda', label: t.agenda, help: t.agendaHelp, required: true, kind: 'area' },
      { name: 'notes', label: t.notes, help: t.notesHelp, kind: 'area' },
    ];
  },
};

export const TELLINGER: Omit<RowList<Gruppetall>, Kept> = {
  ...place('tall'),
  kind: TALLENE,
  words: words((t) => ({ add: t.addFigure, edit: t.editFigure, back: t.title, lead: t.figuresText })),
  read: (typed, c) => parseTall(typed, c.today),
  typed: typedTall,
  fields({ ctx }) {
    const t = T[ctx.lang];
    return [
      { name: 'what', label: t.what, required: true, kind: 'select', options: options(TALL, t.tall) },
      { name: 'count', label: t.count, help: t.countHelp, required: true, kind: 'number' },
      { name: 'date', label: t.date, help: t.dateHelp, required: true, kind: 'date' },
      { name: 'source', label: t.source, help: t.sourceHelp, required: true },
    ];
  },
};
