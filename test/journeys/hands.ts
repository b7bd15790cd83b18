import type { Locator, Page } from 'playwright-core';

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What a person does on a page, however they do it. Names are the words on the screen; fields are found by id. */
export interface Hands {
  readonly page: Page;
  /** Follows a link or presses a button in the page itself, or in the workspace menu. */
  press(name: string, where?: 'main' | 'menu'): Promise<void>;
  write(field: string, text: string): Promise<void>;
  choose(field: string, value: string): Promise<void>;
  /** One of the round buttons of a question. */
  mark(field: string, value: string): Promise<void>;
  /** Opens the fold that a field lies in. */
  unfold(field: string): Promise<void>;
  /** A day as 'YYYY-MM-DD' in a field that the browser draws a calendar for. */
  date(field: string, day: string): Promise<void>;
  give(field: string, files: readonly Upload[]): Promise<void>;
}

const target = (page: Page, name: string, where: 'main' | 'menu'): Locator => {
  const place = page.locator(where === 'main' ? 'main' : '.bp-menu');
  return place
    .getByRole('link', { name, exact: true })
    .or(place.getByRole('button', { name, exact: true }))
    .first();
};

/** The line that the menu is folded under on a narrow screen, as long as it is closed. */
const foldedMenu = async (page: Page): Promise<Locator | null> => {
  const line = page.locator('.bp-menu details:not([open]) > summary');
  return (await line.isVisible()) ? line : null;
};

const foldOf = (page: Page, field: string): Locator =>
  page.locator(`details:not([open]):has(#${field}) > summary`).last();

/** A mouse, or a finger. */
export function pointing(page: Page): Hands {
  return {
    page,
    async press(name, where = 'main') {
      if (where === 'menu') await (await foldedMenu(page))?.click();
      await target(page, name, where).click();
    },
    write: (field, text) => page.fill(`#${field}`, text),
    choose: async (field, value) => void (await page.selectOption(`#${field}`, value)),
    mark: (field, value) => page.check(`#${field}-${value}`),
    unfold: (field) => foldOf(page, field).click(),
    date: (field, day) => page.fill(`#${field}`, day),
    give: (field, files) => page.setInputFiles(`#${field}`, [...files]),
  };
}

const FARTHEST = 200;
const AT_FOCUS = `(() => {
  const focus = document.activeElement;
  const style = getComputedStyle(focus);
  const box = focus.getBoundingClientRect();
  const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    there: focus.hasAttribute('data-wanted'),
    what: focus.outerHTML.slice(0, 120),
    seen: focus === document.body || (ringed && box.bottom > 0 && box.top < innerHeight),
  };
})()`;

interface Element {
  readonly outerHTML: string;
  closest(selector: string): unknown;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

/** Tab, Enter and typing alone. At every stop the focus must be seen. `lost` hears of presses that a page made vain by coming again. */
export function keyboard(page: Page, lost: (presses: number) => void = () => undefined): Hands {
  // Somebody must be listening before Enter is pressed, or the dialog of the operating system opens.
  page.on('filechooser', () => undefined);
  let steps = 0;
  const step = async () => {
    steps += 1;
    await page.keyboard.press('Tab');
    const now = await page.evaluate<{ there: boolean; what: string; seen: boolean }>(AT_FOCUS);
    if (!now.seen) throw new Error(`The focus is not seen on ${page.url()}: ${now.what}`);
    return now.there;
  };
  /** A page that came again meanwhile, when a job was done, begins at its top. */
  async function reach(locator: Locator): Promise<void> {
    // Nobody tabs through a page that is still coming.
    await page.waitForLoadState();
    steps = 0;
    try {
      await tabTo(locator);
    } catch (error) {
      if (!/context was destroyed/.test(String(error))) throw error;
      lost(steps);
      await page.waitForLoadState();
      await tabTo(locator);
    }
  }
  async function tabTo(locator: Locator): Promise<void> {
    const inMain = await locator.evaluate((wanted: Element) => {
      wanted.setAttribute('data-wanted', '');
      return wanted.closest('main') !== null;
    });
    // Where the address leads to a place in the page, that is where Tab begins.
    if (inMain && (await page.evaluate("document.activeElement === document.body && location.hash === ''"))) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      if (!(await page.evaluate('document.activeElement.id === "innhold"')))
        throw new Error(`The first stop on ${page.url()} does not lead past the menus`);
    }
    let there = false;
    for (let n = 0; n < FARTHEST && !there; n += 1) there = await step();
    const what = await locator.evaluate((wanted: Element) => {
      wanted.removeAttribute('data-wanted');
      return wanted.outerHTML.slice(0, 120);
    });
    if (!there) throw new Error(`Out of reach with Tab on ${page.url()}: ${what}`);
  }
  return {
    page,
    async press(name, where = 'main') {
      const folded = where === 'menu' ? await foldedMenu(page) : null;
      if (folded) {
        await reach(folded);
        await page.keyboard.press('Enter');
      }
      await reach(target(page, name, where));
      // On what has the focus, not on the keyboard: then the page it leads to is waited for, as after a click.
      await page.locator(':focus').press('Enter');
    },
    async write(field, text) {
      const place = page.locator(`#${field}`);
      await reach(place);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
      if (text !== '' && (await place.inputValue()) === '') throw new Error(`What was typed is not in #${field}`);
    },
    async choose(field, value) {
      const list = page.locator(`#${field}`);
      await reach(list);
      const label = (await list.locator(`option[value="${value}"]`).textContent()) ?? '';
      await page.keyboard.type(label);
      if ((await list.inputValue()) !== value) throw new Error(`Typing ${label} does not choose ${value}`);
    },
    async mark(field, value) {
      // Tab stops once at a question, at the button that is chosen or else the first; the arrows go on from there.
      const buttons = page.locator(`#${field} input[type=radio]`);
      const chosen = page.locator(`#${field} input[type=radio]:checked`);
      await reach((await chosen.count()) > 0 ? chosen : buttons.first());
      const wanted = page.locator(`#${field}-${value}`);
      await page.keyboard.press('Space');
      for (let n = await buttons.count(); n > 0 && !(await wanted.isChecked()); n -= 1)
        await page.keyboard.press('ArrowDown');
      if (!(await wanted.isChecked())) throw new Error(`The arrows do not choose ${value} in ${field}`);
    },
    async unfold(field) {
      await reach(foldOf(page, field));
      await page.keyboard.press('Enter');
      // Nobody tabs on before they see it open.
      await page.locator(`#${field}`).waitFor();
    },
    async date(field, day) {
      const input = page.locator(`#${field}`);
      await reach(input);
      const [year, month, date] = day.split('-');
      // The browser's own language is English: month, day, year, each going on by itself when it is full.
      await page.keyboard.type(`${month}${date}${year}`);
      if ((await input.inputValue()) !== day) throw new Error(`Typing does not give ${field} ${day}`);
    },
    async give(field, files) {
      await reach(page.locator(`#${field}`));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles([...files]);
    },
  };
}
