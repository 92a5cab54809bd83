import { parentPort, workerData } from "node:worker_threads";
import { type Training, trainModel } from "./model/train-model.js";

/** What `trainInThread` starts: trains on what it was handed, and hands back the model. */
parentPort?.postMessage(trainModel(workerData as Training));
