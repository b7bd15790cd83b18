// Follows a job without loading the page anew: the bar moves, the sentence is read aloud when it changes, focus stays.
const EVERY = 700;
const part = (root: ParentNode, id: string) => root.querySelector<HTMLElement>(`#${id}`);

/** A file comes by itself, once, to the one who waited for it; the page stays. */
function takeFile(job: HTMLElement): void {
  if (!new URLSearchParams(location.search).has('vent')) return;
  history.replaceState(null, '', location.pathname);
  part(job, 'jobb-fil')?.click();
}

async function look(): Promise<boolean> {
  const reply = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (reply.redirected) {
    location.replace(reply.url);
    return true;
  }
  if (!reply.ok) return false;
  const next = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const [here, there] = [part(document, 'jobb'), part(next, 'jobb')];
  if (!here || !there) return false;
  const [said, says] = [part(here, 'jobb-tilstand'), part(there, 'jobb-tilstand')];
  if (said && says && said.textContent !== says.textContent) said.replaceChildren(...says.children);
  if (there.dataset.ferdig) {
    // Only what stands around the sentence is exchanged, so that the sentence keeps its place as a live region.
    const hadFocus = here.contains(document.activeElement);
    for (const child of [...here.children]) if (child !== said) child.remove();
    let before = true;
    for (const child of [...there.children]) {
      if (child === says) before = false;
      else if (before) said?.before(child);
      else here.append(child);
    }
    if (hadFocus) part(document, 'jobb-tittel')?.focus();
    takeFile(here);
    return true;
  }
  const [bar, newBar] = [part(here, 'jobb-framdrift'), part(there, 'jobb-framdrift')];
  if (bar instanceof HTMLProgressElement && newBar instanceof HTMLProgressElement) bar.value = newBar.value;
  const [percent, newPercent] = [part(here, 'jobb-prosent'), part(there, 'jobb-prosent')];
  if (percent && newPercent) percent.textContent = newPercent.textContent;
  return false;
}

async function follow(): Promise<void> {
  const here = part(document, 'jobb');
  if (here?.dataset.ferdig) {
    // A download begun earlier would stop the page itself from arriving.
    if (document.readyState !== 'complete') await new Promise((loaded) => addEventListener('load', loaded));
    return takeFile(here);
  }
  let waits = EVERY;
  for (let done = false; !done; ) {
    await new Promise((resolve) => setTimeout(resolve, waits));
    try {
      done = await look();
      waits = EVERY;
    } catch {
      // The server may be starting anew; the job goes on when it is back.
      waits = Math.min(waits * 2, 10_000);
    }
  }
}

void follow();

export {};
