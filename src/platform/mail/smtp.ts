import type { Mail, Mailer, MailSettings, Sent } from './mail.ts';

const PATIENCE = 20_000;

interface SmtpError extends Error {
  readonly responseCode?: number;
}

/** Sends over SMTP, one connection a mail: a digest a day for each person needs no pool. */
export function createSmtpMailer(settings: MailSettings, patience = PATIENCE): Mailer {
  const domain = settings.from.split('@')[1] ?? 'boligplan';
  return {
    async send(mail: Mail): Promise<Sent> {
      // The library says of a broken connection only that it broke; what we said last tells whether the mail was handed over.
      let handedOver = false;
      const quiet = () => undefined;
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url: settings.smtpUrl,
        connectionTimeout: patience,
        greetingTimeout: patience,
        socketTimeout: patience,
        dnsTimeout: patience,
        transactionLog: true,
        logger: {
          trace: quiet,
          info: quiet,
          warn: quiet,
          error: quiet,
          fatal: quiet,
          level: quiet,
          debug(...said: unknown[]) {
            const [entry, text] = said as [{ tnx?: string } | undefined, unknown];
            if (entry?.tnx === 'client' && String(text).trim() === 'DATA') handedOver = true;
          },
        },
      });
      try {
        await transport.sendMail({
          from: settings.from,
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return 'sendt';
      } catch (error) {
        const code = (error as SmtpError).responseCode ?? 0;
        if (code >= 500 && code < 600) return 'avvist';
        if (code >= 400) return 'utsatt';
        return handedOver ? 'uviss' : 'utsatt';
      } finally {
        transport.close();
      }
    },
  };
}
