import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { COMMANDS } from '../../../bot/commands/table';
import { inEnglish } from '../../../bot/commands/in-german';
import { GERMAN } from '../../../cards/german/catalogue';
import { buildGerman } from '../../../deployment/teams/build-german';
import { buildManifest } from '../../../deployment/teams/build-manifest';

const ENV = { MicrosoftAppId: '3f0c8a52-9e47-4b1d-8c66-d1e2f3a4b5c6', PUBLIC_URL: 'https://desk.example' };

interface Manifest {
  id: string;
  bots: { botId: string; scopes: string[]; commandLists: { scopes: string[]; commands: Shown[] }[] }[];
  composeExtensions: { botId: string; commands: { id: string; parameters: { name: string }[] }[] }[];
}
interface Shown {
  title: string;
  description: string;
}
const built = (env = {}) => buildManifest({ ...ENV, ...env }) as unknown as Manifest;

const ROOT = path.join(__dirname, '../../..');
const TSX = path.join(ROOT, 'node_modules/.bin/tsx');
const ZIP = path.join(mkdtempSync(path.join(tmpdir(), 'desk-app-')), 'app.zip');

/** As an operator packs it. */
async function packed(env: Record<string, string> = {}): Promise<Record<string, Uint8Array>> {
  const all = { ...process.env, ...ENV, ...env };
  await promisify(execFile)(TSX, [path.join(ROOT, 'deployment/teams/pack-manifest.ts'), ZIP], { env: all });
  return unzipSync(readFileSync(ZIP));
}

it('is for the bot that the environment names', () => {
  const manifest = built();
  expect(manifest.id).toBe(ENV.MicrosoftAppId);
  expect(manifest.bots[0]).toMatchObject({ botId: ENV.MicrosoftAppId, scopes: ['team', 'groupChat', 'personal'] });
  expect(built({ TEAMS_APP_ID: 'c0ffee00-0000-4000-8000-000000000001' }).id).toMatch(/^c0ffee/);
  expect(JSON.stringify(manifest)).not.toContain('{{');
});

it('suggests commands that exist, as the table describes them, at most ten in a scope', () => {
  const { bots } = built();
  for (const { commands } of bots[0]!.commandLists) {
    expect(commands.length).toBeLessThanOrEqual(10);
    for (const { title, description } of commands) {
      // What Teams puts into the box is a command as it stands, and the one that is described.
      const known = COMMANDS.find(({ pattern }) => pattern.test(title));
      expect(known).toMatchObject({ name: title });
      expect(known?.what.toLowerCase()).toBe(description.toLowerCase());
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(128);
    }
  }
});

describe('in German', () => {
  const german = () => buildGerman(buildManifest(ENV));

  it('has a twin for each text that people read, and for nothing else', () => {
    const manifest = built() as unknown as Record<string, unknown>;
    const texts: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (Array.isArray(value)) value.forEach((inner, nth) => visit(inner, `${at}[${nth}]`));
      else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) visit(inner, at ? `${at}.${name}` : name);
      } else if (/(?:^|\.)(?:title|description)$|^(?:name|description)\./.test(at)) texts.push(at);
    };
    visit(manifest, '');
    const { $schema: _schema, ...twins } = german();
    expect(Object.keys(twins).sort()).toEqual(texts.sort());
  });

  it('names commands as they are typed, and describes what they run', () => {
    const twins = german();
    built().bots[0]!.commandLists.forEach(({ commands }, list) =>
      commands.forEach(({ title }, nth) => {
        const twin = twins[`bots[0].commandLists[${list}].commands[${nth}].title`]!;
        const typed = inEnglish(twin) ?? twin;
        const known = COMMANDS.find(({ pattern }) => pattern.test(typed));
        expect({ twin, runs: known?.name }).toEqual({ twin, runs: title });
        expect(twin.length).toBeLessThanOrEqual(32);
        const what = twins[`bots[0].commandLists[${list}].commands[${nth}].description`]!;
        expect(what.toLowerCase()).toBe(GERMAN.commands[known!.usage]?.what.toLowerCase());
        expect(what.length).toBeLessThanOrEqual(128);
      }),
    );
  });

  it('is what Microsoft’s schema of translations accepts, which refuses what it does not know', async () => {
    const twins = german();
    const odd = [twins, { ...twins, 'name.short': 'x'.repeat(31) }, { ...twins, 'name.odd': 'x' }];
    // jest does not load Microsoft's package: one of its own is an ES module.
    const script = `Promise.all(${JSON.stringify(odd)}.map(require('./deployment/teams/pack-manifest').germanFaults))
      .then((faults) => process.stdout.write(JSON.stringify(faults.map(({ length }) => length > 0))))`;
    const { stdout } = await promisify(execFile)(TSX, ['-e', script], { cwd: ROOT });
    expect(JSON.parse(stdout)).toEqual([false, true, true]);
  });
});

it('finds orders by the messaging extension', () => {
  const { composeExtensions } = built();
  const [search] = composeExtensions[0]!.commands;
  expect(search).toMatchObject({ id: 'searchOrders', parameters: [{ name: 'query' }] });
});

it('says what is missing', () => {
  expect(() => built({ MicrosoftAppId: undefined })).toThrow('Set TEAMS_APP_ID, MicrosoftAppId.');
  expect(() => built({ PUBLIC_URL: undefined })).toThrow('Set WEBSITE_URL, PRIVACY_URL, TERMS_URL.');
  expect(() => built({ PUBLIC_URL: 'http://desk.example' })).toThrow('https addresses: WEBSITE_URL');
});

it.each<Record<string, string>>([{ MicrosoftAppId: 'my-bot' }, { DEVELOPER_NAME: 'x'.repeat(40) }])(
  'with %j it is not valid for Microsoft, and not packed',
  async (env) => {
    await expect(packed(env)).rejects.toMatchObject({
      stderr: expect.stringContaining('The manifest is not valid') as string,
    });
  },
);

it('a name from outside stays a name', () => {
  const manifest = built({ DEVELOPER_NAME: 'A "B", \\C' });
  expect(manifest).toMatchObject({ developer: { name: 'A "B", \\C' } });
});

/** Width, height, and the pixels as red, green, blue and alpha. */
function readPng(bytes: Uint8Array) {
  const png = Buffer.from(bytes);
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const start = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const pixels = Array.from({ length: height }, (_, y) => {
    const row = rows.subarray(y * (width * 4 + 1) + 1, (y + 1) * (width * 4 + 1));
    return Array.from({ length: width }, (__, x) => [...row.subarray(x * 4, x * 4 + 4)]);
  }).flat();
  return { width, height, pixels };
}

it('is packed with two icons as Teams wants them', async () => {
  const files = await packed();
  expect(Object.keys(files).sort()).toEqual(['color.png', 'de.json', 'manifest.json', 'outline.png']);
  expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toEqual(built());
  expect(built()).toMatchObject({
    localizationInfo: { additionalLanguages: [{ languageTag: 'de', file: 'de.json' }] },
  });
  expect(JSON.parse(new TextDecoder().decode(files['de.json']))).toEqual(buildGerman(buildManifest(ENV)));
  const color = readPng(files['color.png']!);
  expect([color.width, color.height]).toEqual([192, 192]);
  expect(color.pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
  const outline = readPng(files['outline.png']!);
  expect([outline.width, outline.height]).toEqual([32, 32]);
  expect(outline.pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
  expect(outline.pixels.some(([, , , alpha]) => alpha === 0)).toBe(true);
  expect(outline.pixels.some(([, , , alpha]) => alpha! > 200)).toBe(true);
  const stored = readFileSync(path.join(__dirname, '../../../deployment/teams/manifest.json'), 'utf8');
  expect(stored).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});
