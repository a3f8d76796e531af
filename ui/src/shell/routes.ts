// The views the window has, how each is reached, and what is loaded for it. Only what exists stands here.
import ChartGantt from '@lucide/svelte/icons/chart-gantt';
import DatabaseBackup from '@lucide/svelte/icons/database-backup';
import FileDown from '@lucide/svelte/icons/file-down';
import Gauge from '@lucide/svelte/icons/gauge';
import LayoutTemplate from '@lucide/svelte/icons/layout-template';
import GitCompare from '@lucide/svelte/icons/git-compare';
import HistoryIcon from '@lucide/svelte/icons/history';
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote';
import Presentation from '@lucide/svelte/icons/presentation';
import SearchIcon from '@lucide/svelte/icons/search';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Send from '@lucide/svelte/icons/send';
import SettingsIcon from '@lucide/svelte/icons/settings';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Signpost from '@lucide/svelte/icons/signpost';
import Sun from '@lucide/svelte/icons/sun';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import RoadmapPage from '../features/roadmap/RoadmapPage.svelte';
import type { IconShape } from '../lib/components/icon';
import type { View } from '../lib/desk';

/** What each page is given: the record to open, and how to tell that another one is open now. */
export interface PageProps {
  target: string | null;
}

export interface Route {
  view: View;
  icon: IconShape;
  key: string;
  /** At the bottom of the rail rather than at its top. */
  foot: boolean;
  /** Not in the rail: reached from the view it belongs to, by its key and from the palette. */
  aside?: boolean;
  page: () => Promise<Component<PageProps>>;
}

// Each view is fetched when it is first opened. The one a workspace opens with comes with the window.
export const ROUTES: Route[] = [
  {
    view: 'today',
    icon: Sun,
    key: 'N',
    foot: false,
    page: async () => (await import('../features/today/TodayPage.svelte')).default,
  },
  {
    view: 'roadmap',
    icon: ChartGantt,
    key: 'R',
    foot: false,
    page: async () => RoadmapPage,
  },
  {
    view: 'compare',
    icon: GitCompare,
    key: 'P',
    foot: false,
    page: async () => (await import('../features/compare/ComparePage.svelte')).default,
  },
  {
    view: 'decisions',
    icon: Signpost,
    key: 'D',
    foot: false,
    page: async () => (await import('../features/decisions/DecisionsPage.svelte')).default,
  },
  {
    view: 'updates',
    icon: Send,
    key: 'U',
    foot: false,
    page: async () => (await import('../features/updates/UpdatesPage.svelte')).default,
  },
  {
    view: 'reviews',
    icon: Presentation,
    key: 'V',
    foot: false,
    page: async () => (await import('../features/reviews/ReviewsPage.svelte')).default,
  },
  {
    view: 'signals',
    icon: MessageSquareQuote,
    key: 'W',
    foot: false,
    page: async () => (await import('../features/signals/SignalsPage.svelte')).default,
  },
  {
    view: 'metrics',
    icon: Gauge,
    key: 'M',
    foot: false,
    page: async () => (await import('../features/metrics/MetricsPage.svelte')).default,
  },
  {
    view: 'risks',
    icon: ShieldAlert,
    key: 'K',
    foot: false,
    page: async () => (await import('../features/risks/RisksPage.svelte')).default,
  },
  {
    view: 'audiences',
    icon: Users,
    key: 'A',
    foot: false,
    page: async () => (await import('../features/audiences/AudiencesPage.svelte')).default,
  },
  {
    view: 'templates',
    icon: LayoutTemplate,
    key: 'T',
    foot: false,
    page: async () => (await import('../features/templates/TemplatesPage.svelte')).default,
  },
  {
    view: 'search',
    icon: SearchIcon,
    key: 'F',
    foot: true,
    page: async () => (await import('../features/search/SearchPage.svelte')).default,
  },
  {
    view: 'history',
    icon: HistoryIcon,
    key: 'H',
    foot: true,
    page: async () => (await import('../features/history/HistoryPage.svelte')).default,
  },
  {
    view: 'import',
    icon: FileDown,
    key: 'I',
    foot: true,
    page: async () => (await import('../features/imports/ImportPage.svelte')).default,
  },
  {
    view: 'backups',
    icon: DatabaseBackup,
    key: 'B',
    foot: true,
    page: async () => (await import('../features/backups/BackupsPage.svelte')).default,
  },
  {
    view: 'statuses',
    icon: ListChecks,
    key: 'O',
    foot: true,
    aside: true,
    page: async () => (await import('../features/statuses/StatusesPage.svelte')).default,
  },
  {
    view: 'settings',
    icon: SettingsIcon,
    key: 'S',
    foot: true,
    page: async () => (await import('../features/settings/SettingsPage.svelte')).default,
  },
];

/** Fetches the page of a view. */
export function pageOf(view: View): Promise<Component<PageProps>> {
  return ROUTES.find((known) => known.view === view)!.page();
}

/** Reads `#/decisions/D-7`. Anything else is the roadmap. */
export function readAddress(hash: string): { view: View; ref: string | null } {
  const [, name, ref] = hash.split('/');
  const route = ROUTES.find((known) => known.view === name);
  return { view: route?.view ?? 'roadmap', ref: ref ? decodeURIComponent(ref) : null };
}

export function writeAddress(view: View, ref: string | null): string {
  // What an import is about is a path of this computer, and no place to come back to.
  return ref && view !== 'import' ? `#/${view}/${encodeURIComponent(ref)}` : `#/${view}`;
}
