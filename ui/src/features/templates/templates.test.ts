import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fakeBackend } from '../../lib/ipc/fake';
import { settled, stage, violations } from '../../lib/testing/stage';
import { Templates } from './templates.svelte';
import TemplatesPage from './TemplatesPage.svelte';

async function templates() {
  const backend = fakeBackend();
  const left: { why: string; again: () => Promise<unknown> }[] = [];
  const made = new Templates(backend, {
    said: () => undefined,
    refused: () => undefined,
    leftBehind: (why, again) => left.push({ why, again }),
  });
  await made.list();
  return { made, backend, left };
}

describe('templates', () => {
  it('show the page of the audience that starts from them', async () => {
    const { made } = await templates();
    await made.choose('sales');
    expect(made.audienceId).toBe('sales');
    expect(made.page?.words).toBe(142);
    expect(made.isKept).toBe(true);
  });

  it('keep the last page while something is wrong in the text', async () => {
    const { made } = await templates();
    made.typed('# A\n\n```roadbook itmes\n```');
    await made.look();
    expect(made.faults.map((fault) => fault.line)).toEqual([3]);
    expect(made.page, 'the page that stood there stays').not.toBeNull();
    expect(made.isKept).toBe(false);
  });

  it('say why a text could not be kept, and give it back when another one is opened', async () => {
    const { made, backend, left } = await templates();
    const { editTemplate } = backend;
    backend.editTemplate = async () => Promise.reject(new Error('The disk is full'));
    made.typed('# Mine');
    await made.keep();
    expect([made.isDirty, made.error]).toEqual([true, 'The disk is full']);
    await made.choose('sales');
    expect(left.map(({ why }) => why)).toEqual(['The disk is full']);
    backend.editTemplate = editTemplate;
    await left[0]!.again();
    expect(await backend.templateText('executives')).toBe('# Mine');
  });

  it('keep what was written before another one is opened', async () => {
    const { made, backend } = await templates();
    made.typed('# Mine');
    await made.choose('sales');
    expect(await backend.templateText('executives')).toBe('# Mine');
    await made.list();
    expect(made.rows?.[0]?.origin).toBe('edited');
    await made.choose('executives');
    await made.reset();
    await made.list();
    expect(made.text).toContain('{{ headline }}');
  });
});

describe('the page of the templates', () => {
  it('says what is wrong beside its line', async () => {
    await stage(TemplatesPage, { target: 'sales' });
    const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The text of the template' });
    await fireEvent.input(area, { target: { value: '# A\n\n```roadbook itmes\n```' } });
    await settled(400);
    expect(screen.getByRole('button', { name: 'Line 3' })).toBeTruthy();
    expect(screen.getByText(/Did you mean items/)).toBeTruthy();
  });

  it('completes what is begun, and says what it becomes', async () => {
    await stage(TemplatesPage, { target: 'sales' });
    const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'The text of the template' });
    await fireEvent.input(area, { target: { value: 'For {{ com' } });
    expect(screen.getByRole('option').textContent).toContain('Larkfield Payments');
    await fireEvent.keyDown(area, { key: 'Enter' });
    await settled();
    expect(area.value).toBe('For {{ company }}');
  });

  it('shows the versions and brings one back', async () => {
    const { backend } = await stage(TemplatesPage, { target: 'sales' });
    await backend.editTemplate('sales', 'text', '# Mine');
    await settled();
    await fireEvent.click(screen.getByRole('button', { name: 'Versions' }));
    await settled();
    await fireEvent.click(screen.getByText('Version 1'));
    await fireEvent.click(screen.getByText('Bring version 1 back'));
    await settled();
    expect(await backend.templateText('sales')).toContain('{{ headline }}');
  });

  it('can be read and used without a screen', async () => {
    const { container } = await stage(TemplatesPage, { target: null });
    expect(await violations(container)).toEqual([]);
  });
});
