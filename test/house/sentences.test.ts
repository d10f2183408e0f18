import ts from 'typescript';
import { SENTENCES } from '../../cards/german/sentences/all-sentences';
import { sourceFiles } from './source-files';

/**
 * Words for people stand in the catalogues (cards/english, cards/german). Parts that know no reader may say a sentence
 * in English, when cards/german/sentences has its twin.
 */
const UNREAD = [
  // Read by operators at the start, in the log, or by programs.
  'bot/config.ts',
  'bot/access/read-policy.ts',
  'bot/adapter.ts',
  'bot/server.ts',
  'bot/take-messages.ts',
  'bot/webhooks/',
  'bot/audit/rebuild.ts',
  'bot/store/audit-chain.ts',
  'bot/store/rebuild.ts',
  'bot/store/redis-server',
  'bot/store/journal.ts',
  'bot/store/order-record.ts',
  'bot/store/seal.ts',
  // What the parser understands, and names as Microsoft has them.
  'dialogs/words/',
  'bot/bulk/columns.ts',
  'bot/commerce/partner-center/markets.ts',
];

/** What is no sentence to people: queries, names of Microsoft's, and what is completed before it is said. */
const NO_SENTENCES = [
  /^\(priceType eq|^armSkuName eq/,
  /redis\.call|appendAudit|\bKEYS\b/,
  /^; Partner Center will apply it/,
  /^Returned by its owner$/,
  /^(?:The term is|The billing plan is|The quantity is|Auto-renew is|The scope is|That does not fit)/,
  /^No back end \{\} is configured\.$/,
  /^Amounts of different currencies/,
  /^This link was used already/,
  /^Microsoft Graph (?:does not answer|answered|does not list)/,
  /^Redis is not reachable$/,
];

const blank = (text: string) => text.replace(/\{\w+\}/g, '{}');
const known = new Set(Object.keys(SENTENCES).map(blank));
const isSentence = (text: string) =>
  /^["{A-Z]/.test(text) && (text.match(/[\p{L}’']{2,}/gu) ?? []).length >= 4 && /[a-z] [a-z]/.test(text);

it('no sentence to people stands outside the catalogues without its German twin', () => {
  const strays = sourceFiles('bot', 'dialogs')
    .filter(({ path }) => !UNREAD.some((one) => path.startsWith(one)))
    .flatMap(({ path, text }) => literalsIn(path, text).map((literal) => [path, literal] as const))
    .filter(
      ([, literal]) => isSentence(literal) && !known.has(literal) && !NO_SENTENCES.some((one) => one.test(literal)),
    )
    .map(([path, literal]) => `${path}: ${literal}`);
  expect({ fix: 'put it into cards/english and cards/german', strays }).toEqual(
    expect.objectContaining({ strays: [] }),
  );
});

/** Strings and templates, values as {}; without what goes to the log, to programmers, or describes a command. */
function literalsIn(path: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isUnread(node)) return;
    if (ts.isStringLiteralLike(node)) found.push(blank(node.text));
    if (ts.isTemplateExpression(node)) {
      found.push(blank([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}')));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

function isUnread(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return true;
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Error';
  if (ts.isCallExpression(node)) return /\blog\.(?:debug|info|warn|error)$/.test(node.expression.getText());
  return (
    ts.isPropertyAssignment(node) &&
    ['usage', 'example', 'what'].includes(node.name.getText()) &&
    /bot\/commands\//.test(node.getSourceFile().fileName)
  );
}
