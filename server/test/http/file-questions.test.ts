import { expect, it } from "vitest";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { bootApp } from "../boot.js";

it("files that are asked for in odd ways are refused in words", async () => {
  await using app = await bootApp();
  const school = await aSchool(app.app.services).withClass("G7").withLearners(1).withStaff(Role.head).build();
  const { login, password } = school.person(Role.head);
  const headers = { authorization: `Bearer ${await app.signIn(login, password)}` };
  const { id } = school.classes[0]!;
  const odd = [
    "reports/runs/1?class=1&class=2",
    "reports/runs/1?class=",
    "reports/runs/99999999999999999999",
    "reports/cards/0x1",
    `scores/${id}?term=1&term=2`,
    `scores/${id}?term=`,
    `scores/${id}`,
    "lists/learners?format=pdf",
    "lists/learners?format=csv&format=xlsx",
    `lists/class/${id}x`,
    "letters/-1",
    "fees/statements/1?from=2026-01-01&from=2026-01-02",
  ];
  const answers = await Promise.all(
    odd.map(async (path) => [path, (await fetch(`${app.url}/files/${path}`, { headers })).status]),
  );
  expect(answers.filter(([, status]) => ![400, 404].includes(status as number))).toEqual([]);
});
