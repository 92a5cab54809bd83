import { becomeViewer, type Context } from "../context.js";
import type { Session } from "./open-session.js";
import { setRefreshCookie } from "./refresh-cookie.js";
import type { SignInResultType } from "./sign-in-result.type.js";
import { toViewerType } from "./viewer.type.js";

/** The rest of the answer is read as the person who has just signed in. */
export function presentSession(context: Context, session: Session, returnsToken: boolean): SignInResultType {
  const { viewer, accessToken, expiresAt, refreshToken } = session;
  becomeViewer(context, viewer);
  if (!returnsToken) setRefreshCookie(context, viewer.deviceId, refreshToken);
  return {
    accessToken,
    expiresAt,
    refreshToken: returnsToken ? refreshToken : null,
    deviceId: String(viewer.deviceId),
    viewer: toViewerType(viewer),
  };
}
