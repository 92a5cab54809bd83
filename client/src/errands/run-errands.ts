import type { CarryPorts } from "../carry/carry-ports";
import { forgetTray } from "../tray/forget-tray";
import { introduceDevice } from "../carry/introduce-device";
import { relayCarried } from "../carry/relay-carried";
import { settleDecided } from "../tray/settle-decided";

/**
 * What is done once the user's own work is exchanged: settle what the head has decided, forget what is long over and,
 * with the network, tell the device's key and deliver what is carried.
 */
export async function runErrands(ports: CarryPorts): Promise<void> {
  await settleDecided(ports.db, ports.clock());
  await forgetTray(ports.db, ports.clock());
  const { account } = ports.session.state.get();
  if (account?.userId !== ports.userId) return;
  await introduceDevice(ports, account);
  await relayCarried(ports, account);
}
