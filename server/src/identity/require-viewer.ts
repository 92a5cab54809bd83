import type { Context } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { UserViewer, Viewer } from "./viewer.js";

/** Anybody who may read: a person or a key. */
export function requireViewer({ viewer }: Pick<Context, "viewer">): Viewer {
  if (viewer) return viewer;
  throw new Refusal(ErrorCode.unauthenticated, "Sign in first. If you were signed in, your sign-in has ended.");
}

/** A person: keys only read. */
export function requireUser(context: Pick<Context, "viewer">): UserViewer {
  const viewer = requireViewer(context);
  if (viewer.kind === "user") return viewer;
  throw new Refusal(ErrorCode.forbidden, "A key only reads. Sign in as a person to do this.");
}

/** The viewer, when the policy lets them. */
export function requirePolicy<Asking extends Viewer>(policy: (viewer: Viewer) => boolean, viewer: Asking): Asking {
  if (policy(viewer)) return viewer;
  throw notAllowed();
}

const notAllowed = () =>
  new Refusal(ErrorCode.forbidden, "Your role does not allow this. Ask the head or an administrator.");
