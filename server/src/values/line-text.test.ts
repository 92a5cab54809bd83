import { expect, it } from "vitest";
import vectors from "../../test/fixtures/wire/line-texts.json" with { type: "json" };
import { toLineText } from "./line-text.js";

it.each(vectors.texts)("$typed becomes a field of a line", ({ typed, text }) => {
  expect(toLineText(typed)).toBe(text);
});
