import { randomUUID } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { backEndIn, createBackEnds } from './back-ends';
import { backlogGauges, createBacklog } from './backlog';
import { createBilling } from './billing';
import { createBulk } from './bulk/bulk';
import { withQuietBatches } from './bulk/quiet-journal';
import { createBotCredential } from './access/bot-credential';
import { createCardTickets } from './access/card-tickets';
import { botIdentity } from './access/bot-identity';
import { createFrontDoor } from './access/front-door';
import { createAdjusting } from './adjusting';
import { readPolicy } from './access/read-policy';
import { allowServiceUrls } from './access/service-hosts';
import { DeskAdapter } from './adapter';
import type { Backend } from './commerce/commerce';
import type { Config } from './config';
import { createComposeExtension } from './compose-extension';
import { createConversation } from './converse';
import { createCustomers } from './customers';
import { createDesk } from './desk';
import { createDoctor } from './doctor';
import { besideAPrice, createEstimate } from './estimate-savings';
import { newOrderId, newTicket } from './ids';
import { createJobs, type Jobs } from './jobs/jobs';
import { catchPrinting, createLog } from './log';
import { createConnector } from './notices/connector';
import { createDeliverer } from './notices/deliver';
import { createPacedConnectors } from './notices/paced-connector';
import { createRenderer } from './notices/render';
import { createPurchaser, type Log } from './orders/purchase';
import { createOutlooks } from './outlook';
import { createPurchaseDialogHost } from './purchase-dialog-host';
import { createPermissions, warnOfOpenPolicy } from './permissions';
import { createReaders } from './readers';
import { createReceiver } from './receive';
import { reconciling } from './reconciling';
import { createReplies } from './replies';
import { startServer } from './server';
import { openStore } from './store/open-store';
import { TeamsBot } from './teams-bot';
import { createTurns, type LateTurn } from './turn';
import { createTypeahead } from './typeahead';
import { warmUp } from './warm-up';
import { wakersOf, withWakeUps } from './wake-up';

export interface App {
  url: string;
  log: Log;
  close(): Promise<void>;
}

/** Answers that Teams asked to wait with are given up after this long when the bot closes. */
const ANSWERS_LIMIT_MS = 3000;

/** The composition root: the only file that knows every part. */
export async function startApp(config: Config): Promise<App> {
  const log = createLog(config.LOG_LEVEL);
  catchPrinting(log);
  const now = () => new Date();
  const authenticated = config.MicrosoftAppId !== undefined;
  const policy = readPolicy(config.POLICY_FILE, config);
  const store = await openStore(config, log);
  const backEnds = createBackEnds(config, log, store.keptToken);
  const commerce = (backend: Backend) => backEndIn(backEnds.all, backend);

  // Jobs need the journal and the journal wakes the jobs: the journal looks them up when it needs them.
  const late: { jobs?: Jobs } = {};
  const awake = withWakeUps(store.journal, () => wakersOf(late), now);
  const journal = withQuietBatches(awake, store.batches, now);

  const mayTalkTo = allowServiceUrls({ authenticated, extraHosts: config.TEAMS_SERVICE_HOSTS });
  const door = createFrontDoor(config, mayTalkTo, now);
  const credential = createBotCredential(config);
  const teams = createConnector({ credential, mayTalkTo });
  const speak = createPacedConnectors({ connector: teams, pace: store.pace, clock: () => now().getTime(), log });
  const connector = speak.byItself;
  const cardTickets = createCardTickets(await store.ownSecret('card-tickets'));
  const { standingOf, watchersOf } = createPermissions({ config, policy, store, credential, mayTalkTo, now, log });
  const access = { policy, standingOf, cardTickets };
  const reader = { locale: config.LOCALE, timeZone: config.TIME_ZONE };
  const readers = createReaders(store.settings, reader);
  const view = { mode: config.CARD_ACTIONS, reader, readerOf: readers.of, ...access, links: backEnds.links, now };
  const estimate = createEstimate({ retail: backEnds.retail, now });
  const savings = besideAPrice(estimate, log);
  const { outlook, refunds, readAhead } = createOutlooks({ ...backEnds, notes: store.refundNotes, now, log });
  const desk = createDesk({ journal, ...access, commerce, savings, outlook, now, newTicket, newOrderId });
  const replies = createReplies({ ...view, outbox: store.outbox });
  const customers = createCustomers(backEnds.all, log);
  const dialog = createPurchaseDialogHost({
    desk,
    backEnds: backEnds.all,
    customers,
    style: { mode: config.CARD_ACTIONS, inputs: config.CARD_INPUTS },
    settings: store.settings,
  });
  const billing = createBilling({ config, store, journal, ...backEnds, connector, readerOf: readers.of, now, log });
  const adjusting = createAdjusting({
    ...{ config, store, azure: backEnds.azure, refunds, connector, view, now, newTicket, newOrderId, log },
    ...access,
  });
  const ids = { newTicket, newOrderId };
  const bulk = createBulk({ config, store, journal, desk, customers, connector, backEnds, ...view, ...ids, log });
  const { documents, watching } = billing;
  const { people, delegations, auditStream, settings, templates } = store;
  const tools = {
    ...{ desk, journal, dialog, replies, customers, documents, watching, adjusting, bulk, estimate, refunds, now, log },
    mayFetchFrom: { authenticated },
    backlog: createBacklog({ config, store, now }),
    doctor: createDoctor({ config, store, backEnds, credential, policy, now }),
    ...backEnds,
    ...access,
    ...{ people, delegations, auditStream, settings, templates },
  };
  const converse = createConversation(tools);

  const adapter = new DeskAdapter(new ConfigurationBotFrameworkAuthentication(botIdentity(config)), speak.inTurn);
  const turns = createTurns({
    memory: store.turns,
    budgetMs: config.TURN_BUDGET_MS,
    readerOf: readers.answering,
    later: async (turn) => late.jobs!.enqueueTurn(JSON.stringify(turn)),
    waiting: async () => (await late.jobs!.counts()).turns.waiting ?? 0,
  });
  const bot = new TeamsBot({
    turns,
    converse,
    typeahead: createTypeahead(backEnds.all, customers),
    compose: createComposeExtension({ journal, ...access, readerOf: readers.answering, now }),
    replies,
    trustIds: !authenticated,
    welcome: ({ person, place }) => mayTalkTo(place.serviceUrl) && door.isOurTenant(person.tenantId),
    log,
  });

  const advance = createPurchaser({
    journal,
    commerce: (order) => commerce(order.request.backend),
    now,
    newTicket,
    newRequestId: randomUUID,
    durable: store.durable,
    unsafe: store.faults,
    forgottenUntil: store.forgottenUntil,
    followEveryMs: config.FOLLOW_EVERY_MS,
    log,
  });
  const render = createRenderer({ ...view, watchersOf });
  const deliver = createDeliverer({ outbox: store.outbox, connector, render, now, log });
  const runTurn = (turn: string) => {
    const { activity, noteId } = JSON.parse(turn) as LateTurn;
    return adapter.resume(activity, (context) => bot.runLate(context, { noteId }));
  };
  const jobs = createJobs({
    redisUrl: store.url,
    prefix: store.keys.jobs,
    handlers: { advance, deliver, turn: runTurn },
    periodic: [
      ...billing.periodic,
      ...adjusting.periodic,
      ...bulk.periodic,
      reconciling({ ...{ config, journal, backEnds, commerce, connector, store, now, log }, ...adjusting, ...view }),
    ],
    journal,
    outbox: store.outbox,
    leases: store.leases,
    clock: () => now().getTime(),
    log,
    sweepEveryMs: config.SWEEP_EVERY_MS,
  });
  late.jobs = jobs;
  await jobs.start();

  const server = await startServer({
    port: config.PORT,
    host: door.host,
    mayBeChannel: door.mayBeChannel,
    receive: createReceiver({ ...door, adapter, logic: (context) => bot.run(context), log }),
    webhook: billing.webhook,
    download: billing.download,
    ready: store.faults,
    gauges: backlogGauges({ store, now }),
    log,
  });
  billing.listeningAt(server.url);
  warnOfOpenPolicy(policy, config, log);
  void warmUp(backEnds.all, customers, log).then(readAhead);

  return {
    url: server.url,
    log,
    async close() {
      // No new work from outside and none from the queues, at the same time; then what runs is finished.
      await Promise.all([server.close(), jobs.pause()]);
      await jobs.close();
      await Promise.all([billing.rest(), adjusting.rest(), bulk.rest(), speak.rest(ANSWERS_LIMIT_MS)]);
      await store.close();
    },
  };
}
