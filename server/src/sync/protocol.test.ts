import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { lexicographicSortSchema, parse, printType } from "graphql";
import { describe, expect, it } from "vitest";
import { buildApiSchema } from "../schema.js";
import type { SchoolDay } from "../values/school-day.js";
import documents from "./persisted-documents.json" with { type: "json" };
import { checkProtocol, type Protocol, PROTOCOLS } from "./protocol.js";

/** What the current version is made of. */
const PINNED = { version: 2, hash: "8e355d54c672180a" };

const ADVICE = `The sync protocol changed: the wire's vectors, the types of push, pull and poke, or the documents devices send.

Phones in the field speak the version they were installed with, for months. If they would still be understood, and
would understand every answer (you added a vector, or a document that new phones send), put the new hash into this test.
If not, leave what version ${PINNED.version} needs as it is and add the next one beside it: a later version in PROTOCOLS with the
old one superseded today, its own documents, and vectors for both.`;

const WIRE = new URL("../../test/fixtures/wire/", import.meta.url);
const FIELDS = ["push", "pull", "poke", "relay", "registerDeviceKey"];
const TYPES = ["FeedColumns", "Known", "Operation", "Outcome", "Poke", "PullPage", "PushResult", "Scope"].concat(
  "ScopeChanges",
  "ScopeKind",
  "Verdict",
  "Envelope",
  "RelayEnd",
  "RelayCode",
);

function protocolHash(): string {
  const vectors = readdirSync(WIRE)
    .toSorted()
    .map((name) => JSON.stringify(JSON.parse(readFileSync(new URL(name, WIRE), "utf8"))));
  const schema = lexicographicSortSchema(buildApiSchema());
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ name }) => FIELDS.includes(name))
      .map(
        ({ name, args, type }) =>
          `${name}(${args.map((arg) => `${arg.name}: ${String(arg.type)}`).join()}): ${String(type)}`,
      ),
  );
  const types = TYPES.map((name) => printType(schema.getType(name)!).replaceAll(/"""[\s\S]*?"""\s*/g, ""));
  const sent = Object.entries(documents).filter(([, text]) => isOfSync(text));
  return createHash("sha256")
    .update(JSON.stringify([vectors, fields, types, sent]))
    .digest("hex")
    .slice(0, 16);
}

const isOfSync = (text: string): boolean =>
  parse(text).definitions.some(
    (definition) =>
      definition.kind === "OperationDefinition" &&
      definition.selectionSet.selections.some((each) => each.kind === "Field" && FIELDS.includes(each.name.value)),
  );

describe("the protocol", () => {
  it("is what its version has always been", () => {
    expect(PROTOCOLS.find(({ superseded }) => superseded === null)?.version).toBe(PINNED.version);
    expect(protocolHash(), ADVICE).toBe(PINNED.hash);
  });

  it("is the last of three that are spoken, where two came within 180 days", () => {
    const three: Protocol[] = [
      { version: 1, superseded: "2026-09-01" as SchoolDay },
      { version: 2, superseded: "2026-11-26" as SchoolDay },
      { version: 3, superseded: null },
    ];
    for (const { version } of three) {
      expect(() => checkProtocol(version, new Date("2027-02-28T06:00:00Z"), three)).not.toThrow();
    }
  });

  const protocols: Protocol[] = [
    { version: 1, superseded: "2026-01-01" as SchoolDay },
    { version: 2, superseded: "2026-08-01" as SchoolDay },
    { version: 3, superseded: null },
  ];
  it.each<[number, string, boolean]>([
    [3, "2026-11-23", true],
    [2, "2026-11-23", true],
    [2, "2027-01-28", true],
    [2, "2027-01-29", false],
    [1, "2026-11-23", false],
    [4, "2026-11-23", false],
    [0, "2026-11-23", false],
    [-1, "2026-11-23", false],
  ])("version %i on %s is spoken: %s", (version, day, isSpoken) => {
    const check = () => checkProtocol(version, new Date(`${day}T06:00:00Z`), protocols);
    if (isSpoken) expect(check).not.toThrow();
    else expect(check).toThrow(/Update the app/);
  });
});
