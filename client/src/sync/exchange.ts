import type { Account } from "../api/account";
import type { Answer } from "../api/graphql-request";
import { type PageFragment, PullDocument, PushDocument, type PushMutation } from "../generated/wire/graphql";
import { gather, type Outgoing } from "./gather";
import { decodePage, decodeVerdicts, type Page } from "./incoming";
import { takeAnswer } from "./take-answer";
import type { SyncPorts } from "./sync-ports";

/** How one request ended. */
export type ExchangeEnd =
  /** Answered; there is more to send or to fetch. */
  | { readonly kind: "more" }
  | { readonly kind: "done" }
  /** The body was too large; it held so many operations. */
  | { readonly kind: "too-large"; readonly sent: number }
  | { readonly kind: "signed-out" }
  | { readonly kind: "update-needed" }
  /** The server is there and could not take it now: everything is kept and said again. */
  | { readonly kind: "turned-away"; readonly retryAfterMs: number }
  /** Nothing is known of what became of it: everything is kept and said again. */
  | { readonly kind: "unreachable"; readonly retryAfterMs: number };

export type ExchangeOptions = {
  /** At most so many operations. */
  readonly limit: number;
  /** Ask even with nothing to send. */
  readonly pull: boolean;
  /** Have the server compare checksums. */
  readonly withDigest: boolean;
  readonly onSending: () => void;
};

type Incoming = PushMutation["r"];

const SIGNED_OUT = { kind: "signed-out" } as const;
/** GraphQL's `Int` ends here, in 2038; a phone whose clock runs further ahead is heard all the same. */
const LAST_MOMENT = 2 ** 31 - 1;
const UNREACHABLE = { kind: "unreachable", retryAfterMs: 0 } as const;

/** One request and all that follows from its answer. */
export async function exchange(ports: SyncPorts, options: ExchangeOptions): Promise<ExchangeEnd> {
  const account = accountOf(ports);
  if (!account) return SIGNED_OUT;
  const outgoing = await gather(ports.db, account.schoolId, options.limit, options.withDigest);
  // What waits names nobody and goes; what would come could not be sealed.
  const locked = ports.db.names.locked.get() === true;
  if (outgoing.batch.length === 0 && (locked || !options.pull)) return { kind: "done" };
  if (outgoing.batch.length > 0) options.onSending();
  // Looked at again in the same breath as asking, so that nothing goes out in another's name or to another school.
  if (accountOf(ports)?.schoolId !== account.schoolId) return SIGNED_OUT;
  const answer = await ask(ports, locked ? { ...outgoing, pull: null } : outgoing);
  if (answer.kind === "no-answer") return UNREACHABLE;
  if (answer.kind === "refused") return refusal(answer.code, answer.retryAfterMs, outgoing.batch.length);
  // Whoever has signed out meanwhile leaves nothing behind; what was sent is said again and known again.
  if (accountOf(ports)?.schoolId !== account.schoolId) return SIGNED_OUT;
  return receive(ports, outgoing, answer.data);
}

/** The account whose database this is, while it is the one in use. */
function accountOf({ session, userId }: SyncPorts): Account | null {
  const { account } = session.state.get();
  return account?.userId === userId ? account : null;
}

async function receive(ports: SyncPorts, outgoing: Outgoing, { v, p }: Incoming): Promise<ExchangeEnd> {
  // An answer that judges nothing of what was sent would be asked for again for ever.
  if (outgoing.batch.length > 0 && v.length === 0) return UNREACHABLE;
  const page = p && readablePage(p);
  const more = await takeAnswer(ports, outgoing, decodeVerdicts(v), page);
  if (p && !page) return UNREACHABLE;
  return { kind: more ? "more" : "done" };
}

/** A page that cannot be read must not keep the verdicts that came with it from being heard. */
function readablePage(page: PageFragment): Page | null {
  try {
    return decodePage(page);
  } catch {
    return null;
  }
}

type Question = Pick<Outgoing, "batch"> & { readonly pull: string | null };

async function ask({ session, clock }: SyncPorts, { batch, pull }: Question): Promise<Answer<Incoming>> {
  if (batch.length === 0 && pull !== null) {
    const answer = await session.ask(PullDocument, { p: pull });
    return answer.kind === "data" ? { kind: "data", data: { v: [], p: answer.data.r } } : answer;
  }
  const now = Math.min(Math.floor(clock() / 1000), LAST_MOMENT);
  const answer = await session.ask(PushDocument, { n: now, o: batch.map(({ text }) => text), p: pull });
  return answer.kind === "data" ? { kind: "data", data: answer.data.r } : answer;
}

function refusal(code: string, retryAfterMs: number, sent: number): ExchangeEnd {
  if (code === "UNAUTHENTICATED") return SIGNED_OUT;
  if (code === "UPGRADE_REQUIRED") return { kind: "update-needed" };
  if (code === "PAYLOAD_TOO_LARGE") return { kind: "too-large", sent };
  return { kind: "turned-away", retryAfterMs };
}
