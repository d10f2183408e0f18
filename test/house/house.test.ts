import path from 'node:path';
import { packageOf, sourceFiles, type SourceFile } from './source-files';

/** The rules of the house: what holds, why, and what to do when it does not. */
interface Rule {
  what: string;
  why: string;
  fix: string;
  /** One line for each place that breaks the rule. */
  broken(files: SourceFile[]): string[];
}

const product = sourceFiles('bot', 'cards', 'dialogs');
const everything = [...product, ...sourceFiles('deployment', 'test')];

/** Where an outside package may be imported; a path that ends in "/" is a folder. */
const PACKAGES: Record<string, string[]> = {
  botbuilder: [
    'bot/adapter.ts',
    'bot/app.ts',
    'bot/hold-back.ts',
    'bot/inbound.ts',
    'bot/purchase-dialog-host.ts',
    'bot/receive.ts',
    'bot/replies.ts',
    'bot/teams-bot.ts',
    'bot/turn.ts',
    'dialogs/purchase-dialog.ts',
    'dialogs/purchase-port.ts',
    'dialogs/replies.ts',
  ],
  'botbuilder-dialogs': ['bot/purchase-dialog-host.ts', 'dialogs/purchase-dialog.ts'],
  'botframework-connector': ['bot/adapter.ts'],
  restify: ['bot/server.ts'],
  undici: ['bot/notices/send-message.ts'],
  ioredis: ['bot/store/redis.ts'],
  bullmq: ['bot/jobs/queue.ts', 'bot/jobs/connection.ts'],
  'adaptivecards-templating': ['cards/render.ts'],
  'decimal.js': [
    'bot/orders/money.ts',
    'bot/commerce/azure/savings.ts',
    'bot/commerce/partner-center/quote.ts',
    'bot/commerce/partner-center/schemas/common.ts',
  ],
  pino: ['bot/log.ts'],
  yaml: ['bot/access/read-policy.ts'],
  'prom-client': ['bot/server.ts'],
  '@azure/identity': ['bot/access/'],
  '@azure/arm-reservations': ['bot/commerce/azure/'],
};

/** What a folder may import of the project; itself is always allowed. */
const DIRECTIONS: [folder: string, mayImport: RegExp][] = [
  ['bot/commerce/', /^bot\/(errors|orders\/money)$/],
  ['bot/orders/', /^bot\/(errors|people|commerce\/commerce|access\/policy[\w-]*)$/],
  ['bot/store/', /^bot\/(errors|forgetful-map|people|orders\/|commerce\/commerce)/],
  ['bot/jobs/', /^bot\/(orders\/|store\/outbox$)/],
  ['bot/access/', /^bot\/(config|errors|people|orders\/(order|money|adjustment)|commerce\/(commerce$|http\/))/],
  ['bot/audit/', /^bot\/(orders\/|commerce\/commerce$|store\/audit-)/],
  ['bot/notices/', /^(cards\/|bot\/(forgetful-map|people|orders\/|access\/(policy|card-tickets)))/],
  ['cards/', /^bot\/(people|orders\/|commerce\/commerce)/],
  ['dialogs/', /^(cards\/|bot\/(people|errors|orders\/|commerce\/commerce))/],
];

/** Longer than a file may be, because whoever implements it reads it from top to bottom. */
const READ_AS_ONE = ['bot/commerce/commerce.ts'];

const RULES: Rule[] = [
  {
    what: 'An outside package is imported in its own place only',
    why: 'so that replacing it touches one place',
    fix: 'call the file that wraps it, or add the new place to PACKAGES with a good reason',
    broken: (files) =>
      files.flatMap(({ path: file, imports }) =>
        imports
          .filter(
            ({ name }) =>
              !(PACKAGES[packageOf(name)] ?? [file]).some((place) => file === place || file.startsWith(place)),
          )
          .map(({ name }) => `${file} imports ${name}`),
      ),
  },
  {
    what: 'Dependencies point inwards',
    why: 'so that each part can be read, tested and replaced without the ones around it',
    fix: 'pass what is needed in, or move the shared type to the inner part',
    broken: (files) =>
      DIRECTIONS.flatMap(([folder, may]) =>
        files
          .filter((file) => file.path.startsWith(folder))
          .flatMap(({ path: file, imports }) =>
            imports
              .filter(({ target }) => target !== undefined && !target.startsWith(folder) && !may.test(target))
              .map(({ target }) => `${file} imports ${target}`),
          ),
      ),
  },
  {
    what: 'No file imports itself in a circle',
    why: 'because the order of loading would decide what works',
    fix: 'move what both need into a third file',
    broken: circles,
  },
  {
    what: 'Only the configuration, the entries and tests read process.env',
    why: 'so that one schema knows every variable',
    fix: 'add it to bot/config.ts and pass it in',
    broken: (files) =>
      files
        .filter(
          ({ path: file, text }) => /process\.env/.test(text) && !['bot/index.ts', 'bot/config.ts'].includes(file),
        )
        .map(({ path: file }) => file),
  },
  {
    what: 'The pure parts know neither clock nor chance',
    why: 'so that the same input always gives the same output',
    fix: 'take the time or the id as an argument',
    broken: (files) =>
      files
        .filter(({ path: file }) => /^(cards\/|dialogs\/parse|bot\/orders\/|bot\/access\/policy)/.test(file))
        .filter(({ text }) => /Math\.random|Date\.now|new Date\(\)|randomUUID|randomBytes/.test(text))
        .map(({ path: file }) => file),
  },
  {
    what: 'A file has at most 200 lines, a test at most 350',
    why: 'because a longer one has two subjects',
    fix: 'split it by subject',
    broken: (files) =>
      files
        .map(({ path: file, text }) => [file, text.split('\n').length] as const)
        .filter(([file, n]) => n > (file.startsWith('test/') ? 350 : 200) + 1 && !READ_AS_ONE.includes(file))
        .map(([file, n]) => `${file}: ${n} lines`),
  },
  {
    what: 'Files are named in kebab-case and export by name',
    why: 'so that a name is found by search',
    fix: 'rename the file, name the export',
    broken: (files) =>
      files
        .filter(
          ({ path: file, text }) =>
            !/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(path.posix.basename(file)) || /^export default/m.test(text),
        )
        .map(({ path: file }) => file),
  },
];

function circles(files: SourceFile[]): string[] {
  const targets = new Map(
    files.map(({ path: file, imports }) => [
      file.replace(/\.ts$/, ''),
      imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ target }) => target ?? []),
    ]),
  );
  const found = new Set<string>();
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) {
      found.add([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of targets.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  const done = new Set<string>();
  for (const file of targets.keys()) visit(file, []);
  return [...found];
}

describe('the house', () => {
  it.each(RULES)('$what, $why', ({ broken, fix }) => {
    expect({ fix, broken: broken(product) }).toEqual({ fix, broken: [] });
  });

  it('keeps tests and tools under the same names and sizes', () => {
    const [size, names] = RULES.slice(-2);
    expect([...size!.broken(everything), ...names!.broken(everything)]).toEqual([]);
  });
});
