import { expect, test } from "vitest";
import { inspectFile, MAX_BYTES, type FileFault } from "./inspect-file";

type Case = { name: string; parts: BlobPart[]; fault: FileFault | null; called?: string };
const cases: Case[] = [
  { name: "a class list", parts: ["Admission,Name,Class\n7012,Achieng' Otieno,Grade 7 East\n"], fault: null },
  { name: "a list saved with a byte order mark", parts: ["\ufeffAdm;Jina;Darasa\n1;José;7E"], fault: null },
  { name: "a list in Windows-1252", parts: [new Uint8Array([0x4a, 0x6f, 0x73, 0xe9, 0x0a])], fault: null },
  { name: "a list in UTF-16", parts: [new Uint8Array([0xff, 0xfe, 0x4a, 0, 0x6f, 0, 0x0a, 0])], fault: null },
  { name: "nothing", parts: [], fault: "empty" },
  { name: "blank lines behind a byte order mark", parts: ["\ufeff\r\n \n"], fault: "empty" },
  { name: "a workbook", parts: [new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0])], fault: null },
  {
    name: "a workbook with macros",
    parts: [new Uint8Array([0x50, 0x4b, 3, 4])],
    called: "a.XLSM",
    fault: "otherFormat",
  },
  { name: "an old workbook", parts: [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])], fault: "oldWorkbook" },
  { name: "a picture", parts: [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])], fault: "binary" },
  { name: "a list of the largest size", parts: ["7".repeat(MAX_BYTES)], fault: null },
  { name: "a list larger than that", parts: ["7".repeat(MAX_BYTES + 1)], fault: "tooLarge" },
];

test.each(cases)("$name: $fault", async ({ parts, fault, called = "list" }) => {
  expect(await inspectFile(new Blob(parts), called)).toBe(fault);
});
