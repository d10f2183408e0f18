import { APPLIED_SCOPE_TYPES, BILLING_PLANS, TERMS } from '../bot/commerce/commerce';
import type { Room } from './fit';
import { inert, plain, whole } from './inert';
import { termInWords } from './order-facts';
import { fillIn, type Texts } from './texts';

/** The fields of the request form; the names are the ids of its inputs. */
export const FORM_FIELDS = [
  'customer',
  'subscription',
  'product',
  'sku',
  'region',
  'term',
  'billingPlan',
  'quantity',
  'displayName',
  'appliedScopeType',
  'renew',
] as const;
/** Fields of some requests only; on the form when they are given. */
export const DETAIL_FIELDS = [
  'appliedSubscription',
  'resourceGroup',
  'managementGroup',
  'managementTenant',
  'instanceFlexibility',
  'reviewDate',
] as const;
export type FormFieldName = (typeof FORM_FIELDS)[number] | (typeof DETAIL_FIELDS)[number];

export interface Choice {
  title: string;
  value: string;
}

/** What is known of one field. */
export interface FormField {
  /** Understood; canonical (P3Y, Monthly, westeurope …), or an id that one of the choices names. */
  value?: string;
  /** Typed but not understood. */
  text?: string;
  choices?: Choice[];
  /** The sentence that says what is wrong and what to do. */
  problem?: string;
  /** Must be answered before there can be a price. */
  missing: boolean;
}

/** One input of the template: exactly one of the six lists holds it. */
export interface FormInput {
  typed: InputData[];
  searched: (InputData & { choices: Choice[]; dataset: string })[];
  chosen: (InputData & { choices: Choice[] })[];
  counted: (Omit<InputData, 'value'> & { value: number | '' })[];
  toggled: InputData[];
  dated: InputData[];
  problems: string[];
}

interface InputData {
  id: string;
  label: string;
  hint: string;
  value: string;
  isRequired: boolean;
  errorMessage: string;
}

const DATASETS: Partial<Record<FormFieldName, string>> = {
  customer: 'customers',
  subscription: 'subscriptions',
  sku: 'skus',
  region: 'regions',
};

export interface FieldStyle {
  texts: Texts;
  locale: string;
  room: Room;
  /** `typed` for clients that cannot search while typing: free text instead. */
  inputs: 'choose' | 'typed';
}

export function formInput(name: FormFieldName, field: FormField, style: FieldStyle): FormInput {
  const empty: FormInput = { typed: [], searched: [], chosen: [], counted: [], toggled: [], dated: [], problems: [] };
  const problems = problemLines(field, style.texts, style.room);
  const data = inputData(name, field, style);
  const choices = choicesOf(name, field, style);
  const dataset = DATASETS[name];
  if (name === 'renew')
    return { ...empty, problems, toggled: [{ ...data, value: field.value === 'true' ? 'true' : 'false' }] };
  if (name === 'reviewDate') return { ...empty, problems, dated: [{ ...data, value: dayOf(field.value) }] };
  if (name === 'quantity') return { ...empty, problems, counted: [{ ...data, value: positive(field.value) }] };
  // A search field without any choice could not be answered where searching does not work.
  if (dataset && style.inputs === 'choose' && choices.length > 0) {
    return { ...empty, problems, searched: [{ ...data, hint: style.texts.form.pick, choices, dataset }] };
  }
  if (dataset || choices.length === 0 || allChoices(name, field, style).length === 0) {
    const value = titleOf(name, field, style) ?? field.text ?? '';
    return { ...empty, problems, typed: [{ ...data, value: whole(value, 200) }] };
  }
  return { ...empty, problems, chosen: [{ ...data, hint: style.texts.form.choose, choices }] };
}

/** The words of a field's value: the title of its choice, or the value itself. */
export function titleOf(name: FormFieldName, field: FormField, style: FieldStyle): string | undefined {
  const { value } = field;
  return value && (allChoices(name, field, style).find((choice) => choice.value === value)?.title ?? value);
}

/** What is wrong with a field and what was written there. */
export function problemLines({ problem, text }: FormField, { form }: Texts, room: Room): string[] {
  const written = text && fillIn(form.written, { text: inert(text, room.name) });
  const line = [problem && inert(problem, room.text), written].filter(Boolean).join(' ');
  return line ? [fillIn(form.problem, { problem: line })] : [];
}

function inputData(name: FormFieldName, field: FormField, { texts }: FieldStyle): InputData {
  const { label, hint } = texts.slots[name];
  // A product follows from the SKU, so that its absence must not hold up somebody who knows the SKU.
  const isRequired = field.missing && name !== 'product' && (isDetail(name) || !isOptional(name));
  return {
    id: name,
    label,
    hint,
    value: whole(field.value ?? ''),
    isRequired,
    // A number below the least is an error as well.
    errorMessage: isRequired || name === 'quantity' ? fillIn(texts.form.missing, { label }) : '',
  };
}

export function isOptional(name: FormFieldName): boolean {
  return ['displayName', 'appliedScopeType', 'renew', ...DETAIL_FIELDS].includes(name);
}

function isDetail(name: FormFieldName): boolean {
  return (DETAIL_FIELDS as readonly string[]).includes(name);
}

/** The choices there is room for; the one that is chosen is always among them. */
function choicesOf(name: FormFieldName, field: FormField, style: FieldStyle): Choice[] {
  const all = allChoices(name, field, style);
  // Lists that cannot be searched must be whole as long as that is possible.
  const limit = DATASETS[name] ? style.room.lines : style.room.lines * 3;
  const chosen = all.findIndex(({ value }) => value === field.value);
  const first = all.slice(0, limit);
  const kept = chosen < limit ? first : [all[chosen]!, ...first.slice(1)];
  const own = field.value && chosen < 0 ? [{ title: field.value, value: field.value }] : [];
  return shownChoices([...own, ...kept], style.room);
}

/** Choices with their titles capped; one whose value is too long to come back whole is left out. */
export function shownChoices(choices: readonly Choice[], room: Room): Choice[] {
  return choices.flatMap(({ title, value }) => {
    const answer = whole(value);
    return answer ? [{ title: plain(title, room.name) || plain(value, room.name), value: answer }] : [];
  });
}

function allChoices(name: FormFieldName, { choices }: FormField, { texts, locale }: FieldStyle): Choice[] {
  if (choices && choices.length > 0) {
    // What the provider offers, in the words of the card.
    const titles = name === 'appliedScopeType' ? texts.order.scopes : name === 'billingPlan' ? texts.order.plans : {};
    return choices.map(({ title, value }) => ({ title: titles[value] ?? title, value }));
  }
  const words = (values: readonly string[], title: (value: string) => string): Choice[] =>
    values.map((value) => ({ title: title(value), value }));
  // A month is offered where the catalogue has it, which is hardly anywhere.
  const usualTerms = TERMS.filter((term) => term !== 'P1M');
  if (name === 'term')
    return words(usualTerms, (term) => termInWords(term, { texts, reader: { locale, timeZone: 'UTC' } }));
  if (name === 'billingPlan') return words(BILLING_PLANS, (plan) => texts.order.plans[plan] ?? plan);
  if (name === 'appliedScopeType') return words(APPLIED_SCOPE_TYPES, (type) => texts.order.scopes[type] ?? type);
  if (name === 'instanceFlexibility') return words(['On', 'Off'], (one) => texts.order.flexibility[one] ?? one);
  return [];
}

function dayOf(value: string | undefined): string {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '';
}

function positive(value: string | undefined): number | '' {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : '';
}
