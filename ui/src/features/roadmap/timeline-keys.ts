// What a key does on the timeline: arrows look around, with Alt they move the bar, with Shift and Alt one of its ends.
import { keyOf, type Shortcut } from '../../lib/keys';
import type { Hold } from './hold.svelte';
import type { Join } from './join.svelte';
import { timelineWords as words } from './timeline-words';
import type { Timeline } from './timeline.svelte';

const PAGE = 10;

interface Does {
  join: Join;
  zoomBy: (steps: number) => void;
  open: (ref: string) => void;
}

/** The keys as the registry has them; those without anything to run are answered where the timeline has the focus. */
export function shortcuts(does: { zoomBy: (steps: number) => void; toToday: () => void }): Shortcut[] {
  const said = {
    'Alt →': words.keys.later,
    'Alt ←': words.keys.earlier,
    'Shift Alt →': words.keys.longer,
    'Shift Alt ←': words.keys.shorter,
    'Shift Alt ↓': words.keys.startLater,
    'Shift Alt ↑': words.keys.startEarlier,
    'Alt ↓': words.keys.laneDown,
    'Alt ↑': words.keys.laneUp,
    L: words.keys.join,
    S: words.keys.schedule,
    Enter: words.keys.open,
  };
  return [
    { keys: 'T', words: words.toToday, group: 'view', run: does.toToday },
    { keys: '+', words: words.closer, group: 'view', run: () => does.zoomBy(-1) },
    { keys: '-', words: words.wider, group: 'view', run: () => does.zoomBy(1) },
    ...Object.entries(said).map(([keys, what]) => ({ keys, words: what, group: 'view' as const })),
  ];
}

export function timelineKey(event: KeyboardEvent, timeline: Timeline, hold: Hold, does: Does): void {
  if (answers(event, timeline, hold, does)) event.preventDefault();
}

function answers(event: KeyboardEvent, timeline: Timeline, hold: Hold, does: Does): boolean {
  const { key, altKey, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return false;
  if (altKey) {
    const across = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const down = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (across) void hold.nudge(shiftKey ? 'end' : 'whole', across);
    else if (down && shiftKey) void hold.nudge('start', down);
    else if (down) void hold.nudgeLane(down);
    else return false;
    return true;
  }
  const steps: Record<string, [number, number]> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [PAGE, 0],
    PageUp: [-PAGE, 0],
  };
  const step = steps[key];
  if (step) return go(timeline, step);
  if (key === 'Home' || key === 'End') {
    timeline.leap(key === 'Home' ? 'first' : 'last');
    return true;
  }
  if (keyOf(event) === 'L' && !shiftKey) return does.join.begin();
  if (key === 'Enter' && does.join.from !== null) {
    void does.join.end();
    return true;
  }
  if (key === 'Enter' && timeline.move) {
    void timeline.drop();
    return true;
  }
  if (key !== 'Enter' || timeline.at === null) return false;
  if (timeline.bar(timeline.at)) does.open(timeline.at);
  else timeline.fold(timeline.at);
  return true;
}

/** On the head of lanes, left folds and right unfolds. */
function go(timeline: Timeline, [down, across]: [number, number]): boolean {
  const head = across !== 0 && timeline.lines.find(({ key, lane }) => lane.head && key === timeline.at);
  if (!head) timeline.step(down, across);
  else if (head.folded === across > 0) timeline.fold(head.key);
  return true;
}
