import type { DatabaseUrl } from "../../src/platform/database-url.js";
import { openMysqlPeer } from "./open-mysql-peer.js";
import { openSqlitePeer } from "./open-sqlite-peer.js";
import type { PeerDatabase } from "./peer-database.js";

/** The database whose address the measuring process gave to this one. */
export async function openPeerDatabase(): Promise<PeerDatabase> {
  const { dialect, url } = JSON.parse(process.argv[2]!) as DatabaseUrl;
  return dialect === "sqlite" ? openSqlitePeer(url) : openMysqlPeer(url);
}
