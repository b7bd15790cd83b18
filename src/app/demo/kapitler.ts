import type { KapittelId } from '../../plan/plandokument/mal.ts';

/** The planner's own text of Eksempelvik's plan; the municipality writes bokmål. */
export const KAPITTEL_TEKST: readonly (readonly [KapittelId, string])[] = [
  [
    'sammendrag',
    `Eksempelvik trenger flere og mindre boliger. Befolkningen vokser langsomt, men husholdningene blir flere fordi flere blir gamle og flere bor alene. Om ti år mangler kommunen {{gap.2036}} boliger utover det som er kjent å komme.

Planen har fire mål og 24 tiltak. De fleste er finansiert i økonomiplanen. Tiltakene som ikke har fått penger, står samlet i kapittelet om økonomi, slik at kommunestyret kan ta stilling til dem ved neste rullering.

- **Boligutvikling:** regulere sentrumsnære felt først, og styre mot små og tilgjengelige leiligheter.
- **Boligsosialt arbeid:** flere familier skal eie selv, og de som trenger tjenester, skal få dem i egen bolig.`,
  ],
  [
    'mandat',
    `Kommunestyret bestilte en helhetlig boligplan da planstrategien ble vedtatt. Planen er en temaplan: loven krever den ikke, og den har ingen lovbestemt prosess. Kommunedirektøren er prosjekteier. Prosjektgruppen har medlemmer fra plan, eiendom, helse og omsorg, Nav, boligkontoret, flyktningtjenesten og økonomi.

## Medvirkning
Eldrerådet, rådet for personer med funksjonsnedsettelse og ungdomsrådet har deltatt i to arbeidsmøter. Utbyggere og boligbyggelaget har vært med på ett møte.`,
  ],
  [
    'foeringer',
    `Boligsosialloven § 5 krever at kommunen har oversikt over behovet for ordinære og tilpassede boliger for vanskeligstilte, og at oversikten er en del av grunnlaget for planstrategien. Kommuneplanen skal ha mål og strategier som svarer på behovet, senest 1. juli 2027.

Planen bygger på samfunnsdelens mål om korte avstander og trygge oppvekstmiljø. Den er samordnet med helse- og omsorgsplanen, folkehelseplanen, bosettingsplanen for flyktninger, rusplanen og oppvekstplanen.`,
  ],
  [
    'kunnskapsgrunnlag',
    `Kommunen har om lag {{befolkning.2026}} innbyggere og {{husholdninger.2026}} husholdninger. Om tjue år ventes {{husholdninger.2046}} husholdninger. Veksten kommer blant de eldste og blant dem som bor alene.

Hva betyr dette for oss? De store eneboligene er mange nok. Det som mangler, er leiligheter som eldre kan flytte til, slik at eneboligene blir ledige for familier.`,
  ],
  [
    'utfordringer',
    `1. For få små og tilgjengelige boliger nær sentrum.
2. Familier blir boende for lenge i midlertidig bolig.
3. Unge med utviklingshemming venter lenge på egen bolig.
4. Behovet for plasser med heldøgns bemanning vokser, til om lag {{heldoegns.2036}} i 2036.
5. Kommunens egne boliger er ofte for store eller ligger feil.`,
  ],
  [
    'dimensjonering',
    `Kommunen planlegger for det ventede gapet og følger utviklingen hvert år. Boligutviklingen og det boligsosiale arbeidet føres i hvert sitt regnskap og legges aldri sammen: det første er boliger planen skal gi rom for, det andre er boliger og plasser kommunen selv må skaffe.`,
  ],
  [
    'maal',
    'Målene er få og kan etterprøves. Det ene gjelder boligutviklingen, de tre andre det boligsosiale arbeidet.',
  ],
  [
    'tiltak',
    'Hvert tiltak er skrevet slik at alle kan svare ja eller nei på om det er gjort, og har én ansvarlig enhet. Tiltakene er prioritert etter hvor mye av gapet de lukker, hvor raskt de virker og hva de koster.',
  ],
  [
    'boligbyggeprogram',
    'Programmet viser hvor boligene kan komme, og hvor sikkert det er. Erfaringen er at felt blir forsinket, så det regnes med ett års forsinkelse i middel. Avtaler med private gir kommunen handlefrihet uten å eie selv.',
  ],
  [
    'oekonomi',
    'Tallene er i faste priser for det første året. En investering uten driftskostnad er bare tatt med når det er skrevet hvorfor den ikke gir drift.',
  ],
  [
    'oppfoelging',
    `Kommunedirektøren legger fram en sak om status for tiltakene hvert år, før budsjettet. Planen rulleres når ny planstrategi er vedtatt.

Indikatorene under målene følges opp med tall fra SSB og kommunens egne fagsystemer.`,
  ],
];
