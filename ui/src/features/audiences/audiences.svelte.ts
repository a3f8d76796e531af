// The audiences and the sheet of the one that is open. What they read comes from the core with each sheet; nothing is
// judged here.
import type { Backend } from '../../lib/ipc/backend';
import type {
  AudienceChange,
  AudienceField,
  AudienceRow,
  AudienceSheet,
  Done,
  Field,
  PersonRow,
  Rule,
  TemplateRow,
  Wording,
} from '../../lib/ipc/types';

export const RULES: Rule[] = ['show', 'coarsen', 'reword', 'withhold'];

interface Heard {
  said: (done: Done) => void;
  refused: (thrown: unknown) => void;
}

export class Audiences {
  rows = $state.raw<AudienceRow[] | null>(null);
  away = $state.raw<AudienceRow[]>([]);
  ready = $state.raw<string[]>([]);
  templates = $state.raw<TemplateRow[]>([]);
  people = $state.raw<PersonRow[]>([]);
  id = $state<string | null>(null);
  sample = $state<string | null>(null);
  sheet = $state.raw<AudienceSheet | null>(null);
  #asked = 0;

  constructor(
    readonly backend: Backend,
    readonly heard: Heard,
  ) {}

  readonly row = $derived.by(() => this.sheet?.row ?? null);

  /** Asks for all there is. The audience that was open stays open as long as it is there. */
  async list(): Promise<void> {
    await this.#try(async () => {
      const [rows, away, templates, people] = await Promise.all([
        this.backend.listAudiences(),
        this.backend.listPutAwayAudiences(),
        this.backend.listTemplates(),
        this.backend.listPeople(),
      ]);
      [this.rows, this.away, this.people] = [rows, away, people];
      this.templates = templates.filter((template) => !template.archived);
      if (!rows.some((row) => row.id === this.id)) this.id = rows[0]?.id ?? null;
      if (this.ready.length === 0) this.ready = await this.backend.readyAudiences();
    });
    await this.read();
  }

  async choose(id: string): Promise<void> {
    if (this.id === id && this.sheet?.row.id === id) return;
    this.id = id;
    await this.read();
  }

  async look(sample: string): Promise<void> {
    this.sample = sample;
    await this.read();
  }

  /** Reads the sheet again. The one that stands there stays until the new one has come. */
  async read(): Promise<void> {
    const { id, sample } = this;
    const asked = ++this.#asked;
    if (id === null) return void (this.sheet = null);
    await this.#try(async () => {
      const sheet = await this.backend.audience(id, sample);
      if (asked === this.#asked) this.sheet = sheet;
    });
  }

  /** Changes the open audience and says so. Throws what the core refuses, for the field that asked. */
  async keep(changes: AudienceChange[]): Promise<void> {
    if (this.id === null) return;
    this.heard.said(await this.backend.editAudience(this.id, changes));
  }

  async type(field: AudienceField, text: string): Promise<void> {
    await this.keep([{ what: 'typed', field, text }]);
  }

  async rule(field: Field, rule: Rule): Promise<void> {
    await this.#try(() => this.keep([{ what: 'rule', field, rule }]));
  }

  async set(field: AudienceField, text: string): Promise<void> {
    await this.#try(() => this.type(field, text));
  }

  async wording(wording: Wording[]): Promise<void> {
    await this.keep([{ what: 'wording', wording }]);
  }

  async members(members: string[]): Promise<void> {
    await this.#try(() => this.keep([{ what: 'members', members }]));
  }

  async add(name: string, like: string | null): Promise<void> {
    const row = await this.backend.addAudience(name, like);
    this.id = row.id;
    await this.list();
  }

  async duplicate(): Promise<void> {
    await this.#try(async () => {
      if (this.id === null) return;
      this.id = (await this.backend.duplicateAudience(this.id)).id;
      await this.list();
    });
  }

  async putAway(): Promise<void> {
    await this.#try(async () => {
      if (this.id !== null) this.heard.said(await this.backend.putAudienceAway(this.id));
    });
  }

  async bringBack(id: string): Promise<void> {
    await this.#try(async () => {
      const done = await this.backend.bringAudienceBack(id);
      this.id = id;
      this.heard.said(done);
    });
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.heard.refused(thrown);
    }
  }
}
