import type { Context } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { DeviceId } from "../values/ids.js";
import { REFRESH_SECONDS } from "./open-session.js";

// One cookie a device, because two people who share a browser each have a device of their own there.
const PREFIX = "asili_refresh_";

const nameOf = (deviceId: DeviceId | string) => `${PREFIX}${deviceId}`;

export function setRefreshCookie({ reply }: Context, deviceId: DeviceId, refreshToken: string): void {
  reply.setCookie(nameOf(deviceId), refreshToken, REFRESH_SECONDS);
}

export function clearRefreshCookie({ reply }: Context, deviceId: DeviceId): void {
  reply.clearCookie(nameOf(deviceId));
}

/** The refresh token that the browser keeps for the device; without a device, the only one it keeps. */
export function readRefreshCookie({ cookies }: Context, deviceId: string | null): string | null {
  if (deviceId !== null) return cookies[nameOf(deviceId)] ?? null;
  const names = Object.keys(cookies).filter((name) => name.startsWith(PREFIX));
  if (names.length > 1) {
    throw new Refusal(ErrorCode.badInput, "Several people are signed in here. Say which device to refresh.");
  }
  return (names[0] && cookies[names[0]]) || null;
}
