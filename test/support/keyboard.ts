import type {Locator, Page} from 'playwright-core';
import {expect} from 'vitest';

/** No page of the demo has more stops than this between two things that somebody goes to one after the other. */
const FARTHEST = 90;

/** Somebody without a mouse. What they go to must be reachable by Tab alone, and whatever they press must leave focus where they see it. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs, `Shift+Tab` with `back`, until what is looked for has focus. Fails when it does not get it. */
  async tabTo(target: Locator, {back = false} = {}): Promise<void> {
    await target.first().waitFor();
    for (let stops = 0; stops <= FARTHEST; stops++) {
      if (await hasFocus(target)) return await this.expectVisibleFocus();
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`${String(target)} does not come after ${FARTHEST} stops; focus is at ${JSON.stringify(await this.focused())}`);
  }

  /** Goes to a link or button and presses it as one does. */
  async press(target: Locator, options?: {readonly back?: boolean}): Promise<void> {
    await this.tabTo(target, options);
    await this.page.keyboard.press('Enter');
  }

  /** Goes to a field and types. */
  async type(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.type(text);
  }

  /** Goes to a list and types the beginning of an option, as one chooses from a list without opening it. */
  async pick(target: Locator, beginning: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.type(beginning);
    await expect.poll(async () => await target.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text.trim())).toMatch(new RegExp(`^${beginning}`));
  }

  /** Goes into a group of radio buttons, and with the arrows to one of them. */
  async choose(group: Locator, name: string): Promise<void> {
    const buttons = group.getByRole('radio');
    const wanted = group.getByRole('radio', {name});
    await this.tabTo(buttons);
    for (let steps = await buttons.count(); steps > 0 && !(await hasFocus(wanted)); steps--) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Space');
    expect(await wanted.isChecked(), name).toBe(true);
    await this.expectVisibleFocus();
  }

  /** Waits until something has taken focus by itself. */
  async expectFocusAt(target: Locator): Promise<void> {
    await expect.poll(async () => await hasFocus(target), {message: `focus comes to ${String(target)}`, timeout: 20_000}).toBe(true);
    await this.expectVisibleFocus();
  }

  /** Focus is on something of the page, and that is in view. */
  async expectVisibleFocus(): Promise<void> {
    await expect.poll(async () => await this.focused(), {message: 'focus can be seen'}).toMatchObject({isSomewhere: true, isInView: true});
  }

  /** What has focus, through shadow roots. */
  private async focused(): Promise<{readonly isSomewhere: boolean; readonly isInView: boolean; readonly what: string}> {
    return await this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const {top = 0, bottom = 0, left = 0, right = 0, width = 0, height = 0} = element?.getBoundingClientRect() ?? {};
      return {
        isSomewhere: element !== null && element !== document.body,
        isInView: width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
        what: `${element?.localName ?? ''}#${element?.id ?? ''} ${element?.textContent?.trim().slice(0, 60) ?? ''}`,
      };
    });
  }
}

/** Whether one of what is meant has focus. */
async function hasFocus(target: Locator): Promise<boolean> {
  return await target.evaluateAll((elements) => elements.some((element) => element.matches(':focus')));
}
