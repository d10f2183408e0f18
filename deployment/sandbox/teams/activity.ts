import { z } from 'zod';

/** Bot Framework activities, as far as this sandbox reads them. Unknown fields are kept. */

const Account = z.looseObject({ id: z.string(), name: z.string().optional() });

export const Mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: Account,
});
export type Mention = z.infer<typeof Mention>;

const Attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });

/** What a bot posts: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
export const OutboundActivity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(Attachment).nullish(),
  entities: z.array(z.unknown()).nullish(),
  recipient: Account.nullish(),
});

/** What is delivered to the bot. */
export interface InboundActivity {
  type: string;
  id: string;
  name?: string;
  text?: string;
  value?: unknown;
  replyToId?: string;
  from: { id: string; name?: string; aadObjectId?: string };
  conversation: { id: string; conversationType: string; tenantId: string; isGroup?: boolean };
  [field: string]: unknown;
}

/** A message's content, whoever wrote it. */
export type MessageActivity = z.infer<typeof OutboundActivity>;

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** The Adaptive Cards of an activity. */
export function cardsIn(activity: MessageActivity): unknown[] {
  return (activity.attachments ?? []).filter((a) => a.contentType === ADAPTIVE_CARD).map((a) => a.content);
}

/** The people and bots mentioned in an activity's text and in its cards. */
export function mentionsIn(activity: MessageActivity): Mention[] {
  const inCards = cardsIn(activity).flatMap((card) => {
    const parsed = CardMentions.safeParse(card);
    return parsed.success ? (parsed.data.msteams?.entities ?? []) : [];
  });
  return [...(activity.entities ?? []), ...inCards].flatMap((entity) => {
    const parsed = Mention.safeParse(entity);
    return parsed.success ? [parsed.data] : [];
  });
}

const CardMentions = z.looseObject({
  msteams: z.looseObject({ entities: z.array(z.unknown()).nullish() }).nullish(),
});
