/**
 * Joins a service's address and a path or link. Links come with and without the service's base path, relative or
 * absolute, but a token goes nowhere else than to the service's own host. Throws a RangeError for another host.
 */
export function addressOf(
  base: string,
  path: string,
  query: Record<string, string | number | boolean | undefined> = {},
): string {
  const root = new URL(base);
  const prefix = root.pathname.replace(/\/+$/, '');
  const url = new URL(/^https?:/i.test(path) ? path : root.origin + prefix + withoutPrefix(path, prefix));
  if (url.host !== root.host) throw new RangeError(`A link leads to another host: ${url.host}.`);
  url.protocol = root.protocol;
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

function withoutPrefix(path: string, prefix: string): string {
  if (!path.startsWith('/')) return `/${path}`;
  return prefix && (path === prefix || path.startsWith(`${prefix}/`)) ? path.slice(prefix.length) : path;
}

/** Builds a path from a template, each value percent-encoded: no id can leave its place in the path. */
export function pathOf(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((path, part, index) => path + encodeURIComponent(values[index - 1] ?? '') + part);
}
