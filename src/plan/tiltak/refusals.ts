import type { FieldCode, Texts } from '../../kernel/index.ts';
import type { MaalRefusal } from './maal.ts';
import type { TiltakRefusal } from './parse.ts';
import type { StrategiRefusal } from './strategi.ts';

export type RefusalCode = TiltakRefusal['code'] | MaalRefusal['code'] | StrategiRefusal['code'] | FieldCode;
type Sentences = Readonly<Record<RefusalCode, (data: Readonly<Record<string, string | number>>) => string>>;

/** What is said at the field and in the summary, the same words both places. */
export const TILTAK_REFUSALS: Texts<Sentences> = {
  nb: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høyst ${d.max} tegn`,
    'ikke-tall': () => 'Skriv et helt tall, for eksempel 1 200 000',
    oere: () => 'Skriv hele kroner uten øre, for eksempel 1 200 000',
    'ikke-aarsverk': () => 'Skriv årsverk med høyst én desimal, for eksempel 0,5',
    'ikke-aar': () => 'Skriv et årstall mellom 2000 og 2100',
    negativ: () => 'Tallet kan ikke være negativt',
    'for-stort': (d) => `Tallet kan høyst være ${d.max}`,
    utenfor: (d) => `Skriv et helt tall fra ${d.min} til ${d.max}`,
    'ukjent-valg': () => 'Velg et av alternativene',
    'ikke-dato': () => 'Skriv en dato som finnes, for eksempel 31.10.2026',
    'ikke-desimaltall': () => 'Skriv et tall, for eksempel 12 eller 1 200,5',
    personopplysning: () =>
      'Teksten ser ut til å ha et fødselsnummer. Her skal det ikke stå opplysninger om innbyggere',
    'slutt-foer-start': () => 'Tiltaket kan ikke være ferdig før det starter',
    'tilskudd-over-investering': () => 'Tilskuddet er større enn investeringen samme år',
    'finansiering-over-investering': () => 'Tilskudd og andre kilder er til sammen større enn investeringen samme år',
    'drift-i-noen-linjer': () =>
      'Noen linjer av virkningen sier drift, og andre ikke. Skriv drift i alle linjene (0 der det ikke blir noen), eller skriv hele driften i årene her.',
    'drift-og-ingen-drift': () =>
      'Linjene av virkningen sier drift, og her står det at det ikke blir noen. Ta bort det ene.',
    'alt-i-behovet': () => 'Riving, salg og rehabilitering av ordinære boliger er alt regnet med i behovet',
    'bare-rehabilitering': () => 'År ute gjelder bare en linje som tar boliger ut til rehabilitering',
    'mangler-drift': () =>
      'En investering trenger en driftskostnad, eller en skriftlig begrunnelse for at den ikke har noen',
    'for-grov': () =>
      'Et grovt anslag er ikke nok til å gi tiltaket penger. Anslå kostnaden til pluss/minus 20 prosent først, eller la tiltaket kreve utredning',
    'mangler-begrunnelse': () => 'Skriv hvorfor tiltaket har denne statusen',
    'status-rekkefoelge': () =>
      'Tiltaket kan ikke få denne statusen fra den det har nå. Velg en annen, eller angre siste endring',
    'krever-vedtak': () =>
      'Bare den som kan føre vedtak i kommunen, kan gi tiltaket denne statusen. Be en administrator, eller foreslå tiltaket',
    'mangler-sikkerhet': () =>
      'Si hvor sikker kostnaden er, før tiltaket får penger: den må være anslått til pluss/minus 20 prosent, eller komme fra et anbud. Til da kan tiltaket kreve utredning',
    'ikke-tiltaksnummer': () => 'Skriv numrene til tiltakene med komma mellom, for eksempel T-003, T-007',
    'bytt-ut': () => 'Her står det fortsatt et eksempel. Skriv hva som gjelder hos dere, og ta bort merket',
    'for-mange-tiltak': (d) => `Skriv høyst ${d.max} tiltak`,
    'for-mange-oppgaver': (d) => `Gjennomføringsplanen kan ha høyst ${d.max} oppgaver`,
    'for-lang-linje': (d) => `En oppgave kan ha høyst ${d.max} tegn`,
    'ikke-oppgavelinje': (d) =>
      `Linje ${d.line}: etter oppgaven kan det stå én dato og én som gjør den, delt med |, for eksempel «Kjøpe tomt | 1.5.2027 | Eiendom»`,
    'ukjent-tiltak': (d) => `${d.other} finnes ikke i planen`,
    'seg-selv': () => 'Et tiltak kan ikke kreve eller utelukke seg selv',
    'mva-uten-grunn': () =>
      'Vanlige utleieboliger gir ikke momskompensasjon. Skriv hvorfor disse gir det, velg et tjenestenivå med personale, eller ta bort beløpet',
    'ikke-sammen': (d) => `${d.nb} kan ikke brukes i samme tiltak. Ta bort ett av dem`,
    'krever-og-utelukker': () => 'Et tiltak kan ikke både kreves og utelukkes',
    sirkel: (d) => `Tiltakene krever hverandre i ring: ${d.circle}. Da kan ingen av dem starte. Ta ut ett av kravene`,
    'ikke-valgt': () => 'Velg hva som skal stå',
    'slaatt-sammen': (d) =>
      `${d.other} er endret etter at tiltakene ble slått sammen, så sammenslåingen kan ikke angres. Lag heller et nytt tiltak med dette som utgangspunkt`,
    'slaa-sammen-igjen': () => 'Sammenslåingen er angret. Slå tiltakene sammen på nytt om de likevel skal bli ett',
    'i-bruk': () => 'Tiltak følger denne strategien. Flytt dem til en annen strategi før du fjerner den',
    'endret-av-andre': () => 'En annen har lagret mens du skrev. Se forskjellene under, og lagre på nytt',
  },
  nn: {
    mangler: () => 'Fyll ut feltet',
    'for-langt': (d) => `Teksten kan ha høgst ${d.max} teikn`,
    'ikke-tall': () => 'Skriv eit heilt tal, til dømes 1 200 000',
    oere: () => 'Skriv heile kroner utan øre, til dømes 1 200 000',
    'ikke-aarsverk': () => 'Skriv årsverk med høgst éin desimal, til dømes 0,5',
    'ikke-aar': () => 'Skriv eit årstal mellom 2000 og 2100',
    negativ: () => 'Talet kan ikkje vere negativt',
    'for-stort': (d) => `Talet kan høgst vere ${d.max}`,
    utenfor: (d) => `Skriv eit heilt tal frå ${d.min} til ${d.max}`,
    'ukjent-valg': () => 'Vel eitt av alternativa',
    'ikke-dato': () => 'Skriv ein dato som finst, til dømes 31.10.2026',
    'ikke-desimaltall': () => 'Skriv eit tal, til dømes 12 eller 1 200,5',
    personopplysning: () =>
      'Teksten ser ut til å ha eit fødselsnummer. Her skal det ikkje stå opplysningar om innbyggjarar',
    'slutt-foer-start': () => 'Tiltaket kan ikkje vere ferdig før det startar',
    'tilskudd-over-investering': () => 'Tilskotet er større enn investeringa same år',
    'finansiering-over-investering': () => 'Tilskot og andre kjelder er til saman større enn investeringa same år',
    'drift-i-noen-linjer': () =>
      'Nokre linjer av verknaden seier drift, og andre ikkje. Skriv drift i alle linjene (0 der det ikkje blir noka), eller skriv heile drifta i åra her.',
    'drift-og-ingen-drift': () =>
      'Linjene av verknaden seier drift, og her står det at det ikkje blir noka. Ta bort det eine.',
    'alt-i-behovet': () => 'Riving, sal og rehabilitering av ordinære bustader er alt rekna med i behovet',
    'bare-rehabilitering': () => 'År ute gjeld berre ei linje som tek bustader ut til rehabilitering',
    'mangler-drift': () =>
      'Ei investering treng ein driftskostnad, eller ei skriftleg grunngiving for at ho ikkje har nokon',
    'for-grov': () =>
      'Eit grovt overslag er ikkje nok til å gi tiltaket pengar. Anslå kostnaden til pluss/minus 20 prosent først, eller la tiltaket krevje utgreiing',
    'mangler-begrunnelse': () => 'Skriv kvifor tiltaket har denne statusen',
    'status-rekkefoelge': () =>
      'Tiltaket kan ikkje få denne statusen frå den det har no. Vel ein annan, eller angre siste endring',
    'krever-vedtak': () =>
      'Berre den som kan føre vedtak i kommunen, kan gi tiltaket denne statusen. Be ein administrator, eller foreslå tiltaket',
    'mangler-sikkerhet': () =>
      'Sei kor sikker kostnaden er, før tiltaket får pengar: han må vere anslått til pluss/minus 20 prosent, eller vere frå eit anbod. Til då kan tiltaket krevje utgreiing',
    'ikke-tiltaksnummer': () => 'Skriv numra til tiltaka med komma mellom, til dømes T-003, T-007',
    'bytt-ut': () => 'Her står det framleis eit døme. Skriv kva som gjeld hos dykk, og ta bort merket',
    'for-mange-tiltak': (d) => `Skriv høgst ${d.max} tiltak`,
    'for-mange-oppgaver': (d) => `Gjennomføringsplanen kan ha høgst ${d.max} oppgåver`,
    'for-lang-linje': (d) => `Ei oppgåve kan ha høgst ${d.max} teikn`,
    'ikke-oppgavelinje': (d) =>
      `Linje ${d.line}: etter oppgåva kan det stå éin dato og éin som gjer ho, delt med |, til dømes «Kjøpe tomt | 1.5.2027 | Eigedom»`,
    'ukjent-tiltak': (d) => `${d.other} finst ikkje i planen`,
    'seg-selv': () => 'Eit tiltak kan ikkje krevje eller utelukke seg sjølv',
    'mva-uten-grunn': () =>
      'Vanlege utleigebustader gir ikkje momskompensasjon. Skriv kvifor desse gir det, vel eit tenestenivå med personale, eller ta bort beløpet',
    'ikke-sammen': (d) => `${d.nn} kan ikkje brukast i same tiltak. Ta bort eitt av dei`,
    'krever-og-utelukker': () => 'Eit tiltak kan ikkje både bli kravd og bli utelukka',
    sirkel: (d) => `Tiltaka krev kvarandre i ring: ${d.circle}. Då kan ingen av dei starte. Ta ut eitt av krava`,
    'ikke-valgt': () => 'Vel kva som skal stå',
    'slaatt-sammen': (d) =>
      `${d.other} er endra etter at tiltaka blei slått saman, så samanslåinga kan ikkje angrast. Lag heller eit nytt tiltak med dette som utgangspunkt`,
    'slaa-sammen-igjen': () => 'Samanslåinga er angra. Slå tiltaka saman på nytt om dei likevel skal bli eitt',
    'i-bruk': () => 'Tiltak følgjer denne strategien. Flytt dei til ein annan strategi før du fjernar han',
    'endret-av-andre': () => 'Ein annan har lagra medan du skreiv. Sjå forskjellane under, og lagre på nytt',
  },
};
