/** Partner Center's orders in words: every status and what to do about it. */
export const PARTNER_ORDER_WORDS = {
  title: 'Order {order} of {customer}',
  listTitle: 'Orders of {customer} at Partner Center',
  listTitleFor: '{cycle} orders of {customer} at Partner Center',
  cycles: { onetime: 'One-time', monthly: 'Monthly', annual: 'Annual', triennial: 'Triennial', none: 'Free' } as Record<
    string,
    string
  >,
  empty: '{customer} has no such orders at Partner Center. A new one appears after up to 15 minutes.',
  lag: 'An order appears in this list up to 15 minutes after it was placed.',
  justPlaced: '{order} was placed as {id} at {at} and is not in the list yet; that takes up to 15 minutes.',
  ours: 'bought here as {order}',
  ownOrder: 'This is {order} of this bot: write "status {order}" for its card.',
  status: 'Status',
  placed: 'Placed',
  cycle: 'Billing cycle',
  total: 'Total',
  beforeTax: '{amount}, before tax',
  line: '{quantity} × {name}',
  lineDetails: 'catalogue item {offer}',
  term: 'term {term}',
  linePrice: 'unit price {price}, in all {extended}, before tax',
  subscription: 'subscription {id}',
  provisioning: 'Provisioning: {status}',
  notRead: 'not readable just now ({why})',
  whose: 'Whose order is that? Write "order {order} for" and the customer\'s name.',
  notFoundHint:
    'If it was placed within the last 15 minutes, wait a little and ask again; otherwise look at the id and the customer.',
  justPlacedOne:
    'Order {id} of {customer} was placed at {at} as {order}, and Partner Center does not show it yet. That takes up to 15 minutes; there is nothing to do.',
  statuses: {
    completed: 'Completed: Microsoft has processed it.',
    pending: 'Being processed by Microsoft. Nothing to do; it usually takes minutes.',
    processing: 'Being processed by Microsoft. Nothing to do; it usually takes minutes.',
    cancelled: 'Cancelled: nothing is delivered. Ask for it anew if it is still wanted.',
    canceled: 'Cancelled: nothing is delivered. Ask for it anew if it is still wanted.',
    suspended: 'Suspended: look at it in Partner Center and clear what holds it.',
    pendingreview: 'Microsoft reviews it before it is processed, which can take days. Nothing to do but wait.',
    pendingpoupload: 'Microsoft wants a purchase order document: upload it to this order in Partner Center.',
    pouploadcomplete: 'The purchase order document was uploaded and Microsoft looks at it. Nothing to do but wait.',
    poreviewrejected:
      'Microsoft rejected the purchase order document and does not process the order. Ask for it anew with a correct document.',
    partialsuccess: 'Only a part was delivered: compare the lines and buy what is missing anew.',
    error: 'Microsoft could not process it; nothing is delivered. Ask for it anew.',
  } as Record<string, string>,
  unknownStatus: 'Partner Center says "{status}", which I do not know. Look at the order in Partner Center.',
  provisioningStatuses: {
    fulfilled: 'fulfilled, the reservations can be used',
    unfulfilled: 'not fulfilled, because the order was cancelled',
    prefulfillmentpending: 'not yet, Microsoft is preparing it',
    pending: 'not yet, Microsoft is preparing it',
  } as Record<string, string>,
};
