import { FORM_FIELDS, type FormField, type FormFieldName } from '../../cards/form-fields';
import { requestForm, summaryOfForm, type RequestFormData } from '../../cards/request-form';
import { buttonsOf, elementsOf, inputsOf, visibleText } from './read-card';

const NOTHING = Object.fromEntries(FORM_FIELDS.map((name) => [name, { missing: false }])) as RequestFormData['fields'];

function form(fields: Partial<Record<FormFieldName, FormField>>, more: Partial<RequestFormData> = {}): RequestFormData {
  return { fields: { ...NOTHING, ...fields }, mode: 'submit', locale: 'en', ...more };
}

const known = (value: string, title = value): FormField => ({ value, choices: [{ title, value }], missing: false });
const input = (data: RequestFormData, id: string) => inputsOf(requestForm(data)).find((element) => element.id === id);

describe('the request form', () => {
  it('has every field once, whatever is known', () => {
    const ids = inputsOf(requestForm(form({}))).map(({ id }) => id as string);
    expect(ids.toSorted()).toEqual([...FORM_FIELDS].toSorted());
  });

  it('puts what is missing or wrong first', () => {
    const data = form({
      customer: known('c1', 'Contoso'),
      region: { missing: true },
      quantity: { text: 'many', problem: 'Write a number.', missing: false },
    });
    const ids = inputsOf(requestForm(data)).map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['region', 'quantity', 'customer']);
  });

  it('searches while typing, with choices that work without searching', () => {
    const choices = [{ title: 'West Europe', value: 'westeurope' }];
    expect(input(form({ region: { choices, missing: true } }), 'region')).toEqual({
      type: 'Input.ChoiceSet',
      id: 'region',
      label: 'Region',
      placeholder: 'Choose or type to search',
      style: 'filtered',
      choices,
      'choices.data': { type: 'Data.Query', dataset: 'regions', associatedInputs: 'auto' },
      isRequired: true,
      errorMessage: 'Region is still needed.',
    });
  });

  it.each([
    ['customer', 'customers'],
    ['subscription', 'subscriptions'],
    ['sku', 'skus'],
    ['region', 'regions'],
  ] as const)('asks %s from the data set %s', (name, dataset) => {
    expect(input(form({ [name]: known('x') }), name)).toMatchObject({ 'choices.data': { dataset } });
  });

  it('takes typing where searching does not work, filled with words rather than ids', () => {
    const data = form({ customer: known('c1', 'Contoso') }, { inputs: 'typed' });
    expect(input(data, 'customer')).toMatchObject({ type: 'Input.Text', value: 'Contoso' });
    expect(inputsOf(requestForm(data)).some(({ style }) => style === 'filtered')).toBe(false);
  });

  it('keeps the chosen value among the choices, and never shortens a value', () => {
    const choices = Array.from({ length: 80 }, (_, index) => ({ title: `SKU ${index}`, value: `sku-${index}` }));
    const sku = input(form({ sku: { value: 'sku-77', choices, missing: false } }), 'sku')!;
    expect(sku.value).toBe('sku-77');
    expect(sku.choices).toContainEqual({ title: 'SKU 77', value: 'sku-77' });
    expect((sku.choices as unknown[]).length).toBeLessThanOrEqual(15);
    expect(input(form({ sku: known('Standard_D4s_v5') }), 'sku')).toMatchObject({ value: 'Standard_D4s_v5' });
    const long = { title: 'long', value: 'v'.repeat(400) };
    const cut = input(form({ sku: { choices: [...choices.slice(0, 2), long], missing: true } }), 'sku')!;
    expect(cut.choices).toHaveLength(2);
  });

  it('fills numbers as numbers and leaves out what is none', () => {
    expect(input(form({ quantity: known('3') }), 'quantity')).toMatchObject({ type: 'Input.Number', value: 3, min: 1 });
    expect(input(form({ quantity: known('-3') }), 'quantity')).not.toHaveProperty('value');
  });

  it('says what is wrong at the top and at the field', () => {
    const customer = { text: 'cont', problem: 'Two customers fit.', missing: true };
    const lines = visibleText(requestForm(form({ customer }))).split('\n');
    expect(lines.filter((line) => line === '✖ Two customers fit. You wrote "cont".')).toHaveLength(2);
  });

  it('folds untouched options away and never hides a required or filled one', () => {
    const group = (data: RequestFormData) => elementsOf(requestForm(data)).find(({ id }) => id === 'more')!;
    expect(group(form({}))).toMatchObject({ isVisible: false });
    expect(group(form({ displayName: { value: 'web', missing: false } }))).toMatchObject({ isVisible: true });
    expect(group(form({ renew: { text: 'maybe', problem: 'Yes or no?', missing: true } }))).toMatchObject({
      isVisible: true,
    });
    expect(JSON.stringify(group(form({ displayName: { missing: true } })))).not.toContain('"isRequired":true');
  });

  it('sends the verb alone, and cancels without the fields', () => {
    expect(buttonsOf(requestForm(form({}))).map(({ title, data }) => [title, data])).toEqual([
      ['Continue', { verb: 'form' }],
      ['Cancel', { verb: 'cancel-form' }],
    ]);
    const executed = requestForm(form({}, { mode: 'execute' })).actions!;
    expect(executed.map(({ type, verb }) => [type, verb])).toEqual([
      ['Action.Execute', 'form'],
      ['Action.Execute', 'cancel-form'],
    ]);
    expect(executed[1]).toMatchObject({ associatedInputs: 'none' });
  });

  it('says in a sentence what was understood', () => {
    const data = form({
      customer: known('c1', 'Contoso'),
      sku: known('Standard_D4s_v5'),
      product: known('VirtualMachines'),
      region: known('westeurope', 'West Europe'),
      term: { value: 'P3Y', missing: false },
      quantity: known('3'),
      billingPlan: { missing: true },
    });
    expect(summaryOfForm(data)).toBe(
      'Buy an Azure reservation. I understood: 3 × Standard_D4s_v5, in West Europe, 3 years, for Contoso.',
    );
    expect(summaryOfForm(form({}))).toContain('Tell me what to buy');
    expect(visibleText(requestForm({ ...data, lead: 'A_b' }))).toContain('A_b');
  });
});
