import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import type { Done } from '../../lib/ipc/types';
import { settled, stage, violations } from '../../lib/testing/stage';
import AudiencesPage from './AudiencesPage.svelte';
import { Audiences } from './audiences.svelte';
import { People } from './people.svelte';

async function audiences() {
  const backend = fakeBackend();
  const said: Done[] = [];
  const refused: unknown[] = [];
  const made = new Audiences(backend, { said: (done) => said.push(done), refused: (thrown) => refused.push(thrown) });
  await made.list();
  return { made, backend, said, refused };
}

describe('audiences', () => {
  it('choose kinds of file by check boxes; none means all there are', async () => {
    await stage(AudiencesPage, { target: 'sales' });
    const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'PowerPoint' });
    const before = box().checked;
    await fireEvent.click(box());
    await settled();
    expect(box().checked).toBe(!before);
    for (const one of screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ checked }) => checked)) {
      await fireEvent.click(one);
      await settled();
    }
    expect(screen.getByText(/while none is chosen/)).toBeTruthy();
  });

  it('open the first one, and keep the one that is open', async () => {
    const { made } = await audiences();
    expect(made.sheet?.row.name).toBe('Executives');
    await made.choose('sales');
    await made.list();
    expect(made.sheet?.row.name).toBe('Sales');
  });

  it('set a rule, and say why one cannot be', async () => {
    const { made, said, refused } = await audiences();
    await made.choose('sales');
    await made.rule('owner', 'withhold');
    await made.read();
    expect(made.sheet?.fields.find((field) => field.field === 'owner')?.rule).toBe('withhold');
    expect(said).toHaveLength(1);
    await made.rule('owner', 'coarsen');
    expect(String(refused[0])).toContain('Owner');
  });

  it('keep words and members as lists', async () => {
    const { made } = await audiences();
    await made.wording([{ from: 'KYB', to: 'Business check', means: '' }]);
    await made.members(['person-Sofia Marin']);
    await made.list();
    expect(made.sheet?.wording).toEqual([{ from: 'KYB', to: 'Business check', means: '' }]);
    expect(made.sheet?.members.map((member) => member.name)).toEqual(['Sofia Marin']);
    expect(made.rows?.[0]?.members).toBe(1);
  });

  it('are added, copied, put away and brought back', async () => {
    const { made } = await audiences();
    await made.add('Partner banks', null);
    expect(made.sheet?.row.name).toBe('Partner banks');
    await made.duplicate();
    expect(made.sheet?.row.name).toBe('Partner banks 2');
    const { id } = made.row!;
    await made.putAway();
    await made.list();
    expect(made.away.map((row) => row.id)).toEqual([id]);
    expect(made.id, 'another one is open').not.toBe(id);
    await made.bringBack(id);
    await made.list();
    expect(made.id).toBe(id);
    await expect(made.add(' ', null)).rejects.toThrow('name');
  });
});

describe('people', () => {
  async function people() {
    const backend = fakeBackend();
    const made = new People(backend, { said: () => undefined, refused: () => undefined });
    await made.list();
    return { made, backend };
  }

  it('are written cell by cell, and what is refused stays open', async () => {
    const { made } = await people();
    made.go(1, 1);
    made.begin();
    expect(made.typed).toBe('Group product manager');
    made.typed = 'Head of product';
    expect(await made.keep()).toBe(true);
    await made.list();
    expect(made.rows?.[1]?.role).toBe('Head of product');
    made.begin('x');
    made.leave();
    expect(made.editing).toBe(false);
    await expect(made.add('Nora Vale')).rejects.toThrow('already');
    await made.add('Ada Osei');
    expect(made.shown[made.at.row]?.name, 'the new one is at hand').toBe('Ada Osei');
  });

  it('are emptied cell by cell, which says nothing where nothing stood', async () => {
    const said: string[] = [];
    const backend = fakeBackend();
    const made = new People(backend, { said: ({ label }) => said.push(label), refused: () => undefined });
    await made.list();
    made.go(1, 1);
    await made.empty();
    await made.list();
    expect(made.rows?.[1]?.role ?? '').toBe('');
    await made.empty();
    expect(said).toHaveLength(1);
  });

  it('belong to audiences and leave them', async () => {
    const { made, backend } = await people();
    const sofia = made.rows!.find((row) => row.name === 'Sofia Marin')!;
    await made.belong(sofia, 'marketing', true);
    expect((await backend.audience('marketing', null)).members.map((member) => member.name)).toContain('Sofia Marin');
    await made.belong(sofia, 'marketing', false);
    expect((await backend.audience('marketing', null)).members.map((member) => member.name)).not.toContain(
      'Sofia Marin',
    );
  });
});

describe('the page of people and audiences', () => {
  it('sets the rule of a row by its number', async () => {
    const { backend } = await stage(AudiencesPage, { target: 'sales' });
    const group = screen.getByRole('radiogroup', { name: 'What happens to owner' });
    const show = group.querySelector<HTMLElement>('[aria-checked="true"]')!;
    await fireEvent.keyDown(show, { key: '4' });
    await settled(120);
    const { fields } = await backend.audience('sales', null);
    expect(fields.find((field) => field.field === 'owner')?.rule).toBe('withhold');
    expect(group.parentElement?.querySelector('.bar-out')?.textContent).toBe('Ines Rahm');
  });

  it('sets the clearance on its scale', async () => {
    const { backend } = await stage(AudiencesPage, { target: 'sales' });
    await fireEvent.click(screen.getByRole('radio', { name: 'Confidential' }));
    await settled();
    expect((await backend.listAudiences()).find((row) => row.id === 'sales')?.clearance).toBe('confidential');
  });

  it('shows the workspace as the audience sees it', async () => {
    const { session } = await stage(AudiencesPage, { target: 'sales' });
    await fireEvent.click(screen.getByRole('button', { name: 'See the roadmap as Sales' }));
    await settled();
    expect(session.readOnly).toBe(true);
    expect(session.view).toBe('roadmap');
  });

  it('takes rows of people that are pasted, but not the text of a field', async () => {
    const { backend, container, session } = await stage(AudiencesPage, { target: 'people' });
    const paste = (target: EventTarget) => {
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.assign(event, { clipboardData: { getData: () => 'Ada Osei\tLead\nGrace Okafor\tCFO' } });
      target.dispatchEvent(event);
    };
    const before = (await backend.listPeople()).length;
    paste(screen.getByRole('textbox', { name: /^Find a person/ }));
    await settled();
    expect((await backend.listPeople()).length, 'a field keeps its own text').toBe(before);
    paste(container);
    await settled();
    expect((await backend.listPeople()).length).toBe(before + 2);
    expect(session.toasts.list.at(-1)?.message).toContain('2 new');
    await fireEvent.input(screen.getByRole('textbox', { name: /^Find a person/ }), { target: { value: 'grace' } });
    await settled();
    expect(screen.getAllByRole('row').length, 'the head, and the one who is looked for').toBe(2);
    await fireEvent.input(screen.getByRole('textbox', { name: /^Find a person/ }), { target: { value: 'nobody' } });
    await settled();
    expect(screen.getByText('Nobody is found')).toBeTruthy();
  });

  it('begins with a new person where there is nobody yet', async () => {
    await stage(AudiencesPage, (backend) => {
      backend.listPeople = () => Promise.resolve([]);
      return { target: 'people' };
    });
    const [inHead, inView] = screen.getAllByRole('button', { name: /^New person/ });
    expect(inHead).toBeTruthy();
    await fireEvent.click(inView!);
    await settled();
    expect(screen.getByRole('textbox', { name: 'New person' })).toBeTruthy();
  });

  it('adds several members at once by their names, and says whom it does not know', async () => {
    const { backend } = await stage(AudiencesPage, { target: 'sales' });
    const members = async () => (await backend.audience('sales', null)).members.map(({ name }) => name);
    const before = await members();
    const others = (await backend.listPeople()).map(({ name }) => name).filter((name) => !before.includes(name));
    await fireEvent.click(screen.getByRole('button', { name: 'Add members' }));
    const field = screen.getByRole('combobox', { name: 'Add members' });
    await fireEvent.input(field, { target: { value: `${others[0]}, Nobody Known` } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled();
    expect(screen.getByRole('alert').textContent).toContain('“Nobody Known”');
    expect(await members(), 'nobody is added while one is unknown').toEqual(before);
    await fireEvent.input(field, { target: { value: others[0]!.slice(0, 4).toLowerCase() } });
    await settled();
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled();
    expect((field as HTMLInputElement).value).toBe(`${others[0]}, `);
    await fireEvent.input(field, { target: { value: `${others[0]}, ${others[1]!.toUpperCase()}` } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await settled(120);
    expect(await members()).toEqual([...before, others[0], others[1]]);
  });

  it('goes to a person by reference, and shows where they belong', async () => {
    await stage(AudiencesPage, { target: 'P-1' });
    await settled();
    expect(screen.getByRole('complementary', { name: 'Nora Vale' }).textContent).toContain('Sales');
  });

  it('can be read and used without a screen', async () => {
    for (const target of ['sales', 'people', 'P-1']) {
      const { container, unmount } = await stage(AudiencesPage, { target });
      await settled();
      expect(await violations(container), target).toEqual([]);
      unmount();
    }
  });
});

describe('a table of people', () => {
  it('is tried, says what cannot be read, and comes in as one step', async () => {
    const { backend } = await stage(AudiencesPage, { target: 'people' });
    const before = (await backend.listPeople()).length;
    await fireEvent.click(screen.getByRole('button', { name: 'Import a table' }));
    await settled();
    expect(screen.getByText(/1 person new and 2 there already/)).toBeTruthy();
    expect(screen.getByText(/line 4: Email/)).toBeTruthy();
    expect(await violations(document.body)).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    await settled();
    expect((await backend.listPeople()).length).toBe(before + 1);
    expect(backend.store.undos.at(-1)?.label).toBe('Imported 1 person from staff.csv');
  });
});
