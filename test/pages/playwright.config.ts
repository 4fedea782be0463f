import { defineConfig } from '@playwright/test';

/** Page tests in the system's Chromium (scripts/browser.mjs finds it). Its sandbox does not work for root. */
export default defineConfig({
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  use: {
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
