import { ConversationState, MemoryStorage, type Activity, type TurnContext } from 'botbuilder';
import { DialogSet, type DialogState } from 'botbuilder-dialogs';
import type { AdaptiveCard } from '../../cards/card';
import type { Draft } from '../../dialogs/draft';
import { createPurchaseDialog, stackWith, type PurchaseOptions } from '../../dialogs/purchase-dialog';
import { MemoryPort } from './fixture';
import { RecordingAdapter } from './recording-adapter';

/** A person talking to the dialog through real turns; the state is written to storage and read again between them. */
export class Conversation {
  readonly port = new MemoryPort();
  private readonly adapter = new RecordingAdapter();
  private readonly state = new ConversationState(new MemoryStorage());
  private readonly stack = this.state.createProperty<DialogState>('dialogs');

  /** Starts the dialog and answers what it sent. */
  async begin(options: PurchaseOptions): Promise<Seen> {
    return this.turn({ type: 'message', text: options.text ?? '' }, options);
  }

  async type(text: string): Promise<Seen> {
    return this.turn({ type: 'message', text });
  }

  /** Clicks a button of a card; without an id, of the newest one. */
  async click(value: object, replyToId?: string): Promise<Seen> {
    return this.turn({ type: 'message', text: '', value, replyToId: replyToId ?? this.lastCardId });
  }

  lastCardId?: string;

  get sentSoFar(): number {
    return this.adapter.sent.length;
  }

  /** The open draft as storage holds it; undefined when the dialog has ended. */
  async draft(): Promise<Draft | undefined> {
    let draft: Draft | undefined;
    await this.run({ type: 'message' }, async (context) => {
      const instance = (await this.stack.get(context))?.dialogStack?.at(-1);
      draft = (instance?.state as { draft?: Draft } | undefined)?.draft;
    });
    return draft;
  }

  private async turn(activity: Partial<Activity>, begin?: PurchaseOptions): Promise<Seen> {
    const sentBefore = this.adapter.sent.length;
    const updatedBefore = this.adapter.updated.length;
    await this.run(activity, async (context) => {
      const dialog = createPurchaseDialog(this.port);
      if (begin) {
        const draft = await dialog.begin(context, begin);
        await this.stack.set(context, draft ? stackWith(draft) : { dialogStack: [] });
      } else await (await new DialogSet(this.stack).add(dialog).createContext(context)).continueDialog();
      await this.state.saveChanges(context);
    });
    const seen = new Seen(this.adapter.sent.slice(sentBefore), this.adapter.updated.slice(updatedBefore));
    this.lastCardId = seen.sent.find(({ attachments }) => attachments?.length)?.id ?? this.lastCardId;
    return seen;
  }

  private async run(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.adapter.run(activity, logic);
  }
}

/** What a turn showed. */
export class Seen {
  constructor(
    readonly sent: Partial<Activity>[],
    readonly updated: Partial<Activity>[],
  ) {}

  /** All sentences that were posted. */
  get text(): string {
    return this.sent
      .map(({ text }) => text ?? '')
      .filter(Boolean)
      .join('\n');
  }

  /** The card that was posted, or put in another's place. */
  get card(): AdaptiveCard | undefined {
    return [...this.sent, ...this.updated]
      .map(({ attachments }) => attachments?.[0]?.content as AdaptiveCard)
      .find(Boolean);
  }

  /** Everything on the card, as one text. */
  get cardText(): string {
    return JSON.stringify(this.card ?? {});
  }
}
