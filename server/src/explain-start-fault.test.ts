import { expect, it } from "vitest";
import { parseConfig } from "./config.js";
import { explainStartFault } from "./explain-start-fault.js";

type Fault = [code: string, details: { syscall?: string; path?: string }, says: string];

const faults: Fault[] = [
  [
    "EACCES",
    { syscall: "mkdir", path: "/srv/asili" },
    "This user may not make the folder /srv/asili (EACCES). Give them the right to, or set DATA_DIR to another place.",
  ],
  [
    "EACCES",
    { syscall: "open", path: "/srv/asili/keys.json.1a2b" },
    "This user may not write in the folder /srv/asili (EACCES). Give them the right to, or set DATA_DIR to another place.",
  ],
  ["EACCES", { syscall: "listen" }, "Port 80 may not be used by this user. Set PORT to a number above 1023."],
  [
    "SQLITE_CANTOPEN",
    {},
    "/srv/asili/asili.db cannot be written by this user. Give them the right to it and to its folder, or set another place.",
  ],
];

it.each(faults)("tells %s of %o by its cause", (code, details, says) => {
  const parsed = parseConfig({ DATA_DIR: "/srv/asili", PORT: "80" });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  expect(explainStartFault(Object.assign(new Error("?"), { code, ...details }), parsed.config)).toBe(says);
});

it("tells who is not let in, and nobody's password", () => {
  const parsed = parseConfig({ DATABASE_URL: "mysql://app:secret@db:3306/asili" });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const error = Object.assign(new Error("Access denied"), { code: "ER_ACCESS_DENIED_ERROR" });
  expect(explainStartFault(error, parsed.config)).toBe(
    "The mysql database asili at db:3306 does not let the user app in. Correct the user, password or name in DATABASE_URL.",
  );
});
