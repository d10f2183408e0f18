import { attachmentOf, type AdaptiveCard } from '../../cards/card';
import { CARD_BUDGET, fitted, sizeOf, type Room } from '../../cards/fit';

const card = (text: string): AdaptiveCard => ({
  type: 'AdaptiveCard',
  version: '1.2',
  fallbackText: '',
  body: [{ type: 'TextBlock', text }],
});

it('measures UTF-16 bytes', () => {
  expect(sizeOf(card('é😀')) - sizeOf(card(''))).toBe(6);
});

it('takes the roomiest card that fits', () => {
  expect(fitted((room) => card('x'.repeat(room.text)))).toEqual(card('x'.repeat(400)));
  const tried: Room[] = [];
  const build = (room: Room) => {
    tried.push(room);
    return card('x'.repeat(room.lines > 5 ? CARD_BUDGET : room.lines));
  };
  expect(fitted(build)).toEqual(card('xxxxx'));
  expect(tried.map(({ lines }) => lines)).toEqual([15, 10, 5]);
});

it('wraps a card for Teams', () => {
  expect(attachmentOf(card('x'))).toEqual({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card('x'),
  });
});
