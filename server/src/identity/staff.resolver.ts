import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { type Connection, readCursor, toConnection } from "../platform/connection.js";
import { PageArguments } from "../platform/page-arguments.js";
import { readId } from "../platform/read-id.js";
import type { UserId } from "../values/ids.js";
import type { Role } from "../values/role.js";
import { addStaff } from "./add-staff.js";
import { canManageStaff, canSeeStaff } from "./identity.policy.js";
import { loadStaff, staffIds } from "./load-staff.js";
import { requirePolicy, requireUser, requireViewer } from "./require-viewer.js";
import { RoleEnum } from "./role.enum.js";
import { setStaffRoles } from "./set-staff-roles.js";
import { NewStaffType, StaffConnection, StaffType } from "./staff.type.js";
import { User } from "./user.entity.js";
import type { UserViewer } from "./viewer.js";

@InputType({ description: "Somebody to add to the staff: a phone number or an e-mail is needed to sign in with." })
class AddStaffInput {
  @Field(() => String, { description: "The name as colleagues know it." })
  name!: string;

  @Field(() => String, { nullable: true, description: "A Kenyan mobile number in any form." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "An e-mail address." })
  email?: string | null;

  @Field(() => [RoleEnum], { description: "What the person is to be; at least one." })
  roles!: Role[];
}

@Resolver(() => StaffType)
export class StaffResolver {
  @Query(() => StaffConnection, { description: "Who works at the school, by name. For the school's office." })
  async staff(@Args(() => PageArguments) page: PageArguments, @Ctx() context: Context): Promise<Connection<StaffType>> {
    const viewer = requirePolicy(canSeeStaff, requireViewer(context));
    const { em } = context;
    const ids = await staffIds(em, viewer.schoolId);
    const rows = await em.find(
      User,
      { id: { $in: ids }, ...afterName(readCursor(page)) },
      { orderBy: [{ name: "asc" }, { id: "asc" }], limit: page.first + 1, fields: ["name"] },
    );
    const staff = await loadStaff(
      em,
      viewer,
      rows.map(({ id }) => id),
    );
    return toConnection(
      rows,
      page,
      ids.length,
      ({ id }) => staff.get(id)!,
      ({ id, name }) => [name, id],
    );
  }

  @Mutation(() => NewStaffType, {
    description:
      "Adds a person to the staff. For the head and administrators; an administrator is added by another only.",
  })
  async addStaff(
    @Arg("input", () => AddStaffInput, { description: "Whom to add." }) input: AddStaffInput,
    @Ctx() context: Context,
  ): Promise<NewStaffType> {
    const viewer = requirePolicy(canManageStaff, requireUser(context));
    const { name, phone = null, email = null, roles } = input;
    const { user, temporaryPassword } = await addStaff(context, viewer, { name, phone, email, roles });
    return { staff: await readOne(context, viewer, user.id), temporaryPassword };
  }

  @Mutation(() => StaffType, {
    description:
      "Replaces a person's roles; without any they leave the school. For the head and administrators; an administrator's role is given and taken away by an administrator only.",
  })
  async setStaffRoles(
    @Arg("userId", () => ID, { description: "Whose roles." }) userId: string,
    @Arg("roles", () => [RoleEnum], { description: "All the roles they are to have." }) roles: Role[],
    @Ctx() context: Context,
  ): Promise<StaffType> {
    const viewer = requirePolicy(canManageStaff, requireUser(context));
    const id = readId<UserId>(userId);
    await setStaffRoles(context, viewer, id, roles);
    return readOne(context, viewer, id);
  }
}

async function readOne({ em }: Context, viewer: UserViewer, id: UserId): Promise<StaffType> {
  const staff = (await loadStaff(em, viewer, [id])).get(id);
  if (!staff) throw new Error("a member of staff went missing");
  return staff;
}

function afterName(position: (string | number)[] | null) {
  if (!position) return {};
  const [name, id] = [String(position[0]), Number(position[1]) as UserId];
  return { $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] };
}
