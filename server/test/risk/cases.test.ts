import "reflect-metadata";
import { describe, expect, it } from "vitest";
import { inTransaction } from "../../src/platform/transaction.js";
import { findCase } from "../../src/risk/cases/find-case.js";
import { findCases } from "../../src/risk/cases/find-cases.js";
import { loadContacts } from "../../src/risk/cases/load-contacts.js";
import { readOwners } from "../../src/risk/cases/read-owners.js";
import { CaseOutcome } from "../../src/risk/cases/risk-case.entity.js";
import { CaseState } from "../../src/risk/cases/risk-case.enum.js";
import { ContactKind } from "../../src/risk/cases/risk-contact.entity.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import { LearnerStatus } from "../../src/values/learner-status.js";
import { Role } from "../../src/values/role.js";
import { addDays } from "../../src/values/school-day.js";
import { engines } from "../engines.js";
import { aDatabase } from "./a-database.js";
import { aFollowedSchool, TODAY } from "./a-followed-school.js";
import { aScoredSchool, MONDAY } from "./a-scored-school.js";

describe.each(engines)("following learners up on %s", (engine) => {
  const database = aDatabase(engine);

  it("opens one case a learner, once however often it is asked for", async () => {
    const { em, head, teacher, colleague, learnerIds, verbs } = await aFollowedSchool(database.orm);
    const [first, second, third] = learnerIds;
    const wanted = verbs.wanted(first);
    const id = await verbs.open(head, first, wanted);
    expect(await verbs.open(head, first, wanted)).toBe(id);
    await expect(verbs.open(head, second, { key: wanted.key })).rejects.toThrow("another learner");
    await expect(verbs.open(teacher, first)).rejects.toThrow(/sees to this learner already, in case 1/);

    // Two at the same moment, with keys of their own and with the same one.
    const rivals = await Promise.allSettled([verbs.open(head, second), verbs.open(teacher, second)]);
    expect(rivals.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const again = verbs.wanted(third);
    const same = await Promise.all([verbs.open(head, third, again), verbs.open(head, third, again)]);
    expect(new Set(same).size).toBe(1);

    const cases = await findCases(em, head, { state: CaseState.open, mine: false }, { first: 50 }, TODAY);
    expect(cases.nodes.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(cases.nodes[0]).toMatchObject({
      open: true,
      overdue: false,
      ownerId: String(colleague.userId),
      openBand: "HIGH",
      openProbability: 0.35,
      className: "Grade 7 East",
      away: false,
      outcome: null,
      closedAt: null,
    });
  });

  it("takes only people who may see to it, and days within reach", async () => {
    const { world, em, head, learnerIds, verbs } = await aFollowedSchool(database.orm);
    const [first] = learnerIds;
    const elsewhere = (await aScoredSchool(database.orm, 1)).as(Role.head);
    for (const nobody of [Role.bursar, Role.guardian, Role.admin].map((role) => world.as(role)).concat(elsewhere)) {
      await expect(verbs.open(head, first, { ownerId: nobody.userId })).rejects.toThrow("Choose the head");
    }
    for (const dueOn of [addDays(TODAY, -1), addDays(TODAY, 121)]) {
      await expect(verbs.open(head, first, { dueOn })).rejects.toThrow("Choose a day from today");
    }
    for (const key of ["", "a b", "x".repeat(37)]) {
      await expect(verbs.open(head, first, { key })).rejects.toThrow("key");
    }
    await expect(verbs.open(elsewhere, first)).rejects.toThrow("no such learner");
    await verbs.open(head, first, { dueOn: addDays(TODAY, 120) });
    const owners = await readOwners(em, world.school.id);
    const expected = [Role.head, Role.deputy, Role.classTeacher, Role.subjectTeacher].map((role) => world.as(role));
    expect(new Set(owners.map(({ id }) => Number(id)))).toEqual(new Set(expected.map(({ userId }) => userId)));
  });

  it("keeps attempts, each once, and refuses them in a closed case", async () => {
    const { em, world, head, colleague, learnerIds, verbs } = await aFollowedSchool(database.orm);
    const id = await verbs.open(head, learnerIds[0]);
    const other = await verbs.open(head, learnerIds[1]);
    const contact = verbs.contact(id);
    await verbs.add(colleague, id, contact);
    await verbs.add(colleague, id, contact);
    await verbs.add(head, id, { kind: ContactKind.visit, day: addDays(TODAY, -3), reached: true, note: null });
    await expect(verbs.add(head, other, { key: contact.key })).rejects.toThrow("another case");
    for (const day of [addDays(TODAY, 1), addDays(TODAY, -31)]) {
      await expect(verbs.add(head, id, { day })).rejects.toThrow("on which it was tried");
    }
    await expect(verbs.add(head, id, { note: "x".repeat(501) })).rejects.toThrow("at most 500");
    const contacts = (await loadContacts(em, world.school.id, [id, other])).get(id)!;
    expect(contacts.map(({ kind, day, reached, note }) => [kind, day, reached, note])).toEqual([
      [ContactKind.call, TODAY, false, "No answer"],
      [ContactKind.visit, addDays(TODAY, -3), true, ""],
    ]);
    await verbs.close(head, id);
    await verbs.add(colleague, id, contact);
    await expect(verbs.add(colleague, id)).rejects.toThrow(/closed this case on 2026-09-07/);
    await expect(verbs.change(colleague, id, head.userId)).rejects.toThrow(/closed this case/);
  });

  it("closes a case once: whoever comes second is told who was first", async () => {
    const { world, em, head, teacher, deputy, learnerIds, verbs } = await aFollowedSchool(database.orm);
    const id = await verbs.open(head, learnerIds[0]);
    const wishes = [
      { viewer: head, outcome: CaseOutcome.left },
      { viewer: teacher, outcome: CaseOutcome.returned },
      { viewer: deputy, outcome: CaseOutcome.notAtRisk },
    ];
    const ends = await Promise.allSettled(wishes.map(({ viewer, outcome }) => verbs.close(viewer, id, { outcome })));
    const won = ends.findIndex(({ status }) => status === "fulfilled");
    const first = wishes[won]!;
    const name = world.school.people.find(({ userId }) => userId === first.viewer.userId)!.name;
    for (const end of ends.filter((_, at) => at !== won)) {
      expect((end as PromiseRejectedResult).reason.message).toContain(`${name} closed this case on 2026-09-07`);
    }
    await verbs.close(first.viewer, id, { outcome: first.outcome });
    await expect(verbs.close(first.viewer, id, { outcome: CaseOutcome.transferred })).rejects.toThrow(name);
    expect(await findCase(em, head, id, TODAY)).toMatchObject({
      open: false,
      overdue: false,
      outcome: first.outcome,
      outcomeNote: "Back",
      outcomeOn: TODAY,
      closedBy: name,
    });

    const again = await verbs.open(head, learnerIds[0]);
    await expect(verbs.reopen(head, id)).rejects.toThrow("in case 2");
    await verbs.close(head, again, { outcome: CaseOutcome.left, day: addDays(TODAY, -2), note: null });
    expect(await findCase(em, head, again, TODAY)).toMatchObject({ recordDiffers: true, outcomeNote: null });
    await verbs.reopen(teacher, again);
    await verbs.reopen(teacher, again);
    expect(await findCase(em, head, again, TODAY)).toMatchObject({ open: true, outcome: null, recordDiffers: false });
    for (const day of [addDays(TODAY, 1), addDays(TODAY, -31)]) {
      await expect(verbs.close(head, again, { day })).rejects.toThrow("on which it was so");
    }
    const said = await em.execute<{ action: string }[]>(
      "select action from audit_event where school_id = ? and action like 'risk-case.%' order by id",
      [world.school.id],
    );
    expect(said.map(({ action }) => action.replace("risk-case.", ""))).toEqual([
      "opened",
      "closed",
      "opened",
      "closed",
      "reopened",
    ]);
  });

  it("hands a case over, and marks one whose learner is gone", async () => {
    const { world, em, head, teacher, colleague, learnerIds, verbs } = await aFollowedSchool(database.orm);
    const [first, second] = learnerIds;
    const id = await verbs.open(head, first);
    await verbs.change(colleague, id, teacher.userId);
    expect(await findCase(em, colleague, id, TODAY)).toBeNull();
    await expect(verbs.change(head, id, world.as(Role.bursar).userId)).rejects.toThrow("Choose the head");
    await verbs.open(head, second, { dueOn: addDays(TODAY, 3) });
    await inTransaction(em, (tx) =>
      withdrawLearner(tx, head, MONDAY, { learnerId: first, status: LearnerStatus.left }),
    );
    const late = addDays(TODAY, 10);
    const overdue = await findCases(em, head, { state: CaseState.overdue, mine: false }, { first: 50 }, late);
    expect(overdue.nodes.map(({ learner }) => learner)).toEqual([second]);
    // Off the roster, the learner is of no class, but who sees to the case sees it.
    const open = await findCases(em, teacher, { state: CaseState.open, mine: true }, { first: 50 }, late);
    expect(open.nodes).toMatchObject([{ number: 1, away: true, classId: null, open: true, action: "VISIT_HOME" }]);
    await verbs.change(head, id, teacher.userId, addDays(TODAY, 20));
    await verbs.close(teacher, id, { outcome: CaseOutcome.left });
    expect(await findCase(em, head, id, TODAY)).toMatchObject({ recordDiffers: false, away: true });
  });
});
