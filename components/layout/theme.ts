/** What a person may choose in the account menu (design §8); kept in a cookie so that the first paint is right. */
export const themes = ['light', 'dark', 'system'] as const

export type Theme = (typeof themes)[number]

export const themeCookie = 'theme'

/** It lasts a year, and holds nothing but the theme. */
export const themeCookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 365 * 24 * 60 * 60 } as const

/** The theme a cookie names; as the system where it names none. */
export function themeOf(cookie: string | undefined): Theme {
  return themes.find((theme) => theme === cookie) ?? 'system'
}
