import type { Account } from "../api/account";
import { getFeed } from "../db/feed";
import { getMeta, putMeta } from "../db/meta";
import { RegisterDeviceKeyDocument } from "../generated/wire/graphql";
import { encodeBase64Url } from "../values/base64-url";
import { deviceKey, knownAs } from "./device-key";
import type { CarryPorts } from "./carry-ports";

/** Tells the server the device's public key, once: with it the server knows what others bring from this device. */
export async function introduceDevice({ db, session }: CarryPorts, { deviceId }: Account): Promise<void> {
  const name = knownAs(deviceId, await getFeed(db, "epoch"));
  if ((await getMeta(db, "deviceKey"))?.knownAs === name) return;
  const { pair } = await deviceKey(db);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const answer = await session.ask(RegisterDeviceKeyDocument, { k: encodeBase64Url(point) });
  if (answer.kind === "data") await putMeta(db, "deviceKey", { pair, knownAs: name });
}
