import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { AdaptiveCard } from './card';

/**
 * Prepares a template once and answers the function that fills it. A part of a template that may be absent or repeat
 * is bound to an array with `$data`; `$when` is refused, because it takes a misspelt field for "no" and says nothing.
 * Throws when the data lacks a field that the template names.
 */
export function cardTemplate<Data extends object>(name: string, source: object): (data: Data) => AdaptiveCard {
  if (JSON.stringify(source).includes('"$when"')) throw fault(name, '$when in the template');
  const template = new Template(source);
  return (data) => {
    const missing: string[] = [];
    const safe = withoutExpressions(name, data);
    const card = noticing(missing, () => template.expand({ $root: safe }) as AdaptiveCard);
    if (missing.length > 0) throw fault(name, `no ${missing.join(', ')}`);
    const json = JSON.stringify(card, withoutEmpty);
    if (json.includes('${')) throw fault(name, 'an expression was left over');
    return JSON.parse(json) as AdaptiveCard;
  };
}

/** An empty property says the same as none, and some clients take an empty number or placeholder amiss. */
function withoutEmpty(key: string, value: unknown): unknown {
  return value === null || (value === '' && key !== 'text' && key !== 'title') ? undefined : value;
}

/** The engine leaves a missing field in the card as it is; its one hook tells us instead. */
function noticing<T>(missing: string[], work: () => T): T {
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    missing.push(path);
    return undefined;
  };
  try {
    return work();
  } finally {
    GlobalSettings.getUndefinedFieldValueSubstitutionString = undefined;
  }
}

/** The engine does not evaluate data, but what looks like an expression would hide one that was left over. */
function withoutExpressions(name: string, data: object): object {
  return JSON.parse(JSON.stringify(data).replaceAll('${', '$ {'), (key, value: unknown) => {
    if (value === null) throw fault(name, `${key} is null`);
    return value;
  }) as object;
}

function fault(name: string, what: string): Error {
  return new Error(`card ${name}: ${what}`);
}
