import { actionsIn, dataToSend, refreshActionFor, verbOf } from '../../../../deployment/sandbox/teams/read-card';

const submit = (title: string, more: object = {}) => ({ type: 'Action.Submit', title, data: { verb: title }, ...more });
const hiddenBlock = {
  type: 'Container',
  id: 'more',
  isVisible: false,
  items: [
    { type: 'Input.Text', id: 'name', value: 'kept' },
    { type: 'ActionSet', actions: [submit('inside')] },
  ],
};

test('hidden inputs are sent, hidden buttons cannot be pressed', () => {
  const actions = actionsIn({ type: 'AdaptiveCard', body: [hiddenBlock], actions: [submit('go')] });
  expect(actions.map(({ title }) => title)).toEqual(['go']);
  expect(dataToSend(actions[0]!, {})).toEqual({ verb: 'go', name: 'kept' });
});

test('what can be unfolded can be pressed', () => {
  const unfold = { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] };
  const actions = actionsIn({ type: 'AdaptiveCard', body: [hiddenBlock], actions: [unfold] });
  expect(actions.map(verbOf)).toEqual(['inside']);
});

test('actions are found in columns, tables and select actions, not in fallbacks or data', () => {
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'ActionSet', actions: [submit('column')] }] }] },
      { type: 'Table', rows: [{ cells: [{ items: [{ type: 'ActionSet', actions: [submit('cell')] }] }] }] },
      { type: 'Container', selectAction: submit('select'), items: [] },
      { type: 'Chart.Donut', fallback: { type: 'ActionSet', actions: [submit('fallback')] } },
    ],
    actions: [submit('outer', { data: { verb: 'outer', nested: submit('data') } })],
  };
  expect(actionsIn(card).map(({ title }) => title)).toEqual(['column', 'cell', 'select', 'outer']);
});

test('an input that does not match its pattern is not sent', () => {
  const body = [{ type: 'Input.Text', id: 'sku', label: 'SKU', regex: '^Standard_' }];
  const [go] = actionsIn({ type: 'AdaptiveCard', body, actions: [submit('go')] });
  expect(() => dataToSend(go!, { sku: 'D2' })).toThrow('"SKU" does not accept "D2"');
  expect(dataToSend(go!, { sku: 'Standard_D2' })).toMatchObject({ sku: 'Standard_D2' });
});

test.each([
  [undefined, true],
  [['29:megan'], true],
  [['29:alex'], false],
  [[], false],
])('a refresh for %j concerns Megan: %s', (userIds, concerns) => {
  const card = { refresh: { action: { type: 'Action.Execute', verb: 'look' }, ...(userIds ? { userIds } : {}) } };
  expect(refreshActionFor(card, '29:megan', 60) !== undefined).toBe(concerns);
  expect(refreshActionFor(card, '29:megan', 61) !== undefined).toBe(concerns && userIds !== undefined);
});
