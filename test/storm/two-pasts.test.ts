import { stallWhileBuying } from './stall-while-buying';

it('buys once, when the store went back and came to the same version with another past', async () => {
  expect(await stallWhileBuying()).toEqual([1, 'active']);
});
