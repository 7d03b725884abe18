import { expect, type Locator, type Page } from '@playwright/test'

/** How a person works: the same walk is taken by mouse and by keyboard alone. */
export type Hands = {
  /** Follows a link, presses a button or opens what unfolds. */
  press: (target: Locator) => Promise<void>
  /** Opens an entry of the menu that is open, or of its submenu. */
  pressInMenu: (entry: Locator) => Promise<void>
  /** Chooses one of a set of radios. */
  choose: (radio: Locator) => Promise<void>
  /** Picks from a list by the words of an option. */
  pick: (list: Locator, words: string) => Promise<void>
  write: (field: Locator, text: string) => Promise<void>
}

export function mouse(page: Page): Hands {
  return {
    press: (target) => target.click(),
    pressInMenu: (entry) => entry.click(),
    choose: async (radio) => {
      // The box around a radio is what one clicks; the radio itself may be drawn by it.
      await radio.locator('xpath=ancestor::label[1]').click()
      await expect(radio).toBeChecked()
    },
    pick: async (list, words) => {
      await list.selectOption({ label: words })
    },
    write: async (field, text) => {
      await field.click()
      await page.keyboard.type(text)
    },
  }
}

/** Tab, Enter, arrows and letters: nothing else is touched. */
export function keyboard(page: Page): Hands {
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  const tabTo = async (target: Locator) => {
    await expect(target).toBeVisible()
    for (let presses = 0; presses < 200; presses++) {
      if (await isFocused(target)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${target}.`)
  }
  return {
    press: async (target) => {
      await tabTo(target)
      await page.keyboard.press('Enter')
    },
    pressInMenu: async (entry) => {
      await expect(entry).toBeVisible()
      for (let presses = 0; presses < 10 && !(await isFocused(entry)); presses++) await page.keyboard.press('ArrowDown')
      await expect(entry).toBeFocused()
      await page.keyboard.press('Enter')
    },
    choose: async (radio) => {
      const set = radio.page().locator(`input[type=radio][name="${await radio.getAttribute('name')}"]`)
      // A set has one place in the order: its chosen radio, or else its first; arrows do the rest.
      const chosen = set.and(page.locator(':checked'))
      await tabTo((await chosen.count()) > 0 ? chosen : set.first())
      await page.keyboard.press('Space')
      for (let presses = 0; presses < 10 && !(await radio.isChecked()); presses++)
        await page.keyboard.press('ArrowDown')
      await expect(radio).toBeChecked()
    },
    pick: async (list, words) => {
      await tabTo(list)
      await page.keyboard.type(words)
      await expect(list.locator('option:checked')).toHaveText(words)
    },
    write: async (field, text) => {
      await tabTo(field)
      await page.keyboard.type(text)
    },
  }
}
