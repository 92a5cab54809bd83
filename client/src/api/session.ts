import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Language, SignedInFragment } from "../generated/wire/graphql";
import { createStore, type Store, type WritableStore } from "../values/store";
import { AccessToken } from "./access-token";
import type { Account } from "./account";
import { closeAccount, currentAccount, openAccount, readAccounts } from "./account-book";
import type { Answer } from "./graphql-request";
import type { SessionPorts } from "./session-ports";
import type { GivenCode, SessionRequests } from "./session-requests";
import type { SignInEnd } from "./sign-in-end";
import type { Traffic } from "./traffic";

export type SessionState = {
  /** Who uses the app; kept over reloads, so that it opens without the network. */
  readonly account: Account | null;
  /** The server no longer takes this sign-in: the password is needed before anything is sent. */
  readonly expired: boolean;
};

const notAsked = () => ({ kind: "no-answer" }) as const;

/** Who is signed in here, and the only one who asks the server in their name. */
export class Session {
  /** The way out and the book of accounts, for those who act for nobody in particular. */
  readonly ports: SessionPorts;
  readonly #state: WritableStore<SessionState>;
  readonly #token: AccessToken;
  #requests: Promise<SessionRequests> | null = null;

  constructor(ports: SessionPorts) {
    this.ports = ports;
    this.#token = new AccessToken(ports.clock);
    this.#state = createStore<SessionState>({ account: currentAccount(readAccounts(ports.storage)), expired: false });
  }

  get state(): Store<SessionState> {
    return this.#state;
  }

  /** Bytes that went either way in this tab. */
  get traffic(): Traffic {
    return this.ports.http.traffic;
  }

  /** Everyone who has signed in on this phone, the latest first. */
  get known(): readonly Account[] {
    return readAccounts(this.ports.storage).known;
  }

  signIn(login: string, password: string, deviceLabel: string | null = null): Promise<SignInEnd> {
    return this.#by((requests) => requests.signIn(login, password, deviceLabel), unreached);
  }

  /** Has a code sent to a guardian's phone. */
  sendCode(phone: string, language: Language): Promise<Answer<unknown>> {
    return this.#by((requests) => requests.sendCode(phone, language), notAsked);
  }

  signInWithCode(given: GivenCode): Promise<SignInEnd> {
    return this.#by((requests) => requests.signInWithCode(given), unreached);
  }

  switchSchool(schoolId: string): Promise<SignInEnd> {
    return this.#by((requests) => requests.switchSchool(schoolId), unreached);
  }

  /** Ends the sign-in here, and at the server if it can be reached. What was not sent stays on the phone. */
  async signOut(): Promise<void> {
    if (!this.#state.get().expired)
      await this.#by(
        (requests) => requests.signOut(),
        () => undefined,
      );
    this.handTo(null);
  }

  /** Hands the phone to somebody it knows, or to nobody, and asks the server nothing. */
  handTo(account: Account | null): void {
    if (account) openAccount(this.ports.storage, account);
    else closeAccount(this.ports.storage);
    this.#leave(account);
  }

  /** Goes along when another tab has signed in, out, or to another school. */
  follow(): void {
    const { account } = this.#state.get();
    const current = currentAccount(readAccounts(this.ports.storage));
    if (current?.userId === account?.userId && current?.schoolId === account?.schoolId) return;
    this.#leave(current);
  }

  /** Asks as the user of this moment, and as nobody else; a token that has run out is renewed once on the way. */
  ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Answer<Data>> {
    return this.#by((requests) => requests.ask(document, variables), notAsked);
  }

  /** A token for a socket: the one in hand, else a new one; null when there is none to be had now. */
  async accessToken(): Promise<string | null> {
    if (!this.#token.text) await this.refresh();
    return this.#token.text;
  }

  /** Renews the token by the device's cookie. */
  refresh(): Promise<Answer<SignedInFragment>> {
    return this.#by((requests) => requests.refresh(), notAsked);
  }

  /** Brings what is needed for the first request; until it is here, the network counts as not there. */
  getReady(): Promise<void> {
    return this.#by(
      async () => undefined,
      () => undefined,
    );
  }

  /** Nothing is asked, either, for who has left while it came: it would be asked in the name of who is here now. */
  async #by<Result>(use: (requests: SessionRequests) => Promise<Result>, unready: () => Result): Promise<Result> {
    const asker = this.#state.get().account?.userId;
    this.#requests ??= this.#load();
    const requests = await this.#requests.catch(() => (this.#requests = null));
    return requests && this.#state.get().account?.userId === asker ? use(requests) : unready();
  }

  async #load(): Promise<SessionRequests> {
    const { SessionRequests } = await import("./session-requests");
    return new SessionRequests({
      ports: this.ports,
      token: this.#token,
      account: () => this.#state.get().account,
      known: () => this.known,
      enter: (account, accessToken) => this.#enter(account, accessToken),
      expire: (account) => this.#leave(account, true),
    });
  }

  #enter(account: Account, accessToken: string): void {
    openAccount(this.ports.storage, account);
    this.#token.take(accessToken);
    this.#state.set({ account, expired: false });
  }

  /** Whatever comes next, what was held for the session until now no longer serves. */
  #leave(account: Account | null, expired = false): void {
    this.#token.drop();
    this.#state.set({ account, expired });
  }
}

const unreached = (): SignInEnd => ({ ok: false, code: "NO_ANSWER", message: "" });
