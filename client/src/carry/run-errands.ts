import type { ErrandPorts } from "./errand-ports";
import { introduceDevice } from "./introduce-device";
import { relayCarried } from "./relay-carried";

/** What is done with a network once the user's own work is exchanged: tell the device's key, deliver what is carried. */
export async function runErrands(ports: ErrandPorts): Promise<void> {
  const { account } = ports.session.state.get();
  if (account?.userId !== ports.userId) return;
  await introduceDevice(ports, account);
  await relayCarried(ports, account);
}
