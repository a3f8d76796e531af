import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';

/** An icon of the one set there is. */
export type IconShape = Component<LucideProps>;
