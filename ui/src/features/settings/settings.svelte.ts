// The settings as they stand, and what was wrong with what was typed.
import { asRefusal, type Backend } from '../../lib/ipc/backend';
import type { AllSettings, Done, SettingName } from '../../lib/ipc/types';

export class Settings {
  all = $state.raw<AllSettings | null>(null);
  errors = $state<Partial<Record<SettingName, string>>>({});

  constructor(
    readonly backend: Backend,
    readonly said: (done: Done) => void,
    readonly refused: (thrown: unknown) => void,
  ) {}

  async reload(): Promise<void> {
    try {
      this.all = await this.backend.settings();
    } catch (thrown) {
      this.refused(thrown);
    }
  }

  value(name: SettingName): string {
    return this.all?.workspace.find((setting) => setting.name === name)?.value ?? '';
  }

  /** Keeps what was typed. What cannot be read stays in its field with the reason below it. */
  async set(name: SettingName, text: string): Promise<void> {
    if (text === this.value(name)) {
      delete this.errors[name];
      return;
    }
    try {
      const done = await this.backend.setSetting(name, text);
      delete this.errors[name];
      await this.reload();
      this.said(done);
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code === 'invalid') this.errors[name] = `${refusal.message}. ${refusal.hint ?? ''}`.trim();
      else this.refused(thrown);
    }
  }

  /** What is to be known about a setting as it stands. */
  note(name: SettingName): string {
    return this.all?.workspace.find((setting) => setting.name === name)?.note ?? '';
  }

  /** Keeps a picture as the logo; the core checks its size and kind. */
  async setLogo(file: Blob): Promise<void> {
    await this.set('logo', await base64(file));
  }

  /** Keeps a PowerPoint file as the template of slides; the core says why one cannot be used. */
  async setTheme(file: File): Promise<void> {
    await this.set('slideTemplate', `${file.name};base64,${await base64(file)}`);
  }

  /** Adds the days of a calendar to the holidays; the core says which entries are none. */
  async addCalendar(file: Blob): Promise<void> {
    await this.set('holidays', `${this.value('holidays')}\n${await file.text()}`);
  }

  async chooseExports(): Promise<void> {
    await this.#try(() => this.backend.chooseExports());
  }

  async forgetExports(): Promise<void> {
    await this.#try(() => this.backend.forgetExports());
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      await this.reload();
    } catch (thrown) {
      this.refused(thrown);
    }
  }
}

async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
