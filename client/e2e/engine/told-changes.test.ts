import { expect, it } from "vitest";
import { ContactRule, Custody } from "../../../server/src/values/contact-rule.js";
import { LearnerStatus } from "../../../server/src/values/learner-status.js";
import { Role, ROLES } from "../../../server/src/values/role.js";
import { importChanges } from "../../src/i18n/import-changes";

/** What the server keeps by a code, by the field of a list's changes under which it is told. */
const codes: [field: string, codes: readonly string[]][] = [
  ["sex", ["F", "M"]],
  ["status", Object.values(LearnerStatus)],
  ["contact", Object.values(ContactRule)],
  ["custody", Object.values(Custody)],
  ["role", ROLES.filter((role) => role !== Role.guardian)],
];

it.each(codes)("of what a list changes, every %s has words, and so has the field", (field, values) => {
  const known = Object.keys(importChanges.en);
  const wanted = [`field_${field}`, ...values.map((value) => `${field}_${value}`)];
  expect(wanted.filter((key) => !known.includes(key))).toEqual([]);
});
