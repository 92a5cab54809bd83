import { Field, ID, ObjectType } from "type-graphql";
import type { SchoolId, UserId } from "../values/ids.js";
import { inRoleOrder, type Role } from "../values/role.js";
import { RoleEnum } from "./role.enum.js";
import type { UserViewer } from "./viewer.js";

@ObjectType("SchoolMembership", { description: "What the person is in one of their schools." })
export class SchoolMembershipType {
  /** Not part of the API: schools/ gives `school` from it. */
  schoolId!: SchoolId;

  @Field(() => [RoleEnum], { description: "The person's roles there." })
  roles!: Role[];
}

@ObjectType("Viewer", {
  simpleResolvers: true,
  description: "The person who is asking, as they stand in the school they are signed in to.",
})
export class ViewerType {
  /** Not part of the API: schools/ gives `school` from it. */
  schoolId!: SchoolId;
  /** Not part of the API: `user` and `schools` are read from it when asked for. */
  userId!: UserId;

  @Field(() => [RoleEnum], { description: "Roles in this school." })
  roles!: Role[];

  @Field(() => ID, { nullable: true, description: "The device asked from: the first half of every operation's id." })
  deviceId!: string | null;
}

export const toViewerType = ({ userId, schoolId, deviceId, roles }: UserViewer): ViewerType => ({
  userId,
  schoolId,
  roles: inRoleOrder(roles),
  deviceId: String(deviceId),
});
