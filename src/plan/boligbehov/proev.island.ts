// Answers at once when a slider is moved: fetches the page with the new values and puts its answer in.
const PAUSE = 120;

const form = document.querySelector<HTMLFormElement>('#proev');
const answers = document.querySelectorAll<HTMLElement>('#svar-tall, #svar');

if (form && answers.length > 0) follow(form);

function follow(form: HTMLFormElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function ask(): Promise<void> {
    asked += 1;
    const mine = asked;
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') values.set(name, value);
    const address = `${form.action}?${values}`;
    try {
      const reply = await fetch(address);
      // A later move of a slider has asked again meanwhile.
      if (!reply.ok || mine !== asked) return;
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
      for (const answer of answers) {
        const fresh = page.querySelector(`#${answer.id}`);
        if (!fresh) return;
        answer.replaceChildren(...fresh.childNodes);
      }
      history.replaceState(null, '', address);
    } catch {
      // The button still works.
    }
  }

  form.addEventListener('input', (event) => {
    const slider = event.target;
    if (!(slider instanceof HTMLInputElement || slider instanceof HTMLSelectElement)) return;
    const shown = form.querySelector<HTMLElement>(`output[for="${slider.id}"]`);
    shown?.replaceChildren(slider.value.replace('.', ',').replace('-', '\u2212'));
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE);
  });
}

export {};
