import type { Refusal } from '../../kernel/index.ts';
import type { VerdiRefusal } from '../egnefelt/index.ts';
import type { Driftsmangel } from './finansiering.ts';

export type TiltakRefusal = Refusal<
  | 'mangler'
  | 'for-langt'
  | 'ikke-tall'
  | 'oere'
  | 'ikke-aarsverk'
  | 'ikke-aar'
  | 'negativ'
  | 'for-stort'
  | 'utenfor'
  | 'ukjent-valg'
  | 'slutt-foer-start'
  | 'tilskudd-over-investering'
  | 'finansiering-over-investering'
  | Driftsmangel['code']
  | 'for-grov'
  | 'mangler-begrunnelse'
  | 'status-rekkefoelge'
  | 'krever-vedtak'
  | 'mangler-sikkerhet'
  | 'ikke-tiltaksnummer'
  | 'ukjent-tiltak'
  | 'for-mange-tiltak'
  | 'bytt-ut'
  | 'for-mange-oppgaver'
  | 'for-lang-linje'
  | 'ikke-oppgavelinje'
  | 'seg-selv'
  | 'mva-uten-grunn'
  | 'ikke-sammen'
  | 'krever-og-utelukker'
  | 'sirkel'
  | 'endret-av-andre'
  | 'ikke-valgt'
  | 'alt-i-behovet'
  | 'bare-rehabilitering'
  | 'slaatt-sammen'
  | 'slaa-sammen-igjen'
  | VerdiRefusal['code']
>;
