import { expect, test } from "vitest";
import { writeModel } from "../../src/risk/model/model-text.js";
import { trainModel } from "../../src/risk/model/train-model.js";
import { trainInThread } from "../../src/risk/train-in-thread.js";
import { termRows } from "./term-rows.js";

const { features, labels } = termRows(300, 3);
const training = { features, labels, seed: 5, trees: 10 };

test("a model trained in a thread is the one trained here", async () => {
  const { model } = await trainInThread(training);
  expect(writeModel(model)).toBe(writeModel(trainModel(training).model));
});

test("what goes wrong in the thread is told here", async () => {
  await expect(trainInThread({ ...training, features: null as never })).rejects.toThrow();
});
