import { defineConfig } from 'vitest/config';

/** One runner for unit, property, architecture and whole-stack tests; the latter take seconds, not milliseconds. */
export default defineConfig({
  test: {
    include: ['{infra,packages,services,test}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/cdk.out/**'],
    passWithNoTests: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    unstubEnvs: true,
    restoreMocks: true,
  },
});
