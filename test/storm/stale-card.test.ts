import { FATES, stallWhileShowing, type Fate } from './stall-while-showing';

it.each(Object.keys(FATES) as Fate[])(
  'shows the newest state in the end, when an old one arrives late and its sender then %s',
  async (fate) => {
    expect(await stallWhileShowing(fate)).toEqual(['placed, is active', 'active', '0 waiting']);
  },
);
