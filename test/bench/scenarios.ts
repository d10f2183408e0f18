import { catalogue } from './catalogue';
import { following } from './following';
import { growth } from './growth';
import { replicas } from './replicas';
import { start } from './start';
import type { Scenario } from './table';
import { turns } from './turns';

export const SCENARIOS: Record<string, Scenario> = { turns, catalogue, growth, following, replicas, start };
