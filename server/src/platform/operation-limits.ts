import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  type GraphQLNamedType,
  type SelectionSetNode,
  type ValueNode,
  type DocumentNode,
} from "graphql";
import { ErrorCode, Refusal } from "../errors.js";

/** No list of the API gives more than this many items at once. */
export const MAX_PAGE = 200;

export const OperationLimit = {
  /** Words and signs of one document. */
  tokens: 2000,
  textBytes: 65_536,
  depth: 12,
  /** Values an answer may hold, by the sizes of the lists that were asked for. */
  cost: 50_000,
  queryFields: 20,
  mutationFields: 5,
} as const;

/** How long a list without `first` is taken to be. */
const UNSIZED_LIST = 10;
const SIZES = ["first", "last", "days"];

type Variables = Readonly<Record<string, unknown>>;
type Measure = { depth: number; cost: number };

/** Refuses an operation that asks for more than a page may hold, or that could cost too much to answer. */
export function checkOperationLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables = {},
): void {
  const root = schema.getRootType(operation.operation);
  if (!root) return;
  const most =
    operation.operation === OperationTypeNode.MUTATION ? OperationLimit.mutationFields : OperationLimit.queryFields;
  const walk = createWalk(schema, document, { ...defaultsOf(operation), ...variables });
  if (walk.countFields(operation.selectionSet) > most) {
    throw new Refusal(ErrorCode.badInput, `Ask for at most ${most} fields at the top of one operation.`);
  }
  const { depth, cost } = walk.measure(operation.selectionSet, root);
  if (depth > OperationLimit.depth) {
    throw new Refusal(
      ErrorCode.badInput,
      `Nest fields at most ${OperationLimit.depth} deep; this operation nests ${depth}.`,
    );
  }
  if (cost > OperationLimit.cost) {
    throw new Refusal(
      ErrorCode.badInput,
      "This operation asks for too much at once. Ask for fewer fields or smaller pages.",
    );
  }
}

function createWalk(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  // Each fragment is measured once, or a few that spread one another twice would take for ever.
  const measured = new Map<string, Measure>();
  const counted = new Map<string, number>();

  const typeOf = (condition: NamedTypeNode | undefined, otherwise: GraphQLNamedType) =>
    (condition && schema.getType(condition.name.value)) ?? otherwise;

  const countFields = ({ selections }: SelectionSetNode): number =>
    selections.reduce((count, selection) => {
      if (selection.kind === Kind.FIELD) return count + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return count + countFields(selection.selectionSet);
      return count + countFragment(selection.name.value);
    }, 0);

  const countFragment = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const count = fragment ? countFields(fragment.selectionSet) : 0;
    counted.set(name, count);
    return count;
  };

  const measureField = (node: FieldNode, parent: GraphQLNamedType): Measure => {
    const isFieldless = !(isObjectType(parent) || isInterfaceType(parent));
    const field = isFieldless ? undefined : parent.getFields()[node.name.value];
    // Introspection is bounded by graphql-js's own rule, and its answer by the schema's size.
    if (!field) return { depth: 1, cost: 1 };
    const length = sizeOf(field, node, variables) ?? (isUnsizedList(field, parent) ? UNSIZED_LIST : 1);
    if (!node.selectionSet) return { depth: 1, cost: length };
    const inner = measure(node.selectionSet, getNamedType(field.type));
    return { depth: inner.depth + 1, cost: 1 + length * inner.cost };
  };

  const measure = ({ selections }: SelectionSetNode, parent: GraphQLNamedType): Measure => {
    let depth = 0;
    let cost = 0;
    for (const selection of selections) {
      const part =
        selection.kind === Kind.FIELD
          ? measureField(selection, parent)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? measure(selection.selectionSet, typeOf(selection.typeCondition, parent))
            : measureFragment(selection.name.value, parent);
      depth = Math.max(depth, part.depth);
      cost += part.cost;
    }
    return { depth, cost };
  };

  const measureFragment = (name: string, parent: GraphQLNamedType): Measure => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return { depth: 0, cost: 0 };
    const found = measure(fragment.selectionSet, typeOf(fragment.typeCondition, parent));
    measured.set(name, found);
    return found;
  };

  return { countFields, measure };
}

/** A list that does not say how long it may be. The `nodes` of a page are as many as its own field's `first` says. */
const isUnsizedList = (field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType) =>
  isListType(getNullableType(field.type)) && !parent.name.endsWith("Connection");

/** How many items the field was asked for; null when it has no argument that says so. */
function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number | null {
  const argument = field.args.find(({ name }) => SIZES.includes(name));
  if (!argument) return null;
  const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
  const size = readSize(given, argument, variables);
  if (size < 1 || size > MAX_PAGE) {
    throw new Refusal(ErrorCode.badInput, `\`${argument.name}\` must be from 1 to ${MAX_PAGE}.`);
  }
  return size;
}

function readSize(given: ValueNode | undefined, argument: GraphQLArgument, variables: Variables): number {
  const value =
    given?.kind === Kind.INT
      ? Number(given.value)
      : given?.kind === Kind.VARIABLE
        ? variables[given.name.value]
        : undefined;
  const size = value ?? argument.defaultValue;
  return typeof size === "number" ? size : MAX_PAGE;
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of variableDefinitions) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
  }
  return defaults;
}
