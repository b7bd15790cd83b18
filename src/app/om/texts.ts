import type { Texts } from '../../kernel/index.ts';

interface AboutPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const nb: Readonly<Record<'tilgjengelighet' | 'personvern' | 'kilder', AboutPage>> & { readonly model: string } = {
  model: 'Slik regner Boligplan, og så godt traff den',
  tilgjengelighet: {
    title: 'Tilgjengelighet',
    paragraphs: [
      'Boligplan er laget for å følge WCAG 2.2 på nivå AA. Alle sider virker uten JavaScript, med tastatur og i 320 punkters bredde, og hver side prøves automatisk mot reglene før en ny versjon tas i bruk.',
      'Den formelle tilgjengelighetserklæringen lages av kommunen som drifter løsningen, fordi den gjelder kommunens egen bruk.',
      'Finner du noe som ikke virker for deg, si fra til kommunen som drifter løsningen. Skriv hvilken side det gjelder, og hva du prøvde å gjøre.',
    ],
  },
  personvern: {
    title: 'Personvern',
    paragraphs: [
      'Boligplan lagrer bare de personopplysningene som trengs for å logge inn: navn, e-postadresse, et kryptert passord og rollen i kommunen.',
      'Løsningen setter to informasjonskapsler, og bare når du logger inn. Den ene holder deg innlogget og slettes når du logger ut. Den andre gjør at nettleseren kjennes igjen i et halvt år, så ingen kan stenge deg ute ved å gjette på passordet ditt. Den sier ikke hvem du er og åpner ingenting, og slettes når du logger ut overalt. Ingenting hentes fra eller sendes til andre nettsteder.',
      'Det du skriver i et skjema uten å lagre, tas vare på i høyst 30 dager, så det ikke går tapt. Bare du ser det.',
      'Opplysninger om enkeltpersoner som trenger bolig, skal ikke skrives inn. Planen arbeider med antall.',
      'Svarer du på en brukerundersøkelse, lagres svarene og hvilken dag de kom, ikke hvem du er eller hvor du svarer fra. Ingen informasjonskapsel settes. Svarene slettes 30 dager etter at undersøkelsen er lukket.',
      'Kommunen som drifter løsningen, er behandlingsansvarlig.',
    ],
  },
  kilder: {
    title: 'Kilder og metode',
    paragraphs: [
      'Offisiell statistikk kommer fra Statistisk sentralbyrå (CC BY 4.0). Hvert tall viser tabellnummer, år og dato for henting.',
      'Sikkerheten følger tallet: A er etatens eget tall, B kommer fra et dokument eller er regnet ut av A, C er modellert eller antatt, O er ikke kontrollert. Når tall av klasse C eller O bærer mer enn en tredel av et resultat, kalles det et regneeksempel, og intervallet vises ikke.',
      'Framskrevne tall vises med et intervall på 80 prosent: i fire av fem tilfeller ventes det virkelige tallet å ligge innenfor.',
      'Behovet i boligutviklingen er endringen i tallet på husholdninger, erstatning av boliger som går ut, reserve av ledige boliger og etterslep. De vises hver for seg. Det boligsosiale behovet regnes i egne enheter og legges aldri sammen med boligutviklingen.',
    ],
  },
};

const nn: typeof nb = {
  model: 'Slik reknar Boligplan, og så godt trefte han',
  tilgjengelighet: {
    title: 'Tilgjenge',
    paragraphs: [
      'Boligplan er laga for å følgje WCAG 2.2 på nivå AA. Alle sider verkar utan JavaScript, med tastatur og i ei breidd på 320 punkt, og kvar side blir prøvd automatisk mot reglane før ein ny versjon blir teken i bruk.',
      'Den formelle tilgjengelegheitserklæringa lagar kommunen som driftar løysinga, fordi ho gjeld kommunen sin eigen bruk.',
      'Finn du noko som ikkje verkar for deg, sei frå til kommunen som driftar løysinga. Skriv kva side det gjeld, og kva du prøvde å gjere.',
    ],
  },
  personvern: {
    title: 'Personvern',
    paragraphs: [
      'Boligplan lagrar berre dei personopplysningane som trengst for å logge inn: namn, e-postadresse, eit kryptert passord og rolla i kommunen.',
      'Løysinga set to informasjonskapslar, og berre når du loggar inn. Den eine held deg innlogga og blir sletta når du loggar ut. Den andre gjer at nettlesaren blir kjend att i eit halvt år, så ingen kan stengje deg ute ved å gjette på passordet ditt. Han seier ikkje kven du er og opnar ingenting, og blir sletta når du loggar ut overalt. Ingenting blir henta frå eller sendt til andre nettstader.',
      'Det du skriv i eit skjema utan å lagre, blir teke vare på i høgst 30 dagar, så det ikkje går tapt. Berre du ser det.',
      'Opplysningar om enkeltpersonar som treng bustad, skal ikkje skrivast inn. Planen arbeider med talet på dei.',
      'Svarer du på ei brukarundersøking, blir svara lagra og kva dag dei kom, ikkje kven du er eller kvar du svarer frå. Ingen informasjonskapsel blir sett. Svara blir sletta 30 dagar etter at undersøkinga er lukka.',
      'Kommunen som driftar løysinga, er behandlingsansvarleg.',
    ],
  },
  kilder: {
    title: 'Kjelder og metode',
    paragraphs: [
      'Offisiell statistikk kjem frå Statistisk sentralbyrå (CC BY 4.0). Kvart tal viser tabellnummer, år og dato for henting.',
      'Kor sikkert det er, følgjer talet: A er etaten sitt eige tal, B kjem frå eit dokument eller er rekna ut av A, C er modellert eller anteke, O er ikkje kontrollert. Når tal av klasse C eller O ber meir enn ein tredel av eit resultat, blir det kalla eit rekneeksempel, og intervallet blir ikkje vist.',
      'Framskrivne tal blir viste med eit intervall på 80 prosent: i fire av fem tilfelle er det venta at det verkelege talet ligg innanfor.',
      'Behovet i bustadutviklinga er endringa i talet på hushald, erstatning av bustader som går ut, reserve av ledige bustader og etterslep. Dei blir viste kvar for seg. Det bustadsosiale behovet blir rekna i eigne einingar og blir aldri lagt saman med bustadutviklinga.',
    ],
  },
};

export const OM_TEXTS: Texts<typeof nb> = { nb, nn };
