import type { Language } from '../../src/kernel/index.ts';
import { wordsIn } from './spelling.ts';

/** Bokmål in nynorsk, and forms that are right but that the product has not chosen (docs/how-to/words.md). */
const NOT_NYNORSK = `
  ikke jeg hvordan hvorfor hvor hva hvem hvilken hvilke hvilket hver hvert noen noe fra mye mer være gjøre gjør
  bare ble blitt vert vart vorte deres dere dem disse forskjellig hele
  hjem hjemme kommer komme finnes mellomtiden sammen
  se spørre sånn trenger trengs uten velge velger en et
  bolig boliger boligen boligene boligbehov boligbehovet boligmarked boligmarkedet boligsosial
  boligsosiale boligsosialt boligpolitikk husholdning husholdninger husholdningene kommuner kommunene kommunens
  tall tallene tiltakene målene årene tjeneste tjenester tjenestene tilbud tilbudet tilskudd underskudd overskudd
  eier eiere leiere leie leilighet leiligheter utleie befolkningen planene planer
  virkemiddel virkemidler virkning virkninger formål hensyn beslutning beslutninger bevilgning antall søke søker
  bygge bygger følge følger legge legger setter dekke dekker trekke trekker tenke tenker styrke styrker
  forebygge forebygger kartlegge kartlegger planlegge planlegger samstundes òg difor lyt
  einskilde busetting funksjonsnedsetting innsigelse bestemmelse bestemmelser tilstrekkelig
  mulig mulige vanlig vanlige offentlig offentlige ansvarlig ansvarlige årlig årlige særlig særlige tidlig
  egen egne eget annen vanskeligstilt vanskeligstilte skjuler
  eksempel eksempler eksempelvis oversikten veien boende bosetting bostøtte husleie
`;
const NOT_BOKMAAL = `
  ikkje eg korleis kvifor kvar kva kven kvart nokon noko frå mykje meir vere gjere gjer berre blei vart deira desse
  heile heim heime kjem kome finst saman no sjå treng utan vel bustad bustader bustaden bustadene bustadplan
  bustadbehov hushald hushalda kommunar kommunane tal tala tiltaka måla tenester teneste tilbod tilskot underskot
  overskot eig leige leiger leilegheit utleige verkemiddel verknad føremål omsyn avgjerd løyving talet søkje byggje
  byggjer følgje følgjer leggje dekkje tenkje styrkje planleggje kartleggje mogleg vanleg offentleg ansvarleg årleg
  særleg tidleg eigen eigne anna ein eit døme oversikta vegen busetjing bustøtte husleige vert vore vorte hjå
`;

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));
const NOT: Readonly<Record<Language, ReadonlySet<string>>> = { nb: listed(NOT_BOKMAAL), nn: listed(NOT_NYNORSK) };

/** Words of a text that belong to the other form. */
export const foreignWords = (lang: Language, text: string): string[] =>
  wordsIn(text).filter((word) => NOT[lang].has(word.toLowerCase()));
