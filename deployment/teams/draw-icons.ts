import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** Draws the app's two icons, a cloud with a tick: `tsx deployment/teams/draw-icons.ts`. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];
type Point = readonly [x: number, y: number];

const BLUE: Colour = [15, 108, 189, 255];
const WHITE: Colour = [255, 255, 255, 255];
const NOTHING: Colour = [255, 255, 255, 0];
/** Samples in a row of each pixel, for smooth edges. */
const FINE = 4;

const between = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);

/** Distance of a point from the line between two others. */
function fromLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const along = between(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1);
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

/** How far outside of the cloud a point is; negative inside. Everything is on a field of 0 to 1. */
function fromCloud(at: Point): number {
  const round = ([x, y]: Point, radius: number) => Math.hypot(at[0] - x, at[1] - y) - radius;
  return Math.min(
    round([0.32, 0.56], 0.16),
    round([0.49, 0.43], 0.21),
    round([0.69, 0.56], 0.16),
    fromLine(at, [0.32, 0.62], [0.69, 0.62]) - 0.1,
  );
}

const fromTick = (at: Point) =>
  Math.min(fromLine(at, [0.38, 0.52], [0.47, 0.61]), fromLine(at, [0.47, 0.61], [0.63, 0.43]));

function colourIcon(at: Point): Colour {
  if (fromCloud(at) > 0) return BLUE;
  return fromTick(at) < 0.032 ? BLUE : WHITE;
}

/** White on nothing, as Teams wants it. */
function outlineIcon([x, y]: Point): Colour {
  // The cloud fills more of the small icon.
  const at: Point = [0.5 + (x - 0.5) * 0.78, 0.515 + (y - 0.5) * 0.78];
  return Math.abs(fromCloud(at)) < 0.026 || fromTick(at) < 0.03 ? WHITE : NOTHING;
}

function pixel(x: number, y: number, size: number, paint: (at: Point) => Colour): number[] {
  const samples = Array.from({ length: FINE * FINE }, (_, n) =>
    paint([(x + ((n % FINE) + 0.5) / FINE) / size, (y + (Math.floor(n / FINE) + 0.5) / FINE) / size]),
  );
  return [0, 1, 2, 3].map((part) => Math.round(samples.reduce((sum, one) => sum + one[part]!, 0) / samples.length));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG with eight bits for each of red, green, blue and alpha. */
export function drawPng(size: number, paint: (at: Point) => Colour): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, y) => [
    0,
    ...Array.from({ length: size }, (__, x) => pixel(x, y, size, paint)).flat(),
  ]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 }));
  return Buffer.concat([signature, chunk('IHDR', header), image, chunk('IEND', Buffer.alloc(0))]);
}

if (require.main === module) {
  writeFileSync(path.join(__dirname, 'color.png'), drawPng(192, colourIcon));
  writeFileSync(path.join(__dirname, 'outline.png'), drawPng(32, outlineIcon));
}
