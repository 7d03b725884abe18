import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/support/chromium'
import { portal } from './tests/support/portal'

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/before-browsers.ts',
  outputDir: 'test-results',
  workers: 2,
  timeout: 180_000,
  // A test that passes only at the second try is counted and named as such (bin/browser-report.ts).
  retries: 1,
  expect: { timeout: 20_000 },
  reporter: process.env.REPORT ? [['list'], ['json', { outputFile: process.env.REPORT }]] : 'list',
  use: {
    baseURL: portal().url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-AU',
    timezoneId: 'Australia/Sydney',
    colorScheme: 'light',
    // Traces cost a third of the time: TRACE=on keeps them.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // What is not there within it is not coming: the test says so long before its own time is over.
    actionTimeout: 30_000,
    launchOptions: launchOptions(),
  },
})
