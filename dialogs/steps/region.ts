import { regionNamed } from '../words/regions';
import { isKnown, type Step } from './step';

export const regionStep: Step = {
  slot: 'region',
  known: (draft) => isKnown(draft, 'region'),
  read: (text) => regionNamed(text) ?? (text.trim() || undefined),
};
