import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { ConversationKind, Person, Place } from './people';

/** What the bot makes of an activity: who, where, what was written or pressed. */
export interface Inbound {
  person: Person;
  place: Place;
  /** Without mentions of the bot; trimmed; lines kept. */
  text: string;
  /** What a card sent. */
  value?: Record<string, unknown>;
  /** People mentioned in the text, by their Teams address; never the bot. */
  mentioned?: { mri: string; name: string }[];
  /** Language (BCP 47) and time zone (IANA) of the person's Teams, where it tells. */
  locale?: string;
  timeZone?: string;
  /** The activity (a card) this one answers. */
  replyToId?: string;
  /** Names this delivery: the same activity delivered again has the same key. */
  key: string;
}

const Reference = z.object({ id: z.string().default(''), name: z.string().catch('') });

const Incoming = z.object({
  type: z.string(),
  id: z.string().catch(''),
  serviceUrl: z.string(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  locale: z.string().nullish().catch(undefined),
  localTimezone: z.string().nullish().catch(undefined),
  from: Reference.extend({ aadObjectId: z.string().nullish() }),
  recipient: Reference,
  conversation: z.object({
    id: z.string(),
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string().nullish() }).nullish(),
      team: z.object({ id: z.string().nullish() }).nullish(),
      channel: z.object({ id: z.string().nullish() }).nullish(),
    })
    .nullish()
    .catch(undefined),
  entities: z
    .array(
      z.object({
        type: z.string(),
        text: z.string().nullish(),
        mentioned: z.object({ id: z.string(), name: z.unknown() }).nullish(),
      }),
    )
    .nullish()
    .catch(undefined),
});

/**
 * Reads an activity; undefined when it has not what a conversation needs.
 * `trustIds`: in the unauthenticated sandbox mode an emulator's own person id stands in for an Entra object id.
 */
export function readInbound(activity: Partial<Activity>, options: { trustIds: boolean }): Inbound | undefined {
  const parsed = Incoming.safeParse(activity);
  if (!parsed.success) return undefined;
  const { from, conversation, channelData, recipient, serviceUrl } = parsed.data;
  const tenantId = channelData?.tenant?.id ?? conversation.tenantId ?? (options.trustIds ? 'local' : '');
  const person = { tenantId, id: from.aadObjectId ?? (options.trustIds ? from.id : ''), name: from.name, mri: from.id };
  const place: Place = {
    tenantId,
    kind: kindOf(conversation.conversationType, conversation.isGroup),
    conversationId: conversation.id,
    serviceUrl,
    botId: recipient.id,
    ...(channelData?.team?.id ? { teamId: channelData.team.id } : {}),
    ...(channelData?.channel?.id ? { channelId: channelData.channel.id } : {}),
  };
  return {
    person,
    place,
    text: plainText(parsed.data.text ?? '', recipient.id, parsed.data.entities ?? []),
    mentioned: mentionedIn(parsed.data.entities ?? [], recipient.id),
    value: isRecord(parsed.data.value) ? parsed.data.value : undefined,
    locale: parsed.data.locale ?? undefined,
    timeZone: parsed.data.localTimezone ?? undefined,
    replyToId: parsed.data.replyToId ?? undefined,
    key: `${conversation.id}|${parsed.data.type}|${parsed.data.id}`,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mentionedIn(entities: Entity[], botId: string): Inbound['mentioned'] {
  const people = entities.flatMap(({ type, mentioned }) =>
    type === 'mention' && mentioned && mentioned.id !== botId
      ? [{ mri: mentioned.id, name: typeof mentioned.name === 'string' ? mentioned.name : '' }]
      : [],
  );
  return people.length > 0 ? people : undefined;
}

function kindOf(type: string | null | undefined, isGroup: boolean | null | undefined): ConversationKind {
  if (type === 'channel' || type === 'groupChat' || type === 'personal') return type;
  return isGroup ? 'groupChat' : 'personal';
}

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#160': ' ' };

type Entity = { type: string; text?: string | null; mentioned?: { id: string; name?: unknown } | null };

function plainText(text: string, botId: string, entities: Entity[]): string {
  let plain = text;
  for (const entity of entities) {
    if (entity.type === 'mention' && entity.mentioned?.id === botId && entity.text)
      plain = plain.replaceAll(entity.text, ' ');
  }
  return plain
    .replace(/<\/?at[^>]*>/gi, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/<br\s*\/?>/gi, '\n')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
