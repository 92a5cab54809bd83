import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";
import { expect, it } from "vitest";
import { buildApiSchema } from "../../src/schema.js";

type Described = { name: string; description?: string | null | undefined };

/** Every type, field, argument and enum value of the API, by its path. */
function* everything(): Generator<[path: string, Described]> {
  for (const type of Object.values(buildApiSchema().getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    // The roots are what GraphQL says they are.
    if (!["Query", "Mutation", "Subscription"].includes(type.name)) yield [type.name, type];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
    if (!(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      if (!("args" in field)) continue;
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name})`, argument];
    }
  }
}

it("describes everything an integrator meets, in sentences", () => {
  const bad = [...everything()].filter(([, { description }]) => !/^[A-Z0-9`].{2,}[.`)]$/su.test(description ?? ""));
  expect(bad.map(([path, { description }]) => `${path}: ${description ?? "nothing"}`)).toEqual([]);
});
