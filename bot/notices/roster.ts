import type { TokenCredential } from '@azure/core-auth';
import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
} from '@azure/core-rest-pipeline';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Place } from '../people';

/** Somebody in a conversation: Teams' own address, and the Entra object id where Teams vouches for one. */
export interface Member {
  mri: string;
  id: string;
}

/** Who is in a conversation; undefined when Teams does not say. Known for ten minutes. */
export type Roster = (place: Place) => Promise<Member[] | undefined>;

export interface RosterOptions {
  credential?: TokenCredential;
  mayTalkTo(serviceUrl: string): boolean;
  log: { warn(fields: object, message: string): void };
}

const SCOPE = 'https://api.botframework.com/.default';
const PAGE = 500;
/** Of a bigger conversation the first ones are enough: it is more than can be told apart anyway. */
const MOST_PAGES = 10;
const KNOWN_MS = 600_000;
const TIMEOUT_MS = 5000;
const Page = z.looseObject({
  members: z.array(z.looseObject({ id: z.string(), aadObjectId: z.string().nullish() })),
  continuationToken: z.string().nullish(),
});

/** Source: "Get Teams specific context for your bot", Microsoft Teams. */
export function createRoster({ credential, mayTalkTo, log }: RosterOptions): Roster {
  const client = createDefaultHttpClient();
  const pipeline = createEmptyPipeline();
  const known = new LRUCache<string, Member[]>({ max: 1000, ttl: KNOWN_MS });

  async function page(place: Place, conversation: string, token: string | undefined): Promise<z.infer<typeof Page>> {
    const headers = createHttpHeaders({ accept: 'application/json' });
    const bearer = await credential?.getToken(SCOPE);
    if (bearer) headers.set('authorization', `Bearer ${bearer.token}`);
    const base = `${place.serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(conversation)}/pagedmembers`;
    const url = `${base}?pageSize=${PAGE}${token ? `&continuationToken=${encodeURIComponent(token)}` : ''}`;
    const request = createPipelineRequest({ url, headers, timeout: TIMEOUT_MS, allowInsecureConnection: true });
    const response = await pipeline.sendRequest(client, request);
    if (response.status !== 200) throw new Error(`Teams answered ${response.status}.`);
    return Page.parse(JSON.parse(response.bodyAsText ?? ''));
  }

  async function read(place: Place, conversation: string): Promise<Member[]> {
    const found: Member[] = [];
    let token: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const next = await page(place, conversation, token);
      found.push(...next.members.map(({ id, aadObjectId }) => ({ mri: id, id: aadObjectId ?? '' })));
      token = next.continuationToken ?? undefined;
      if (!token) break;
    }
    return found;
  }

  return async (place) => {
    // The members of a channel are those of its team; a thread has none of its own.
    const conversation = place.teamId ?? place.conversationId.split(';')[0]!;
    const remembered = known.get(conversation);
    if (remembered) return remembered;
    if (!mayTalkTo(place.serviceUrl)) return undefined;
    try {
      const members = await read(place, conversation);
      known.set(conversation, members);
      return members;
    } catch (error) {
      log.warn({ error }, 'the members of a conversation cannot be read; cards there are refreshed by a button');
      return undefined;
    }
  };
}
