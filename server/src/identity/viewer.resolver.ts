import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { inRoleOrder } from "../values/role.js";
import { canSeeContact } from "./identity.policy.js";
import { readRoles } from "./read-roles.js";
import { readUser } from "./read-user.js";
import { requireUser } from "./require-viewer.js";
import { toUserType, UserType } from "./user.type.js";
import { SchoolMembershipType, toViewerType, ViewerType } from "./viewer.type.js";

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: "Who is asking. For people only: a key stands for nobody." })
  viewer(@Ctx() context: Context): ViewerType {
    return toViewerType(requireUser(context));
  }

  @FieldResolver(() => UserType, { description: "The person." })
  async user(@Root() { userId }: ViewerType, @Ctx() { em }: Context): Promise<UserType> {
    return toUserType(await readUser(em, userId));
  }

  @FieldResolver(() => [SchoolMembershipType], { description: "Every school the person belongs to." })
  async schools(@Root() { userId }: ViewerType, @Ctx() { em }: Context): Promise<SchoolMembershipType[]> {
    return [...(await readRoles(em, userId))].map(([schoolId, roles]) => ({ schoolId, roles: inRoleOrder(roles) }));
  }
}

@Resolver(() => UserType)
export class UserResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Mobile number as +254...; shown to the person and to staff.",
  })
  phone(@Root() user: UserType, @Ctx() { viewer }: Context): string | null {
    return viewer && canSeeContact(viewer, user.id) ? user.phone : null;
  }

  @FieldResolver(() => String, { nullable: true, description: "E-mail address; shown to the person and to staff." })
  email(@Root() user: UserType, @Ctx() { viewer }: Context): string | null {
    return viewer && canSeeContact(viewer, user.id) ? user.email : null;
  }
}
