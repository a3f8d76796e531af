// Every sentence of the timeline.
import type { DrawnFormat, Mark } from '../../lib/ipc/types';
import { count, number } from '../../lib/text/counts';
import { MARK_WORDS } from '../../lib/text/scales';
import type { ZoomStep } from './zoom';

export const timelineWords = {
  label: 'The roadmap in time',
  zoom: 'Zoom',
  zooms: { week: 'Week', month: 'Month', quarter: 'Quarter', half: 'Half-year', year: 'Year' } satisfies Record<
    ZoomStep,
    string
  >,
  closer: 'Closer',
  wider: 'Wider',
  toToday: 'Go to today',
  calendar: 'Calendar',
  fiscal: 'Fiscal',
  yearStarts: (month: string) => `Year starts in ${month}`,
  within: 'Lanes within',
  noLanes: 'none',
  tally: (mark: Mark, items: number) => `${number(items)} ${MARK_WORDS[mark].toLowerCase()}`,
  allItems: 'All items',
  fold: (name: string) => `Fold ${name}`,
  unfold: (name: string) => `Unfold ${name}`,
  unscheduled: (items: number) => `Unscheduled ${number(items)}`,
  unscheduledHint: 'drag onto the timeline, or press S on the item',
  unscheduledLabel: 'Items without a date',
  more: (items: number) => `${number(items)} more`,
  outside: 'Outside this view:',
  earlier: (items: number) => `${number(items)} earlier`,
  later: (items: number) => `${number(items)} later`,
  beyond: (items: number) => `${count(items, 'item', 'items')} more than twenty years away`,
  escCancels: 'Esc cancels',
  fadedEnd: 'A faded end is known to the quarter or less',
  baseline: 'Baseline',
  noBaseline: 'No baseline',
  toChanges: 'What changed in the plan',
  export: 'Export',
  exportPdf: 'Export the roadmap as PDF',
  forAuthor: 'With everything, for inside',
  forReader: (name: string) => `For ${name}`,
  formats: { pdf: 'PDF', png: 'PNG', svg: 'SVG', csv: 'CSV', json: 'JSON' } satisfies Record<DrawnFormat, string>,
  drawn: (path: string) => `Saved: ${path}`,
  leaked: (values: number) =>
    `No file was written: ${count(values, 'value', 'values')} that this audience may not see would have stood in it.`,
  keys: {
    later: 'Move the bar later',
    earlier: 'Move the bar earlier',
    longer: 'Move its end later',
    shorter: 'Move its end earlier',
    startLater: 'Move its start later',
    startEarlier: 'Move its start earlier',
    schedule: 'Give an item without a date the time in view',
    open: 'Open the item',
  },
};
