import type { Scenario } from './table';
import { turns } from './turns';

export const SCENARIOS: Record<string, Scenario> = { turns };
