import { existsSync } from 'node:fs'
import { join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const folders = (process.env.PATH ?? '').split(':')
const onMac = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The machine's own Chromium, if it has one. CHROMIUM names another. */
export function systemChromium(): string | undefined {
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env.CHROMIUM ?? '', ...places, ...onMac].find((path) => path !== '' && existsSync(path))
}

/** How Chromium is started for tests: quiet, and as root without the sandbox that root may not have. */
export function launchOptions(): { executablePath?: string; args: string[] } {
  const executablePath = systemChromium()
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet
  return executablePath ? { executablePath, args } : { args }
}
