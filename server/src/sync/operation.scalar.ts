import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

function read(value: unknown): string {
  if (typeof value === "string") return value;
  throw new GraphQLError("An operation is a line of text.");
}

/** Only a string here: what the line says is judged per operation, as one that cannot be read must not fail a batch. */
export const OperationScalar = new GraphQLScalarType<string, string>({
  name: "Operation",
  description:
    "Something said on a device, as one line of fields with single spaces between. A roll: `<number> r <class> <YYMMDD><m|a> <roster revision> <P|N><exceptions> <seen> <unix seconds>`; a correction: `<number> f <class> <YYMMDD><m|a> <cell> <seen> <unix seconds>`. A cell is a status letter (P present, A absent, L late, E excused, N not taken), the learner's position on the roster, and where given `.<reason>` and `@<minutes late>`, such as `A4.1` or `L15@20`. Scores: `<number> s <class> <assessment> <roster revision> <scores> <seen> <unix seconds>`, the scores in roster order with nothing between them: a whole mark from 17 to 99 as the character 0, 1, 2 and on of 0-9, B-Z without X, a-z and #$%&'*+,./;<=>?[]^_`{}~, `A` absent, `X` exempt, `-` taken back, all else in brackets such as `(8)`, `(45.5)`, `(100)` or `(ME1)`, and `@<position>:` before one that does not follow on the one before it. A sheet is submitted by `<number> b <class> <assessment> <seen> <unix seconds>` and reopened by the same with `o`. Marks of a submitted sheet that are changed alike are scores with `m` for `s` and, after the seconds, ` <how> <reason>`: `+5` or `-2.5` marks more or less, `/80` as if they had been out of so many, and why in 3 to 200 letters; the sheet stays submitted. `seen` is the sequence up to which the device knew the class's term.",
  serialize: (value) => String(value),
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null),
});
