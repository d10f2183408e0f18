import { isDeepStrictEqual } from 'node:util';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { AdaptiveCard } from './card';
import { isEmpty, plainTemplate, type Fill } from './plain-template';

/**
 * Prepares a template once and answers the function that fills it. A part of a template that may be absent or repeat
 * is bound to an array with `$data`; `$when` is refused, because it takes a misspelt field for "no" and says nothing.
 * Throws when the data lacks a field that the template names.
 */
export function cardTemplate<Data extends object>(name: string, source: object): (data: Data) => AdaptiveCard {
  if (JSON.stringify(source).includes('"$when"')) throw new Error(`card ${name}: $when in the template`);
  const fill = quickOnceProven(source);
  return (data) => {
    try {
      return fill(data) as AdaptiveCard;
    } catch (error) {
      throw new Error(`card ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
}

/**
 * The engine has the word: it fills a template first, and the quick way takes over only when it says the very same.
 * A template with expressions stays with the engine.
 */
function quickOnceProven(source: object): Fill {
  const engine = engineTemplate(source);
  const quick = plainTemplate(source);
  if (!quick) return engine;
  let fill: Fill = (data) => {
    const card = engine(data);
    fill = isDeepStrictEqual(quick(data), card) ? quick : engine;
    return card;
  };
  return (data) => fill(data);
}

export function engineTemplate(source: object): Fill {
  const template = new Template(source);
  return (data) => {
    const missing: string[] = [];
    const safe = withoutExpressions(data);
    const card = noticing(missing, () => template.expand({ $root: safe }) as object);
    if (missing.length > 0) throw new Error(`no ${missing.join(', ')}`);
    const json = JSON.stringify(card, (key, value: unknown) => (isEmpty(key, value) ? undefined : value));
    if (json.includes('${')) throw new Error('an expression was left over');
    return JSON.parse(json) as object;
  };
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
function withoutExpressions(data: object): object {
  return JSON.parse(JSON.stringify(data).replaceAll('${', '$ {'), (key, value: unknown) => {
    if (value === null) throw new Error(`${key} is null`);
    return value;
  }) as object;
}
