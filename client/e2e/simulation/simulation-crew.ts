import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Outcome } from "./simulate";
import type { Errand, Report } from "./simulation-worker";

// A process that has lived through so many worlds makes room for a new one, so that a long run needs no more memory than a short one.
const WORLDS_A_PROCESS = 40;
/** A world that is not through by then hangs, which is a finding like any other. */
const PATIENCE_MS = 1_800_000;

type Worker = { readonly child: ChildProcess; worlds: number };

/** Processes, one a core, that live through worlds. */
export class SimulationCrew implements Disposable {
  readonly size = Math.max(1, Math.min(availableParallelism(), 8));
  readonly #idle: Worker[] = [];
  readonly #all = new Set<ChildProcess>();

  async simulate(errand: Errand): Promise<Outcome> {
    const worker = this.#idle.pop() ?? this.#hire();
    const report = await this.#send(worker, errand);
    worker.worlds += 1;
    if (worker.worlds >= WORLDS_A_PROCESS) this.#dismiss(worker);
    else this.#idle.push(worker);
    if ("crash" in report) throw new Error(`seed ${errand.seed}: ${report.crash}`);
    return report.outcome;
  }

  [Symbol.dispose](): void {
    for (const child of this.#all) child.kill();
  }

  #hire(): Worker {
    const child = fork(fileURLToPath(new URL("simulation-worker.ts", import.meta.url)));
    this.#all.add(child);
    child.on("exit", () => this.#all.delete(child));
    return { child, worlds: 0 };
  }

  #dismiss({ child }: Worker): void {
    child.kill();
  }

  #send({ child }: Worker, errand: Errand): Promise<Report> {
    return new Promise((resolve) => {
      const end = (report: Report): void => {
        clearTimeout(tooLong);
        child.removeAllListeners("message");
        child.removeListener("exit", onExit);
        resolve(report);
      };
      const onExit = (): void => end({ crash: "the process ended" });
      const tooLong = setTimeout(() => {
        child.kill("SIGKILL");
        end({ crash: `nothing moves after ${errand.faults} faults were asked for` });
      }, PATIENCE_MS);
      child.once("message", end);
      child.once("exit", onExit);
      child.send(errand);
    });
  }
}
