// Who can be told in the stand-in, and the page each gets.
import type { AudienceRow } from '../types';

export const AUDIENCES: AudienceRow[] = [
  {
    id: 'executives',
    name: 'Executives',
    clearance: 'confidential',
    precision: 'month',
    precisionWord: 'to the month',
    members: 7,
    channel: 'Mail',
    cadence: 'every two weeks',
    template: 'executives',
    wordsInUpdate: null,
  },
  {
    id: 'engineering',
    name: 'Engineering',
    clearance: 'internal',
    precision: 'day',
    precisionWord: 'to the day',
    members: 41,
    channel: 'Page',
    cadence: 'every week',
    template: 'engineering',
    wordsInUpdate: null,
  },
  {
    id: 'sales',
    name: 'Sales',
    clearance: 'internal',
    precision: 'quarter',
    precisionWord: 'to the quarter',
    members: 34,
    channel: 'Mail',
    cadence: 'every month',
    template: 'sales',
    wordsInUpdate: 250,
  },
  {
    id: 'marketing',
    name: 'Marketing',
    clearance: 'internal',
    precision: 'month',
    precisionWord: 'to the month',
    members: 12,
    channel: null,
    cadence: 'every month',
    template: 'general',
    wordsInUpdate: null,
  },
  {
    id: 'support',
    name: 'Support',
    clearance: 'internal',
    precision: 'month',
    precisionWord: 'to the month',
    members: 23,
    channel: null,
    cadence: null,
    template: 'general',
    wordsInUpdate: null,
  },
  {
    id: 'finance',
    name: 'Finance and board',
    clearance: 'confidential',
    precision: 'quarter',
    precisionWord: 'to the quarter',
    members: 5,
    channel: 'PDF',
    cadence: 'every quarter',
    template: 'general',
    wordsInUpdate: null,
  },
  {
    id: 'customers',
    name: 'Customers',
    clearance: 'public',
    precision: 'nowNextLater',
    precisionWord: 'now, next or later',
    members: 0,
    channel: 'Page',
    cadence: null,
    template: 'customers',
    wordsInUpdate: null,
  },
];

export const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Product update for Sales</title><style>
body{font:15px/1.55 "Inter Variable",Inter,system-ui,sans-serif;color:#1c2530;margin:0 auto;max-width:640px;padding:48px 40px}
.top{display:flex;justify-content:space-between;border-bottom:2px solid #1c2530;padding-bottom:10px;font-size:12px;color:#5c6670}
h1{font-size:27px;line-height:1.2;letter-spacing:-.015em;margin:22px 0 4px}h2{font-size:15px;color:#00717a;margin:24px 0 4px}
p{margin:0 0 8px}ul{padding-left:18px;margin:0}table{width:100%;border-collapse:collapse;font-size:13.5px}td{border-top:1px solid #dfe4e8;padding:6px 8px 6px 0}.faint{color:#5c6670}
</style></head><body><div class="top"><span>Larkfield Payments</span><span>Internal</span></div><h1>Product update for Sales</h1>
<p class="faint">Draft · 24 November 2026 · from product operations</p><p><b>Mostly on plan. Instant euro payouts move by one quarter.</b></p>
<h2>What is coming</h2><ul><li><b>Instant euro payouts</b> come in FY27 Q4 (January to March 2027) and may move.</li><li><b>Invoice reminders</b> are live for everyone.</li><li><b>E-invoicing for France</b> and <b>mandate migration</b> come in FY28 Q1 (April to June 2027).</li></ul>
<h2>What we need from you</h2><p>Which open deals name a date for instant payouts? By Tuesday 1 December, reply to this message. If we hear nothing we assume none.</p>
<h2>Dates coming up</h2><table><tr><td class="faint">R-2</td><td><b>Instant euro payouts</b></td><td>FY27 Q4, Jan–Mar 2027</td><td>Committed</td></tr><tr><td class="faint">R-3</td><td><b>Payout batching</b></td><td>FY27 Q4, Jan–Mar 2027</td><td>Likely</td></tr><tr><td class="faint">R-21</td><td><b>E-invoicing for France</b></td><td>FY28 Q1, Apr–Jun 2027</td><td>Committed</td></tr><tr><td class="faint">R-22</td><td><b>Mandate migration</b></td><td>FY28 Q1, Apr–Jun 2027</td><td>Likely</td></tr><tr><td class="faint">R-31</td><td><b>API version 3</b></td><td>FY28 Q1, Apr–Jun 2027</td><td>Likely</td></tr></table>
<h2>Where to ask</h2><p>Nora Vale, product operations</p></body></html>`;
