// Keeps what somebody types in a form of the workspace until it is saved, so that a killed browser or server costs some seconds of typing.
const PAUSE = 3000;
/** What was sent, until the next page has told whether it was taken. */
const SENT = 'utkast-sendt';

type Fields = Record<string, string[]>;
interface Found {
  readonly skjema: string;
  readonly felt: Fields;
  readonly tid: string;
}
interface Sent {
  readonly side: string;
  readonly skjema: string;
  readonly felt: string;
}
interface Followed {
  readonly form: HTMLFormElement;
  readonly skjema: string;
}
type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const offer = document.querySelector<HTMLTemplateElement>('#skjemautkast');
const address = offer?.dataset.adresse ?? '';
const plain = (path: string) => path.replace(/^\/nn(?=\/)/, '');
const page = plain(location.pathname);

/** What people type and choose; files and passwords are never kept. */
const inputsOf = (form: HTMLFormElement): Input[] =>
  [...form.elements].filter(
    (e): e is Input =>
      (e instanceof HTMLTextAreaElement ||
        e instanceof HTMLSelectElement ||
        (e instanceof HTMLInputElement && !/^(hidden|file|password|submit|button|image|reset|search)$/.test(e.type))) &&
      e.name !== '',
  );

const isBox = (e: Input): e is HTMLInputElement => e instanceof HTMLInputElement && /^(checkbox|radio)$/.test(e.type);

function read(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const e of inputsOf(form)) {
    const values = fields[e.name] ?? [];
    fields[e.name] = values;
    if (!isBox(e) || e.checked) values.push(e.value);
  }
  return fields;
}

function fill(form: HTMLFormElement, fields: Fields): void {
  const left = new Map(Object.entries(fields).map(([name, values]) => [name, [...values]]));
  for (const e of inputsOf(form)) {
    const values = left.get(e.name);
    if (!values) continue;
    if (isBox(e)) e.checked = (fields[e.name] ?? []).includes(e.value);
    else e.value = values.shift() ?? e.value;
    // What is filled in is seen.
    const fold = e.closest('details');
    if (fold && (isBox(e) ? e.checked : e.value !== '')) fold.open = true;
  }
}

const token = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? '';

function send(form: HTMLFormElement, skjema: string, rest: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams({ csrf: token(form), side: page, skjema, ...rest });
  return fetch(address, { method: 'POST', body, keepalive: true });
}

/** Whether the page that came after a form was sent is the form again: with what is wrong with it, or with one more row to fill in. */
function cameBack(sent: Sent, forms: readonly Followed[]): boolean {
  if (document.querySelector('.ds-error-summary')) return true;
  const same = forms.find((f) => f.skjema === sent.skjema);
  return same !== undefined && JSON.stringify(read(same.form)) === sent.felt && !/[?&]lagret=/.test(location.search);
}

async function start(template: HTMLTemplateElement): Promise<void> {
  const counted = new Map<string, number>();
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')]
    .filter(
      (form) => form.id !== 'kapittel' && !form.querySelector('[type=password]') && !form.closest('[data-uten-utkast]'),
    )
    .filter((form) => inputsOf(form).length > 0 && form.querySelector('[name=csrf]') !== null)
    .map((form) => {
      const action = plain(new URL(form.action).pathname);
      const nth = counted.get(action) ?? 0;
      counted.set(action, nth + 1);
      return { form, skjema: `${action}#${nth}` };
    });
  const settled = settle(forms);
  if (forms.length === 0) return;
  const before = new Map(forms.map(({ form }) => [form, JSON.stringify(read(form))]));
  for (const { form, skjema } of forms) follow(form, skjema, before.get(form) ?? '');
  // What has just been taken is thrown away before anything is asked for, so that it is not offered.
  await settled;
  const reply = await fetch(`${address}.json?side=${encodeURIComponent(page)}`).catch(() => null);
  if (!reply?.ok) return;
  for (const found of (await reply.json()) as Found[]) {
    const mine = forms.find((f) => f.skjema === found.skjema);
    if (!mine) continue;
    const { form, skjema } = mine;
    if (JSON.stringify(found.felt) === JSON.stringify(read(form))) continue;
    // Somebody who types already has made up their mind.
    if (JSON.stringify(read(form)) === before.get(form)) show(template, form, skjema, found);
  }
}

/** Throws away the draft of a form that has been taken. */
async function settle(forms: readonly Followed[]): Promise<void> {
  const kept = sessionStorage.getItem(SENT);
  const withToken = document.querySelector<HTMLFormElement>('form:has([name=csrf])');
  if (!kept || !withToken) return;
  const sent = JSON.parse(kept) as Sent;
  if (cameBack(sent, forms)) return;
  sessionStorage.removeItem(SENT);
  await send(withToken, sent.skjema, { side: sent.side, slett: 'ja' }).catch(() => undefined);
}

function follow(form: HTMLFormElement, skjema: string, saved: string): void {
  let kept = saved;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leaving = false;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = JSON.stringify(read(form));
    if (leaving || now === kept) return;
    kept = now;
    // A server that is away or failing is asked again, also when nothing more is typed; a refusal would only be given again.
    void send(form, skjema, { felt: now })
      .then((reply) => reply.status < 500)
      .catch(() => false)
      .then((taken) => {
        if (taken) return;
        kept = '';
        timer ??= setTimeout(keep, PAUSE);
      });
  };
  form.addEventListener('input', () => {
    timer ??= setTimeout(keep, PAUSE);
  });
  addEventListener('pagehide', keep);
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
    const sent: Sent = { side: page, skjema, felt: JSON.stringify(read(form)) };
    sessionStorage.setItem(SENT, JSON.stringify(sent));
  });
}

function show(template: HTMLTemplateElement, form: HTMLFormElement, skjema: string, found: Found): void {
  const box = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const text = box.querySelector<HTMLElement>('[data-tekst]');
  if (!text) return;
  form.before(box);
  // After it stands in the page, so that it is read out.
  text.textContent = (text.dataset.tekst ?? '').replace('{tid}', found.tid);
  const buttons = box.querySelectorAll<HTMLButtonElement>('[data-gjoer]');
  for (const button of buttons)
    button.addEventListener('click', () => {
      if (button.dataset.gjoer === 'hent') {
        fill(form, found.felt);
        text.textContent = template.dataset.hentet ?? '';
        for (const b of buttons) b.remove();
        inputsOf(form)[0]?.focus();
        return;
      }
      void send(form, skjema, { slett: 'ja' }).catch(() => undefined);
      box.remove();
      inputsOf(form)[0]?.focus();
    });
}

if (offer) void start(offer);

export {};
