import { expect, it } from "vitest";
import lines from "../../../test/fixtures/wire/scale-lines.json" with { type: "json" };
import type { ScaleId } from "../../values/ids.js";
import type { ScaleRule } from "../grading/scale-rule.js";
import { scaleItem } from "./scale-item.js";

type Bands = (typeof lines.scales)[number]["value"]["bands"];

const inPercent = (bands: Bands) => bands.map((band) => ({ ...band, from: band.from / 10 }));

it.each(lines.scales)("writes scale $key as phones read it", ({ key, line, value }) => {
  const rule: ScaleRule = {
    curriculum: "own",
    bands: inPercent(value.bands),
    bySubject: (value.bySubject as [number, Bands][]).map(([subjectId, bands]) => ({
      subjectId,
      bands: inPercent(bands),
    })),
    rounding: value.rounds ? "nearest" : "none",
    totals: false,
    positions: false,
    mean: null,
  };
  expect(scaleItem({ id: value.scaleId as ScaleId, name: value.name, rule })).toEqual({ item: key, line });
});
