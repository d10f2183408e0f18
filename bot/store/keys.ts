import { hash } from 'node:crypto';

/** A name that tells nothing: people and conversations must not be readable in key names, logs of keys or MONITOR. */
export function fingerprint(...parts: string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
}

/** Every key of the store. Person, tenant and conversation ids appear only as fingerprints. */
export function createKeys(prefix = 'desk') {
  const key = (...parts: string[]) => [prefix, ...parts].join(':');
  return {
    prefix,
    /** Hash: v, version, state, head (of the audit chain), ticket, indexes, json. */
    order: (orderId: string) => key('order', orderId),
    /** List: the order's hash-chained audit lines, oldest first. */
    audit: (orderId: string) => key('audit', orderId),
    /** Stream: the audit lines of all orders, in the order of their commits. */
    auditStream: key('audit'),
    /** Hash: number and hash of the stream's last entry. */
    auditHead: key('audit-head'),
    /** Hash: order id to what it spends, and their total. */
    spending: (name: string) => key('spending', fingerprint(name)),
    /** Sorted set: order id by the epoch ms at which it needs attention. */
    due: key('due'),
    /** Sorted sets: order id by epoch ms of its creation. */
    tenantOrders: (tenantId: string) => key('orders', 'tenant', fingerprint(tenantId)),
    tenantOrdersIn: (tenantId: string, state: string) => key('orders', 'tenant', fingerprint(tenantId), state),
    conversationOrders: (tenantId: string, id: string) => key('orders', 'conversation', fingerprint(tenantId, id)),
    requesterOrders: (tenantId: string, id: string) => key('orders', 'requester', fingerprint(tenantId, id)),
    /** Hash: a person's field to the delegation they gave. */
    delegations: (tenantId: string) => key('delegations', fingerprint(tenantId)),
    personField: (personId: string) => fingerprint(personId.toLowerCase()),
    /** String: a person as they were last met, by Entra object id and by Teams address. */
    person: (tenantId: string, idOrAddress: string) => key('person', fingerprint(tenantId, idOrAddress)),
    /** Hash, sealed: what a channel or chat has set for itself. */
    settings: (tenantId: string, id: string) => key('settings', fingerprint(tenantId, id)),
    /** String: a secret the bot made for itself. */
    secret: (name: string) => key('secret', name),
    /** String: the order id behind a card button. */
    ticket: (ticket: string) => key('ticket', fingerprint(ticket)),
    /** Sorted set: ids of orders with undelivered notices, by the epoch ms of the next try. */
    outbox: key('outbox'),
    /** List: ids of the order's undelivered notices, oldest first. */
    outboxOf: (orderId: string) => key('outbox', orderId),
    /** Sorted set: ids of notices left behind by whoever shows a card now, by the epoch ms of the next look. */
    showing: key('showing'),
    /** Hash: at, attempts, json. */
    notice: (noticeId: string) => key('notice', noticeId),
    /** String: where the order's card was posted. */
    card: (orderId: string) => key('card', orderId),
    lease: (name: string) => key('lease', name),
    /** Counter: grows with every lease given. */
    fence: key('fence'),
    /** String: eTag and state of one person in one conversation. */
    turn: (tenantId: string, conversationId: string, personId: string) =>
      key('turn', fingerprint(tenantId, conversationId, personId)),
    /** String: this activity was handled. */
    seen: (tenantId: string, activityKey: string) => key('seen', fingerprint(tenantId, activityKey)),
    /** String: the place to which a conversation id leads. */
    place: (conversationId: string) => key('place', fingerprint(conversationId)),
    /** Sorted set: place keys of a tenant by the epoch ms at which they were last seen. */
    places: (tenantId: string) => key('places', fingerprint(tenantId)),
    /** Hash: how much was said in a conversation of late, and until when nothing may be said. */
    pace: (conversationId: string) => key('pace', fingerprint(conversationId)),
    /** Purchases made elsewhere: since when is looked, what was found, how far the look over all customers came. */
    outside: (part: 'since' | 'orders' | 'cursor') => key('outside', part),
    /** String: how much was said in a tenant of late. */
    paceOfTenant: (tenantId: string) => key('pace', 'tenant', fingerprint(tenantId)),
    /** Hash: run of Redis (server and history) to the epoch ms at which the bot first met it. */
    runs: key('runs'),
    /** Hash: watch id to the watch. */
    watches: key('watches'),
    /** Hash: what a watching conversation was told of, to the value it was told. */
    known: (watchId: string) => key('known', watchId),
    /** Sorted set: ids of tidings not delivered yet, by the epoch ms of the next try. */
    tidings: key('tidings'),
    /** Hash: json, attempts. */
    tiding: (tidingId: string) => key('tiding', tidingId),
    /** Sorted set: ids of announced invoices by the epoch ms of the announcement. */
    arrivals: key('arrivals'),
    /** String: the document behind a one-time link. */
    download: (secret: string) => key('download', fingerprint(secret)),
    /** String, sealed: the newest successor of the configured refresh token. */
    keptToken: key('kept-token'),
    /** Counter: written by the durability gate, so that there is something to sync. */
    durabilityProbe: key('durable'),
    /** What BullMQ puts before its own keys. */
    jobs: key('jobs'),
  };
}

export type Keys = ReturnType<typeof createKeys>;
