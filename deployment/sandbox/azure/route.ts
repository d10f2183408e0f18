import type { Reply } from './reply';
import type { World } from './world';

/** One call as a route sees it. */
export interface Context {
  world: World;
  method: string;
  /** Path below the mount point. */
  path: string;
  /** Named groups of the route's pattern. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  /** Address under which the service was called, for links in answers. */
  base: string;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  pattern: RegExp;
  answer: (context: Context) => Reply;
}

/** Azure's paths do not care about case. `{name}` matches one segment. */
export function route(method: Route['method'], template: string, answer: Route['answer']): Route {
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { method, pattern: new RegExp(`^${pattern}$`, 'i'), answer };
}

export const CAPACITY = '/providers/Microsoft\\.Capacity';
