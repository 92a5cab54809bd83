import { describe, expect, it } from "vitest";
import { parseEmail, parseLogin } from "./login.js";

describe("a login", () => {
  it.each([
    "0712345678",
    "712345678",
    "0712 345 678",
    "0712-345-678",
    "(0712) 345 678",
    "+254712345678",
    "+254 712 345678",
    "254712345678",
    "00254712345678",
    " 0712.345.678 ",
    "+254 0712 345 678",
  ])("is a phone number as %j", (text) => {
    expect(parseLogin(text)).toEqual({ kind: "phone", phone: "+254712345678" });
  });

  it.each(["Head@School.ke", " head@school.ke ", "HEAD@SCHOOL.KE"])("is an e-mail as %j", (text) => {
    expect(parseLogin(text)).toEqual({ kind: "email", email: "head@school.ke" });
  });

  it.each([
    "",
    "head",
    "071234567",
    "07123456789",
    "+447123456789",
    "head@",
    "@school.ke",
    "a b@school.ke",
    "x".repeat(300),
  ])("is not %j", (text) => {
    expect(parseLogin(text)).toBeNull();
  });
});

it("composes letters of an e-mail, so that one address is one login", () => {
  expect(parseEmail("e\u0301lodie@school.ke")).toBe("\u00e9lodie@school.ke");
});
