import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { checkOperationLimits, OperationLimit } from "./operation-limits.js";

const schema = buildSchema(`
  type Query {
    classes(first: Int! = 50): ClassConnection!
    class: Class
    trend(days: Int = 30): [Int!]!
    hello: String
    search(text: String, first: Int! = 50): [Class!]!
  }
  type Mutation { say(n: Int): Int }
  type ClassConnection { nodes: [Class!]!, totalCount: Int! }
  type LearnerConnection { nodes: [Learner!]! }
  type Class { name: String!, learners(first: Int! = 50): LearnerConnection!, teachers: [Class!]! }
  type Learner { name: String!, class: Class!, marks(last: Int = 10): [Mark!]! }
  type Mark { status: String! }
`);

/** What is said against the operation; null when it is fine. */
function objection(text: string, variables?: Record<string, unknown>): string | null {
  const document = parse(text);
  try {
    checkOperationLimits(schema, document, getOperationAST(document)!, variables);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe("an operation", () => {
  it.each([
    "{ hello }",
    getIntrospectionQuery(),
    "{ classes(first: 12) { nodes { name learners(first: 60) { nodes { name marks(last: 10) { status } } } } } }",
    "{ classes { totalCount } }",
    "mutation { say(n: 1) }",
  ])("of an ordinary size is fine: %s", (text) => {
    expect(objection(text)).toBeNull();
  });

  it.each([
    ["{ classes(first: 0) { totalCount } }", "`first` must be from 1 to 200."],
    ["{ classes(first: -5) { totalCount } }", "`first` must be from 1 to 200."],
    ["{ classes(first: 201) { totalCount } }", "`first` must be from 1 to 200."],
    ["{ class { learners { nodes { marks(last: 500) { status } } } } }", "`last` must be from 1 to 200."],
    ["{ trend(days: 1000) }", "`days` must be from 1 to 200."],
    [
      "{ ...F } fragment F on Query { class { ...G } } fragment G on Class { learners(first: 999) { nodes { name } } }",
      "`first` must be from 1 to 200.",
    ],
  ])("may ask for no list of an odd size: %s", (text, message) => {
    expect(objection(text)).toBe(message);
  });

  it("is measured by its variables and their defaults", () => {
    const text = "query ($n: Int = 10) { classes(first: $n) { totalCount } }";
    expect(objection(text)).toBeNull();
    expect(objection(text, { n: 200 })).toBeNull();
    expect(objection(text, { n: 201 })).toBe("`first` must be from 1 to 200.");
    expect(objection(text.replace("10", "500"))).toBe("`first` must be from 1 to 200.");
    expect(objection(text, { n: "many" })).toBeNull();
  });

  it("may not multiply pages by pages", () => {
    const inner = "learners(first: 200) { nodes { name class { name } } }";
    expect(objection(`{ classes(first: 20) { nodes { ${inner} } } }`)).toBeNull();
    expect(objection(`{ classes(first: 200) { nodes { ${inner} } } }`)).toMatch(/too much at once/);
    expect(
      objection(
        `{ ${"abcdefgh"
          .split("")
          .map((a) => `${a}: classes(first: 30) { nodes { ${inner} } }`)
          .join(" ")} }`,
      ),
    ).toMatch(/too much at once/);
  });

  it("may not nest without end", () => {
    const nested = (levels: number) => `{ class { ${"teachers { ".repeat(levels)} name ${"} ".repeat(levels)} } }`;
    expect(objection(nested(3))).toBeNull();
    expect(objection(nested(15))).toMatch(/at most 12 deep; this operation nests 17/);
  });

  it("may not repeat itself under other names", () => {
    const aliases = (count: number, kind: string) =>
      `${kind} { ${Array.from({ length: count }, (_, n) => `a${n}: ${kind === "query" ? "hello" : "say(n: 1)"}`).join(" ")} }`;
    expect(objection(aliases(OperationLimit.queryFields, "query"))).toBeNull();
    expect(objection(aliases(OperationLimit.queryFields + 1, "query"))).toMatch(/at most 20 fields/);
    expect(objection(aliases(OperationLimit.mutationFields, "mutation"))).toBeNull();
    expect(objection(aliases(OperationLimit.mutationFields + 1, "mutation"))).toMatch(/at most 5 fields/);
  });

  it("whose fragments double at every step is measured in no time", () => {
    const steps = Array.from(
      { length: 100 },
      (_, n) => `fragment F${n} on Class { ${n === 99 ? "name" : `...F${n + 1} ...F${n + 1}`} }`,
    );
    const started = performance.now();
    expect(objection(`{ class { ...F0 } } ${steps.join(" ")}`)).toMatch(/too much at once/);
    // Measured step by step it would never end.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
