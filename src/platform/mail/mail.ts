/** A mail to one person, in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The part of the Message-ID before the @; the same for every try of the same mail. */
  readonly id: string;
}

/**
 * What came of it. `avvist`: the server will never take it. `utsatt`: nothing was handed over, it may be tried again.
 * `uviss`: it was handed over and no answer came, so that a second try might be a second mail.
 */
export type Sent = 'sendt' | 'avvist' | 'utsatt' | 'uviss';

export interface Mailer {
  send(mail: Mail): Promise<Sent>;
}

/** The address the product sends from and the one it is reached at, for links. */
export interface MailSettings {
  /** smtp://user:password@host:587 or smtps://host:465. */
  readonly smtpUrl: string;
  readonly from: string;
  /** Such as https://boligplan.kommune.no, without a slash at the end. */
  readonly baseUrl: string;
}

export type MailSettingsRefusal = 'smtp-url' | 'avsender' | 'adresse';

/** Settings from the environment: null when no mail server is set; a refusal names what is wrong with the rest. */
export function readMailSettings(
  env: Readonly<Record<string, string | undefined>>,
): MailSettings | null | { readonly refused: MailSettingsRefusal } {
  const smtpUrl = env.SMTP_URL ?? '';
  if (smtpUrl === '') return null;
  if (!isUrl(smtpUrl, ['smtp:', 'smtps:'])) return { refused: 'smtp-url' };
  const from = env.BOLIGPLAN_MAIL_FROM ?? '';
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(from)) return { refused: 'avsender' };
  const baseUrl = readOwnAddress(env);
  if (baseUrl === null || baseUrl === 'ugyldig') return { refused: 'adresse' };
  return { smtpUrl, from, baseUrl };
}

/** The address that links out of the product begin with, in mails and in files; null when nobody has said it. */
export function readOwnAddress(env: Readonly<Record<string, string | undefined>>): string | null {
  const address = (env.BOLIGPLAN_URL ?? '').replace(/\/+$/, '');
  if (address === '') return null;
  return isUrl(address, ['http:', 'https:']) ? address : 'ugyldig';
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}
