import { Role } from "../../src/values/role.js";
import { nextNumber } from "./next-number.js";
import { ANYBODY, type Ask, OFFICE, type OperationCase, PEOPLE } from "./operation-case.js";
import { oncePerWorld } from "./once-per-world.js";

type SignedIn = { signIn: { refreshToken: string } };
type Devices = { devices: { nodes: { id: string }[] } };
type Staffed = { addStaff: { staff: { id: string } } };
type Created = { createApiKey: { apiKey: { id: string } } };

const SIGN_IN = `mutation ($login: String!, $password: String!) {
  signIn(login: $login, password: $password, returnRefreshToken: true) { refreshToken }
}`;
const addSpare = async (ask: Ask) => {
  const input = { name: "Spare Person", phone: `01${String(nextNumber()).padStart(8, "0")}`, roles: ["BURSAR"] };
  const text = "mutation ($input: AddStaffInput!) { addStaff(input: $input) { staff { id } } }";
  return (await ask<Staffed>(Role.admin, text, { input })).addStaff.staff;
};
/** Once: whoever signs in on more devices than 50 is signed out on the first, from which the bursar's questions come. */
const livingDevice = oncePerWorld(async ({ school }, ask) => {
  const { signIn } = await ask<SignedIn>(Role.bursar, SIGN_IN, school.person(Role.bursar));
  const { devices } = await ask<Devices>(Role.bursar, "{ devices { nodes { id } } }");
  return { id: devices.nodes[0]!.id, token: signIn.refreshToken };
});
const CREATE = 'mutation { createApiKey(name: "Spare") { apiKey { id } } }';
/** The generator of P-256: a key of nobody's. */
const DEVICE_KEY = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";

export const identityOperations: readonly OperationCase[] = [
  // Who is asking
  {
    operation: "Query.viewer",
    text: "{ viewer { roles user { name phone email locale } school { name } schools { roles school { name } } deviceId } }",
    allowed: PEOPLE,
  },
  {
    operation: "Mutation.signIn",
    text: `mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { accessToken viewer { roles } } }`,
    variables: ({ school }) => school.person(Role.bursar),
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.signIn",
    about: "in a school where the person is nobody",
    text: `mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password, schoolId: "999999") { accessToken } }`,
    variables: ({ school }) => school.person(Role.bursar),
    allowed: [],
    refusals: { nobody: "FORBIDDEN" },
  },
  {
    operation: "Mutation.refresh",
    text: "mutation ($token: String!) { refresh(refreshToken: $token) { accessToken } }",
    variables: async ({ school }, ask) => {
      const { signIn } = await ask<SignedIn>(Role.bursar, SIGN_IN, school.person(Role.bursar));
      return { token: signIn.refreshToken };
    },
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  { operation: "Query.takesSignInCodes", text: "{ takesSignInCodes }", allowed: ANYBODY, elsewhere: "answer" },
  {
    operation: "Mutation.sendSignInCode",
    about: "where no messages can be sent",
    text: 'mutation { sendSignInCode(phone: "0712 345 678") }',
    allowed: [],
    refusal: "CONFLICT",
    refusals: { nobody: "CONFLICT", key: "CONFLICT" },
  },
  {
    operation: "Mutation.signInWithCode",
    about: "by a code that was not sent",
    text: 'mutation ($phone: String!) { signInWithCode(phone: $phone, code: "123456") { accessToken } }',
    variables: () => ({ phone: `+2547${String(nextNumber()).padStart(8, "0")}` }),
    allowed: [],
    refusal: "UNAUTHENTICATED",
    refusals: { nobody: "UNAUTHENTICATED", key: "UNAUTHENTICATED" },
  },
  { operation: "Mutation.signOut", text: "mutation { signOut }", allowed: PEOPLE, spendsToken: true },
  {
    operation: "Mutation.switchSchool",
    about: "to the school one is in",
    text: "mutation ($id: ID!) { switchSchool(schoolId: $id) { accessToken viewer { school { name } } } }",
    variables: ({ school }) => ({ id: school.id }),
    allowed: PEOPLE,
    elsewhere: "FORBIDDEN",
    spendsToken: true,
  },
  {
    operation: "Mutation.changePassword",
    text: "mutation ($p: String!) { changePassword(current: $p, next: $p) }",
    variables: () => ({ p: "not my password" }),
    allowed: [],
    refusal: "BAD_USER_INPUT",
    refusals: { key: "FORBIDDEN", nobody: "UNAUTHENTICATED" },
  },

  // Staff, devices, keys
  { operation: "Query.staff", text: "{ staff(first: 200) { nodes { id name phone email roles } } }", allowed: OFFICE },
  {
    operation: "Mutation.addStaff",
    text: `mutation ($input: AddStaffInput!) { addStaff(input: $input) { temporaryPassword staff { name roles } } }`,
    variables: () => ({
      input: { name: "New Person", phone: `01${String(nextNumber()).padStart(8, "0")}`, roles: ["BURSAR"] },
    }),
    allowed: [Role.admin, Role.head],
  },
  {
    operation: "Mutation.addStaff",
    about: "an administrator",
    text: `mutation ($input: AddStaffInput!) { addStaff(input: $input) { staff { roles } } }`,
    variables: () => ({
      input: { name: "New Person", phone: `01${String(nextNumber()).padStart(8, "0")}`, roles: ["ADMIN"] },
    }),
    allowed: [Role.admin],
  },
  {
    operation: "Mutation.setStaffRoles",
    text: `mutation ($id: ID!) { setStaffRoles(userId: $id, roles: [BURSAR]) { roles } }`,
    variables: ({ school }) => ({ id: school.person(Role.bursar).userId }),
    allowed: [Role.admin, Role.head],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.setStaffRoles",
    about: "that make an administrator",
    text: `mutation ($id: ID!) { setStaffRoles(userId: $id, roles: [ADMIN]) { roles } }`,
    variables: async (_world, ask) => addSpare(ask),
    allowed: [Role.admin],
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Query.devices",
    text: "{ devices(first: 200) { nodes { id label owner { name phone } current } } }",
    allowed: PEOPLE,
  },
  {
    operation: "Mutation.revokeDevice",
    about: "somebody else's",
    text: "mutation ($id: ID!) { revokeDevice(id: $id) { id revokedAt } }",
    variables: async (world, ask) => {
      await world.spareToken(Role.guardian);
      const { devices } = await ask<Devices>(Role.guardian, "{ devices { nodes { id } } }");
      return { id: devices.nodes[0]!.id };
    },
    allowed: [Role.admin, Role.guardian],
    refusal: "NOT_FOUND",
    elsewhere: "NOT_FOUND",
  },
  {
    operation: "Mutation.registerDeviceKey",
    text: "mutation ($key: String!) { registerDeviceKey(key: $key) }",
    variables: () => ({ key: DEVICE_KEY }),
    allowed: PEOPLE,
  },
  {
    operation: "Query.revokedDevices",
    text: "query ($ids: [ID!]!) { revokedDevices(ids: $ids) { id proof } }",
    variables: async (world, ask) => {
      await world.spareToken(Role.guardian);
      const { devices } = await ask<Devices>(Role.guardian, "{ devices { nodes { id } } }");
      return { ids: [devices.nodes[0]!.id] };
    },
    allowed: ANYBODY,
    elsewhere: "answer",
  },
  {
    operation: "Mutation.handOver",
    about: "from a device that is not shut out",
    text: `mutation ($id: ID!, $token: String!) {
      handOver(deviceId: $id, now: 1788760800, ops: [], refreshToken: $token) { outcome }
    }`,
    variables: livingDevice,
    allowed: [],
    refusal: "UNAUTHENTICATED",
    refusals: { key: "UNAUTHENTICATED" },
    elsewhere: "UNAUTHENTICATED",
    elsewhereForAll: true,
  },
  { operation: "Query.apiKeys", text: "{ apiKeys { nodes { id name prefix } } }", allowed: [Role.admin] },
  {
    operation: "Mutation.createApiKey",
    text: 'mutation { createApiKey(name: "Another") { secret } }',
    allowed: [Role.admin],
  },
  {
    operation: "Mutation.revokeApiKey",
    text: "mutation ($id: ID!) { revokeApiKey(id: $id) { revokedAt } }",
    variables: async (_world, ask) => {
      const { createApiKey } = await ask<Created>(Role.admin, CREATE);
      return { id: createApiKey.apiKey.id };
    },
    allowed: [Role.admin],
    elsewhere: "NOT_FOUND",
  },
];
