import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Manner, type SmtpStandIn, startSmtp } from '../../../test/smtp.ts';
import { readMailSettings, type Sent } from './mail.ts';
import { createSmtpMailer } from './smtp.ts';

const MAIL = { to: 'kari@halden.no', subject: 'Oppgåver i dag', text: 'Hei Kåre\n.\nTo oppgaver', id: 'a-1' };

describe('a mail over SMTP', () => {
  let smtp: SmtpStandIn;
  beforeAll(async () => {
    smtp = await startSmtp();
  });
  beforeEach(() => {
    smtp.mails.length = 0;
  });
  afterAll(() => smtp.stop());
  const mailer = () =>
    createSmtpMailer({ smtpUrl: smtp.url, from: 'boligplan@halden.no', baseUrl: 'https://b.no' }, 400);

  it('arrives with its sender, receiver and a Message-ID that is the same each time', async () => {
    smtp.manner = 'takes';
    expect(await mailer().send(MAIL)).toBe('sendt');
    const [mail = ''] = smtp.mails;
    expect(mail).toContain('From: boligplan@halden.no');
    expect(mail).toContain('To: kari@halden.no');
    expect(mail).toContain('Message-ID: <a-1@halden.no>');
    expect(mail).toContain('Auto-Submitted: auto-generated');
    expect(
      Buffer.from(
        mail
          .split('\n\n')
          .slice(1)
          .join('\n')
          .replace(/=([0-9A-F]{2})/g, '%$1'),
        'utf8',
      ).toString(),
    ).toMatch(/K%C3%A5re|Kåre/);
  });

  it.each<[Manner, Sent, number]>([
    ['refuses', 'avvist', 0],
    ['later', 'utsatt', 0],
    ['silent', 'utsatt', 0],
    ['takes-unsaid', 'uviss', 1],
  ])('to a server that %s is %s', async (manner, sent, taken) => {
    smtp.manner = manner;
    expect(await mailer().send(MAIL)).toBe(sent);
    expect(smtp.mails).toHaveLength(taken);
  });

  it('to nobody at all may be tried again', async () => {
    const nobody = createSmtpMailer({ smtpUrl: 'smtp://127.0.0.1:9', from: 'a@b.no', baseUrl: 'https://b.no' }, 400);
    expect(await nobody.send(MAIL)).toBe('utsatt');
  });
});

describe('the settings', () => {
  const all = { SMTP_URL: 'smtp://post.no:587', BOLIGPLAN_MAIL_FROM: 'a@b.no', BOLIGPLAN_URL: 'https://b.no/' };
  it.each([
    [{}, null],
    [all, { smtpUrl: 'smtp://post.no:587', from: 'a@b.no', baseUrl: 'https://b.no' }],
    [{ ...all, SMTP_URL: 'post.no' }, { refused: 'smtp-url' }],
    [{ ...all, BOLIGPLAN_MAIL_FROM: 'Kommunen' }, { refused: 'avsender' }],
    [{ ...all, BOLIGPLAN_URL: '' }, { refused: 'adresse' }],
    [{ ...all, BOLIGPLAN_URL: 'boligplan' }, { refused: 'adresse' }],
  ])('%j give %j', (env, settings) => expect(readMailSettings(env)).toEqual(settings));
});
