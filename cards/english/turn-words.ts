/** What the bot says by itself about a turn. */
export const TURN_WORDS = {
  asking: 'I am asking Microsoft; the answer follows here.',
  silence: 'Microsoft still does not answer. Nothing was bought; please try again in a few minutes.',
  stale: 'That button is older than {id}, which is now: {state}{since}. The card shows what is possible.',
  since: ' (since {by} acted)',
  notUnderstood:
    'I did not understand that. Write "buy" to ask for a reservation, "status" to see what is open, or "help" for everything.',
  unreadableButton: 'That button sent nothing I can read. Please write "help".',
  otherOrganisation: 'This bot belongs to another organisation.',
  done: 'Done.',
};
