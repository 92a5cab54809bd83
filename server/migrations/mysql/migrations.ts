import type { MigrationObject } from "@mikro-orm/core";
import { Assessments } from "./assessments.js";
import { DecisionsAndClocks } from "./decisions-and-clocks.js";
import { AddDeviceKeys } from "./add-device-keys.js";
import { DeviceRevocation } from "./device-revocation.js";
import { DropRepeatedIndexes } from "./drop-repeated-indexes.js";
import { EarlierDeviceKeys } from "./earlier-device-keys.js";
import { InitialTables } from "./initial-tables.js";
import { TellLivesApart } from "./tell-lives-apart.js";
import { UnnamedDevices } from "./unnamed-devices.js";

/** In the order they run. */
export const mysqlMigrations: MigrationObject[] = [
  { name: "2026-11-initial-tables", class: InitialTables },
  { name: "2026-11-decisions-and-clocks", class: DecisionsAndClocks },
  { name: "2026-11-add-device-keys", class: AddDeviceKeys },
  { name: "2026-11-drop-repeated-indexes", class: DropRepeatedIndexes },
  { name: "2026-11-assessments", class: Assessments },
  { name: "2026-11-device-revocation", class: DeviceRevocation },
  { name: "2026-11-earlier-device-keys", class: EarlierDeviceKeys },
  { name: "2026-11-tell-lives-apart", class: TellLivesApart },
  { name: "2026-11-unnamed-devices", class: UnnamedDevices },
];
