import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  // Nothing is inlined as a data: address, so that the content policy can stay at 'self'.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // The first screen is one file of each kind: every file that is asked for is a way to the shell and back.
    // What other files bring runs in the order in which it is imported, whichever of them comes first.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] }, strictExecutionOrder: true },
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    testTimeout: 30_000,
    env: { TZ: 'Europe/London', LANG: 'en-GB' },
  },
}));
