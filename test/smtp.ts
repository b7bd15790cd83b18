import { createServer, type Socket } from 'node:net';

/** How the stand-in behaves towards who connects. */
export type Manner =
  | 'takes'
  /** Refuses the receiver for good. */
  | 'refuses'
  /** Asks to come back later. */
  | 'later'
  /** Greets nobody. */
  | 'silent'
  /** Takes the whole mail and never says so. */
  | 'takes-unsaid';

export interface SmtpStandIn {
  readonly url: string;
  /** Every mail that was handed over, as it came. */
  readonly mails: string[];
  manner: Manner;
  stop(): Promise<void>;
}

/** A mail server over real SMTP (RFC 5321), as little of it as a sender needs. */
export async function startSmtp(): Promise<SmtpStandIn> {
  const mails: string[] = [];
  const open = new Set<Socket>();
  const state = { manner: 'takes' as Manner };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    if (state.manner !== 'silent') say('220 stand-in ESMTP');
    let rest = '';
    let mail: string[] | null = null;
    const hear = (line: string) => {
      if (mail) {
        if (line !== '.') mail.push(line.replace(/^\.\./, '.'));
        else {
          mails.push(mail.join('\n'));
          mail = null;
          if (state.manner !== 'takes-unsaid') say('250 taken');
        }
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO' || verb === 'HELO') say('250 stand-in');
      else if (verb === 'MAIL') say(state.manner === 'later' ? '451 come back' : '250 ok');
      else if (verb === 'RCPT') say(state.manner === 'refuses' ? '550 no such person' : '250 ok');
      else if (verb === 'DATA') {
        mail = [];
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      rest += text;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        hear(rest.slice(0, end));
        rest = rest.slice(end + 2);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    mails,
    get manner() {
      return state.manner;
    },
    set manner(manner: Manner) {
      state.manner = manner;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

/** The text of a mail, whatever it was packed in. */
export function readMail(mail: string): string {
  const body = mail.split('\n\n').slice(1).join('\n\n');
  if (/Content-Transfer-Encoding: base64/i.test(mail)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
