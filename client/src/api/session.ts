import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  RefreshDocument,
  type SignedInFragment,
  SignInDocument,
  SignOutDocument,
  SwitchSchoolDocument,
} from "../generated/wire/graphql";
import { createStore, type Store, type WritableStore } from "../values/store";
import { AccessToken } from "./access-token";
import { type Account, accountOf } from "./account";
import { closeAccount, currentAccount, type KeyValueStore, openAccount, readAccounts } from "./account-book";
import { type Answer, graphqlRequest, isUnauthenticated, NO_ANSWER, UNAUTHENTICATED } from "./graphql-request";
import { holdLock, type Locks, type Wait } from "./hold-lock";
import type { Http } from "./http";
import { sameLogin } from "./same-login";
import type { Traffic } from "./traffic";

export type SessionPorts = {
  readonly http: Http;
  readonly storage: KeyValueStore;
  readonly locks: Locks | undefined;
  readonly wait: Wait;
  /** Milliseconds, by this phone. */
  readonly clock: () => number;
};

export type SessionState = {
  /** Who uses the app; kept over reloads, so that it opens without the network. */
  readonly account: Account | null;
  /** The server no longer takes this sign-in: the password is needed before anything is sent. */
  readonly expired: boolean;
};

export type SignInEnd =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly code: string; readonly message: string };

type SignedIn = Answer<SignedInFragment>;

// Nobody should have to stand by a phone without network to leave it.
const SIGN_OUT_WITHIN_MS = 5_000;

/** Who is signed in here, and the only one who asks the server in their name. */
export class Session {
  readonly #ports: SessionPorts;
  readonly #state: WritableStore<SessionState>;
  readonly #token: AccessToken;
  #renewal: Promise<SignedIn> | null = null;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#token = new AccessToken(ports.clock);
    this.#state = createStore<SessionState>({ account: currentAccount(readAccounts(ports.storage)), expired: false });
  }

  get state(): Store<SessionState> {
    return this.#state;
  }

  /** Bytes that went either way in this tab. */
  get traffic(): Traffic {
    return this.#ports.http.traffic;
  }

  /** Everyone who has signed in on this phone, the latest first. */
  get known(): readonly Account[] {
    return readAccounts(this.#ports.storage).known;
  }

  async signIn(login: string, password: string, deviceLabel: string | null = null): Promise<SignInEnd> {
    const variables = { login, password, deviceLabel, deviceId: this.#deviceOf(login) };
    const answer = await graphqlRequest(this.#ports.http, SignInDocument, variables);
    return this.#open(
      pick(answer, ({ signIn }) => signIn),
      login,
    );
  }

  async switchSchool(schoolId: string): Promise<SignInEnd> {
    const login = this.#account?.login ?? "";
    const answer = await this.ask(SwitchSchoolDocument, { schoolId });
    return this.#open(
      pick(answer, ({ switchSchool }) => switchSchool),
      login,
    );
  }

  /** Ends the sign-in here, and at the server if it can be reached. What was not sent stays on the phone. */
  async signOut(): Promise<void> {
    const { wait, storage } = this.#ports;
    if (!this.#state.get().expired) await Promise.race([this.ask(SignOutDocument, {}), wait(SIGN_OUT_WITHIN_MS)]);
    closeAccount(storage);
    this.#leave(null);
  }

  /** Goes along when another tab has signed in, out, or to another school. */
  follow(): void {
    const account = currentAccount(readAccounts(this.#ports.storage));
    if (account?.userId === this.#account?.userId && account?.schoolId === this.#account?.schoolId) return;
    this.#leave(account);
  }

  /** Asks as the user of this moment, and as nobody else; a token that has run out is renewed once on the way. */
  async ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const { http } = this.#ports;
    const asker = this.#account?.userId;
    const token = this.#token.text;
    if (token) {
      const answer = await graphqlRequest(http, document, variables, token);
      if (!isUnauthenticated(answer)) return answer;
    }
    // Another request may have renewed it meanwhile.
    if (this.#token.text === token) {
      const renewed = await this.refresh();
      if (renewed.kind !== "data") return renewed;
    }
    return this.#account?.userId === asker ? graphqlRequest(http, document, variables, this.#token.text) : NO_ANSWER;
  }

  /** A token for a socket: the one in hand, else a new one; null when there is none to be had now. */
  async accessToken(): Promise<string | null> {
    if (!this.#token.text) await this.refresh();
    return this.#token.text;
  }

  /** Renews the token by the device's cookie, once however many ask, in one tab at a time: a refresh token is used once. */
  refresh(): Promise<SignedIn> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  async #renew(): Promise<SignedIn> {
    const account = this.#account;
    if (!account) return UNAUTHENTICATED;
    const { http, locks, wait } = this.#ports;
    const { deviceId, userId, login } = account;
    const answer = await holdLock(locks, `asili-refresh-${deviceId}`, wait, () =>
      graphqlRequest(http, RefreshDocument, { deviceId }),
    );
    // Signed out, or in as somebody else, while the answer was on its way.
    if (this.#account?.userId !== userId) return NO_ANSWER;
    if (isUnauthenticated(answer)) this.#leave(account, true);
    const renewed = pick(answer, ({ refresh }) => refresh);
    if (renewed.kind === "data") this.#open(renewed, login);
    return renewed;
  }

  #open(answer: SignedIn, login: string): SignInEnd {
    if (answer.kind === "no-answer") return { ok: false, code: "NO_ANSWER", message: "" };
    if (answer.kind === "refused") return { ok: false, code: answer.code, message: answer.message };
    const account = accountOf(answer.data, login);
    openAccount(this.#ports.storage, account);
    this.#token.take(answer.data.accessToken);
    this.#state.set({ account, expired: false });
    return { ok: true, account };
  }

  /** Whatever comes next, what was held for the session until now no longer serves. */
  #leave(account: Account | null, expired = false): void {
    this.#token.drop();
    this.#state.set({ account, expired });
  }

  get #account(): Account | null {
    return this.#state.get().account;
  }

  /** The device this user had here before, under which what they have not sent is numbered. */
  #deviceOf(login: string): string | null {
    const before = this.known.find((account) => sameLogin(account.login, login)) ?? this.#account;
    return before?.deviceId ?? null;
  }
}

function pick<Data, Part>(answer: Answer<Data>, part: (data: Data) => Part): Answer<Part> {
  return answer.kind === "data" ? { kind: "data", data: part(answer.data) } : answer;
}
