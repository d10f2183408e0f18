import type { TurnContext } from 'botbuilder';
import {
  INVOKE_RESPONSE_KEY,
  TeamsActivityHandler,
  type AdaptiveCardInvokeResponse,
  type InvokeResponse,
} from 'botbuilder';
import { textsFor, type Texts } from '../cards/texts';
import { message as composeMessage, type ComposeAnswer } from './compose-extension';
import type { Inbound } from './inbound';
import { readInbound } from './inbound';
import type { Log } from './orders/purchase';
import type { Replies } from './replies';
import type { Late, Turn } from './turn';
import type { Typeahead } from './typeahead';

export interface TeamsBotOptions {
  turns: {
    run(context: TurnContext, inbound: Inbound, logic: (turn: Turn) => Promise<void>, late?: Late): Promise<void>;
  };
  converse(turn: Turn): Promise<void>;
  typeahead: Typeahead;
  /** Answers message extensions. */
  compose(name: string, inbound: Inbound, value: unknown): Promise<ComposeAnswer>;
  replies: Replies;
  /** Tells whether the sender's tenant is one of ours. */
  welcome(inbound: Inbound): boolean;
  trustIds: boolean;
  log: Log;
}

/** Translates what Teams sends into turns of the conversation; decides nothing itself. */
export class TeamsBot extends TeamsActivityHandler {
  constructor(private readonly options: TeamsBotOptions) {
    super();
    this.onMembersAdded(async (context, next) => {
      const added = context.activity.membersAdded ?? [];
      // When the bot itself was added; never for each new member.
      if (added.some((member) => member.id === context.activity.recipient.id)) await this.greet(context);
      await next();
    });
    // All that is told when a person installs the bot again.
    this.onInstallationUpdateAdd(async (context, next) => {
      await this.greet(context);
      await next();
    });
  }

  /** What comes all day goes straight to its turn: the SDK's way there is a dozen promises long. */
  override async run(context: TurnContext): Promise<void> {
    const { type } = context.activity;
    if (type === 'message') return this.turn(context);
    if (type !== 'invoke' || !isAnsweredHere(context.activity.name)) return super.run(context);
    const value = await this.onInvokeActivity(context);
    context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value });
  }

  /** Runs a turn again that ran out of time in its request. */
  async runLate(context: TurnContext, late: Late): Promise<void> {
    await this.turn(context, late);
  }

  private read(context: TurnContext): Inbound | undefined {
    const inbound = readInbound(context.activity, { trustIds: this.options.trustIds });
    if (inbound && this.options.welcome(inbound)) return inbound;
    this.options.log.warn(
      { type: context.activity.type },
      'an activity of another tenant or without a sender was ignored',
    );
    return undefined;
  }

  private async turn(context: TurnContext, late?: Late): Promise<void> {
    const inbound = this.read(context);
    if (inbound) await this.options.turns.run(context, inbound, this.options.converse, late);
  }

  /** An installation is told in two ways, and greeted once. */
  private async greet(context: TurnContext): Promise<void> {
    const inbound = this.read(context);
    if (!inbound) return;
    await this.options.turns.run(context, inbound, async (turn) => {
      if (turn.state.welcomed) return;
      turn.state.welcomed = true;
      await this.options.replies.welcome(turn);
    });
  }

  /** HTTP is always 200 for what we understand; the body alone says how it went. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name } = context.activity;
    if (name === 'fileConsent/invoke') {
      await this.turn(context);
      return { status: 200 };
    }
    if (name === 'adaptiveCard/action') return { status: 200, body: await this.executed(context) };
    if (name?.startsWith('composeExtension/')) return { status: 200, body: await this.composed(context, name) };
    if (name === 'application/search') {
      const inbound = this.read(context);
      const results = inbound ? await this.options.typeahead(inbound) : [];
      const type = 'application/vnd.microsoft.search.searchResponse';
      return { status: 200, body: { statusCode: 200, type, value: { results } } };
    }
    return super.onInvokeActivity(context);
  }

  private async composed(context: TurnContext, name: string): Promise<ComposeAnswer> {
    const inbound = this.read(context);
    if (!inbound) return composeMessage(wordsOf(context).otherOrganisation);
    return this.options.compose(name, inbound, context.activity.value);
  }

  /** Action.Execute: the same turn as a Submit, answered with the card as this person may see it. */
  private async executed(context: TurnContext): Promise<AdaptiveCardInvokeResponse> {
    const action = (context.activity.value as { action?: { verb?: unknown; data?: object } } | undefined)?.action;
    if (typeof action?.verb !== 'string') return problem(wordsOf(context).unreadableButton);
    const activity = context.activity;
    activity.value = { ...action.data, verb: action.verb };
    const inbound = this.read(context);
    if (!inbound) return problem(wordsOf(context).otherOrganisation);
    await this.options.turns.run(context, inbound, this.options.converse);
    const shown = this.options.replies.shownTo(context);
    return shown
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: shown }
      : message(wordsOf(context).done);
  }
}

/** Invokes that are not left to the SDK. */
function isAnsweredHere(name = ''): boolean {
  return /^(application\/search|adaptiveCard\/action|fileConsent\/invoke|composeExtension\/.*)$/.test(name);
}

/** For answers that belong to no turn: in the language of the sender's Teams. */
function wordsOf({ activity }: TurnContext): Texts['turns'] {
  return textsFor(typeof activity.locale === 'string' ? activity.locale : 'en').turns;
}

function message(text: string): AdaptiveCardInvokeResponse {
  const value = text as unknown as Record<string, unknown>;
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

function problem(text: string): AdaptiveCardInvokeResponse {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message: text } };
}
