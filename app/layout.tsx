import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { FocusOnNavigation } from '@/components/layout/focus-on-navigation'
import { fontClasses } from '@/components/layout/font'
import { themeOf } from '@/components/layout/theme'
import { themeCookie } from '@/lib/own-cookie'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Phoenix', template: '%s · Phoenix' },
  description: 'Extra sessions of an Employee Assistance Program.',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

/** The document of every page: language, the person's theme, and the skip link that comes first (design §9). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf(await themeCookie.get())
  return (
    <html lang="en-AU" data-theme={theme} className={fontClasses}>
      <body>
        <a href="#content" className="skip-link">
          To the content
        </a>
        <FocusOnNavigation />
        {children}
      </body>
    </html>
  )
}
