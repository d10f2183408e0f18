/** An answer as tests look at it. Places in the JSON are written "items.0.links.next.uri"; '' is all of it. */
export class Reply {
  readonly json: unknown;

  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly bytes: Buffer,
  ) {
    this.json = parsed(this.text);
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }

  at(place: string): unknown {
    if (!place) return this.json;
    return place.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)?.[name], this.json);
  }

  string(place: string): string {
    const found = this.at(place);
    if (typeof found !== 'string') throw new Error(`No text at ${place}: ${this.text.slice(0, 300)}`);
    return found;
  }

  number(place: string): number {
    const found = this.at(place);
    if (typeof found !== 'number') throw new Error(`No number at ${place}: ${this.text.slice(0, 300)}`);
    return found;
  }

  list(place = 'items'): Record<string, unknown>[] {
    const found = this.at(place);
    if (!Array.isArray(found)) throw new Error(`No list at ${place}: ${this.text.slice(0, 300)}`);
    return found as Record<string, unknown>[];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
