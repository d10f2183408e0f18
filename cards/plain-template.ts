/**
 * Fills templates that hold nothing but fields: `${name}`, `${$root.name}`, `${$data}`, and `$data` bound to a field.
 * That is all that this bot's cards need, and made ready once it costs a tenth of what the engine of all expressions
 * does. The engine has the last word: render.ts asks it first, test/cards/plain-template.test.ts compares the two.
 */
export type Fill = (data: object) => object;

/** Undefined when the template needs more than fields. Throws when it is filled with data that lacks one. */
export function plainTemplate(source: object): Fill | undefined {
  try {
    const fill = nodeOf(source);
    return (data) => fill({ root: data, data }) as object;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** What is above a part of the template, and what it is bound to. */
interface Scope {
  root: unknown;
  data: unknown;
}

type Part = (scope: Scope) => unknown;

class NotPlain extends Error {}

const NOTHING = Symbol('no entry');
const FIELD = /\$\{\s*(\$root\.|\$data\.)?(\$data|[A-Za-z_]\w*)\s*\}/g;

function nodeOf(node: unknown): Part {
  if (typeof node === 'string') return textOf(node);
  if (Array.isArray(node)) return arrayOf(node);
  if (typeof node === 'object' && node !== null) return objectOf(node as Record<string, unknown>);
  return () => node;
}

function arrayOf(items: unknown[]): Part {
  const parts = items.map(nodeOf);
  return (scope) => {
    const filled: unknown[] = [];
    for (const part of parts) {
      const value = part(scope);
      if (value === NOTHING) continue;
      if (Array.isArray(value)) filled.push(...(value as unknown[]));
      else filled.push(value);
    }
    return filled;
  };
}

function objectOf({ $data, ...rest }: Record<string, unknown>): Part {
  const own = Object.entries(rest).map(([name, inner]) => [name, nodeOf(inner)] as const);
  if (own.some(([name]) => ['$when', '$root', '$index'].includes(name))) throw new NotPlain();
  const fill = (scope: Scope) => {
    const filled: Record<string, unknown> = {};
    for (const [name, part] of own) {
      const value = part(scope);
      if (value !== NOTHING && !isEmpty(name, value)) filled[name] = value;
    }
    return filled;
  };
  if ($data === undefined) return fill;
  if (typeof $data !== 'string') throw new NotPlain();
  const bound = boundTo($data);
  return ({ root, data }) => {
    const entries = bound({ root, data });
    if (!Array.isArray(entries)) return fill({ root, data: entries });
    if (entries.length === 1) return fill({ root, data: entries[0] as unknown });
    return entries.length === 0 ? NOTHING : entries.map((entry: unknown) => fill({ root, data: entry }));
  };
}

/** An empty property says the same as none, and some clients take an empty number or placeholder amiss. */
export function isEmpty(name: string, value: unknown): boolean {
  return value === null || (value === '' && name !== 'text' && name !== 'title');
}

/** A field by itself stays what it is; between other text it becomes text. */
function textOf(text: string): Part {
  if (!text.includes('${')) return () => text;
  const alone = text.replace(FIELD, '') === '' && [...text.matchAll(FIELD)].length === 1;
  if (alone) {
    const field = fieldOf(text);
    return (scope) => clean(field(scope));
  }
  const between = text.split(FIELD).filter((_, index) => index % 3 === 0);
  if (between.some((piece) => piece.includes('${') || /[`\\]/.test(piece))) throw new NotPlain();
  const fields = [...text.matchAll(FIELD)].map(([match]) => fieldOf(match));
  return (scope) =>
    fields.reduce((said, field, index) => said + inText(field(scope)) + between[index + 1]!, between[0]!);
}

function boundTo(text: string): Part {
  const field = fieldOf(text);
  return (scope) => field(scope);
}

function fieldOf(text: string): Part {
  const [match, from, name] = new RegExp(`^${FIELD.source}$`).exec(text) ?? [];
  if (match === undefined || name === undefined) throw new NotPlain();
  if (name === '$data') {
    if (from !== undefined) throw new NotPlain();
    return ({ data }) => data;
  }
  return ({ root, data }) => {
    const owner = (from === '$root.' ? root : data) as Record<string, unknown> | null;
    const value = typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name) ? owner[name] : undefined;
    if (value === undefined) throw new Error(`no ${name}`);
    if (value === null) throw new Error(`${name} is null`);
    return value;
  };
}

function inText(value: unknown): string {
  if (typeof value === 'object') throw new Error('a list in the middle of a text');
  return String(clean(value));
}

/** Nothing in data is an expression, whatever it looks like, and nothing of the card is shared with the data. */
function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('${') ? value.replaceAll('${', '$ {') : value;
  if (Array.isArray(value)) return value.map((inner) => (isEmpty('', inner) ? null : clean(inner)));
  if (typeof value !== 'object' || value === null) return value;
  const cleaned: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner === null) throw new Error(`${name} is null`);
    if (inner !== undefined && !isEmpty(name, inner)) cleaned[name] = clean(inner);
  }
  return cleaned;
}
