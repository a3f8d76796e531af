// What is shown as a file: for inside, or for an audience; a PDF on the paper that was chosen last.
import type { Desk } from '../../lib/desk';
import type { MenuEntry } from '../../lib/components/menu-entry';
import type { DrawnFormat, DrawnPaper } from '../../lib/ipc/types';
import type { Shortcut } from '../../lib/keys';
import type { Roadmap } from './roadmap.svelte';
import { timelineWords as words } from './timeline-words';

const FORMATS: DrawnFormat[] = ['pptx', 'docx', 'xlsx', 'html', 'eml', 'png', 'svg', 'ics', 'md', 'csv', 'json'];
const PAPERS: DrawnPaper[] = ['a4', 'letter', 'a3', 'tabloid', 'onePage'];
const AUTHOR = 'Author';

export class Exporting {
  #readers = $state.raw<string[]>([]);
  readonly entries = $derived.by<MenuEntry[]>(() => {
    const { paper } = this.desk.layout;
    return [
      { kind: 'heading', label: words.forAuthor },
      ...this.#formatsFor(AUTHOR),
      { kind: 'divide' },
      {
        kind: 'sub',
        label: words.paper,
        second: words.papers[paper],
        entries: PAPERS.map((size) => ({
          kind: 'check',
          label: words.papers[size],
          on: size === paper,
          run: () => this.desk.arrange({ paper: size }),
        })),
      },
      { kind: 'divide' },
      ...this.#readers.map((name): MenuEntry => ({
        kind: 'sub',
        label: words.forReader(name),
        entries: this.#formatsFor(name),
      })),
    ];
  });

  constructor(
    readonly desk: Desk,
    readonly roadmap: Roadmap,
  ) {}

  /** The key that writes a PDF without a menu. */
  get key(): Shortcut {
    const run = () => void this.draw(AUTHOR, 'pdf');
    return { keys: 'Ctrl P', words: words.exportPdf, group: 'view', inFields: true, run };
  }

  /** Asks who there is to be told. */
  async read(): Promise<void> {
    try {
      const all = await this.desk.backend.listAudiences();
      this.#readers = all.map(({ name }) => name).filter((name) => name !== AUTHOR);
    } catch (thrown) {
      this.desk.refused(thrown);
    }
  }

  async draw(reader: string, format: DrawnFormat): Promise<void> {
    const { desk, roadmap } = this;
    try {
      const drawn = await desk.backend.drawRoadmap(reader, roadmap.drawnContent, [format], desk.layout.paper);
      if (!drawn) return;
      if (drawn.leaks.length > 0) desk.toasts.show(words.leaked(drawn.leaks.length), { tone: 'off' });
      else desk.wrote(words.drawn(drawn.paths[0]!), drawn.paths[0]!);
    } catch (thrown) {
      desk.refused(thrown);
    }
  }

  #formatsFor(reader: string): MenuEntry[] {
    const second = words.papers[this.desk.layout.paper];
    return [
      { label: words.formats.pdf, second, run: () => void this.draw(reader, 'pdf') },
      ...FORMATS.map((format): MenuEntry => ({
        label: words.formats[format],
        run: () => void this.draw(reader, format),
      })),
    ];
  }
}
