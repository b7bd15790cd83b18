import type { Texts } from '../../../kernel/index.ts';
import type { DeadLink } from '../../../platform/links/links.ts';

const nb = {
  title: 'Meld oppgaven klar',
  text: 'Du kom hit fra en e-post. Ingenting er endret ennå.',
  button: 'Meld klar til gjennomgang',
  nothing: 'Du kom hit fra en e-post. Oppgaven trenger ikke meldes klar, slik den står nå.',
  open: 'Åpne oppgaven i stedet',
  openTask: 'Åpne oppgaven',
  dead: {
    brukt: 'Du har alt brukt lenken: den virker én gang. Vil du endre mer, kan du åpne oppgaven.',
    'gaatt-ut': 'Lenken er gått ut: den virker i sju dager. Oppgaven kan du åpne og melde klar selv.',
  } as Readonly<Record<DeadLink['why'], string>>,
  what: 'Er oppgaven din, står den på Min side.',
  gone: 'Lenken virker ikke lenger',
};

const nn: typeof nb = {
  title: 'Meld oppgåva klar',
  text: 'Du kom hit frå ein e-post. Ingenting er endra enno.',
  button: 'Meld klar til gjennomgang',
  nothing: 'Du kom hit frå ein e-post. Oppgåva treng ikkje meldast klar, slik ho står no.',
  open: 'Opne oppgåva i staden',
  openTask: 'Opne oppgåva',
  dead: {
    brukt: 'Du har alt brukt lenkja: ho verkar éin gong. Vil du endre meir, kan du opne oppgåva.',
    'gaatt-ut': 'Lenkja er gått ut: ho verkar i sju dagar. Oppgåva kan du opne og melde klar sjølv.',
  },
  what: 'Er oppgåva di, står ho på Sida mi.',
  gone: 'Lenkja verkar ikkje lenger',
};

export const LENKE_TEXTS: Texts<typeof nb> = { nb, nn };
