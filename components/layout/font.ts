import localFont from 'next/font/local'

/** Hanken Grotesk from our own origin. Two subsets, so that Kovačić never falls back and most pages load one file. */
const latin = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-latin',
})

const latinExt = localFont({
  src: '../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-latin-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F',
    },
  ],
})

/** Class names for the html element; globals.css stacks the two variables. */
export const fontClasses = `${latin.variable} ${latinExt.variable}`
