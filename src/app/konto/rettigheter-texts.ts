import type { Texts } from '../../kernel/index.ts';
import type { Action } from '../../platform/http/route.ts';

const nb = {
  title: 'Hva hver rolle kan gjøre',
  text: 'En rolle i runden kommer i tillegg til rollen i kommunen. Det som ikke står her, kan rollen ikke gjøre.',
  table: 'Rollene, én for én',
  role: 'Rolle',
  where: 'Gjelder',
  may: 'Kan',
  inKommune: 'Hele kommunen',
  inRunde: 'Én runde',
  inOppgave: 'Én oppgave',
  named: 'Navngitt i en oppgave',
  withLink: 'Invitert utenfra med lenke',
  starter:
    'Den som starter en runde, blir prosjektleder i den. Bare den som fra før kan starte og lede en runde, får gjøre det: planlegger og administrator, og prosjektlederen når neste runde skal i gang.',
  actions: {
    les: 'lese alt i arbeidsflaten',
    rediger: 'endre tall, mål, tiltak og tekst',
    oekonomi: 'føre rammer, budsjettlinjer, regnskap og rapporter',
    vedta: 'føre vedtak',
    administrer: 'styre hvem som har tilgang',
    oppgaver: 'komme til oppgaver de er med i',
    foelg: 'følge hele runden',
    kommenter: 'kommentere og spørre',
    bidra: 'arbeide med oppgaver',
    godkjenn: 'godkjenne oppgaver',
    led: 'starte og lede en runde, gi roller og invitere utenfra',
  } satisfies Readonly<Record<Action, string>>,
};

const nn: typeof nb = {
  title: 'Kva kvar rolle kan gjere',
  text: 'Ei rolle i runden kjem i tillegg til rolla i kommunen. Det som ikkje står her, kan rolla ikkje gjere.',
  table: 'Rollene, éi for éi',
  role: 'Rolle',
  where: 'Gjeld',
  may: 'Kan',
  inKommune: 'Heile kommunen',
  inRunde: 'Éin runde',
  inOppgave: 'Éi oppgåve',
  named: 'Namngitt i ei oppgåve',
  withLink: 'Invitert utanfrå med lenkje',
  starter:
    'Den som startar ein runde, blir prosjektleiar i han. Berre den som frå før kan starte og styre ein runde, får gjere det: planleggjar og administrator, og prosjektleiaren når neste runde skal i gang.',
  actions: {
    les: 'lese alt i arbeidsflata',
    rediger: 'endre tal, mål, tiltak og tekst',
    oekonomi: 'føre rammer, budsjettlinjer, rekneskap og rapportar',
    vedta: 'føre vedtak',
    administrer: 'styre kven som har tilgang',
    oppgaver: 'kome til oppgåver dei er med i',
    foelg: 'følgje heile runden',
    kommenter: 'kommentere og spørje',
    bidra: 'arbeide med oppgåver',
    godkjenn: 'godkjenne oppgåver',
    led: 'starte og styre ein runde, gi roller og invitere utanfrå',
  },
};

export const RETTIGHETER_TEXTS: Texts<typeof nb> = { nb, nn };
