/** Who asks a peer, taken from the token unverified: less than Asili does. */
export type PeerViewer = { readonly userId: number; readonly schoolId: number; readonly deviceId: number };

export function peerViewer(authorization: string | undefined): PeerViewer {
  const [, payload = ""] = (authorization ?? "").split(".");
  const { u, s, d } = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<"u" | "s" | "d", number>;
  return { userId: u, schoolId: s, deviceId: d };
}
