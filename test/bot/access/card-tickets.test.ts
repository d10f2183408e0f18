import { createCardTickets } from '../../../bot/access/card-tickets';

const tickets = createCardTickets('a key');
const use = { verb: 'approve', conversationId: '19:x', personId: 'P1' };

it('a ticket is good for the verb, place and person it was issued for', () => {
  const forAll = tickets.issue('abc-123', { verb: 'approve', conversationId: '19:x' });
  const forOne = tickets.issue('abc-123', use);
  expect(tickets.open(forAll, use)).toBe('abc-123');
  expect(tickets.open(forAll, { ...use, personId: 'P2' })).toBe('abc-123');
  expect(tickets.open(forOne, { ...use, personId: 'p1' })).toBe('abc-123');
  expect(tickets.open(forOne, { ...use, personId: 'P2' })).toBeUndefined();
  for (const other of [{ verb: 'reject' }, { conversationId: '19:y' }]) {
    expect(tickets.open(forAll, { ...use, ...other })).toBeUndefined();
    expect(tickets.open(forOne, { ...use, ...other })).toBeUndefined();
  }
});

it.each(['', 'abc-123', 'abc-123.', '.', 'abc-123.AAAAAAAAAAAAAAAAAAAAAAAA', 'x'.repeat(5000), 'a.b.c'])(
  '%j is none',
  (text) => {
    expect(tickets.open(text, use)).toBeUndefined();
  },
);

it('another key opens nothing', () => {
  expect(createCardTickets('another').open(tickets.issue('abc-123', use), use)).toBeUndefined();
});
