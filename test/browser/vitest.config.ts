import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: what needs a Chromium, and so is not in `npm test`. One at a time: a house and a browser each. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.browser.ts'],
    passWithNoTests: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // What a person would wait for; a machine that others use at the same time needs more than a second.
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: false,
    env: { TZ: 'UTC' },
  },
});
