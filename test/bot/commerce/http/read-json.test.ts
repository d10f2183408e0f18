import { readJson } from '../../../../bot/commerce/http/read-json';

const read = (text: string) => readJson(Buffer.from(text));

test('numbers that a float would damage stay as they were written', () => {
  const text = '{"a":0.1,"b":1234567890123456789,"c":12345678901234567.89,"d":1.10,"e":[7,-0.30],"f":1e400}';
  expect(read(text)).toEqual({
    a: '0.1',
    b: '1234567890123456789',
    c: '12345678901234567.89',
    d: '1.10',
    e: [7, '-0.30'],
    f: '1e400',
  });
});

test('whole numbers stay numbers, text stays text', () => {
  expect(read('{"a":25,"b":"0.10","c":1.0,"d":"x, 1.5 y"}')).toEqual({ a: 25, b: '0.10', c: 1, d: 'x, 1.5 y' });
});

test.each([
  ['UTF-8 with a mark', Buffer.from('\uFEFF{"ä":1}')],
  ['UTF-16, little end first', Buffer.from('\uFEFF{"ä":1}', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\uFEFF{"ä":1}', 'utf16le').swap16()],
  ['a mark turned into a question mark', Buffer.from('?{"ä":1}')],
])('%s is read', (_, body) => {
  expect(readJson(body)).toEqual({ ä: 1 });
});

test.each(['', '<html>', '{"a":1', '?'])('%j is a SyntaxError', (text) => {
  expect(() => read(text)).toThrow(SyntaxError);
});
