import { expect, test } from "vitest";
import { deviceLabel } from "./device-label";

type Case = { userAgent: string; label: string };
const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
const cases: Case[] = [
  {
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`,
    label: "Android, Chrome",
  },
  {
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    label: "Android, Samsung Internet",
  },
  {
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    label: "Windows, Edge",
  },
  { userAgent: "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", label: "Android, Firefox" },
  { userAgent: "something else", label: "" },
];

test.each(cases)("$label", ({ userAgent, label }) => {
  expect(deviceLabel(userAgent)).toBe(label);
});
