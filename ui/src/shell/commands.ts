// The commands that can be given from everywhere. Views register their own beside them.
import type { Shortcut } from '../lib/keys';
import { goRound } from './regions';
import { ROUTES } from './routes';
import type { Session } from './session.svelte';
import { words } from './words';

/** What the window itself can do for a command. */
export interface Turns {
  keySheet: () => void;
  palette: () => void;
  rail: () => void;
  railIsNarrow: boolean;
}

const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200];

const command = (keys: string, what: string, run: () => unknown, more: Partial<Shortcut> = {}): Shortcut => ({
  keys,
  words: what,
  group: 'everywhere',
  run: () => void run(),
  ...more,
});
const inFields = { inFields: true };

/** Those that need no workspace. */
export function always(session: Session, turn: Turns): Shortcut[] {
  const zoomBy = (steps: number) => {
    const at = ZOOMS.findLastIndex((known) => known <= (session.layout.zoom ?? 100));
    const to = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + steps))]!;
    session.arrange({ zoom: to === 100 ? null : to });
  };
  return [
    command('Ctrl N', words.newWorkspace, () => session.newWorkspace(false), inFields),
    command('Ctrl O', words.openWorkspace, () => session.openWorkspace(null), inFields),
    command('?', words.showKeys, turn.keySheet),
    command('F1', words.showKeys, turn.keySheet, inFields),
    command('Ctrl +', words.zoomIn, () => zoomBy(1), inFields),
    command('Ctrl =', words.zoomIn, () => zoomBy(1), inFields),
    command('Ctrl -', words.zoomOut, () => zoomBy(-1), inFields),
    command('Ctrl 0', words.zoomNormal, () => session.arrange({ zoom: null }), inFields),
  ];
}

/** Those that need one. What changes something is off while another state is looked at. */
export function withWorkspace(session: Session, turn: Turns): Shortcut[] {
  const changing = [
    command('C', words.newItem, () => session.go('roadmap', 'new')),
    command('D', words.newDecision, () => session.go('decisions', 'new')),
    command('Ctrl Z', words.undo, () => session.undo()),
    command('Ctrl Shift Z', words.redo, () => session.redo()),
    command('Ctrl Y', words.redo, () => session.redo()),
    command('Ctrl S', words.freezePlan, () => session.go('compare', 'new'), inFields),
    command('', words.backUpNow, () => session.files.backUp()),
    command('', words.passphrase, () => session.go('backups')),
  ];
  const returning = [command('Escape', words.returnToToday, () => session.returnToToday(), { last: true })];
  return [
    ...(session.readOnly ? returning : changing),
    command('', words.decisionNumbers, () => session.go('decisions', 'numbers')),
    command('U', words.newUpdate, () => session.go('updates')),
    command('Ctrl K', words.showPalette, turn.palette, inFields),
    command('Ctrl Shift F', words.findEverywhere, () => session.go('search'), inFields),
    command('/', words.findEverywhere, () => session.go('search')),
    command('Ctrl P', words.exportView, () => session.go('updates'), inFields),
    ...ROUTES.map(({ view, key }) => command(`G ${key}`, words.goTo(words.views[view]), () => session.go(view))),
    command('Ctrl ,', words.goTo(words.views.settings), () => session.go('settings'), inFields),
    command('Alt ←', words.goBack, () => session.step('back')),
    command('Alt →', words.goForward, () => session.step('forward')),
    command('F6', words.nextPart, () => goRound(1), inFields),
    command('Shift F6', words.partBefore, () => goRound(-1), inFields),
    command('Ctrl B', turn.railIsNarrow ? words.widenRail : words.narrowRail, turn.rail),
  ];
}
