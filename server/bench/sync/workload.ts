import type { BenchSchool } from "./bench-school.js";
import type { SlowLink } from "./slow-link.js";

/** What a workload took over one link: bytes of bodies, requests, seconds, and what else is worth saying. */
export type Taken = {
  readonly requests: number;
  readonly up: number;
  readonly down: number;
  readonly seconds: number;
  readonly remark: string;
  /** Whether the receivers hold what the server's feed holds, and what was said is all there. */
  readonly accepted: boolean;
};

/** What is measured: the school is as new, and the link has carried nothing yet. */
export type Workload = (school: BenchSchool, link: SlowLink) => Promise<Taken>;
