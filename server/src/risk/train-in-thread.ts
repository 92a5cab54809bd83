import type { Trained, Training } from "./model/train-model.js";
import { runInThread } from "./run-in-thread.js";

/** Trains in a thread of its own, so that the server goes on answering. Throws what the training throws. */
export const trainInThread = (training: Training): Promise<Trained> =>
  runInThread({
    file: new URL("./training-thread", import.meta.url),
    data: training,
    onMessage: (trained: Trained) => trained,
  });
