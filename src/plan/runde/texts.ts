import type { Texts } from '../../kernel/index.ts';
import type { RundeRolle } from '../../platform/auth/access.ts';
import type { OppgaveStatus, Standing, Tilstand } from './oppgave.ts';
import type { OppgaveRefusal } from './parse.ts';
import type { RundeRefusal } from './runde.ts';

type Code = OppgaveRefusal['code'] | RundeRefusal['code'];
type Data = Readonly<Record<string, string | number>>;

/** Those that are not relevant stand in the lists, so the count says where they are. */
const outNb = (out: number) => (out > 0 ? ` I tillegg er ${out} ikke ${out === 1 ? 'aktuell' : 'aktuelle'}.` : '');
const outNn = (out: number) => (out > 0 ? ` I tillegg er ${out} ikkje ${out === 1 ? 'aktuell' : 'aktuelle'}.` : '');

const nb = {
  title: 'Runden',
  tasks: 'Oppgaver',
  task: 'Oppgave',
  errors: 'Noe må rettes før det kan lagres',
  saved: 'Lagret.',
  required: 'Må fylles ut',
  optional: 'Valgfritt',
  noRound: 'Kommunen har ingen runde ennå',
  what: 'En runde er én gang rundt sirkelen i veilederen: fra planstrategi til økonomiplan, med en start og en slutt. Når den starter, blir oppgavene i veilederen til kommunens egne, med enhet, person, frist og resultat. Hvor hvert trinn står, regnes ut av oppgavene.',
  whatMore:
    'Runden kan begynne i hvilket trinn som helst. En plan har sin egen periode, og valgperioden er noe tredje.',
  start: 'Start runden',
  startRole: 'Du blir prosjektleder i runden. Rollen kan dere gi til en annen etterpå.',
  startNext: 'Start neste runde',
  change: 'Endre runden',
  changeText: 'Oppgavene og hvor de står, blir som de er. Planene har sin egen periode og endres i planregisteret.',
  save: 'Lagre',
  periodLabel: 'Periode',
  askLeader: 'Prosjektleder eller planlegger starter runden.',
  name: 'Navn på runden',
  proposedName: (from: number, to: number, nth: number) => `Boligplan ${from}–${to}${nth > 1 ? `, runde ${nth}` : ''}`,
  from: 'Fra og med',
  to: 'Til og med',
  dateHelp: 'Dag.måned.år, for eksempel 1.3.2027.',
  firstStep: 'Begynner i trinn',
  steps: ['Planstrategi', 'Samfunnsdel', 'Arealdel', 'Temaplan bolig', 'Reguleringsplan', 'Økonomiplan'],
  period: (from: string, to: string) => `${from} til ${to}`,
  finding: ({ done, of, out }: Standing, late: number) =>
    `${done} av ${of} oppgaver er ferdige${late > 0 ? `, og ${late} er forfalt` : ''}.${outNb(out)}`,
  standing: ({ done, of, waiting, out }: Standing) =>
    of === 0
      ? 'Ingen av oppgavene er aktuelle.'
      : `${done} av ${of} oppgaver er ferdige${waiting > 0 ? `, ${waiting} venter på gjennomgang` : ''}.${outNb(out)}`,
  states: { ferdig: 'Ferdig', paabegynt: 'Påbegynt – mangler noe', ikke: 'Ikke startet' } as Readonly<
    Record<Tilstand, string>
  >,
  computed: 'Regnet ut av oppgavene.',
  step: 'Trinn',
  where: 'Slik står trinnene',
  open: 'Åpne oppgavene',
  older: 'Tidligere runder',
  closedRound: 'Runden er avsluttet, og oppgavene kan ikke endres.',
  learnt: 'Hva lærte kommunen av runden?',
  learntHelp: 'Blir stående ved runden og ved oppgavene i den neste.',
  funn: 'Funn fra oppfølgingen',
  funnHelp: 'De som er krysset av, blir oppgaver i planstrategien, med lenke tilbake til rapporten.',
  sendBack: 'Hva sendes tilbake til neste runde?',
  sendBackHelp: 'Én linje for hvert funn dere selv vil legge til. Hver linje blir en oppgave i planstrategien.',
  nextText:
    'Den nye runden tar med seg oppgavene. Det som ikke er ferdig, fortsetter der det står. Det som er ferdig, begynner på nytt med samme enhet og det dere lærte sist. Runden som går nå, avsluttes.',
  carriedFrom: (runde: number, oppgave: string) => `Fra runde ${runde}, oppgave ${oppgave}`,
  learntThen: 'Resultatet forrige gang',
  statuses: {
    'ikke-startet': 'Ikke startet',
    paabegynt: 'Påbegynt – mangler noe',
    'til-gjennomgang': 'Klar til gjennomgang',
    ferdig: 'Ferdig',
    'ikke-aktuell': 'Ikke aktuelt',
  } as Readonly<Record<OppgaveStatus, string>>,
  roller: {
    prosjektleder: 'Prosjektleder',
    bidragsyter: 'Bidragsyter',
    styringsgruppe: 'Styringsgruppe',
    politiker: 'Politiker',
    rundeleser: 'Leser',
  } as Readonly<Record<RundeRolle, string>>,
  rolleHelp: {
    prosjektleder: 'leder arbeidet og godkjenner oppgaver',
    bidragsyter: 'arbeider med oppgavene',
    styringsgruppe: 'godkjenner oppgaver som er klare til gjennomgang',
    politiker: 'leser og spør',
    rundeleser: 'leser',
  } as Readonly<Record<RundeRolle, string>>,
  rollerTitle: 'Roller i runden',
  rollerTable: 'Hvem som har hvilken rolle',
  rollerText:
    'En rolle i runden kommer i tillegg til rollen i kommunen. Den som er navngitt i en oppgave, kan arbeide med den oppgaven. Eksterne ser bare oppgavene de er med i.',
  noRoller: 'Ingen har fått en rolle ennå.',
  outsiders: 'Inviter noen utenfra til en oppgave, og se hvem som er invitert',
  giveRolle: 'Gi rolle',
  takeRolle: 'Ta bort',
  person: 'Person',
  rolle: 'Rolle',
  choose: 'Velg',
  gone: 'Tidligere medlem',
  someone: 'Ukjent',
  objects: {
    run: (date: string, time: string) => `Behov regnet ut ${date} kl. ${time}`,
    version: (title: string, n: number, date: string) => `${title}, versjon ${n} (${date})`,
    prosessplan: 'Prosessplan',
  },
  noMembers: 'Inviter folk på siden Kommunen først.',
  refusals: {
    mangler: () => 'Fyll ut feltet.',
    'for-langt': (d: Data) => `Teksten er for lang. Høyst ${d.max} tegn.`,
    'ikke-tall': () => 'Skriv et helt tall.',
    utenfor: (d: Data) => `Tallet må være fra ${d.min} til ${d.max}.`,
    'ukjent-valg': () => 'Velg noe fra lista.',
    'ikke-dato': () => 'Datoen finnes ikke. Skriv dag.måned.år, for eksempel 1.3.2027.',
    'for-mange': (d: Data) => `For mange linjer. Høyst ${d.max} om gangen.`,
    'slutt-foer-start': () => 'Slutten må være etter starten.',
    'endret-av-andre': () => 'Noen andre har lagret i mellomtiden. Se begge tekstene under, og lagre på nytt.',
    'runde-avsluttet': () => 'Runden er avsluttet. Arbeid videre i runden som går nå.',
    'finnes-fra-foer': () => 'Runden er startet i mellomtiden.',
    'enhet-mangler': () => 'Skriv hvilken enhet som har ansvaret. Det trengs når oppgaven er startet.',
    'person-mangler': () => 'Velg hvem som svarer for oppgaven. Det trengs før et vedtak.',
    'grunn-mangler': () => 'Skriv hvorfor oppgaven ikke er aktuell.',
    'ukjent-person': () => 'Velg et medlem av kommunen.',
    'egen-rolle': () =>
      'Du kan ikke gi deg selv en rolle som gir flere rettigheter enn du har. Be en prosjektleder eller en administrator.',
    'ikke-lenke': () => 'Skriv hele nettadressen, med https:// foran.',
    'ikke-godkjenner': () =>
      'Prosjektleder eller styringsgruppe setter en oppgave til ferdig, og åpner den igjen. Velg «Klar til gjennomgang».',
    'ikke-meldt-klar': () => 'Oppgaven er ikke meldt klar til gjennomgang, så det er ingenting å godkjenne ennå.',
    'endret-foer-godkjenning': () =>
      'Noen andre har lagret oppgaven i mellomtiden. Se på den slik den står nå, og godkjenn så.',
    'ikke-tilgang': () => 'Rollen din gir ikke adgang til å gjøre dette.',
    'feil-filtype': () => 'Filen må være PDF, Word, Excel, CSV, tekst eller bilde.',
    'fil-for-stor': () => 'Filen er for stor eller tom. Den kan være høyst 25 MB.',
    'ingen-valgt': () => 'Merk minst én oppgave i lista.',
    'ingen-endring': () => 'Fyll ut minst ett felt.',
    'lenke-ugyldig': () => 'Lenken er brukt, gått ut eller laget for noen andre.',
  } as Readonly<Record<Code, (data: Data) => string>>,
};

const nn: typeof nb = {
  title: 'Runden',
  tasks: 'Oppgåver',
  task: 'Oppgåve',
  errors: 'Noko må rettast før det kan lagrast',
  saved: 'Lagra.',
  required: 'Må fyllast ut',
  optional: 'Valfritt',
  noRound: 'Kommunen har ingen runde enno',
  what: 'Ein runde er éin gong rundt sirkelen i rettleiaren: frå planstrategi til økonomiplan, med ein start og ein slutt. Når han startar, blir oppgåvene i rettleiaren til kommunen sine eigne, med eining, person, frist og resultat. Kor kvart trinn står, blir rekna ut av oppgåvene.',
  whatMore: 'Runden kan ta til i kva trinn som helst. Ein plan har sin eigen periode, og valperioden er noko tredje.',
  start: 'Start runden',
  startRole: 'Du blir prosjektleiar i runden. Rolla kan de gi til ein annan etterpå.',
  startNext: 'Start neste runde',
  change: 'Endre runden',
  changeText:
    'Oppgåvene og kvar dei står, blir som dei er. Planane har sin eigen periode og blir endra i planregisteret.',
  save: 'Lagre',
  periodLabel: 'Periode',
  askLeader: 'Prosjektleiar eller planleggjar startar runden.',
  name: 'Namn på runden',
  proposedName: (from, to, nth) => `Bustadplan ${from}–${to}${nth > 1 ? `, runde ${nth}` : ''}`,
  from: 'Frå og med',
  to: 'Til og med',
  dateHelp: 'Dag.månad.år, til dømes 1.3.2027.',
  firstStep: 'Tek til i trinn',
  steps: ['Planstrategi', 'Samfunnsdel', 'Arealdel', 'Temaplan bustad', 'Reguleringsplan', 'Økonomiplan'],
  period: (from, to) => `${from} til ${to}`,
  finding: ({ done, of, out }, late) =>
    `${done} av ${of} oppgåver er ferdige${late > 0 ? `, og fristen er ute for ${late}` : ''}.${outNn(out)}`,
  standing: ({ done, of, waiting, out }) =>
    of === 0
      ? 'Ingen av oppgåvene er aktuelle.'
      : `${done} av ${of} oppgåver er ferdige${waiting > 0 ? `, ${waiting} ventar på gjennomgang` : ''}.${outNn(out)}`,
  states: { ferdig: 'Ferdig', paabegynt: 'Påbyrja – manglar noko', ikke: 'Ikkje starta' },
  computed: 'Rekna ut av oppgåvene.',
  step: 'Trinn',
  where: 'Slik står trinna',
  open: 'Opne oppgåvene',
  older: 'Tidlegare rundar',
  closedRound: 'Runden er avslutta, og oppgåvene kan ikkje endrast.',
  learnt: 'Kva lærte kommunen av runden?',
  learntHelp: 'Blir ståande ved runden og ved oppgåvene i den neste.',
  funn: 'Funn frå oppfølginga',
  funnHelp: 'Dei som er kryssa av, blir oppgåver i planstrategien, med lenkje tilbake til rapporten.',
  sendBack: 'Kva skal sendast tilbake til neste runde?',
  sendBackHelp: 'Éi linje for kvart funn de sjølve vil leggje til. Kvar linje blir ei oppgåve i planstrategien.',
  nextText:
    'Den nye runden tek med seg oppgåvene. Det som ikkje er ferdig, held fram der det står. Det som er ferdig, tek til på nytt med same eining og det de lærte sist. Runden som går no, blir avslutta.',
  carriedFrom: (runde, oppgave) => `Frå runde ${runde}, oppgåve ${oppgave}`,
  learntThen: 'Resultatet førre gongen',
  statuses: {
    'ikke-startet': 'Ikkje starta',
    paabegynt: 'Påbyrja – manglar noko',
    'til-gjennomgang': 'Klar til gjennomgang',
    ferdig: 'Ferdig',
    'ikke-aktuell': 'Ikkje aktuelt',
  },
  roller: {
    prosjektleder: 'Prosjektleiar',
    bidragsyter: 'Bidragsytar',
    styringsgruppe: 'Styringsgruppe',
    politiker: 'Politikar',
    rundeleser: 'Lesar',
  },
  rolleHelp: {
    prosjektleder: 'leier arbeidet og godkjenner oppgåver',
    bidragsyter: 'arbeider med oppgåvene',
    styringsgruppe: 'godkjenner oppgåver som er klare til gjennomgang',
    politiker: 'les og spør',
    rundeleser: 'les',
  },
  rollerTitle: 'Roller i runden',
  rollerTable: 'Kven som har kva rolle',
  rollerText:
    'Ei rolle i runden kjem i tillegg til rolla i kommunen. Den som er nemnd i ei oppgåve, kan arbeide med den oppgåva. Eksterne ser berre oppgåvene dei er med i.',
  noRoller: 'Ingen har fått ei rolle enno.',
  outsiders: 'Inviter nokon utanfrå til ei oppgåve, og sjå kven som er invitert',
  giveRolle: 'Gi rolle',
  takeRolle: 'Ta bort',
  person: 'Person',
  rolle: 'Rolle',
  choose: 'Vel',
  gone: 'Tidlegare medlem',
  someone: 'Ukjend',
  objects: {
    run: (date, time) => `Behov rekna ut ${date} kl. ${time}`,
    version: (title, n, date) => `${title}, versjon ${n} (${date})`,
    prosessplan: 'Prosessplan',
  },
  noMembers: 'Inviter folk på sida Kommunen først.',
  refusals: {
    mangler: () => 'Fyll ut feltet.',
    'for-langt': (d) => `Teksten er for lang. Høgst ${d.max} teikn.`,
    'ikke-tall': () => 'Skriv eit heilt tal.',
    utenfor: (d) => `Talet må vere frå ${d.min} til ${d.max}.`,
    'ukjent-valg': () => 'Vel noko frå lista.',
    'ikke-dato': () => 'Datoen finst ikkje. Skriv dag.månad.år, til dømes 1.3.2027.',
    'for-mange': (d) => `For mange linjer. Høgst ${d.max} om gongen.`,
    'slutt-foer-start': () => 'Slutten må vere etter starten.',
    'endret-av-andre': () => 'Nokon andre har lagra i mellomtida. Sjå begge tekstane under, og lagre på nytt.',
    'runde-avsluttet': () => 'Runden er avslutta. Arbeid vidare i runden som går no.',
    'finnes-fra-foer': () => 'Runden er starta i mellomtida.',
    'enhet-mangler': () => 'Skriv kva eining som har ansvaret. Det trengst når oppgåva er starta.',
    'person-mangler': () => 'Vel kven som svarer for oppgåva. Det trengst før eit vedtak.',
    'grunn-mangler': () => 'Skriv kvifor oppgåva ikkje er aktuell.',
    'ukjent-person': () => 'Vel ein medlem av kommunen.',
    'egen-rolle': () =>
      'Du kan ikkje gi deg sjølv ei rolle som gir fleire rettar enn du har. Be ein prosjektleiar eller ein administrator.',
    'ikke-lenke': () => 'Skriv heile nettadressa, med https:// framfor.',
    'ikke-godkjenner': () =>
      'Prosjektleiar eller styringsgruppe set ei oppgåve til ferdig, og opnar ho igjen. Vel «Klar til gjennomgang».',
    'ikke-meldt-klar': () => 'Oppgåva er ikkje meld klar til gjennomgang, så det er ingenting å godkjenne enno.',
    'endret-foer-godkjenning': () =>
      'Nokon andre har lagra oppgåva i mellomtida. Sjå på ho slik ho står no, og godkjenn så.',
    'ikke-tilgang': () => 'Rolla di gir ikkje tilgang til å gjere dette.',
    'feil-filtype': () => 'Fila må vere PDF, Word, Excel, CSV, tekst eller bilete.',
    'fil-for-stor': () => 'Fila er for stor eller tom. Ho kan vere høgst 25 MB.',
    'ingen-valgt': () => 'Merk minst éi oppgåve i lista.',
    'ingen-endring': () => 'Fyll ut minst eitt felt.',
    'lenke-ugyldig': () => 'Lenkja er brukt, gått ut eller laga for nokon andre.',
  },
};

export const RUNDE_TEXTS: Texts<typeof nb> = { nb, nn };
