import { z } from 'zod';

export interface ActivityCheckOptions {
  authenticated: boolean;
  mayTalkTo: (serviceUrl: string) => boolean;
  /** Entra tenant ids whose people the bot serves. Empty only without authentication. */
  tenants: readonly string[];
}

const MAX_DEPTH = 24;
const text = (most: number) => z.string().min(1).max(most);

/** What it does not name is let through, and not copied. */
const Sent = z.object({
  type: text(64),
  serviceUrl: text(2048),
  channelId: text(64),
  conversation: z.object({ id: text(1024), tenantId: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
  from: z.object({ id: text(512) }).nullish(),
  recipient: z.object({ id: text(512) }).nullish(),
});

/**
 * Tells what is wrong with an activity before anything looks inside; undefined when it may go on. The answer to what
 * is wrong is a bare status: the reason is for the log.
 */
export function createActivityCheck(options: ActivityCheckOptions): (activity: unknown) => Refusal | undefined {
  const tenants = new Set(options.tenants.map((id) => id.toLowerCase()));

  function tenantOf({ conversation, channelData }: z.infer<typeof Sent>): string | undefined {
    const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => typeof id === 'string');
    const [first, ...others] = named.map((id) => id.toLowerCase());
    return others.every((other) => other === first) ? first : undefined;
  }

  return (activity) => {
    if (depthExceeds(activity, MAX_DEPTH)) return { status: 400, why: 'it is nested too deeply' };
    const sent = Sent.safeParse(activity);
    if (!sent.success) return { status: 400, why: 'it lacks what every activity has' };
    if (!options.mayTalkTo(sent.data.serviceUrl)) return { status: 403, why: 'its service address is not allowed' };
    if (!options.authenticated) return undefined;
    if (sent.data.channelId !== 'msteams') return { status: 403, why: 'it is not from Teams' };
    const tenant = tenantOf(sent.data);
    return tenant && tenants.has(tenant) ? undefined : { status: 403, why: 'it is not from a tenant of ours' };
  };
}

export interface Refusal {
  status: 400 | 401 | 403;
  why: string;
}

/** Looks no deeper than the limit, so that no depth can exhaust the stack. */
function depthExceeds(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  for (const key in value) if (depthExceeds((value as Record<string, unknown>)[key], limit - 1)) return true;
  return false;
}
