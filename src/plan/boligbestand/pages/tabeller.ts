import { BOLIGTYPER, formatDate, formatNumber, isSmallCount, type Language } from '../../../kernel/index.ts';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import type { DocumentTable, PlanDocument } from '../../plandokument/document.ts';
import { type Bolig, concentration, type Sizes } from '../bolig.ts';
import {
  etterBygning,
  etterEier,
  etterGrunnkrets,
  etterTilstand,
  etterType,
  nameOf,
  samletEtterslep,
  tommeOgUt,
  type Utloep,
  verste,
} from '../lister.ts';
import { BOLIGBESTAND_TEXTS } from '../texts.ts';

type Cell = DocumentTable['rows'][number]['cells'][number];
export interface Stoff {
  readonly lang: Language;
  readonly kommune: string;
  readonly source: string;
  readonly boliger: readonly Bolig[];
  readonly sizes: Sizes | null;
  readonly expiring: readonly Utloep[];
  /** Whether the reader may know which dwelling it is. */
  readonly addresses: boolean;
}
/** A list: what it says in a sentence, and the table; `addressed` where a row is one dwelling. */
export interface Liste {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly help: string;
  readonly tables: readonly DocumentTable[];
}

const num = (n: number | null): Cell => (n === null ? null : { number: n });

export function listerAv(s: Stoff): Liste[] {
  const t = BOLIGBESTAND_TEXTS[s.lang];
  const types = BOLIGTYPE_NAMES[s.lang];
  const table = (
    id: string,
    caption: string,
    columns: readonly (readonly [string, 'left' | 'right', string?])[],
    rows: readonly (readonly Cell[])[],
  ): DocumentTable => ({
    kind: 'table',
    id,
    caption,
    columns: columns.map(([label, align, unit]) => ({ label, align, ...(unit ? { unit } : {}) })),
    rows: rows.map((cells) => ({ cells })),
    source: s.source,
  });
  const one = (b: Bolig): Cell[] => [nameOf(b), types[b.type], num(b.size), b.status ? t.statuses[b.status] : null];
  const oneHeads = [
    [t.fields.address ?? '', 'left'],
    [t.overviewColumns.type, 'left'],
    [t.fields.size ?? '', 'right'],
    [t.fields.status ?? '', 'left'],
  ] as const;
  const c = t.overviewColumns;
  const unitsOf = (kind: Utloep['kind']) => formatNumber(s.expiring.filter((u) => u.kind === kind).length);
  const places = etterGrunnkrets(s.boliger);
  const top = concentration(places);
  const states = tommeOgUt(s.boliger);
  const count = (status: Bolig['status']) => formatNumber(s.boliger.filter((b) => b.status === status).length);
  const few = (n: number | null) => (n !== null && !s.addresses && isSmallCount(n) ? '< 5' : num(n));
  const owners = etterEier(s.boliger);
  // Few lists say these.
  const more = (['shared', 'vat'] as const).filter((f) => owners.some((r) => r[f] !== null));
  const buildings = s.addresses ? etterBygning(s.boliger) : [];
  const backlog = samletEtterslep(s.boliger);
  const bad = verste(s.boliger);
  const sizes = s.sizes;
  return [
    {
      id: 'oversikt',
      title: t.overview,
      sentence: '',
      help: '',
      tables: [
        table(
          'oversikt',
          t.overview,
          [
            [c.type, 'left'],
            [c.units, 'right'],
            [c.empty, 'right'],
            [c.access, 'right'],
            [c.backlog, 'right', 'kr'],
            [c.rent, 'right', t.perMonth],
          ],
          etterType(s.boliger, BOLIGTYPER).map((r) => [
            types[r.type],
            num(r.units),
            num(r.empty),
            num(r.access),
            num(r.backlog),
            num(r.rent),
          ]),
        ),
      ],
    },
    {
      id: 'eiere',
      title: t.ownership,
      sentence: '',
      help: t.ownershipHelp,
      tables: [
        table(
          'eiere',
          t.ownership,
          [
            [t.fields.owner ?? '', 'left'],
            [t.fields.disposal ?? '', 'left'],
            [t.units, 'right'],
            [t.fields.buy ?? '', 'right'],
            ...more.map((f) => [t.fields[f] ?? '', 'right'] as const),
          ],
          owners.map((r) => [
            r.owner ? t.owners[r.owner] : t.notSaid,
            r.disposal ? t.disposals[r.disposal] : t.notSaid,
            num(r.units),
            few(r.buy),
            ...more.map((f) => few(r[f])),
          ]),
        ),
      ],
    },
    {
      id: 'utloeper',
      title: t.expiring,
      sentence: t.expiringCount(unitsOf('lease'), unitsOf('hire'), unitsOf('agreement')),
      help: t.expiringHelp,
      tables: s.addresses
        ? [
            table(
              'utloeper',
              t.expiring,
              [
                [t.what, 'left'],
                [t.kind, 'left'],
                [t.ends, 'left'],
                [t.units, 'right'],
              ],
              s.expiring.map((u) => [u.what, t.expiringKinds[u.kind], formatDate(u.ends), num(u.units)]),
            ),
          ]
        : [],
    },
    {
      id: 'tomme',
      title: t.vacant,
      sentence: s.boliger.every((b) => b.status === null)
        ? t.vacantUnknown
        : t.vacantCount({
            utleid: count('utleid'),
            ledig: count('ledig'),
            rehabilitering: count('rehabilitering'),
            'til-salgs': count('til-salgs'),
            avhendet: count('avhendet'),
          }),
      help: '',
      tables: s.addresses ? [table('tomme', t.vacant, oneHeads, states.map(one))] : [],
    },
    {
      id: 'stoerrelse',
      title: t.sizes,
      sentence: sizes ? '' : t.sizesNone,
      help: sizes ? t.sizesHelp : '',
      tables: sizes
        ? [
            table(
              'stoerrelse',
              t.sizes,
              [
                [t.fit, 'left'],
                [t.units, 'right'],
              ],
              (['small', 'fits', 'large', 'unknown'] as const).map((k) => [
                t.sizeNames[k],
                isSmallCount(sizes[k]) ? '< 5' : num(sizes[k]),
              ]),
            ),
          ]
        : [],
    },
    {
      id: 'tilstand',
      title: t.condition,
      sentence:
        backlog.sum === null
          ? t.noBacklog
          : t.backlogSum(formatNumber(backlog.sum), formatNumber(backlog.known), formatNumber(s.boliger.length)),
      help: t.conditionHelp,
      tables: [
        table(
          'tilstand',
          t.condition,
          [
            [t.grade, 'left'],
            [t.units, 'right'],
            [t.backlog, 'right', 'kr'],
          ],
          etterTilstand(s.boliger).map((r) => [
            r.grade === null ? t.notSaid : `TG${r.grade}`,
            num(r.units),
            num(r.backlog),
          ]),
        ),
        ...(s.addresses && bad.length > 0
          ? [
              table(
                'verste',
                t.worst,
                [...oneHeads, [t.grade, 'left'], [t.backlog, 'right', 'kr']],
                bad.map((b) => [...one(b), `TG${b.condition}`, num(b.backlog)]),
              ),
            ]
          : []),
      ],
    },
    {
      id: 'grunnkrets',
      title: t.concentration,
      sentence: top
        ? t.concentrated(top.name, formatNumber(Math.round(top.share * 100)), formatNumber(top.known))
        : t.unknownPlace,
      help: '',
      tables: [
        ...(buildings.length > 0
          ? [
              table(
                'bygninger',
                t.buildings,
                [
                  [t.fields.building ?? '', 'left'],
                  [t.units, 'right'],
                ],
                buildings.map((b) => [b.name, num(b.units)]),
              ),
            ]
          : []),
        ...(top
          ? [
              table(
                'grunnkrets',
                t.concentration,
                [
                  [t.fields.grunnkrets ?? '', 'left'],
                  [t.units, 'right'],
                  [t.share, 'right', '%'],
                ],
                places.map((p) => [
                  p.name || t.notSaid,
                  num(p.units),
                  p.name === '' ? null : { number: (100 * p.units) / top.known, decimals: 1 },
                ]),
              ),
            ]
          : []),
      ],
    },
  ];
}

/** Every dwelling with every field, under the heads that the intake knows again. */
function alle(s: Stoff): DocumentTable {
  const t = BOLIGBESTAND_TEXTS[s.lang];
  const f = (key: string) => t.fields[key] ?? key;
  const day = (iso: string | null): Cell => (iso === null ? null : formatDate(iso));
  const columns: readonly (readonly [string, (b: Bolig) => Cell])[] = [
    [f('ref'), (b) => b.ref],
    [f('address'), (b) => b.address],
    [f('unit'), (b) => b.unit],
    [f('type'), (b) => BOLIGTYPE_NAMES[s.lang][b.type]],
    [f('size'), (b) => num(b.size)],
    [f('rooms'), (b) => num(b.rooms)],
    [f('access'), (b) => (b.access ? t.accesses[b.access] : null)],
    [f('condition'), (b) => (b.condition === null ? null : `TG${b.condition}`)],
    [f('backlog'), (b) => num(b.backlog)],
    [f('place'), (b) => b.place],
    [f('grunnkrets'), (b) => b.grunnkrets],
    [f('level'), (b) => (b.level ? NIVAA_NAMES[s.lang][b.level] : null)],
    [f('disposal'), (b) => (b.disposal ? t.disposals[b.disposal] : null)],
    [f('owner'), (b) => (b.owner ? t.owners[b.owner] : null)],
    [f('rent'), (b) => num(b.rent)],
    [f('status'), (b) => (b.status ? t.statuses[b.status] : null)],
    [f('buy'), (b) => (b.buy ? t.yesNo[b.buy] : null)],
    [f('shared'), (b) => (b.shared ? t.yesNo[b.shared] : null)],
    [f('vat'), (b) => (b.vat ? t.yesNo[b.vat] : null)],
    [f('building'), (b) => b.building],
    [f('fromYear'), (b) => (b.fromYear === null ? null : String(b.fromYear))],
    [f('toYear'), (b) => (b.toYear === null ? null : String(b.toYear))],
    [f('backYear'), (b) => (b.backYear === null ? null : String(b.backYear))],
    [f('hireEnd'), (b) => day(b.hireEnd)],
    [f('leaseEnd'), (b) => day(b.leaseEnd)],
  ];
  return {
    kind: 'table',
    id: 'alle',
    caption: t.allUnits,
    columns: columns.map(([label]) => ({ label, align: 'left' as const })),
    rows: s.boliger.map((b) => ({ cells: columns.map(([, cell]) => cell(b)) })),
    source: s.source,
  };
}

export function dokumentAv(s: Stoff): PlanDocument {
  const t = BOLIGBESTAND_TEXTS[s.lang];
  const blocks = [...listerAv(s).flatMap((l) => l.tables), alle(s)];
  const chapters = [{ id: 'boliger', title: t.title, blocks }];
  return { schema: 1, lang: s.lang, title: t.title, kommune: s.kommune, facts: [], chapters };
}
