import { Role } from "../../src/values/role.js";
import { HEADS, type OperationCase } from "./operation-case.js";

export const riskModelOperations: readonly OperationCase[] = [
  {
    operation: "Query.riskModels",
    text: "{ riskModels { totalCount nodes { version state verdict card { rows } } } }",
    allowed: HEADS,
  },
  {
    operation: "Query.riskModel",
    about: "where rules score",
    text: "{ riskModel { version } }",
    allowed: [],
    refusals: { head: "null", deputy: "null" },
  },
  {
    operation: "Query.riskRun",
    text: "{ riskRun { id state askedBy } }",
    variables: async (_world, ask) => {
      await ask(Role.head, "mutation { startRiskTraining { id } }");
      return {};
    },
    allowed: HEADS,
    elsewhere: "null",
  },
  { operation: "Mutation.startRiskTraining", text: "mutation { startRiskTraining { id askedBy } }", allowed: HEADS },
  {
    operation: "Mutation.rollBackRiskModel",
    about: "where rules score",
    text: "mutation { rollBackRiskModel { version } }",
    allowed: [],
    refusals: { head: "CONFLICT" },
  },
  {
    operation: "Query.riskSettings",
    text: "{ riskSettings { capacity pools pooledSchools pooledRows } }",
    allowed: HEADS,
  },
  {
    operation: "Mutation.saveRiskSettings",
    text: "mutation { saveRiskSettings(input: { capacity: 12, pools: false }) { capacity pools } }",
    allowed: [Role.head],
  },
  {
    operation: "Mutation.allowRiskVersions",
    text: "mutation { allowRiskVersions { heldTerm } }",
    allowed: [Role.head],
  },
  {
    operation: "Subscription.riskRunChanged",
    text: "subscription { riskRunChanged { id state done total } }",
    allowed: HEADS,
  },
];
