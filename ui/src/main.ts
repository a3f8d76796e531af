import { mount } from 'svelte';
import type { Backend } from './lib/ipc/backend';
import { tauriBackend } from './lib/ipc/call';
import App from './shell/App.svelte';
import './styles/app.css';

// The stand-in is for `npm run dev` in a browser. A build knows nothing of it: the condition is false there.
async function findBackend(): Promise<Backend> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { fakeFromAddress } = await import('./lib/ipc/fake');
    return fakeFromAddress(location.search);
  }
  return tauriBackend();
}

mount(App, { target: document.getElementById('app')!, props: { backend: await findBackend() } });
