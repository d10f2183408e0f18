import type { ErrorMeaning } from '../error-meaning';

/** Codes about the service itself and about how it was called. */
export const SERVICE_CODES = {
  NotSpecified: {
    meaning: 'Azure failed without giving a reason.',
    remedy: 'Wait while I find out what became of it; if it stays unclear, open a ticket with Azure support.',
    money: 'maybe',
    retry: 'after-reading',
  },
  InternalServerError: {
    meaning: 'Azure had a fault of its own.',
    remedy: 'Wait while I find out what became of it; nothing is bought again meanwhile.',
    money: 'maybe',
    retry: 'after-reading',
  },
  ServerTimeout: {
    meaning: 'Azure gave up waiting for one of its own parts.',
    remedy: 'Wait while I find out what became of it; nothing is bought again meanwhile.',
    money: 'maybe',
    retry: 'after-reading',
  },
  OperationFailed: {
    meaning: 'A step that Azure carries out in the background failed.',
    remedy: 'Look at the state of the reservation order; if it does not tell, open a ticket with Azure support.',
    money: 'maybe',
    retry: 'after-reading',
  },
  BadRequest: {
    meaning: 'Azure did not accept the request.',
    remedy: 'Read what Azure says, correct the request and ask again.',
    money: 'none',
    retry: 'never',
  },
  InvalidRequestContent: {
    meaning: 'Azure could not read the request.',
    remedy: 'Tell the operator of this bot: it is a fault of the bot.',
    money: 'none',
    retry: 'never',
  },
  HttpMethodNotSupported: {
    meaning: 'Azure does not know this kind of call.',
    remedy: 'Tell the operator of this bot: it is a fault of the bot.',
    money: 'none',
    retry: 'never',
  },
  InvalidRequestUri: {
    meaning: 'Azure does not know the address that was called.',
    remedy: 'Tell the operator of this bot: it is a fault of the bot.',
    money: 'none',
    retry: 'never',
  },
  InvalidHealthCheckType: {
    meaning: 'Azure complains about a health check of its own.',
    remedy: 'Open a ticket with Azure support.',
    money: 'none',
    retry: 'never',
  },
  TooManyRequests: {
    meaning: 'Azure is being asked too often.',
    remedy: 'Wait a few minutes.',
    money: 'none',
    retry: 'later',
  },
  InvalidResourceType: {
    meaning: 'Azure does not know this kind of resource.',
    remedy: 'Choose a product from the catalogue.',
    money: 'none',
    retry: 'never',
  },
} as const satisfies Record<string, ErrorMeaning>;
