import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBoundaryBreaks } from "./boundaries.mjs";

/** @typedef {{ plants: Record<string, string>, says: string }} Case plants: text by file; says: part of the one sentence expected, empty for none */

const serverFiles = {
  "server/src/values/day.ts": "export {};",
  "server/src/platform/orm.ts": "export {};",
  "server/src/attendance/mark.ts": "export {};",
  "server/src/sync/push.ts": "export {};",
};
const clientFiles = {
  "client/src/values/day.ts": "export {};",
  "client/src/ui/button.tsx": "export {};",
  "client/src/db/read-sheet.ts": "export {};",
  "client/src/api/client.ts": 'import "@apollo/client/core";',
  "client/src/api/session.ts": "export {};",
  "client/src/sync/push.ts": "export {};",
  "client/src/features/today/page.tsx": "export {};",
  "client/src/features/marks/page.tsx": "export {};",
};

/** @type {Record<string, Case>} */
const cases = {
  "a room may import those above it": {
    plants: { "server/src/sync/push.ts": 'import "../attendance/mark.js"; import "../values/day.js";' },
    says: "",
  },
  "values import nothing": {
    plants: { "server/src/values/day.ts": 'import { orm } from "../platform/orm.js";' },
    says: "values may not import platform",
  },
  "attendance knows nothing of sync, not even its types": {
    plants: { "server/src/attendance/mark.ts": 'import type { Push } from "../sync/push.js";' },
    says: "attendance may not import sync",
  },
  "neighbours in a row": {
    plants: { "server/src/fees/invoice.ts": 'export { mark } from "../attendance/mark.js";' },
    says: "fees may not import attendance",
  },
  "a lazy import is an import": {
    plants: { "server/src/attendance/mark.ts": 'const push = await import("../sync/push.js");' },
    says: "attendance may not import sync",
  },
  "a simulator shares no code with what it tries": {
    plants: { "server/simulators/provider.ts": 'import "../src/values/day.js";' },
    says: "simulators share no code",
  },
  "the app may start a simulator, a feature may not": {
    plants: {
      "server/simulators/provider.ts": "export {};",
      "server/src/app.ts": 'await import("../simulators/provider.js");',
      "server/src/sync/push.ts": 'import "../../simulators/provider.js";',
    },
    says: "sync may not import simulators",
  },
  "a room that is not on the plan": {
    plants: { "server/src/services/thing.ts": 'import "../values/day.js";' },
    says: "services is not a room of the plan",
  },
  "the client shares no code with the server": {
    plants: { "client/src/values/day.ts": 'import "../../../server/src/values/day";' },
    says: "never code",
  },
  "features never import each other": {
    plants: { "client/src/features/today/page.tsx": 'import "../marks/page";' },
    says: "features never import each other",
  },
  "ui holds no data": {
    plants: { "client/src/ui/button.tsx": 'import "../db/read-sheet";' },
    says: "ui may not import db",
  },
  "ui takes no foreign package": {
    plants: { "client/src/ui/button.tsx": 'import "wouter";' },
    says: "React and values only",
  },
  "db and api are strangers": {
    plants: { "client/src/db/read-sheet.ts": 'import "../api/client";' },
    says: "db may not import api",
  },
  "Dexie has one door": {
    plants: { "client/src/sync/push.ts": 'import Dexie from "dexie";' },
    says: "which only db may",
  },
  "no screens in sync": {
    plants: { "client/src/sync/push.ts": 'import "../features/today/page";' },
    says: "sync may not import features",
  },
  "a screen reads Dexie or Apollo": {
    plants: { "client/src/features/today/page.tsx": 'import "../../db/read-sheet"; import "../../api/client";' },
    says: "reads both Dexie",
  },
  "a screen may know who has signed in": {
    plants: { "client/src/features/today/page.tsx": 'import "../../db/read-sheet"; import "../../api/session";' },
    says: "",
  },
  "a screen and its part together": {
    plants: {
      "client/src/features/today/page.tsx": 'import "../../db/read-sheet"; import "./part";',
      "client/src/features/today/part.tsx": 'import { useQuery } from "@apollo/client/react";',
    },
    says: "page.tsx: reads both Dexie",
  },
};

let home = "";
const start = process.cwd();

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "asili-boundaries-"));
  process.chdir(home);
});

afterEach(() => {
  process.chdir(start);
  rmSync(home, { recursive: true });
});

test.each(Object.entries(cases))("%s", (_, { plants, says }) => {
  for (const [file, text] of Object.entries({ ...serverFiles, ...clientFiles, ...plants })) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const found = findBoundaryBreaks();
  if (says === "") expect(found).toEqual([]);
  else expect(found).toEqual([expect.stringContaining(says)]);
});
