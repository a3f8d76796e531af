// Tests read what a British reader reads, wherever they run, and wait long enough on a busy computer.
import { cleanup, configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

Object.defineProperty(navigator, 'languages', { value: ['en-GB'], configurable: true });
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => cleanup());
