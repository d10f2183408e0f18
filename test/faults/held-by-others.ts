import type { Sabotage } from '../storm/world';
import type { Guard } from './guards';
import { blind, both, unread, withoutLanding, withoutLease, withoutSecondLook, withoutVersions } from './without';

/** Protections of which each is held by another one: alone their absence changes no outcome, with the other's it must. */
export const HELD_BY_OTHERS: { name: string; removed: Sabotage; heldBy: string; both: Guard }[] = [
  {
    name: 'lease on an order and on its notices',
    heldBy: 'the version check',
    removed: withoutLease,
    both: { name: 'lease and version check', shows: 'storm', removed: both(withoutLease, withoutVersions) },
  },
  {
    name: 'an outcome lands although the order moved on',
    heldBy: 'settling by reading',
    removed: withoutLanding,
    both: { name: 'landing and settling by reading', shows: 'sweep', removed: both(withoutLanding, unread) },
  },
  {
    name: 'another look at the intent after it is on disk',
    heldBy: 'the mark at the provider',
    removed: withoutSecondLook,
    both: { name: 'second look and mark at the provider', shows: 'sweep', removed: both(withoutSecondLook, blind) },
  },
];
