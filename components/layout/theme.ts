/** What a person may choose in the account menu (design §8); kept in a cookie so that the first paint is right. */
export const themes = ['light', 'dark', 'system'] as const

export type Theme = (typeof themes)[number]

/** The theme a cookie names; as the system where it names none. */
export function themeOf(cookie: string | undefined): Theme {
  return themes.find((theme) => theme === cookie) ?? 'system'
}
