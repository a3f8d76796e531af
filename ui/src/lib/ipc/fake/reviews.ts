// Metrics, risks, actions, signals and reviews of the stand-in: there are none, so that every such view is empty.
import { Refusal, type Backend } from '../backend';
import { TODAY } from './timeframes';

type Commands = Pick<
  Backend,
  | 'whatWaits'
  | 'listMetrics'
  | 'metric'
  | 'addReadings'
  | 'removeReading'
  | 'annotateReading'
  | 'chooseTable'
  | 'importReadings'
  | 'importSignals'
  | 'pasteSignals'
  | 'listRaid'
  | 'listActions'
  | 'listSignals'
  | 'askedFor'
  | 'addEntry'
  | 'listReviews'
  | 'reviewPack'
  | 'reviewPage'
  | 'editSection'
  | 'savePack'
  | 'saveMinutes'
  | 'concludeTopic'
  | 'agreeAction'
  | 'endReview'
  | 'nextReview'
>;

const missing = async (): Promise<never> => {
  throw new Refusal({ code: 'notFound', message: 'There is no such record.', hint: null });
};

export function fakeReviews(): Commands {
  return {
    whatWaits: async () => ({ today: TODAY, waiting: 0, holdingUp: 0, groups: [], days: [] }),
    listMetrics: async () => [],
    metric: missing,
    addReadings: missing,
    removeReading: missing,
    annotateReading: missing,
    chooseTable: async () => null,
    importReadings: missing,
    importSignals: missing,
    pasteSignals: missing,
    listRaid: async () => [],
    listActions: async () => [],
    listSignals: async () => ({ rows: [], segments: [], themes: [], askedFor: [] }),
    askedFor: async () => null,
    addEntry: missing,
    listReviews: async () => [],
    reviewPack: missing,
    reviewPage: missing,
    editSection: missing,
    savePack: missing,
    saveMinutes: missing,
    concludeTopic: missing,
    agreeAction: missing,
    endReview: missing,
    nextReview: missing,
  };
}
