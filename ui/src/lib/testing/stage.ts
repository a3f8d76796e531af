// Tests only: renders a view the way the shell does, over the stand-in, and asks axe what it finds.
import { render } from '@testing-library/svelte';
import axe from 'axe-core';
import type { Component } from 'svelte';
import { Session } from '../../shell/session.svelte';
import { fakeBackend } from '../ipc/fake';
import Stage from './Stage.svelte';

/** Long enough for answers, reloads and what follows from them. */
export const settled = (ms = 60) => new Promise<void>((done) => setTimeout(done, ms));

/** A session over the stand-in, started and listening. */
export async function session(options: Parameters<typeof fakeBackend>[0] = {}) {
  const backend = fakeBackend(options);
  const made = new Session(backend);
  await made.start();
  const stop = made.listen();
  return { session: made, backend, stop };
}

/** A view on a desk over the stand-in, of which props may be made; `before` it is drawn, another state may be gone to. */
export async function stage(
  view: unknown,
  props: Record<string, unknown> | ((backend: ReturnType<typeof fakeBackend>) => Record<string, unknown>) = {},
  options: Parameters<typeof fakeBackend>[0] = {},
  before: (session: Session) => Promise<unknown> = async () => undefined,
) {
  const parts = await session(options);
  const given = typeof props === 'function' ? props(parts.backend) : props;
  await before(parts.session);
  const shown = render(Stage, {
    props: { desk: parts.session, view: view as Component<Record<string, unknown>>, props: given },
  });
  await settled();
  return { ...parts, ...shown };
}

/** What axe has to say. Contrast is measured beside the tokens and in the real window: there are no colours here. */
export async function violations(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    iframes: false,
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
