import type { Refusal } from '../../kernel/index.ts';

/** Every reason why something about an account is refused. */
export type AccountRefusal = Refusal<
  | 'mangler'
  | 'ikke-epost'
  | 'passord-for-kort'
  | 'passord-for-langt'
  | 'for-langt'
  | 'feil-kode'
  | 'feil-innlogging'
  | 'feil-passord'
  | 'for-mange-forsoek'
  | 'finnes-fra-foer'
  | 'ikke-administrator'
  | 'invitasjon-ugyldig'
  | 'annen-epost'
  | 'siste-administrator'
  | 'ikke-medlem'
  | 'ukjent-rolle'
  | 'mangler-navn-paa-noekkel'
  | 'ikke-rolle'
  | 'for-sterk-rolle'
  | 'ukjent-frist'
>;
