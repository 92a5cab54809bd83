import { expect, test } from "vitest";
import type { FaultFragment } from "../../generated/live/graphql";
import { faultsCsv } from "./faults-csv";

const fault = (line: number, value: string): FaultFragment => ({
  __typename: "RowFault",
  line,
  column: "phone",
  severity: "ERROR",
  code: "BAD_PHONE",
  message: "This is not a phone number.",
  messageKiswahili: "Hii si nambari ya simu.",
  value,
});

test("a value with commas, quotes or line ends stays one field, and a formula stays text", () => {
  const faults = [fault(2, 'a "b", c'), fault(3, "two\nlines"), fault(4, "=HYPERLINK(1)"), fault(5, "0712")];
  expect(faultsCsv(["Line", "Value"], faults, ({ line, value }) => [line, value ?? ""])).toBe(
    '\ufeffLine,Value\r\n2,"a ""b"", c"\r\n3,"two\nlines"\r\n4,\'=HYPERLINK(1)\r\n5,0712\r\n',
  );
});
