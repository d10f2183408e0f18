import { carriesMarker, isDisplayName, markedName } from '../../../../bot/commerce/azure/display-name';

test.each([
  ['R-7KQ2MX', undefined, 'R-7KQ2MX'],
  ['R-7KQ2MX', 'clinic', 'clinic_R-7KQ2MX'],
  ['R-7KQ2MX', 'Prüfung für März!', 'Pr-fung-f-r-M-rz_R-7KQ2MX'],
  ['R-7KQ2MX', '***', 'R-7KQ2MX'],
  ['R-7KQ2MX', 'x'.repeat(200), `${'x'.repeat(55)}_R-7KQ2MX`],
])('%s named %s becomes %s', (orderId, name, marked) => {
  expect(markedName(orderId, name)).toBe(marked);
  expect(isDisplayName(marked)).toBe(true);
  expect(carriesMarker(marked, orderId)).toBe(true);
});

test('the marker is found whole, at the end, without regard to case', () => {
  expect(carriesMarker('clinic_r-7kq2mx', 'R-7KQ2MX')).toBe(true);
  expect(carriesMarker('R-7KQ2MX-old', 'R-7KQ2MX')).toBe(false);
  expect(carriesMarker('XR-7KQ2MX', 'R-7KQ2MX')).toBe(false);
  expect(carriesMarker(undefined, 'R-7KQ2MX')).toBe(false);
});
