import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauriOnlyInIpc = {
  group: ['@tauri-apps/*'],
  message: 'Only lib/ipc talks to Tauri, so that the window runs in a browser too.',
};

const noun = (name) => ({
  files: [`src/features/${name}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          tauriOnlyInIpc,
          {
            regex: `^(\\.\\./)+(features/)?(?!${name})(welcome|roadmap|decisions|updates|imports|shell)(/|$)`,
            message: 'Features do not import features or the shell. Compose them in src/shell.',
          },
        ],
      },
    ],
  },
});

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/lib/ipc/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
      // Sets and maps in state are replaced, not changed, so that a reader sees one or the other.
      'svelte/prefer-svelte-reactivity': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    },
  },
  // What the stand-in remembers is data.
  { files: ['src/lib/ipc/fake/**'], rules: { 'max-lines': ['error', { max: 500 }] } },
  { files: ['**/*.svelte'], rules: { 'max-lines': ['error', { max: 200 }] } },
  { files: ['src/**'], rules: { 'no-restricted-imports': ['error', { patterns: [tauriOnlyInIpc] }] } },
  ...['welcome', 'roadmap', 'decisions', 'updates', 'imports'].map(noun),
  { files: ['src/lib/ipc/**'], rules: { 'no-restricted-imports': 'off' } },
);
