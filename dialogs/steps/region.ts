import { regionNamed } from '../words/regions';
import { SLOT_INFO } from '../slots';
import { isKnown, type Step } from './step';

export const regionStep: Step = {
  slot: 'region',
  known: (draft) => isKnown(draft, 'region'),
  ask: (_draft, resolution) => ({
    slot: 'region',
    text: 'In which region?',
    choices: resolution.choices.region ?? [],
    example: SLOT_INFO.region.example,
  }),
  read: (text) => regionNamed(text) ?? (text.trim() || undefined),
};
