/** What lists, templates, spending and search say. */
export const EVERYDAY_WORDS = {
  nothingToRepeat: {
    what: 'An earlier request of yours in this conversation',
    hint: 'Write "again" and the number of an order, for example "again R-7K2M9Q".',
  },
  planAgain: { why: 'An Azure plan is ordered once.', hint: 'Write "buy" to ask for a reservation.' },
  templates: {
    title: 'Saved requests',
    none: 'Nothing is saved yet. Write "save" and an order, for example "save R-7K2M9Q as web servers".',
    how: 'Write "use" and the name to ask for it, and what is different: "use web servers for Fabrikam 5x".',
    saved: 'Saved as "{name}": {subject}. Write "use {name}" to ask for it again at the price of then.',
    savedBy: 'saved by {name} on {day}',
    forgotten: '"{name}" is no longer saved.',
    unknown: 'A saved request "{name}"',
    unknownHint: 'Write "templates" to see them all.',
    plan: { why: 'An Azure plan is ordered once.', hint: 'Save a reservation instead.' },
    tooLong: { why: 'A name may have 40 characters at most.', hint: 'Choose a shorter one.' },
    taken: { why: '{name} saved something else under this name.', hint: 'Choose another name.' },
    full: { why: '200 requests are saved already.', hint: 'Remove one with "forget template <name>".' },
  },
};
