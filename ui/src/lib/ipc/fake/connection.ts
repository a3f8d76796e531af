// The one decision of the stand-in that has everything a decision can have.
import type { DecisionRecord, DecisionRow } from '../types';

const row: Partial<DecisionRow> = {
  title: 'Our own instant connection, or the partner bank’s?',
  neededBy: '2026-11-13',
  waitingSince: '2026-10-27',
  escalatesOn: '2026-11-27',
  escalatesTo: 'the COO',
  approver: 'CFO',
  driver: 'Ines Rahm',
  blocked: ['Payout rails', 'Risk engine', 'R-2'],
  recommendation: 'Our own connection',
  options: 3,
  sensitivity: 'confidential',
};

const more: Partial<DecisionRecord> = {
  reversible: 'oneWay',
  contributors: ['Risk', 'Bank desk'],
  informed: ['Executives', 'Engineering'],
  context: 'The partner bank caps instant payouts.',
  contextHtml:
    '<p>The partner bank caps instant payouts at €15,000 and closes on Sundays. Our own connection lifts both, and needs a certification slot on 9 December.</p>',
  drivers: ['A date in three signed contracts', 'Cost of each payout'],
  options: [
    {
      name: 'Our own connection',
      pros: ['No cap, open every day', 'Saves 4 p on each payout'],
      cons: ['Certification slot only on 9 December', 'Two people on call from launch'],
      neutral: [],
      effort: '86 days',
      risk: 'Medium',
      disqualifier: null,
      text: '',
    },
    {
      name: 'Through the partner bank',
      pros: ['Live four weeks sooner', 'No certification'],
      cons: ['Capped at €15,000 a payout', 'Closed on Sundays'],
      neutral: [],
      effort: '38 days',
      risk: 'Low',
      disqualifier: null,
      text: '',
    },
    {
      name: 'Wait for the shared hub',
      pros: ['Lowest cost to run'],
      cons: ['Breaks a date in three signed contracts'],
      neutral: [],
      effort: '20 days',
      risk: 'High',
      disqualifier: 'Too late for the contracts',
      text: '',
    },
  ],
  ifNobodyDecides:
    'On 4 December the certification slot is lost. The next one is on 17 February, so R-2 moves to May 2027.',
  tradeOffs: 'We take on call duty for a better price.',
  reversalTrigger: 'Certification fails twice.',
  relations: [{ relation: 'supersedes', word: 'Supersedes', ref: 'D-1', title: 'Partner bank only' }],
  items: [{ ref: 'R-2', title: 'Instant payouts in euros' }],
  tags: ['rails'],
  since: [
    { field: 'ifNobodyDecides', at: '2026-10-27T09:12:00Z', by: 'Ines Rahm', was: null, operation: 'Added D-7' },
    {
      field: 'neededBy',
      at: '2026-11-02T16:40:00Z',
      by: 'Nora Vale',
      was: '6 November 2026',
      operation: 'Changed D-7',
    },
  ],
};

export const CONNECTION = { row, more };
