import type { Plugin, Rolldown } from "vite";

/** What no page of a teacher needs without a network: reading the server live, charts, a guardian's way in, what strangers see, the office, its refusals. */
const HEAVY =
  /node_modules\/(?:@apollo\/client|chart\.js|hucre)\/|\/(?:sign-in\/code-form|verify\/verify-page|src\/office-routes|i18n\/marks-refusals|api\/socket)\./;

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** Finds the scripts a teacher's pages are made of; the others come at their first use instead of at the installation. */
export class TeacherChunks {
  readonly #files = new Set<string>();

  has(file: string): boolean {
    return this.#files.has(file);
  }

  readonly plugin: Plugin = noting(this.#files);
}

/** Notes the names of the scripts in `files`. */
function noting(files: Set<string>): Plugin {
  return {
    name: "teacher-chunks",
    apply: "build",
    generateBundle(_options, bundle) {
      // Pages that are fetched together are asked for each by itself: their script is no entry of its own.
      const isAsked = (id: string): boolean => (this.getModuleInfo(id)?.dynamicImporters.length ?? 0) > 0;
      const chunks: Chunks = new Map(
        Object.values(bundle).flatMap((file) => (file.type === "chunk" ? [[file.fileName, file] as const] : [])),
      );
      for (const chunk of chunks.values()) {
        if (!chunk.isEntry && !chunk.moduleIds.some(isAsked)) continue;
        const parts = [...reach(chunk, chunks)];
        if (!parts.some(isHeavy)) for (const { fileName } of parts) files.add(fileName);
      }
    },
  };
}

const isHeavy = (chunk: Rolldown.OutputChunk): boolean => chunk.moduleIds.some((id) => HEAVY.test(id));

/** A chunk with all that it cannot run without. */
function reach(
  chunk: Rolldown.OutputChunk,
  chunks: Chunks,
  reached: Set<Rolldown.OutputChunk> = new Set(),
): Set<Rolldown.OutputChunk> {
  if (reached.has(chunk)) return reached;
  reached.add(chunk);
  for (const file of chunk.imports) {
    const part = chunks.get(file);
    if (part) reach(part, chunks, reached);
  }
  return reached;
}
