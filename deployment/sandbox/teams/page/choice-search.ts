import type { Choice } from 'adaptivecards';
import { ChoiceSetInput, GlobalRegistry, Versions } from 'adaptivecards';
import type { WireChoice } from '../wire';
import { ChoiceBox } from './choice-box';

/** Answers undefined when the bot could not be asked. */
export type Search = (queryText: string) => Promise<WireChoice[] | undefined>;

/**
 * Input.ChoiceSet with style "filtered", as Teams has it: one types, the card's choices narrow down and, with
 * Data.Query, the bot adds its own. The renderer's own version submits titles where Teams submits values.
 */
export class SearchableChoiceSet extends ChoiceSetInput {
  private searchOf: Search | undefined;
  private box: ChoiceBox | undefined;

  searchesWith(search: Search): void {
    this.searchOf = search;
  }

  override isDynamicTypeahead(): boolean {
    return false;
  }

  protected override internalRender(): HTMLElement | undefined {
    if (this.style !== 'filtered' || this.isMultiSelect) return super.internalRender();
    const choices = this.choices.map(({ title = '', value = '' }: Choice) => ({ title, value }));
    this.box = new ChoiceBox(choices, this.searchOf, () => this.valueChanged());
    this.box.input.placeholder = this.placeholder ?? 'Type to search';
    if (this.defaultValue) this.box.preset(this.defaultValue);
    return this.box.element;
  }

  protected override updateInputControlAriaLabelledBy(): void {
    super.updateInputControlAriaLabelledBy();
    const labels = this.getAllLabelIds().join(' ');
    if (this.box && labels) this.box.input.setAttribute('aria-labelledby', labels);
  }

  override focus(): void {
    if (this.box) this.box.input.focus();
    else super.focus();
  }

  override isSet(): boolean {
    return this.box ? this.box.value !== undefined : super.isSet();
  }

  override isValid(): boolean {
    return this.box ? true : super.isValid();
  }

  override get value(): string | undefined {
    return this.box ? this.box.value : super.value;
  }
}

GlobalRegistry.defaultElements.register('Input.ChoiceSet', SearchableChoiceSet, Versions.v1_0);
GlobalRegistry.elements.register('Input.ChoiceSet', SearchableChoiceSet, Versions.v1_0);
