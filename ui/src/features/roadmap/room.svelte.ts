// How much of a line of tools gives way where it has not the room for all of them: as little as lets it stay one line.
import { tick } from 'svelte';

export class Room {
  /** 0 while everything has room. One more than the most when not even what is left has: then the line breaks. */
  level = $state(0);
  #element: HTMLElement | null = null;
  #width = -1;
  #asked = 0;

  /** `most` is how many times something gives way. */
  constructor(readonly most: number) {}

  get breaks(): boolean {
    return this.level > this.most;
  }

  watch = (element: HTMLElement) => {
    this.#element = element;
    const resized = new ResizeObserver(() => {
      // A line that breaks changes its height, which is no news.
      if (element.clientWidth === this.#width) return;
      this.#width = element.clientWidth;
      void this.settle();
    });
    resized.observe(element);
    return () => resized.disconnect();
  };

  /** Lets as much give way as what stands in the line now needs. Nothing is painted in between. */
  async settle(): Promise<void> {
    const asked = ++this.#asked;
    for (let level = 0; level <= this.most + 1; level++) {
      this.level = level;
      await tick();
      const element = this.#element;
      if (!element || asked !== this.#asked || element.scrollWidth <= element.clientWidth) return;
    }
  }
}
