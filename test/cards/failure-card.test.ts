import { botError } from '../../bot/errors';
import { failureCard, summaryOfFailure } from '../../cards/failure-card';
import { visibleText } from './read-card';

it('tells what happened, what to do and whether money was moved', () => {
  const { failure } = botError('OUTCOME_UNKNOWN', { provider: 'Partner Center', why: 'the connection broke off' });
  const text = visibleText(failureCard({ ...failure, requestId: 'r-1' }, { locale: 'en' }));
  expect(text).toContain('It is not known whether Partner Center made the purchase (the connection broke off).');
  expect(text).toContain('I keep asking');
  expect(text).toContain('It is not known yet whether money was moved.');
  expect(text).toContain('Code OUTCOME_UNKNOWN · request id r-1');
  expect(summaryOfFailure(failure, { locale: 'en' })).toMatch(/^It is not known whether .+ money was moved\.$/);
});
