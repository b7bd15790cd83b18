/** Eksempelvik's plan, as a planner would type it into the forms: the same field names, the same Norwegian numbers. */
type Typed = Readonly<Record<string, string>>;

export const MAAL: readonly Typed[] = [
  { title: 'Det bygges 170 boliger i året, flest små og lett tilgjengelige', ledger: 'boligutvikling', indicator: 'Fullførte boliger i året', target: '170 i året til 2034', strategy: 'Kommunen regulerer sentrumsnære felt først, stiller krav om størrelse og tilgjengelighet, og bruker utbyggingsavtaler.' },
  { title: 'Ingen barnefamilier bor i midlertidig bolig', ledger: 'boligsosialt', indicator: 'Barnefamilier i midlertidig bolig over tre måneder', target: '0 i 2029', strategy: 'Flere kjøper egen bolig med startlån. Kommunen kjøper familieboliger spredt i ordinære bomiljø.' },
  { title: 'De som trenger tjenester, får dem i egen bolig', ledger: 'boligsosialt', indicator: 'Personer som venter på bolig med tjenester', target: 'Halvert innen 2030', strategy: 'Små bofellesskap med personalbase, og oppfølging i hjemmet etter Housing First.' },
  { title: 'Eldre kan bo trygt og sentralt', ledger: 'boligsosialt', indicator: 'Plasser med heldøgns bemanning per 100 innbyggere over 80', target: '17 i 2031', strategy: 'Nye omsorgsplasser i sentrum, og samarbeid med borettslag om tilgjengelige leiligheter.' },
];

const t = (maal: number, title: string, status: string, responsible: string, group: string, type: string, level: string, kostra: string, units: string, investment: string, grants: string, operation: string, more: Typed = {}): Typed => {
  const years = (name: string, text: string) => Object.fromEntries(text.split('|').map((v, i) => [`${name}${i + 1}`, v.trim()]));
  const ledger = maal === 1 ? 'boligutvikling' : 'boligsosialt';
  return { maal: String(maal), title, status, responsible, group, type, level, kostra, ledger, ...years('units', units), ...years('investment', investment), ...years('grants', grants), ...years('operation', operation), ...more };
};

export const TILTAK: readonly Typed[] = [
  t(1, 'Regulere Bryggefeltet til minst 220 leiligheter', 'i-gang', 'Plan', 'alle', 'blokk', 'ingen', '301', '|||', '|||', '|||', '350 000|350 000||'),
  t(1, 'Vedta bestemmelse om minst 40 prosent leiligheter under 60 m² i sentrum', 'vedtatt', 'Plan', 'unge', 'blokk', 'ingen', '301', '|||', '|||', '|||', '|||'),
  t(1, 'Kjøpe og klargjøre tomt på Stasjonsjordet', 'finansiert', 'Eiendom', 'alle', 'blokk', 'ingen', '315', '||40|40', '24 000 000|6 000 000||', '|||', '||150 000|150 000'),
  t(1, 'Inngå utbyggingsavtale for Åsheim med fortrinnsrett til ti prosent av boligene', 'i-gang', 'Plan', 'alle', 'smaahus', 'ingen', '315', '|18|18|', '|||', '|||', '120 000|120 000||'),
  t(1, 'Lage boligbyggeprogram som rulleres hvert år', 'gjennomfoert', 'Plan', 'alle', 'annet', 'ingen', '315', '|||', '|||', '|||', '|||'),
  t(1, 'Arrangere årlig møte med utbyggere og borettslag', 'i-gang', 'Plan', 'alle', 'annet', 'ingen', '315', '|||', '|||', '|||', '60 000|60 000|60 000|60 000'),
  t(2, 'Kjøpe seks familieleiligheter i året i ordinære bomiljø', 'finansiert', 'Eiendom', 'barnefamilier', 'blokk', 'ingen', '265', '6|6|6|6', '22 000 000|22 600 000|23 200 000|23 800 000', '|||', '420 000|840 000|1 260 000|1 680 000'),
  t(2, 'Øke startlånrammen til 80 millioner kroner i året', 'finansiert', 'Boligkontoret', 'barnefamilier', 'annet', 'ingen', '283', '12|12|12|12', '|||', '|||', '700 000|700 000|700 000|700 000'),
  t(2, 'Innføre leie til eie for ti familier', 'finansiert', 'Boligkontoret', 'barnefamilier', 'smaahus', 'ingen', '265', '|5|5|', '|19 000 000|19 500 000|', '|||', '|250 000|500 000|500 000'),
  t(2, 'Ansette boligveileder på Nav-kontoret', 'finansiert', 'Nav', 'oekonomisk-vanskeligstilte', 'annet', 'ambulerende', '283', '|||', '|||', '|||', '780 000|780 000|780 000|780 000'),
  t(2, 'Avvikle bruk av campinghytter som midlertidig bolig', 'vedtatt', 'Nav', 'barnefamilier', 'annet', 'ingen', '283', '|||', '|||', '|||', '|||'),
  t(2, 'Bygge åtte kommunale rekkehus på Lia', 'vedtatt', 'Eiendom', 'barnefamilier', 'smaahus', 'ingen', '265', '||8|', '|14 000 000|18 000 000|', '|||', '|||320 000', { reason: 'Venter på plass i økonomiplanen' }),
  t(3, 'Bygge bofellesskap med åtte boliger for unge med utviklingshemming', 'finansiert', 'Helse og omsorg', 'utviklingshemming', 'annet', 'heldoegns', '254', '||8|', '12 000 000|30 000 000||', '6 000 000|12 000 000||', '||6 500 000|13 000 000'),
  t(3, 'Etablere Housing First-team med tre årsverk', 'finansiert', 'Rus og psykisk helse', 'rus-psykisk', 'blokk', 'ambulerende', '254', '4|4|4|4', '|||', '|||', '2 400 000|2 400 000|2 400 000|2 400 000'),
  t(3, 'Bygge seks robuste småhus', 'utsatt', 'Eiendom', 'rus-psykisk', 'annet', 'ambulerende', '265', '|||6', '||4 000 000|11 000 000', '|||', '|||600 000', { reason: 'Naboklage på reguleringsplanen; ny behandling i 2028' }),
  t(3, 'Inngå tilvisningsavtale om ti leiligheter på Bryggefeltet', 'i-gang', 'Boligkontoret', 'oekonomisk-vanskeligstilte', 'blokk', 'ingen', '265', '||10|', '|||', '|||', '50 000|50 000|50 000|50 000'),
  t(3, 'Bosette flyktninger i private leieforhold med veileder', 'i-gang', 'Flyktningtjenesten', 'flyktninger', 'blokk', 'ambulerende', '283', '20|20|20|20', '|||', '|||', '650 000|650 000|650 000|650 000'),
  t(3, 'Legge ned det kommunale hybelhuset i Verftsgata', 'forkastet', 'Eiendom', 'bostedsloese', 'annet', 'ingen', '265', '|||', '|||', '|||', '|||', { reason: 'Kommunestyret vil ha erstatningsboliger på plass først' }),
  t(4, 'Bygge 24 omsorgsplasser ved Sentrumsgården', 'finansiert', 'Helse og omsorg', 'eldre', 'annet', 'heldoegns', '261', '|||24', '8 000 000|52 000 000|60 000 000|', '|20 000 000|23 000 000|', '|||21 000 000'),
  t(4, 'Gi tilskudd til heis i fire borettslag', 'foreslaatt', 'Boligkontoret', 'eldre', 'blokk', 'ingen', '283', '|||', '|2 000 000|2 000 000|', '|||', '|||', { noOperation: 'Borettslagene drifter heisene selv' }),
  t(4, 'Tilby råd om tilpasning til alle over 75 år', 'finansiert', 'Helse og omsorg', 'eldre', 'annet', 'ambulerende', '254', '|||', '|||', '|||', '520 000|520 000|520 000|520 000'),
  t(4, 'Utrede trygghetsboliger sammen med boligbyggelaget', 'krever-utredning', 'Helse og omsorg', 'eldre', 'blokk', 'personalbase', '254', '|||', '|||', '|||', '300 000|||'),
  t(4, 'Bygge om Elvebakken til 12 plasser for personer med demens', 'foreslaatt', 'Helse og omsorg', 'demens', 'annet', 'heldoegns', '261', '|||12', '|||48 000 000', '|||20 000 000', '|||9 000 000'),
  t(4, 'Selge fem uegnede eneboliger og kjøpe leiligheter for pengene', 'finansiert', 'Eiendom', 'nedsatt-funksjonsevne', 'blokk', 'ingen', '265', '|5||', '|17 500 000||', '|||', '|0||', { noOperation: 'Driften av de nye leilighetene er den samme som for de fem som selges' }),
];

const s = (kind: string, name: string, type: string, units: number, year: number, probability: number, ledger = 'boligutvikling', level = 'ingen'): Typed => ({
  kind, name, type, units: String(units), year: String(year), probability: String(probability), ledger, level,
});

export const TILBUD: readonly Typed[] = [
  s('program', 'Bryggefeltet, trinn 1', 'blokk', 80, 2028, 80),
  s('program', 'Bryggefeltet, trinn 2', 'blokk', 90, 2031, 60),
  s('program', 'Åsheim', 'smaahus', 60, 2029, 70),
  s('program', 'Åsheim nord', 'enebolig', 45, 2032, 50),
  s('program', 'Stasjonsjordet', 'blokk', 80, 2030, 60),
  s('program', 'Lia', 'tomannsbolig', 30, 2029, 70),
  s('program', 'Spredt bygging 2027', 'enebolig', 30, 2027, 90),
  s('program', 'Spredt bygging 2028', 'enebolig', 28, 2028, 85),
  s('program', 'Spredt bygging 2030', 'enebolig', 28, 2030, 80),
  s('program', 'Verftet, ombygging', 'blokk', 55, 2033, 40),
  s('avtale', 'Tilvisning, Havnegata Utleie AS', 'blokk', 12, 2027, 100, 'boligsosialt'),
  s('avtale', 'Tildeling, Eksempelvik Bolig AS', 'smaahus', 6, 2028, 90, 'boligsosialt', 'ambulerende'),
  s('avtale', 'Innleie, Torget 4', 'blokk', 8, 2027, 100, 'boligsosialt'),
  s('avtale', 'Innleie, Storgata 19', 'blokk', 5, 2028, 90, 'boligsosialt'),
  s('avtale', 'Utbyggingsavtale, Bryggefeltet', 'blokk', 8, 2029, 70, 'boligsosialt'),
  s('avtale', 'Utbyggingsavtale, Åsheim', 'smaahus', 6, 2030, 70, 'boligsosialt'),
  s('bestand', 'Kommunale leiligheter', 'blokk', 405, 2026, 100, 'boligsosialt'),
  s('bestand', 'Kommunale småhus', 'smaahus', 95, 2026, 100, 'boligsosialt'),
  s('bestand', 'Boliger med personalbase', 'annet', 60, 2026, 100, 'boligsosialt', 'personalbase'),
  s('bestand', 'Plasser med heldøgns bemanning', 'annet', 330, 2026, 100, 'boligsosialt', 'heldoegns'),
];

export const RAMMER = { drift: [8_000_000, 12_000_000, 20_000_000, 50_000_000], investering: [70_000_000, 150_000_000, 125_000_000, 40_000_000] } as const;
