import { cardTemplate } from '../../cards/render';

const render = (template: object, data: object) => cardTemplate('test', template)(data) as unknown;

describe('filling a template', () => {
  it('fills fields, repeats lists and drops what has no entry', () => {
    const template = {
      a: '${a}',
      lines: [{ $data: '${lines}', text: 'say ${text} to ${$root.a}' }],
      refresh: { $data: '${refresh}', on: true },
    };
    expect(render(template, { a: 'you', lines: [{ text: 'hi' }, { text: '' }], refresh: [] })).toEqual({
      a: 'you',
      lines: [{ text: 'say hi to you' }, { text: 'say  to you' }],
    });
  });

  it.each([
    [{ a: '${a}' }, {}],
    [{ a: 'hello ${a}' }, {}],
    [{ a: '${a.b}' }, { a: {} }],
    [{ lines: [{ $data: '${lines}', text: 'no field of its own' }] }, {}],
    [{ lines: [{ $data: '${lines}', text: '${text}' }] }, { lines: [{}], text: 'of the root' }],
    [{ a: '${a}' }, { a: null }],
    [{ a: '${noSuchFunction(a)}' }, { a: 'x' }],
  ])('fails when something is missing: %j with %j', (template, data) => {
    expect(() => render(template, data)).toThrow();
  });

  it('refuses $when, which would hide a misspelt field', () => {
    expect(() => cardTemplate('test', { body: [{ $when: '${a}', text: 'x' }] })).toThrow('card test: $when');
  });

  it('does not evaluate data', () => {
    const card = render({ a: '${a}', b: 'x ${a}' }, { a: '${secret}', secret: 'leaked' });
    expect(card).toEqual({ a: '$ {secret}', b: 'x $ {secret}' });
  });

  it('leaves out empty properties, but no text', () => {
    expect(render({ value: '${a}', text: '${a}' }, { a: '' })).toEqual({ text: '' });
  });

  it('works again after a failure', () => {
    const fill = cardTemplate<{ a?: string }>('test', { a: '${a}' });
    expect(() => fill({})).toThrow();
    expect(fill({ a: 'x' })).toEqual({ a: 'x' });
  });
});
