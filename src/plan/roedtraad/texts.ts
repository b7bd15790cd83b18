import { formatDate, formatKroner, formatNumber, type Texts } from '../../kernel/index.ts';
import type { Alvor, FindingData, Kode, Objekttype } from './finding.ts';

const when = (value: string | number | undefined) =>
  String(value).length < 10 ? String(value) : formatDate(String(value));
const part = (value: string | number | undefined) => String(value).replace('.', ',');

type Sentence = (name: string, d: FindingData) => string;
interface Words {
  readonly alvor: Readonly<Record<Alvor, string>>;
  readonly objekt: Readonly<Record<Objekttype, string>>;
  readonly funn: Readonly<Record<Kode, Sentence>>;
  readonly rett: Readonly<Record<Kode, string>>;
  readonly ikkeVurdert: string;
}

const nb: Words = {
  alvor: { feil: 'Feil', advarsel: 'Advarsel', merknad: 'Merknad' },
  objekt: {
    foering: 'Føring',
    maal: 'Mål',
    tiltak: 'Tiltak',
    linje: 'Budsjettlinje',
    behov: 'Behov',
    tall: 'Tall',
    tilbud: 'Boligtilbud',
    motstrid: 'Motstrid',
  },
  funn: {
    'foering-ubesvart': (n) => `Ingen mål eller tiltak svarer på føringen «${n}».`,
    'maal-uten-indikator': (n) => `Målet «${n}» har ingen indikator, så ingen kan se om det er nådd.`,
    'maal-uten-strategi': (n) => `Målet «${n}» har ingen strategi.`,
    'maal-uten-tiltak': (n) => `Målet «${n}» har ingen tiltak.`,
    'maal-naas-ikke': (n, d) =>
      `Målet «${n}» er ${formatNumber(Number(d.target))} boliger innen ${d.year}, men tiltakene gir til sammen ${formatNumber(Number(d.sum))}.${Number(d.unknown) > 0 ? ` Tiltak uten oppgitt virkning: ${formatNumber(Number(d.unknown))}.` : ''}`,
    'tiltak-uten-maal': (n) => `Tiltaket «${n}» hører ikke til noe mål.`,
    'tiltak-uten-ansvarlig': (n) => `Tiltaket «${n}» har ingen ansvarlig enhet.`,
    'tiltak-uten-svar': (n) => `Ingen kan svare ja eller nei på om tiltaket «${n}» er gjort.`,
    'tiltak-uten-kostnad': (n) => `Ingen har oppgitt hva tiltaket «${n}» koster.`,
    'tiltak-uten-effekt': (n) => `Ingen har oppgitt hva tiltaket «${n}» gir.`,
    'tiltak-uten-frist': (n) => `Tiltaket «${n}» har ingen frist.`,
    'tiltak-uten-gruppe': (n) => `Tiltaket «${n}» sier ikke hvem det er for.`,
    'kostnad-uten-finansiering': (n, d) =>
      `Tiltaket «${n}» mangler finansiering av ${formatKroner(Number(d.missing))}.`,
    'investering-uten-drift': (n) => `Tiltaket «${n}» har en investering, men ingen driftskostnad.`,
    'drift-under-linjene': (n, d) =>
      `Tiltaket «${n}» har ${formatKroner(Number(d.row))} til drift i ${d.year}, men linjene av virkningen trenger ${formatKroner(Number(d.lines))}.`,
    'vedtatt-uten-penger': (n) => `Tiltaket «${n}» er vedtatt, men står ikke i økonomiplanen.`,
    'linje-uten-tiltak': (n) => `Linjen «${n}» i økonomiplanen hører ikke til noe tiltak.`,
    'gruppe-uten-tiltak': (n, d) =>
      d.units === undefined
        ? `Gruppen «${n}» har et udekket behov, og ingen tiltak gjelder den.`
        : `Gruppen «${n}» mangler ${formatNumber(Number(d.units))} boliger, og ingen tiltak gjelder den.`,
    'effekt-to-ganger': (n, d) => `Boligene i «${d.place}» er lovet to ganger. Det ene stedet er «${n}».`,
    'planer-i-motstrid': (_n, d) => `«${d.a}» og «${d.b}» sier hver sin ting: ${d.reason}`,
    'tall-eldre-enn-kilden': (n, d) =>
      `Tallet «${n}» er fra ${when(d.taken)}, men kilden har et nyere fra ${when(d.source)}.`,
    'tilskudd-ikke-sammen': (n, d) => `Tiltaket «${n}» bruker «${d.a}» sammen med «${d.b}». Det er ikke lov.`,
    'regulert-som-bygd': (n, d) =>
      `Feltet «${n}» er ${d.stage}, men ${formatNumber(Number(d.units))} boliger i ${d.year} er regnet som helt sikre.`,
    'deler-av-mennesker': (n, d) => `«${n}» har ${part(d.value)}. Mennesker og boliger telles hele.`,
    'regnskap-lagt-sammen': (n) => `«${n}» legger boligutvikling og boligsosialt sammen.`,
  },
  rett: {
    'foering-ubesvart': 'Knytt føringen til et mål eller et tiltak, eller skriv hvorfor planen ikke svarer på den.',
    'maal-uten-indikator': 'Skriv hva som skal måles, verdien i dag og verdien dere vil nå.',
    'maal-uten-strategi': 'Skriv minst én strategi: hvem som går veien til målet, og med hvilke virkemidler.',
    'maal-uten-tiltak': 'Legg til et tiltak, eller ta målet ut av planen.',
    'maal-naas-ikke': 'Legg til tiltak, senk måltallet, eller flytt året.',
    'tiltak-uten-maal': 'Velg målet tiltaket skal nå.',
    'tiltak-uten-ansvarlig': 'Velg en enhet som har ansvaret.',
    'tiltak-uten-svar': 'Skriv hva som skal gjøres, hvor mye eller hvor mange, så alle ser når det er gjort.',
    'tiltak-uten-kostnad': 'Anslå kostnaden. Skriv at den er grov hvis den er det.',
    'tiltak-uten-effekt': 'Oppgi hvor mange boliger eller plasser tiltaket gir hvert år.',
    'tiltak-uten-frist': 'Sett året da tiltaket skal være ferdig.',
    'tiltak-uten-gruppe': 'Velg målgruppen, eller si at tiltaket er for alle.',
    'kostnad-uten-finansiering': 'Oppgi hva som betaler: lån, tilskudd, fond, salg eller egne midler.',
    'investering-uten-drift': 'Oppgi driften hvert år, eller skriv hvorfor investeringen ikke gir drift.',
    'drift-under-linjene':
      'Øk driften for tiltaket, eller rett det linjene sier. Tømmer du årene, regnes de av linjene.',
    'vedtatt-uten-penger': 'Ta tiltaket inn i økonomiplanen, eller utsett det med en grunn.',
    'linje-uten-tiltak': 'Knytt linjen til tiltaket den betaler.',
    'gruppe-uten-tiltak': 'Legg til et tiltak for gruppen, eller føy gruppen til et tiltak som gjelder den.',
    'effekt-to-ganger': 'La bare det ene stedet telle boligene.',
    'planer-i-motstrid': 'Avklar hvilken plan som gjelder, og endre den andre.',
    'tall-eldre-enn-kilden': 'Hent tallene på nytt, og kjør beregningen igjen.',
    'tilskudd-ikke-sammen': 'Velg den ene ordningen.',
    'regulert-som-bygd': 'Sett en sannsynlighet under 100 prosent til byggingen er i gang.',
    'deler-av-mennesker': 'Skriv et helt tall.',
    'regnskap-lagt-sammen': 'Vis de to regnskapene hver for seg.',
  },
  ikkeVurdert: 'Ikke vurdert, fordi opplysningene mangler',
};

const nn: Words = {
  alvor: { feil: 'Feil', advarsel: 'Åtvaring', merknad: 'Merknad' },
  objekt: {
    foering: 'Føring',
    maal: 'Mål',
    tiltak: 'Tiltak',
    linje: 'Budsjettlinje',
    behov: 'Behov',
    tall: 'Tal',
    tilbud: 'Bustadtilbod',
    motstrid: 'Motstrid',
  },
  funn: {
    'foering-ubesvart': (n) => `Ingen mål eller tiltak svarer på føringa «${n}».`,
    'maal-uten-indikator': (n) => `Målet «${n}» har ingen indikator, så ingen kan sjå om det er nådd.`,
    'maal-uten-strategi': (n) => `Målet «${n}» manglar strategi.`,
    'maal-uten-tiltak': (n) => `Målet «${n}» manglar tiltak.`,
    'maal-naas-ikke': (n, d) =>
      `Målet «${n}» er ${formatNumber(Number(d.target))} bustader innan ${d.year}, men tiltaka gir til saman ${formatNumber(Number(d.sum))}.${Number(d.unknown) > 0 ? ` Tiltak utan oppgitt verknad: ${formatNumber(Number(d.unknown))}.` : ''}`,
    'tiltak-uten-maal': (n) => `Tiltaket «${n}» høyrer ikkje til noko mål.`,
    'tiltak-uten-ansvarlig': (n) => `Tiltaket «${n}» har inga ansvarleg eining.`,
    'tiltak-uten-svar': (n) => `Det går ikkje an å svare ja eller nei på om tiltaket «${n}» er gjort.`,
    'tiltak-uten-kostnad': (n) => `Ingen har oppgitt kva tiltaket «${n}» kostar.`,
    'tiltak-uten-effekt': (n) => `Ingen har oppgitt kva tiltaket «${n}» gir.`,
    'tiltak-uten-frist': (n) => `Tiltaket «${n}» manglar frist.`,
    'tiltak-uten-gruppe': (n) => `Tiltaket «${n}» seier ikkje kven det er for.`,
    'kostnad-uten-finansiering': (n, d) =>
      `Tiltaket «${n}» manglar finansiering av ${formatKroner(Number(d.missing))}.`,
    'investering-uten-drift': (n) => `Tiltaket «${n}» har ei investering, men ingen driftskostnad.`,
    'drift-under-linjene': (n, d) =>
      `Tiltaket «${n}» har ${formatKroner(Number(d.row))} til drift i ${d.year}, men linjene av verknaden treng ${formatKroner(Number(d.lines))}.`,
    'vedtatt-uten-penger': (n) => `Tiltaket «${n}» er vedteke, men står ikkje i økonomiplanen.`,
    'linje-uten-tiltak': (n) => `Linja «${n}» i økonomiplanen høyrer ikkje til noko tiltak.`,
    'gruppe-uten-tiltak': (n, d) =>
      d.units === undefined
        ? `Gruppa «${n}» har eit udekt behov, og ingen tiltak gjeld henne.`
        : `Gruppa «${n}» manglar ${formatNumber(Number(d.units))} bustader, og ingen tiltak gjeld henne.`,
    'effekt-to-ganger': (n, d) => `Bustadene i «${d.place}» er lova to gonger. Den eine staden er «${n}».`,
    'planer-i-motstrid': (_n, d) => `«${d.a}» og «${d.b}» seier kvar sin ting: ${d.reason}`,
    'tall-eldre-enn-kilden': (n, d) =>
      `Talet «${n}» er frå ${when(d.taken)}, men kjelda har eit nyare frå ${when(d.source)}.`,
    'tilskudd-ikke-sammen': (n, d) => `Tiltaket «${n}» bruker «${d.a}» saman med «${d.b}». Det er ikkje lov.`,
    'regulert-som-bygd': (n, d) =>
      `Feltet «${n}» er ${d.stage === 'avsatt' ? 'sett av' : d.stage}, men ${formatNumber(Number(d.units))} bustader i ${d.year} er rekna som heilt sikre.`,
    'deler-av-mennesker': (n, d) => `«${n}» har ${part(d.value)}. Menneske og bustader blir talde heile.`,
    'regnskap-lagt-sammen': (n) => `«${n}» legg bustadutvikling og bustadsosialt saman.`,
  },
  rett: {
    'foering-ubesvart': 'Knyt føringa til eit mål eller eit tiltak, eller skriv kvifor planen ikkje svarer på henne.',
    'maal-uten-indikator': 'Skriv kva som skal målast, verdien i dag og verdien de vil nå.',
    'maal-uten-strategi': 'Skriv minst éin strategi: kven som går vegen til målet, og med kva verkemiddel.',
    'maal-uten-tiltak': 'Legg til eit tiltak, eller ta målet ut av planen.',
    'maal-naas-ikke': 'Legg til tiltak, senk måltalet, eller flytt året.',
    'tiltak-uten-maal': 'Vel målet tiltaket skal nå.',
    'tiltak-uten-ansvarlig': 'Vel ei eining som har ansvaret.',
    'tiltak-uten-svar': 'Skriv kva som skal gjerast, kor mykje eller kor mange, så alle ser når det er gjort.',
    'tiltak-uten-kostnad': 'Gi eit overslag over kostnaden. Skriv at det er grovt om det er det.',
    'tiltak-uten-effekt': 'Oppgi kor mange bustader eller plassar tiltaket gir kvart år.',
    'tiltak-uten-frist': 'Set året då tiltaket skal vere ferdig.',
    'tiltak-uten-gruppe': 'Vel målgruppa, eller sei at tiltaket er for alle.',
    'kostnad-uten-finansiering': 'Oppgi kva som betaler: lån, tilskot, fond, sal eller eigne midlar.',
    'investering-uten-drift': 'Oppgi drifta kvart år, eller skriv kvifor investeringa ikkje gir drift.',
    'drift-under-linjene':
      'Auk drifta for tiltaket, eller rett det linjene seier. Tømmer du åra, blir dei rekna av linjene.',
    'vedtatt-uten-penger': 'Ta tiltaket inn i økonomiplanen, eller utset det med ein grunn.',
    'linje-uten-tiltak': 'Knyt linja til tiltaket ho betaler.',
    'gruppe-uten-tiltak': 'Legg til eit tiltak for gruppa, eller føy gruppa til eit tiltak som gjeld henne.',
    'effekt-to-ganger': 'La berre den eine staden telje bustadene.',
    'planer-i-motstrid': 'Avklar kva plan som gjeld, og endre den andre.',
    'tall-eldre-enn-kilden': 'Hent tala på nytt, og køyr utrekninga igjen.',
    'tilskudd-ikke-sammen': 'Vel den eine ordninga.',
    'regulert-som-bygd': 'Set eit sannsyn under 100 prosent til bygginga er i gang.',
    'deler-av-mennesker': 'Skriv eit heilt tal.',
    'regnskap-lagt-sammen': 'Vis dei to rekneskapane kvar for seg.',
  },
  ikkeVurdert: 'Ikkje vurdert, fordi opplysningane manglar',
};

export const ROEDTRAAD_TEXTS: Texts<Words> = { nb, nn };
