import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { inForeground, tool } from '@/bin/processes'
import { Stop } from '@/bin/stop'
import { systemChromium } from '@/tests/support/chromium'

/** Sees to a Chromium for the browser tests: the machine's own, else Playwright's, else Debian's. */
export async function ensureChromium(): Promise<void> {
  const there = () =>
    systemChromium() ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined)
  if (there()) return
  console.log('Installing Chromium for the browser tests')
  await tool('Playwright has no Chromium for this machine', ['playwright', 'install', 'chromium']).catch(() => {})
  if (!there() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const apt = 'apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium'
    await inForeground([
      '-e',
      `process.exit(require('child_process').spawnSync('sh', ['-c', ${JSON.stringify(apt)}], { stdio: 'ignore' }).status)`,
    ])
  }
  if (!there())
    throw new Stop('The browser tests need Chromium: install it (on Debian: apt-get install chromium) and start again.')
}
