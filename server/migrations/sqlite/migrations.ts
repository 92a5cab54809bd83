import type { MigrationObject } from "@mikro-orm/core";
import { Assessments } from "./assessments.js";
import { DecisionsAndClocks } from "./decisions-and-clocks.js";
import { AddDeviceKeys } from "./add-device-keys.js";
import { DeviceRevocation } from "./device-revocation.js";
import { DropRepeatedIndexes } from "./drop-repeated-indexes.js";
import { EarlierDeviceKeys } from "./earlier-device-keys.js";
import { FeeBooks } from "./fee-books.js";
import { FeeLedger } from "./fee-ledger.js";
import { FeeSetup } from "./fee-setup.js";
import { InitialTables } from "./initial-tables.js";
import { Mpesa } from "./mpesa.js";
import { MessagesToGuardians } from "./messages-to-guardians.js";
import { MpesaReversals } from "./mpesa-reversals.js";
import { TellLivesApart } from "./tell-lives-apart.js";
import { UnnamedDevices } from "./unnamed-devices.js";

/** In the order they run. */
export const sqliteMigrations: MigrationObject[] = [
  { name: "2026-11-initial-tables", class: InitialTables },
  { name: "2026-11-decisions-and-clocks", class: DecisionsAndClocks },
  { name: "2026-11-add-device-keys", class: AddDeviceKeys },
  { name: "2026-11-drop-repeated-indexes", class: DropRepeatedIndexes },
  { name: "2026-11-assessments", class: Assessments },
  { name: "2026-11-device-revocation", class: DeviceRevocation },
  { name: "2026-11-earlier-device-keys", class: EarlierDeviceKeys },
  { name: "2026-11-tell-lives-apart", class: TellLivesApart },
  { name: "2026-11-fee-ledger", class: FeeLedger },
  { name: "2026-11-mpesa", class: Mpesa },
  { name: "2026-11-fee-books", class: FeeBooks },
  { name: "2026-11-messages-to-guardians", class: MessagesToGuardians },
  { name: "2026-11-fee-setup", class: FeeSetup },
  { name: "2026-11-mpesa-reversals", class: MpesaReversals },
  { name: "2026-11-unnamed-devices", class: UnnamedDevices },
];
