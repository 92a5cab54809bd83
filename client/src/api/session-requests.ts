import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  type Language,
  RefreshDocument,
  SendSignInCodeDocument,
  type SignedInFragment,
  SignInDocument,
  SignInWithCodeDocument,
  SignOutDocument,
  SwitchSchoolDocument,
} from "../generated/wire/graphql";
import type { AccessToken } from "./access-token";
import { type Account, accountOf } from "./account";
import { type Answer, graphqlRequest, isUnauthenticated, NO_ANSWER, UNAUTHENTICATED } from "./graphql-request";
import { holdLock } from "./hold-lock";
import { sameLogin } from "./same-login";
import type { SessionPorts } from "./session-ports";
import type { SignInEnd } from "./sign-in-end";

/** The session as its requests see it. */
export type SessionHold = {
  readonly ports: SessionPorts;
  readonly token: AccessToken;
  readonly account: () => Account | null;
  readonly known: () => readonly Account[];
  readonly enter: (account: Account, accessToken: string) => void;
  readonly expire: (account: Account) => void;
};

/** What a guardian signs in with: the phone a code was sent to, and that code. */
export type GivenCode = {
  readonly phone: string;
  readonly code: string;
  readonly language: Language;
  readonly deviceLabel: string | null;
};

type SignedIn = Answer<SignedInFragment>;

// Nobody should have to stand by a phone without network to leave it.
const SIGN_OUT_WITHIN_MS = 5_000;

/** What a session asks of the server. It comes after the first screen, which needs none of it. */
export class SessionRequests {
  readonly #hold: SessionHold;
  #renewal: Promise<SignedIn> | null = null;

  constructor(hold: SessionHold) {
    this.#hold = hold;
  }

  async signIn(login: string, password: string, deviceLabel: string | null): Promise<SignInEnd> {
    const variables = { login, password, deviceLabel, deviceId: this.#deviceOf(login) };
    const answer = await graphqlRequest(this.#hold.ports.http, SignInDocument, variables);
    return this.#enter(
      pick(answer, ({ signIn }) => signIn),
      login,
    );
  }

  sendCode(phone: string, language: Language): Promise<Answer<unknown>> {
    return graphqlRequest(this.#hold.ports.http, SendSignInCodeDocument, { phone, language });
  }

  async signInWithCode(given: GivenCode): Promise<SignInEnd> {
    const variables = { ...given, deviceId: this.#deviceOf(given.phone) };
    const answer = await graphqlRequest(this.#hold.ports.http, SignInWithCodeDocument, variables);
    return this.#enter(
      pick(answer, ({ signInWithCode }) => signInWithCode),
      given.phone,
    );
  }

  async switchSchool(schoolId: string): Promise<SignInEnd> {
    const login = this.#hold.account()?.login ?? "";
    const answer = await this.ask(SwitchSchoolDocument, { schoolId });
    return this.#enter(
      pick(answer, ({ switchSchool }) => switchSchool),
      login,
    );
  }

  /** Tells the server, if it can be reached soon. */
  async signOut(): Promise<void> {
    await Promise.race([this.ask(SignOutDocument, {}), this.#hold.ports.wait(SIGN_OUT_WITHIN_MS)]);
  }

  /** Asks as the user of this moment, and as nobody else; a token that has run out is renewed once on the way. */
  async ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    const { token, account, ports } = this.#hold;
    const asker = account()?.userId;
    const { text } = token;
    if (text) {
      const answer = await graphqlRequest(ports.http, document, variables, text);
      if (!isUnauthenticated(answer)) return answer;
    }
    // Another request may have renewed it meanwhile.
    if (token.text === text) {
      const renewed = await this.refresh();
      if (renewed.kind !== "data") return renewed;
    }
    return account()?.userId === asker ? graphqlRequest(ports.http, document, variables, token.text) : NO_ANSWER;
  }

  /** Renews the token by the device's cookie, once however many ask, in one tab at a time: a refresh token is used once. */
  refresh(): Promise<SignedIn> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  async #renew(): Promise<SignedIn> {
    const account = this.#hold.account();
    if (!account) return UNAUTHENTICATED;
    const { http, locks, wait } = this.#hold.ports;
    const { deviceId, userId, login } = account;
    const answer = await holdLock(locks, `asili-refresh-${deviceId}`, wait, () =>
      graphqlRequest(http, RefreshDocument, { deviceId }),
    );
    // Signed out, or in as somebody else, while the answer was on its way.
    if (this.#hold.account()?.userId !== userId) return NO_ANSWER;
    if (isUnauthenticated(answer)) this.#hold.expire(account);
    const renewed = pick(answer, ({ refresh }) => refresh);
    if (renewed.kind === "data") this.#enter(renewed, login);
    return renewed;
  }

  #enter(answer: SignedIn, login: string): SignInEnd {
    if (answer.kind === "no-answer") return { ok: false, code: "NO_ANSWER", message: "" };
    if (answer.kind === "refused") return { ok: false, code: answer.code, message: answer.message };
    const account = accountOf(answer.data, login);
    this.#hold.enter(account, answer.data.accessToken);
    return { ok: true, account };
  }

  /** The device this user had here before, under which what they have not sent is numbered. */
  #deviceOf(login: string): string | null {
    const before = this.#hold.known().find((account) => sameLogin(account.login, login)) ?? this.#hold.account();
    return before?.deviceId ?? null;
  }
}

function pick<Data, Part>(answer: Answer<Data>, part: (data: Data) => Part): Answer<Part> {
  return answer.kind === "data" ? { kind: "data", data: part(answer.data) } : answer;
}
