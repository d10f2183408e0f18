import type { ActionMode, AdaptiveCard } from './card';
import { fitted, type Room } from './fit';
import { atMost, knownReader } from './format';
import {
  DETAIL_FIELDS,
  FORM_FIELDS,
  formInput,
  isOptional,
  problemLines,
  titleOf,
  type FieldStyle,
  type FormField,
  type FormFieldName,
  type FormInput,
} from './form-fields';
import { inert, plain } from './inert';
import { cardTemplate } from './render';
import source from './request-form.json';
import { fillIn, textsFor } from './texts';

export interface RequestFormData {
  fields: Record<(typeof FORM_FIELDS)[number], FormField> & Partial<Record<FormFieldName, FormField>>;
  mode: ActionMode;
  /** `typed` for clients that cannot search while typing. Default: choose. */
  inputs?: 'choose' | 'typed';
  /** Replaces the sentence that says what was understood. Plain text. */
  lead?: string;
  locale: string;
}

interface FormCardData {
  lang: string;
  fallbackText: string;
  title: string;
  lead: string;
  problems: { title: string; lines: string[] }[];
  groups: Group[];
  submits: { title: string; cancel: string }[];
  executes: { title: string; cancel: string }[];
}

interface Group {
  id: string;
  title: string;
  isVisible: boolean;
  toggles: { title: string; target: string }[];
  fields: FormInput[];
}

const fill = cardTemplate<FormCardData>('request-form', source);

/** One form for the whole request, filled with what is known; what is missing or wrong stands first. */
export function requestForm(data: RequestFormData): AdaptiveCard {
  return fitted((room) => fill(formCardData(data, room)));
}

/** One line for the activity's summary. Plain text. */
export function summaryOfForm(data: RequestFormData): string {
  const style = styleOf(data, { lines: 5, text: 200, name: 60 });
  return `${style.texts.form.title}. ${data.lead ? plain(data.lead) : understood(data.fields, style, plain)}`;
}

function styleOf(data: RequestFormData, room: Room): FieldStyle {
  const { locale } = knownReader({ locale: data.locale, timeZone: 'UTC' });
  return { texts: textsFor(locale), locale, room, inputs: data.inputs ?? 'choose' };
}

function formCardData(data: RequestFormData, room: Room): FormCardData {
  const style = styleOf(data, room);
  const { form, language } = style.texts;
  // Each stands beside its field as well, so that a long list may end early.
  const all = given(data.fields).flatMap(([, field]) => problemLines(field, style.texts, room));
  const lines = atMost(all, room.lines, (count) => fillIn(style.texts.order.more, { count }));
  const buttons = [{ title: form.continue, cancel: form.cancel }];
  return {
    lang: language,
    fallbackText: inert(summaryOfForm(data)),
    title: form.title,
    lead: data.lead ? inert(data.lead, room.text) : understood(data.fields, style, inert),
    problems: lines.length > 0 ? [{ title: form.problems, lines }] : [],
    groups: groupsOf(data.fields, style),
    submits: data.mode === 'submit' ? buttons : [],
    executes: data.mode === 'execute' ? buttons : [],
  };
}

/** The fields of this form with what is known of them, in order. */
function given(fields: RequestFormData['fields']): [FormFieldName, FormField][] {
  return [...FORM_FIELDS, ...DETAIL_FIELDS].flatMap((name) => {
    const field = fields[name];
    return field ? [[name, field] as [FormFieldName, FormField]] : [];
  });
}

function groupsOf(fields: RequestFormData['fields'], style: FieldStyle): Group[] {
  const { form } = style.texts;
  const isFirst = ([, field]: [FormFieldName, FormField]): boolean => field.missing || problemOf(field);
  const group = (id: string, title: string, members: [FormFieldName, FormField][]): Group => ({
    id,
    title,
    isVisible: true,
    toggles: [],
    fields: members.map(([name, field]) => formInput(name, field, style)),
  });
  const isDetail = (name: FormFieldName): boolean => (DETAIL_FIELDS as readonly string[]).includes(name);
  const all = given(fields);
  // A detail is optional until it must be answered; the other options have a default whatever happens.
  const isFolded = (one: [FormFieldName, FormField]): boolean =>
    isOptional(one[0]) && !(isDetail(one[0]) && isFirst(one));
  const optional = all.filter(isFolded);
  const needed = all.filter((one) => !isFolded(one));
  const groups = [
    group('needed', form.needed, needed.filter(isFirst)),
    group(
      'known',
      form.known,
      needed.filter((one) => !isFirst(one)),
    ),
    {
      ...group('more', form.options, optional),
      // What was understood or is wrong must be seen; only untouched options are folded away.
      isVisible: optional.some(([, { value, text, problem }]) => value ?? text ?? problem),
      toggles: [{ title: form.optionsButton, target: 'more' }],
    },
  ];
  return groups.filter(({ fields: inputs }) => inputs.length > 0);
}

/** "I understood: 3 × Standard_D4s_v5, in West Europe, 3 years, for Contoso." */
function understood(
  fields: RequestFormData['fields'],
  style: FieldStyle,
  safe: (text: string, maxLength: number) => string,
): string {
  const { form } = style.texts;
  const said = (name: (typeof FORM_FIELDS)[number]): string => {
    const title = titleOf(name, fields[name], style);
    if (!title || (name === 'renew' && title !== 'true')) return '';
    return fillIn(style.texts.slots[name].understood, { value: safe(title, style.room.name) });
  };
  const what = [said('quantity'), said('sku') || said('product')].filter(Boolean).join(' ');
  const rest = (['region', 'term', 'billingPlan', 'customer', 'subscription', 'displayName', 'renew'] as const).map(
    said,
  );
  const parts = [what, ...rest].filter(Boolean);
  if (parts.length === 0) return form.understoodNothing;
  const sentence = fillIn(form.understood, { what: parts.join(', ') });
  return missingAny(fields) ? sentence : `${sentence} ${form.allThere}`;
}

function problemOf({ problem, text }: FormField): boolean {
  return Boolean(problem ?? text);
}

function missingAny(fields: RequestFormData['fields']): boolean {
  return given(fields).some(([, field]) => field.missing || problemOf(field));
}
