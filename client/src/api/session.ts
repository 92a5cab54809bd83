import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  RefreshDocument,
  type SignedInFragment,
  SignInDocument,
  SignOutDocument,
  SwitchSchoolDocument,
} from "../generated/wire/graphql";
import type { UserId } from "../values/ids";
import { createStore, type Store, type WritableStore } from "../values/store";
import { type Account, accountOf } from "./account";
import { closeAccount, currentAccount, type KeyValueStore, openAccount, readAccounts } from "./account-book";
import { type Answer, graphqlRequest, NO_ANSWER } from "./graphql-request";
import { holdLock, type Locks, type Wait } from "./hold-lock";
import type { Http } from "./http";
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

// Less than the server lets a token live, so that it does not run out on the way. Measured here: the phone's clock may be days off.
const TOKEN_SERVES_MS = 12 * 60_000;
// Nobody should have to stand by a phone without network to leave it.
const SIGN_OUT_WITHIN_MS = 5_000;

/** Who is signed in here, and the only one who asks the server in their name. */
export class Session {
  readonly #ports: SessionPorts;
  readonly #state: WritableStore<SessionState>;
  #token: { readonly text: string; readonly givenAt: number } | null = null;
  #refreshing: Promise<Answer<SignedInFragment>> | null = null;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
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
    return this.#open(answer.kind === "data" ? { kind: "data", data: answer.data.signIn } : answer, login);
  }

  async switchSchool(schoolId: string): Promise<SignInEnd> {
    const answer = await this.ask(SwitchSchoolDocument, { schoolId });
    const login = this.#state.get().account?.login ?? "";
    return this.#open(answer.kind === "data" ? { kind: "data", data: answer.data.switchSchool } : answer, login);
  }

  /** Ends the sign-in here, and at the server if it can be reached. What was not sent stays on the phone. */
  async signOut(): Promise<void> {
    const { wait } = this.#ports;
    if (!this.#state.get().expired) await Promise.race([this.ask(SignOutDocument, {}), wait(SIGN_OUT_WITHIN_MS)]);
    this.#token = null;
    closeAccount(this.#ports.storage);
    this.#state.set({ account: null, expired: false });
  }

  /** Goes along when another tab has signed in, out, or to another school. */
  follow(): void {
    const account = currentAccount(readAccounts(this.#ports.storage));
    const held = this.#state.get().account;
    if (account?.userId === held?.userId && account?.schoolId === held?.schoolId) return;
    this.#token = null;
    this.#state.set({ account, expired: false });
  }

  /** Asks as the user of this moment, and as nobody else; a token that has run out is renewed once on the way. */
  async ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const { http } = this.#ports;
    const asker = this.#asker;
    const held = this.#token;
    if (held && this.#serves(held)) {
      const answer = await graphqlRequest(http, document, variables, held.text);
      if (!isUnauthenticated(answer)) return answer;
    }
    // Another request may have renewed it meanwhile.
    if (this.#token === held) {
      const renewed = await this.refresh();
      if (renewed.kind !== "data") return renewed;
    }
    return this.#asker === asker ? graphqlRequest(http, document, variables, this.#token?.text) : NO_ANSWER;
  }

  /** A token for a socket: the one in hand, else a new one; null when there is none to be had now. */
  async accessToken(): Promise<string | null> {
    if (!this.#token || !this.#serves(this.#token)) await this.refresh();
    return this.#token?.text ?? null;
  }

  /** Renews the token by the device's cookie, once however many ask, in one tab at a time: a refresh token is used once. */
  refresh(): Promise<Answer<SignedInFragment>> {
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  async #refresh(): Promise<Answer<SignedInFragment>> {
    const { account } = this.#state.get();
    if (!account) return { kind: "refused", code: "UNAUTHENTICATED", message: "", retryAfterMs: 0 };
    const { http, locks, wait } = this.#ports;
    const { deviceId } = account;
    const answer = await holdLock(locks, `asili-refresh-${deviceId}`, wait, () =>
      graphqlRequest(http, RefreshDocument, { deviceId }),
    );
    // Signed out, or in as somebody else, while the answer was on its way.
    if (this.#asker !== account.userId) return NO_ANSWER;
    if (isUnauthenticated(answer)) this.#expire();
    if (answer.kind !== "data") return answer;
    const end = { kind: "data", data: answer.data.refresh } as const;
    this.#open(end, account.login);
    return end;
  }

  #serves({ givenAt }: { readonly givenAt: number }): boolean {
    return Math.abs(this.#ports.clock() - givenAt) < TOKEN_SERVES_MS;
  }

  /** The device this user had here before, under which what they have not sent is numbered. */
  #deviceOf(login: string): string | null {
    const before = this.known.find((account) => sameLogin(account.login, login)) ?? this.#state.get().account;
    return before?.deviceId ?? null;
  }

  get #asker(): UserId | undefined {
    return this.#state.get().account?.userId;
  }

  #open(answer: Answer<SignedInFragment>, login: string): SignInEnd {
    if (answer.kind === "no-answer") return { ok: false, code: "NO_ANSWER", message: "" };
    if (answer.kind === "refused") return { ok: false, code: answer.code, message: answer.message };
    const account = accountOf(answer.data, login);
    this.#token = { text: answer.data.accessToken, givenAt: this.#ports.clock() };
    openAccount(this.#ports.storage, account);
    this.#state.set({ account, expired: false });
    return { ok: true, account };
  }

  #expire(): void {
    this.#token = null;
    this.#state.set({ ...this.#state.get(), expired: true });
  }
}

/** Phone numbers are written in many ways; their last nine digits tell them apart. */
function sameLogin(one: string, other: string): boolean {
  const plain = (login: string): string => {
    const digits = login.replaceAll(/\D/g, "");
    return digits.length >= 9 ? digits.slice(-9) : login.trim().toLowerCase();
  };
  return plain(one) === plain(other);
}

function isUnauthenticated(answer: Answer<unknown>): boolean {
  return answer.kind === "refused" && answer.code === "UNAUTHENTICATED";
}
