// Says that the login is about to end, extends it where one is, and lets the forms of the page live on over a new login.
const WARN = 120_000;
/** How often an open warning asks whether another tab has answered it. */
const ASK = 15_000;
const LOOK = 5_000;
/** How long the good news stays. */
const STAY = 8_000;

interface Told {
  readonly sekunder: number;
  readonly siste: boolean;
  readonly bruker: string;
  readonly csrf: string;
}
type Says = 'soon' | 'last' | 'out' | 'other' | 'unknown' | 'extended' | 'back';

const box = document.querySelector<HTMLElement>('#oekt');
const text = document.querySelector<HTMLElement>('#oekt-tekst');
const form = document.querySelector<HTMLFormElement>('#oekt-mer');
const login = document.querySelector<HTMLElement>('#oekt-inn');

if (box && text && form && login) watch(box, text, form, login);

function watch(box: HTMLElement, text: HTMLElement, form: HTMLFormElement, login: HTMLElement): void {
  let ends = Date.now() + Number(box.dataset.minutter) * 60_000;
  let last = box.dataset.siste === 'ja';
  let shown: Says | null = null;
  let asked = 0;
  let asking = false;

  function say(what: Says): void {
    if (shown === what) return;
    shown = what;
    const minutes = ends - Date.now() > 60_000 ? 2 : 1;
    const said = box.dataset[what === 'soon' || what === 'last' ? `${what}${minutes}` : what] ?? '';
    form.hidden = what !== 'soon' && what !== 'unknown';
    login.hidden = what !== 'out';
    box.hidden = false;
    // After the box is there, so that it is read aloud.
    setTimeout(() => text.replaceChildren(said));
    if (what === 'extended' || what === 'back') setTimeout(() => shown === what && hide(), STAY);
  }

  function hide(): void {
    shown = null;
    box.hidden = true;
    text.replaceChildren();
  }

  function take(told: Told): void {
    if (told.bruker !== box.dataset.bruker) {
      say('other');
      return;
    }
    const before = shown;
    ends = Date.now() + told.sekunder * 1000;
    last = told.siste;
    for (const field of document.querySelectorAll<HTMLInputElement>('input[type=hidden][name=csrf]'))
      field.value = told.csrf;
    if (ends - Date.now() <= WARN) say(last ? 'last' : 'soon');
    else if (before === 'out' || before === 'other') say('back');
    else if (before) say('extended');
  }

  async function ask(extend = false): Promise<void> {
    if (asking && !extend) return;
    asking = true;
    asked = Date.now();
    try {
      const reply = await fetch(form.action, {
        headers: { accept: 'application/json' },
        ...(extend ? { method: 'POST', body: new URLSearchParams({ csrf: tokenOf(form) }) } : {}),
      });
      if (reply.ok) take((await reply.json()) as Told);
      else if (reply.status === 403) say('out');
      else say('unknown');
    } catch {
      // While nobody waits for an answer there is time to ask again.
      if (extend || Date.now() >= ends) say('unknown');
    }
    asking = false;
  }

  const tokenOf = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? '';

  function look(): void {
    const due = ends - Date.now() <= WARN;
    if (due && Date.now() - asked >= (shown ? ASK : 0)) void ask();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(true);
  });
  setInterval(look, LOOK);
  // Whoever comes back from the tab of the login wants to go on at once.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && ends - Date.now() <= WARN) void ask();
  });
}

export {};
