import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { engineTemplate } from '../../cards/render';
import { plainTemplate } from '../../cards/plain-template';

const FOLDER = path.resolve(__dirname, '../../cards');
const TEMPLATES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const TEXTS = ['', 'x', '${secret}', 'a ${b} `c` \\d', 'ä "quoted" \u2028', '<at>x</at>', '0', ' '];

function chances(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** Data of the shape that a template asks for, with values of all kinds. */
function dataFor(template: unknown, chance: (below: number) => number): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  const entries = new Map<object, Record<string, Record<string, unknown>>>();
  const visit = (node: unknown, scope: Record<string, unknown>, mustBeText: boolean): void => {
    if (typeof node === 'string') {
      const fields = [...node.matchAll(/\$\{(\$root\.)?(\w+)\}/g)];
      for (const [match, from, name] of fields) {
        const owner = from ? root : scope;
        const alone = match === node && !mustBeText;
        owner[name!] ??= alone ? anything(chance) : TEXTS[chance(TEXTS.length)];
      }
      return;
    }
    if (Array.isArray(node)) for (const inner of node) visit(inner, scope, mustBeText);
    else if (typeof node === 'object' && node !== null) {
      const { $data, ...rest } = node as Record<string, unknown>;
      const list = /^\$\{(\w+)\}$/.exec(String($data))?.[1];
      const isOfTexts = list !== undefined && isText(rest);
      // A list may be bound in several places, each with fields of its own.
      const known = entries.get(scope) ?? {};
      entries.set(scope, known);
      const entry = (known[list ?? ''] ??= {});
      for (const [name, inner] of Object.entries(rest)) visit(inner, list ? entry : scope, name === 'text');
      if (!list) return;
      const count = chance(4);
      scope[list] = Array.from({ length: count }, () =>
        isOfTexts ? TEXTS[chance(TEXTS.length)] : { ...entry, more: TEXTS[chance(TEXTS.length)] },
      );
    }
  };
  visit(template, root, false);
  return root;
}

/** Whether a part is bound to a list of texts: it says `${$data}` itself. */
function isText(part: object): boolean {
  return Object.values(part).some((inner: unknown) =>
    typeof inner === 'object' && inner !== null ? !('$data' in inner) && isText(inner) : inner === '${$data}',
  );
}

function anything(chance: (below: number) => number): unknown {
  const kinds = [
    () => TEXTS[chance(TEXTS.length)],
    () => chance(3),
    () => chance(2) === 0,
    () => [],
    () => [
      { title: '', value: '' },
      { title: 'a ${b}', value: 'c', inner: [{ text: '' }, 'x', 2] },
    ],
  ];
  return kinds[chance(kinds.length)]!();
}

it.each(TEMPLATES)('fills %s as the engine of all expressions does', (file) => {
  const source = JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as object;
  const plain = plainTemplate(source);
  expect(plain).toBeDefined();
  const engine = engineTemplate(source);
  for (let seed = 1; seed <= 60; seed += 1) {
    const data = dataFor(source, chances(seed));
    expect(plain!(structuredClone(data))).toEqual(engine(data));
  }
});

it.each(["${if(a, 'x', 'y')}", '${a.b}', '${a + 1}', '`${a}`', '${a[0]}'])('leaves %s to the engine', (text) => {
  expect(plainTemplate({ text })).toBeUndefined();
});

it('shares nothing with the data it was filled with', () => {
  const facts = [{ title: 'a' }];
  const card = plainTemplate({ facts: '${facts}' })!({ facts }) as { facts: object[] };
  expect(card.facts).toEqual(facts);
  expect(card.facts).not.toBe(facts);
  expect(card.facts[0]).not.toBe(facts[0]);
});
