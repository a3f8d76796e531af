// Tests read what a British reader reads, wherever they run.
import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

Object.defineProperty(navigator, 'languages', { value: ['en-GB'], configurable: true });

afterEach(() => cleanup());
