/** What operators hear of, and what `status` says besides orders. */
export const OPERATIONS_WORDS = {
  backEnds: { 'partner-center': 'Partner Center', azure: 'Azure' },
  unnamed: 'no name is given',
  outside:
    '**Bought elsewhere.** {where} holds order {id} of {customer} since {at} ({what}). Nobody asked for it here. ' +
    'If nobody knows of it, look into it today: a reservation can be returned.',
  finding: '**Please look into this.** {what}',
  outsideCount: {
    one: 'One reservation was bought elsewhere in the last 30 days: {newest}.',
    other: '{count} reservations were bought elsewhere in the last 30 days; the newest: {newest}.',
  },
  outsideOrder: '{customer}, order {id} at {where}',
  purchasesWait: 'Purchases and checks that are late: {count}. They are made one after the other; nothing is lost.',
  messagesWait: 'Messages that wait because Teams takes only so many: {count}. They follow by themselves.',
  nowhere: 'No conversation is told of what was bought elsewhere. To be told here, set OPERATIONS_CONVERSATION to {id}',
  busy: 'I am asking Microsoft; the answer follows here. {count} questions were asked before yours.',
};
