// Every sentence of goals, scores and releases.
import type { MeasureRow, RankOrder, ReleaseState } from '../../lib/ipc/types';
import { count, list, number, percent, withUnit } from '../../lib/text/counts';

export const goals = {
  none: 'No goal is written down yet',
  noneWords: 'Write down what is to be reached. Items name it as their goal, and what serves none is shown.',
  add: 'New goal',
  addHint: 'What is to be reached? Enter adds it',
  name: 'Name of the goal',
  owner: 'Who answers for it',
  noOwner: 'Nobody yet',
  when: 'When it is to be reached',
  noWhen: 'No time yet',
  undeclared: 'items name it, but it is not written down',
  declare: 'Write it down',
  putAway: (goal: string) => `Put ${goal} away`,
  measures: 'Measured by',
  noMeasures: 'Say what shows that it is reached',
  editMeasures: 'Change what it is measured by',
  progressOf: (measure: string) => `How far ${measure} is`,
  way: ({ from, to, unit }: MeasureRow) => `from ${number(from ?? 0)} to ${withUnit(to ?? 0, unit)}`,
  amount: withUnit,
  why: 'Why it matters',
  noWhy: 'Say why it matters',
  away: (by: number) => `${number(Math.abs(Math.round(by * 100)))} points too ${by > 0 ? 'much' : 'little'}`,
  total: (days: string) => `${days} of effort in all`,
  unserved: (share: number) => `${percent(share)} of it serves no goal`,
  allServe: 'all of it serves a goal',
  apart: (goals: number) =>
    goals === 1
      ? '1 goal gets far more or less of it than its weight says'
      : `${number(goals)} goals get far more or less of it than their weights say`,
  rest: (items: number) => `${number(items)} other`,
  percent,
  effort: 'Share of effort',
  share: (share: number) => `${percent(share)} of the effort`,
  weight: 'Weight',
  noWeight: 'none yet',
  shouldBe: (share: number) => `should be ${percent(share)}`,
  ofShown: 'of what the filter lets through',
  without: 'Serves no goal',
  onTrack: (items: number) => `${number(items)} on track`,
  done: (items: number) => `${number(items)} done`,
  more: (items: string) => `and ${items} more`,
};

export const scores = {
  by: 'How items are scored',
  rank: 'Rank',
  score: 'Score',
  first: 'Which items come first',
  orders: { highest: 'Highest first', unscored: 'Not scored first' } satisfies Record<RankOrder, string>,
  title: 'Scores',
  noInput: 'Not given',
  scored: (scored: number, of: number) => `${number(scored)} of ${number(of)} have a score`,
  notYet: 'Not scored yet',
  why: (reason: string) => `It ${reason}`,
  input: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
  inputOf: (name: string, ref: string) => `${name} of ${ref}`,
  last: 'Last scored',
  much: 'much for little',
  little: 'little for much',
  formulaText: (text: string) => text.replaceAll(' * ', ' × ').replaceAll(' - ', ' − '),
  score1: (score: number) => number(Math.abs(score) >= 100 ? Math.round(score) : Math.round(score * 10) / 10),
  givenBy: (by: string, when: string) => `${by}, ${when}`,
  more: (items: number) => `Show more, ${number(items)} are not shown`,
  own: 'Own formula',
  change: 'Change the formula',
  putAway: 'Put it away',
  formulaName: 'What it is called',
  formula: 'Formula',
  ownInputs: 'Inputs of its own',
  keep: 'Keep the formula',
  help: 'There are reach, impact, confidence, value, urgency, risk, size and effort in days; + - * / and brackets; min, max and sqrt. What would divide by nothing has no score, with the reason.',
  chart: (worth: string, cost: string) => `${worth} beside ${cost}`,
  isWorth: (worth: string) => `↑ ${worth}`,
  takes: (cost: string) => `${cost} →`,
  noChart: 'Items stand here once they have what the formula needs.',
};

export const releases = {
  noneFit: 'No release fits',
  noneFitWords: 'No milestone is let through by the filter, and none holds an item that is.',
  none: 'No milestones yet',
  noneWords: 'A milestone is a release: it holds what is part of it and what it depends on.',
  empty: 'It holds nothing yet. Link items as “depends on”, or make them part of it.',
  inDays: (days: number) =>
    days === 0 ? 'today' : days > 0 ? `in ${count(days, 'day', 'days')}` : `${count(-days, 'day', 'days')} ago`,
  ready: 'Nothing stands against it',
  counts: (against: number, decisions: number) =>
    [
      against > 0 ? `${count(against, 'item', 'items')} against it` : '',
      decisions > 0 ? `${count(decisions, 'decision', 'decisions')} open` : '',
    ]
      .filter(Boolean)
      .join(', '),
  doneOf: (done: number, items: number) => `${number(done)} of ${number(items)} done`,
  against: (against: string[]) => list(against),
  notDecided: (items: string[]) => (items.length > 0 ? `not decided, holds up ${list(items)}` : 'not decided'),
  states: {
    released: 'Released',
    ready: 'Ready',
    onItsWay: 'On its way',
    notReady: 'Not ready',
    empty: 'Holds nothing yet',
  } satisfies Record<ReleaseState, string>,
};
