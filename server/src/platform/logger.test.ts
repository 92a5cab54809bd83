import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { createLogger } from "./logger.js";

function aLog() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { logger: createLogger("info", stream), lines };
}

it("strikes out what usually holds somebody's data or a secret", () => {
  const { logger, lines } = aLog();
  logger.info(
    { phone: "+254712345678", request: { authorization: "Bearer abc", id: 7 }, variables: { a: 1 } },
    "hello",
  );
  expect(lines.join("")).not.toMatch(/2547|abc|"a":1/);
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: "info", msg: "hello", request: { id: 7 } });
});

it("tells of an error where it arose, but not a row that a database quotes", () => {
  const { logger, lines } = aLog();
  const quoted = Object.assign(new Error("insert into user values ('Amina', '+254712345678')"), {
    sql: "insert ...",
    code: "ER_DUP_ENTRY",
  });
  logger.error({ err: new Error("it broke", { cause: quoted }) }, "failed");
  expect(lines.join("")).not.toContain("Amina");
  expect(lines.join("")).toContain("it broke");
  expect(lines.join("")).toContain("ER_DUP_ENTRY");
  expect(lines.join("")).toContain("logger.test.ts");
});
