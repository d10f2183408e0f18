import type { AppliedScopeType } from '../../bot/commerce/commerce';
import { namePhrase } from './name-phrase';
import { isPartOfName } from './part-of-name';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';

const SHARED =
  'shared|shared scope|scope shared|applied scope shared|shared subscriptions|gemeinsam|gemeinsamer bereich|bereich gemeinsam|' +
  'gemeinsam genutzt|geteilt|freigegeben|bereich freigegeben|freigegebener bereich|partagé|portée partagée|partagée';
const SINGLE =
  'single scope|scope single|applied scope single|single subscription|single subscription scope|scope single subscription|one subscription only|' +
  'einzeln|einzelner bereich|bereich einzeln|einzelnes abonnement|einzelabonnement|einzelabo|abonnement unique|portée unique';

const SCOPES = phraseTable<AppliedScopeType>([
  [SHARED, 'Shared'],
  [SINGLE, 'Single'],
  [
    'management group scope|scope management group|management group|managementgroup|verwaltungsgruppe',
    'ManagementGroup',
  ],
]);
const KEYS = phraseTable([
  ['scope|applied scope|appliedscopetype|applied scope type|bereich|geltungsbereich|portée', true],
]);
const VALUES = phraseTable<AppliedScopeType>([
  ['shared|gemeinsam|freigegeben|geteilt|partagé', 'Shared'],
  ['single|single subscription|subscription|einzeln|einzelnes abonnement|unique', 'Single'],
  ['managementgroup|management group|verwaltungsgruppe', 'ManagementGroup'],
]);
const APPLIES_TO = phraseTable([
  [
    'applied to|applies to|apply to|apply it to|applying to|discount for|gilt für|angewendet auf|anwenden auf|anwenden auf abo',
    true,
  ],
]);
const RESOURCE_GROUP = phraseTable([['resource group|resourcegroup|rg|ressourcengruppe', true]]);
const TENANT_AHEAD = /^(?:in|of|im|des) (?:tenant|mandant|mandanten)$/;
const THING = /^(?:the|subscription|sub|abo|abonnement|to|on|for|[:=])$/;

/** Reads what the discount applies to. A key and its value may be separated by a colon. */
export function readScope(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const applies = phraseAt(sentence, at, APPLIES_TO);
    const group = phraseAt(sentence, at, RESOURCE_GROUP);
    const scope = keyedScope(sentence, at) ?? phraseAt(sentence, at, SCOPES);
    if (applies) readTarget(sentence, 'appliedSubscription', at, applies.to);
    else if (group) readTarget(sentence, 'resourceGroup', at, group.to);
    else if (scope && !isPartOfName(sentence, at, scope.to)) addScope(sentence, scope.value, at, scope.to);
  }
}

function addScope(sentence: Sentence, scope: AppliedScopeType, at: number, to: number): void {
  sentence.add('appliedScopeType', scope, at, to);
  const target = afterThings(sentence, to);
  const kind = sentence.kind(target);
  if (scope === 'ManagementGroup') {
    const name = namePhrase(sentence, target);
    if (!name) return;
    sentence.add('managementGroup', name.text, to, name.to);
    const tenant = TENANT_AHEAD.exec(sentence.text(name.to, name.to + 2).toLowerCase());
    const id = tenant && namePhrase(sentence, name.to + 2);
    if (id) sentence.add('managementTenant', id.text, name.to, id.to);
  } else if (
    scope === 'Single' &&
    sentence.isFree(target) &&
    (kind === 'guid' || kind === 'quoted' || kind === 'resource')
  ) {
    sentence.add('appliedSubscription', sentence.text(target, target + 1), to, target + 1);
  }
}

function readTarget(sentence: Sentence, slot: 'appliedSubscription' | 'resourceGroup', at: number, to: number): void {
  const all = phraseAt(sentence, to, SCOPES);
  if (all?.value === 'Shared') return addScope(sentence, 'Shared', at, all.to);
  const name = namePhrase(sentence, afterThings(sentence, to));
  if (!name) return;
  sentence.add(slot, name.text, at, name.to);
  sentence.add('appliedScopeType', 'Single', at, name.to);
}

function keyedScope(sentence: Sentence, at: number) {
  const key = phraseAt(sentence, at, KEYS);
  if (!key) return undefined;
  const hasSeparator = /^(?:[:=]|to|is|auf|ist)$/.test(sentence.free(key.to));
  return phraseAt(sentence, hasSeparator ? key.to + 1 : key.to, VALUES);
}

function afterThings(sentence: Sentence, from: number): number {
  let at = from;
  while (THING.test(sentence.free(at))) at += 1;
  return at;
}
