// Saves the chapter's draft while somebody writes, says so, and puts live figures in at the caret.
const PAUSE = 3000;

const form = document.querySelector<HTMLFormElement>('#kapittel');
const area = document.querySelector<HTMLTextAreaElement>('#text');
const status = document.querySelector<HTMLElement>('#utkast-status');

if (form && area && status) follow(form, area, status);

function follow(form: HTMLFormElement, area: HTMLTextAreaElement, status: HTMLElement): void {
  // What the server could not take is kept in this tab, over a login or a reload.
  const key = `utkast:${location.pathname}`;
  let kept = area.value;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let leaving = false;

  const say = (text: string | undefined, link = false) => {
    if (!text || (status.textContent === text && !link)) return;
    status.replaceChildren(text);
    if (!link) return;
    const a = document.createElement('a');
    a.href = location.pathname;
    a.textContent = status.dataset.se ?? '';
    status.append('. ', a);
  };

  function post(): Promise<Response> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.set(name, value);
    return fetch(status.dataset.adresse ?? '', { method: 'POST', body });
  }

  async function renewToken(): Promise<boolean> {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
    const mine = form.querySelector<HTMLInputElement>('[name=csrf]');
    const fresh = page.querySelector<HTMLInputElement>('#kapittel [name=csrf]');
    if (!mine || !fresh || mine.value === fresh.value) return false;
    mine.value = fresh.value;
    return true;
  }

  async function send(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const text = area.value;
    if (sending || leaving || text === kept) return;
    sending = true;
    sessionStorage.setItem(key, text);
    try {
      let reply = await post();
      // A new login has a new token; the form takes it over and goes on.
      if (reply.status === 403 && (await renewToken())) reply = await post();
      if (reply.status === 403) say(status.dataset.utlogget);
      else {
        const answer = (await reply.json()) as { status: string; conflict: boolean };
        say(answer.status, answer.conflict);
        if (reply.ok) {
          kept = text;
          sessionStorage.removeItem(key);
        }
      }
    } catch {
      say(status.dataset.ulagret);
    }
    sending = false;
    if (area.value !== kept) later();
  }

  function later(): void {
    timer ??= setTimeout(() => void send(), PAUSE);
  }

  if (new URLSearchParams(location.search).has('lagret')) sessionStorage.removeItem(key);
  const waiting = sessionStorage.getItem(key);
  if (waiting?.trim() === area.value.trim()) sessionStorage.removeItem(key);
  else if (waiting !== null) {
    area.value = waiting;
    say(status.dataset.hentet);
    later();
  }
  area.addEventListener('input', later);
  area.addEventListener('blur', () => void send());
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
    sessionStorage.setItem(key, area.value);
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-sett-inn]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      area.focus();
      const piece = button.dataset.settInn ?? '';
      // The browser's own way to insert can be undone with Ctrl+Z; setRangeText cannot.
      if (!document.execCommand('insertText', false, piece)) area.setRangeText(piece);
      later();
    });
  }
}

export {};
