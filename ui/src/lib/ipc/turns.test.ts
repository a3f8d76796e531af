import { describe, expect, it } from 'vitest';
import { inTurn } from './turns';

describe('calls in their turn', () => {
  it('let undo wait for the edit that is being written, also when that is refused, and nothing else', async () => {
    const order: string[] = [];
    let end: (refused: boolean) => void = () => undefined;
    const calls = inTurn({
      writeField: () =>
        new Promise<void>((done, refuse) => {
          end = (refused) => {
            order.push('written');
            if (refused) refuse(new Error('no'));
            else done();
          };
        }),
      readField: async () => void order.push('read'),
      undo: async () => void order.push('undone'),
    });
    for (const refused of [false, true]) {
      const writing = calls.writeField().catch(() => undefined);
      await calls.readField();
      const undoing = calls.undo();
      end(refused);
      await Promise.all([writing, undoing]);
    }
    expect(order).toEqual(['read', 'written', 'undone', 'read', 'written', 'undone']);
  });
});
