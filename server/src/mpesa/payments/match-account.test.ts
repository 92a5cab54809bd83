import { expect, it } from "vitest";
import { bareAccount } from "./match-account.js";

it.each(["adm017a", " ADM 017 A ", "adm-017/a", "ADM.017_A", "ＡＤＭ０１７Ａ", "adm\u00a0017a"])(
  "%j is the account ADM017A",
  (text) => expect(bareAccount(text)).toBe("ADM017A"),
);

it.each(["ADM17A", "ADM017", "'; drop table learner; --", "<script>", "🙂"])("%j is another account", (text) =>
  expect(bareAccount(text)).not.toBe("ADM017A"),
);
