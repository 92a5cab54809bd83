import type { DatabaseUrl } from "../../src/platform/database-url.js";
import { bootApp } from "../../test/boot.js";
import { reportPeer } from "../server/report-peer.js";
import { NOW } from "./writers-school.js";

/** A server process on a database and a data folder that others serve too; the first of them makes the database. */
const { database, dataDir } = JSON.parse(process.argv[2]!) as { database: DatabaseUrl; dataDir: string };
const signingKeys = [{ id: "bench", secret: "b".repeat(40) }];
const booted = await bootApp({ clock: { now: () => NOW }, config: { database, dataDir, signingKeys } });
reportPeer({ url: booted.url }, () => booted[Symbol.asyncDispose]());
