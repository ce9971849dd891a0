import { type Answer, type Api, type Call, endDryRunOf } from '../api/api.ts';
import { findApi } from '../api/index.ts';
import { applyAftermath } from '../faults/aftermath.ts';
import type { Strike } from '../faults/faults.ts';
import type { CallFacts } from '../faults/rule.ts';
import { redact } from '../ledger/redact.ts';
import type { Simulation } from '../simulation.ts';
import { answerFormat } from '../wire/answer-format.ts';
import { ApiError, missingParameter } from '../wire/api-error.ts';
import { type AccessKey, Authenticator } from '../wire/authenticate.ts';
import { differencesFromModel } from '../wire/check-answer.ts';
import { Parameters } from '../wire/parameters.ts';
import { readParameters, requireAll } from '../wire/read-parameters.ts';
import { type HttpRequest, readRpcRequest, type RpcRequest } from '../wire/rpc-request.ts';
import { type ActionSchema, actionSchema } from '../wire/schema.ts';
import { type SavedThrottle, Throttle } from '../wire/throttle.ts';
import { canonicalParameters, checkToken, type SavedToken, Tokens } from '../wire/tokens.ts';
import type { Account } from '../world/world.ts';
import { htmlOutcome, type Outcome, replyOutcome } from './outcome.ts';
import { regionOf } from './region-of-call.ts';

interface Caller {
  request: RpcRequest;
  key: AccessKey;
  account: Account;
  region: string;
  api: Api;
  schema: ActionSchema;
  requestId: string;
}

interface Done {
  answer: Answer;
  replayed: boolean;
}

/** What the wire remembers of earlier calls, as plain data. */
export interface SavedDispatch {
  tokens: SavedToken[];
  throttle: SavedThrottle;
}

/** Takes one HTTP request through signature, faults, throttling, parameters, token and action to its outcome. */
export class Dispatch {
  readonly #simulation: Simulation;
  readonly #authenticator: Authenticator;
  readonly #tokens = new Tokens();
  readonly throttle = new Throttle();

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#authenticator = new Authenticator(simulation.core.world.keys, () => simulation.host.wallNow());
  }

  save(): SavedDispatch {
    const { timeline, switches } = this.#simulation.core;
    const now = timeline.now();
    return { tokens: this.#tokens.save(now, switches.tokenLifetimeMs), throttle: this.throttle.save(now) };
  }

  restore({ tokens, throttle }: SavedDispatch): void {
    this.#tokens.restore(tokens);
    this.throttle.restore(throttle);
  }

  /** Never rejects: whatever goes wrong becomes an answer. */
  async handle(http: HttpRequest): Promise<Outcome> {
    const requestId = this.#simulation.core.ids.requestId();
    try {
      return await this.#call(http, requestId);
    } catch (error) {
      return this.#refusal(error, requestId, http);
    }
  }

  async #call(http: HttpRequest, requestId: string): Promise<Outcome> {
    const caller = this.#identify(http, requestId);
    const strikes = this.#simulation.faults.strike(factsOf(caller));
    for (const strike of strikes) {
      const outcome = await this.#before(strike);
      if (outcome !== undefined) return outcome;
    }
    const outcome = this.#answer(caller, strikes);
    for (const strike of strikes) {
      const changed = await after(strike, outcome);
      if (changed !== undefined) return changed;
    }
    return outcome;
  }

  #identify(http: HttpRequest, requestId: string): Caller {
    const { world } = this.#simulation.core;
    const request = readRpcRequest(http);
    const api = findApi(request.product, request.action);
    const key =
      api?.unsigned === undefined
        ? this.#authenticator.authenticate(request)
        : nobody(api.unsigned(request.parameters, world));
    const account = world.accounts.get(key.accountUid);
    if (account === undefined) throw new Error(`Key ${key.id} belongs to no account`);
    const schema = actionSchema(request.product, request.action);
    if (api === undefined || schema === undefined) {
      const message = 'Specified api is not found, please check your url and method.';
      throw new ApiError(404, 'InvalidAction.NotFound', message);
    }
    const region = regionOf(request, account, world);
    return { request, key, account, region, api, schema, requestId };
  }

  /** An outcome when the fault ends the call before its work. */
  async #before({ fault, effect }: Strike): Promise<Outcome | undefined> {
    if (effect.kind === 'delay') await this.#simulation.core.timeline.wait(effect.ms);
    else if (effect.kind === 'hold' && effect.when === 'before') await fault.hold();
    else if (effect.kind === 'drop' && effect.when === 'before') return { kind: 'dropped' };
    else if (effect.kind === 'html') return htmlOutcome(effect.status);
    else if (effect.kind === 'error') {
      throw new ApiError(
        effect.status,
        effect.code,
        effect.message ?? `Fault: ${effect.code}`,
        effect.headers,
      );
    }
    return undefined;
  }

  #answer(caller: Caller, strikes: Strike[]): Outcome {
    const { api, requestId, schema } = caller;
    this.#simulation.core.ledger.count(`${api.product}.${api.action}`);
    let parameters: Parameters | undefined;
    try {
      const scope = `${caller.account.uid}/${caller.region}`;
      const { timeline, switches } = this.#simulation.core;
      this.throttle.count(scope, `${api.product}.${api.action}`, timeline.now(), switches.callsPerMinute);
      parameters = this.#parameters(caller);
      const done = this.#withToken(caller, parameters);
      for (const { effect } of strikes) applyAftermath(this.#simulation, effect, done.answer);
      this.#note(caller, parameters, done);
      const body = { RequestId: requestId, ...done.answer };
      for (const what of differencesFromModel(body, schema.answer)) this.#violation(caller, what);
      const reply = { status: 200, requestId, root: `${api.action}Response`, body };
      return replyOutcome(reply, answerFormat(caller.request.http));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#simulation.core.ledger.count(`${api.product}.${api.action}/${error.code}`);
      this.#note(caller, parameters, undefined, error);
      return this.#refusal(error, requestId, caller.request.http);
    }
  }

  #parameters(caller: Caller): Parameters {
    const { request, schema } = caller;
    const { tree, problems } = readParameters(request.parameters, schema.request);
    for (const { parameter, problem } of problems)
      this.#violation(caller, `parameter ${parameter}: ${problem}`);
    requireAll(tree, schema.required, missingParameter);
    return new Parameters(tree, schema.request);
  }

  #withToken(caller: Caller, parameters: Parameters): Done {
    const { api, account, region } = caller;
    const { timeline, switches } = this.#simulation.core;
    const token = api.token === undefined ? undefined : parameters.text('ClientToken');
    const dryRun = api.dryRun !== undefined && parameters.flag('DryRun') === true;
    if (api.token === undefined || token === undefined || dryRun) {
      return { answer: this.#run(caller, parameters), replayed: false };
    }
    checkToken(token);
    const key = [account.uid, region, api.product, api.action, token].join('/');
    const canonical = canonicalParameters(parameters.tree);
    const now = timeline.now();
    const mismatch = { status: api.token.status, code: api.token.mismatch };
    const bound = this.#tokens.find(key, canonical, { now, lifetimeMs: switches.tokenLifetimeMs, mismatch });
    if (bound !== undefined) {
      if ('error' in bound) throw bound.error;
      return { answer: bound.answer, replayed: true };
    }
    try {
      const answer = this.#run(caller, parameters);
      this.#tokens.bind(key, canonical, now, { answer });
      return { answer, replayed: false };
    } catch (error) {
      const failed = error instanceof ApiError && error.status < 500;
      if (failed && switches.tokenBoundToFailure) this.#tokens.bind(key, canonical, now, { error });
      throw error;
    }
  }

  #run({ api, account, key, region, request }: Caller, parameters: Parameters): Answer {
    const call: Call = {
      simulation: this.#simulation,
      account,
      key,
      holdings: this.#simulation.core.world.holdings(account.uid, region),
      parameters,
      calledAt: {
        host: request.http.headers['host'] ?? '',
        protocol: request.http.secure === true ? 'HTTPS' : 'HTTP',
      },
      endDryRun: () => endDryRunOf(api, parameters),
    };
    return api.handle(call);
  }

  #note(caller: Caller, parameters: Parameters | undefined, done: Done | undefined, error?: ApiError): void {
    const { api, account, key, region, requestId } = caller;
    if (api.effect === 'read') return;
    this.#simulation.core.changed();
    const { ledger, timeline } = this.#simulation.core;
    ledger.addCall({
      at: timeline.now(),
      wallAt: this.#simulation.host.wallNow(),
      requestId,
      accountUid: account.uid,
      keyId: key.id,
      product: api.product,
      action: api.action,
      regionId: region,
      parameters: redact(parameters?.tree ?? {}),
      clientToken: api.token === undefined ? undefined : parameters?.text('ClientToken'),
      replayed: done?.replayed ?? false,
      code: error?.code,
      answer: redact(done?.answer ?? {}),
    });
  }

  #violation({ api, key }: Caller, what: string): void {
    this.#simulation.violations.push({ product: api.product, action: api.action, keyId: key.id, what });
  }

  #refusal(error: unknown, requestId: string, http: HttpRequest): Outcome {
    const known =
      error instanceof ApiError
        ? error
        : new ApiError(500, 'InternalError', 'The request processing has failed due to some unknown error.');
    if (known !== error)
      this.#simulation.trouble(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const body = {
      RequestId: requestId,
      HostId: http.headers['host'] ?? '',
      Code: known.code,
      Message: known.message,
      Recommend: `https://api.aliyun.com/troubleshoot?q=${known.code}&product=Ecs`,
    };
    const { status, headers } = known;
    return replyOutcome({ status, requestId, root: 'Error', body, headers }, answerFormat(http));
  }
}

/** Another outcome when the fault changes what reaches the caller. */
async function after({ fault, effect }: Strike, outcome: Outcome): Promise<Outcome | undefined> {
  if (effect.kind === 'hold' && effect.when === 'after') await fault.hold();
  else if (effect.kind === 'drop' && effect.when === 'after') return { kind: 'dropped' };
  else if (effect.kind === 'truncate' && outcome.kind === 'answer') return { ...outcome, kind: 'truncated' };
  return undefined;
}

/** Stands in for the key of a call that needs no signature. */
function nobody(accountUid: string): AccessKey {
  return { id: '', secret: '', accountUid, userName: '', enabled: true };
}

function factsOf({ api, region, account, key, request }: Caller): CallFacts {
  return {
    product: api.product,
    action: api.action,
    region,
    account: account.uid,
    key: key.id,
    effect: api.effect,
    parameters: request.parameters,
  };
}
